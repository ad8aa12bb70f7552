import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'misplaced-element';
const policy = (body: string): string => `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${body} }] }`;
const found = (text: string, kind?: Kind) =>
  findingsOf(text, { only, ...(kind ? { kind } : {}) }).map(({ severity, message, accessAnalyzer, fixes }) => ({
    severity,
    message,
    code: accessAnalyzer.join(),
    fixes: fixes.map(({ title }) => title),
  }));
const action = '"Action": "s3:GetObject"';
const full = `${action}, "Resource": "*"`;

describe('misplaced-element', () => {
  it('reports principals where the policy is about whoever has it', () => {
    for (const kind of ['identity', 'boundary', 'session'] as const) {
      const [finding] = found(policy(`"Principal": { "AWS": "123456789012" }, ${full}`), kind);
      assert.equal(finding?.code, 'UNSUPPORTED_PRINCIPAL', kind);
      assert.equal(finding.severity, 'error');
      assert.match(finding.message, /^A .* has no Principal: it is about whoever has it\.$/);
      assert.deepEqual(finding.fixes, ['Remove Principal (whoever has the policy is meant)']);
      assert.deepEqual(found(policy(`"NotPrincipal": "*", ${full}`), kind)[0]?.fixes, []);
    }
    assertFix(policy(`"Principal": "*", ${full}`), 'Remove Principal (whoever has the policy is meant)', policy(full), {
      kind: 'identity',
    });
  });
  it('takes no named principal out of an SCP: that would widen what it denies', () => {
    for (const [principal, fixes] of [
      ['"Principal": "*"', 1],
      ['"Principal": { "AWS": ["*"] }', 1],
      ['"Principal": { "AWS": "123456789012" }', 0],
      ['"Principal": { "AWS": "*", "Service": "ec2.amazonaws.com" }', 0],
      ['"NotPrincipal": "*"', 0],
    ] as const) {
      const [finding] = found(policy(`${principal}, ${full}`), 'scp');
      assert.equal(finding?.code, 'SCP_SYNTAX_ERROR_PRINCIPAL');
      assert.equal(finding.fixes.length, fixes, principal);
    }
  });
  it('reports what a trust policy does not have', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Service": "ec2.amazonaws.com" },
    "Action": "sts:AssumeRole",
    "Resource": "*"
//  ^^^^^^^^^^ error misplaced-element: A trust policy has no Resource: the role that has it is meant. 💡
  }
}`,
      { only, kind: 'trust' },
    );
    const text = policy('"Principal": "*", "Action": "sts:AssumeRole", "NotResource": "*"');
    assert.equal(found(text, 'trust')[0]?.code, 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE');
    assert.deepEqual(found(applyFix(text, 'Remove NotResource (the role is meant)', { kind: 'trust' }), 'trust'), []);
    assert.deepEqual(found(policy('"NotPrincipal": "*", "Action": "sts:AssumeRole"'), 'trust'), [
      {
        severity: 'error',
        message: 'A trust policy has no NotPrincipal: it says with Principal who may assume the role.',
        code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
        fixes: [],
      },
    ]);
  });
  it('takes a guess for what it is', () => {
    const text = policy('"NotPrincipal": { "AWS": "123456789012" }, "Action": "sts:AssumeRole"');
    assert.deepEqual(
      found(text).map(({ severity }) => severity),
      ['warning'],
    );
    // Without an action it may as well be the policy of a repository.
    assert.deepEqual(found(policy('"NotPrincipal": { "AWS": "123456789012" }, "Action": []')), []);
    assert.deepEqual(found(policy(`"Principal": "*", ${full}`)), []);
    assert.deepEqual(found(policy('"Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"')), []);
  });
  it('reports what an RCP does not have', () => {
    assert.deepEqual(
      found(policy('"NotPrincipal": "*", "NotAction": "s3:*", "Resource": "*"'), 'rcp').map(({ code, fixes }) => [
        code,
        fixes,
      ]),
      [
        ['RCP_SYNTAX_ERROR_PRINCIPAL', []],
        ['RCP_SYNTAX_ERROR_NOTACTION', []],
      ],
    );
  });
  it('reports an Id where only policies on resources have one, and says no more than is known', () => {
    const text = `{ "Version": "2012-10-17", "Id": "x", "Statement": { "Effect": "Deny", ${full} } }`;
    assert.deepEqual(found(text, 'identity'), [
      {
        severity: 'warning',
        message: 'A policy for users, groups and roles has no Id: only policies on resources have one.',
        code: '',
        fixes: ['Remove Id'],
      },
    ]);
    assertFix(text, 'Remove Id', text.replace('"Id": "x", ', ''), { kind: 'identity' });
    assert.deepEqual(found(text), []);
    assert.deepEqual(found(text, 'resource'), []);
  });
  it('reports a statement without its braces once', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Effect": "Allow",
//^^^^^^^^ error misplaced-element: Effect, Action and Resource belong in a statement: "Statement": [{ … }].
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::invoices/*"
}`,
      { only },
    );
    assert.deepEqual(
      found(`{ "Version": "2012-10-17", "Effect": "Allow" }`).map(({ code }) => code),
      ['INVALID_POLICY_ELEMENT,MISSING_STATEMENT'],
    );
    assert.deepEqual(
      found(`{ "Version": "2012-10-17", "Sid": "A", "Statement": { "Effect": "Deny", ${full} } }`).map(
        ({ code }) => code,
      ),
      ['INVALID_POLICY_ELEMENT'],
    );
  });
  it('reports an element of the policy in a statement', () => {
    const text = policy(`"Version": "2012-10-17", "Id": "Read", ${full}`);
    assert.deepEqual(
      found(text).map(({ message, fixes }) => [message, fixes]),
      [
        ['Version belongs to the policy, not in a statement.', ['Remove Version (the policy has its own)']],
        ['Id belongs to the policy, not in a statement. The name of a statement is its Sid.', ['Rename to Sid']],
      ],
    );
    const once = applyFix(text, 'Rename to Sid');
    const after = applyFix(once, 'Remove Version (the policy has its own)');
    assert.equal(after, policy(`"Sid": "Read", ${full}`));
    assert.deepEqual(found(after), []);
  });
  it('tells a whole policy in place of a statement as that alone', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }]
//    ^^^^^^^^^^^ error misplaced-element: Statement belongs to the policy, not in a statement.
    }
  ]
}`,
      { only },
    );
    assert.deepEqual(
      findingsOf(policy(`"Statement": [{ "Effect": "Deny", ${full} }]`), { only: 'missing-element' }),
      [],
    );
  });
  it('works in YAML and Terraform', () => {
    const yaml = (more: string) => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
${more}`;
    assertFix(yaml('            Resource: "*"\n'), 'Remove Resource (the role is meant)', yaml(''), {
      language: 'yaml',
    });
    assertFindings(
      `data "aws_iam_policy_document" "this" {
  effect = "Allow"
# ^^^^^^ error misplaced-element: Effect belongs in a statement: statement { … }.
  statement {
    policy_id = "A"
#   ^^^^^^^^^ error misplaced-element: Id belongs to the policy, not in a statement. The name of a statement is its Sid. 💡
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
`,
      { only, language: 'terraform' },
    );
  });
  it('is silent on what belongs there', () => {
    for (const kind of ['identity', 'boundary', 'session', 'scp'] as const)
      assert.deepEqual(found(policy(full), kind), []);
    for (const kind of ['resource', 'endpoint'] as const)
      assert.deepEqual(found(policy(`"Principal": "*", "NotAction": "s3:*", "NotResource": "*"`), kind), []);
    assert.deepEqual(found(policy(`"NotPrincipal": "*", ${full}`), 'resource'), []);
    assert.deepEqual(found(policy(`"NotPrincipal": "*", ${full}`), 'endpoint'), []);
  });
});
