import assert from 'node:assert/strict';
import { KINDS, type Kind } from '../../../src/core/iam/grammar.ts';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-element';
const policy = (statement: string): string => `{ "Version": "2012-10-17", "Statement": [${statement}] }`;
const found = (text: string, options: { kind?: Kind; language?: string } = {}) =>
  findingsOf(text, { only, ...options });
const template = (type: string, key: string, body: string): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  R:\n    Type: ${type}\n    Properties:\n      ${key}:\n        Version: "2012-10-17"\n        Statement:\n          - ${body}\n`;

describe('missing-element', () => {
  it('reports one finding for each statement that names all that is missing', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" },
//           ^^^^^^ error missing-element: This statement has no Effect, and AWS rejects the policy. 💡
    { "Effect": "Allow", "Condition": {} },
//    ^^^^^^^^ error missing-element: This statement has no Action or Resource, and AWS rejects the policy. 💡
    {}
//  ^^ error missing-element: This statement has no Effect, Action or Resource, and AWS rejects the policy. 💡
  ]
}`,
      { only },
    );
  });
  it('gives the code of each', () => {
    assert.deepEqual(
      found(policy('{}'), { kind: 'resource' }).flatMap(finding => finding.accessAnalyzer),
      ['MISSING_EFFECT', 'MISSING_PRINCIPAL', 'MISSING_ACTION'],
    );
  });
  it('puts all of them where AWS has them, in an empty statement too', () => {
    const before = `{
  "Version": "2012-10-17",
  "Statement": [
    {}
  ]
}`;
    const after = applyFix(before, 'Add Effect, Action and Resource, to be filled in');
    assert.equal(
      after,
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*"
    }
  ]
}`,
    );
    assert.deepEqual(found(after), []);
    const between = policy('{ "Sid": "A", "Principal": "*", "Resource": "arn:aws:s3:::b/*" }');
    assertFix(
      between,
      'Add Effect and Action, to be filled in',
      policy(
        '{ "Sid": "A", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
      ),
      { kind: 'resource' },
    );
  });
  it('asks what the effect is to be', () => {
    const text = policy('{ "Action": "s3:GetObject", "Resource": "*" }');
    for (const [title, effect] of [
      ['Add Effect Allow (the statement grants what it names)', 'Allow'],
      ['Add Effect Deny (the statement forbids what it names)', 'Deny'],
    ] as const) {
      const after = applyFix(text, title);
      assert.equal(after, policy(`{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*" }`));
      assert.deepEqual(found(after), []);
    }
  });
  it('knows actions that take no resource but *', () => {
    const text = policy('{ "Effect": "Allow", "Action": ["s3:ListAllMyBuckets", "ec2:DescribeInstances"] }');
    assertFix(
      text,
      'Add Resource "*" (the actions here take no other)',
      policy('{ "Effect": "Allow", "Action": ["s3:ListAllMyBuckets", "ec2:DescribeInstances"], "Resource": "*" }'),
    );
    assert.deepEqual(
      found(policy('{ "Effect": "Allow", "Action": "s3:GetObject" }')).flatMap(({ fixes }) =>
        fixes.map(({ title }) => title),
      ),
      ['Add Resource "*" (every resource, unless you name one)'],
    );
  });
  it('goes by the kind', () => {
    const missing = (kind: Kind, statement: string): string[] =>
      found(policy(statement), { kind }).flatMap(finding => [...finding.accessAnalyzer]);
    const rest = '"Effect": "Deny", "Action": "sts:AssumeRole"';
    for (const kind of KINDS) {
      const principal = ['trust', 'resource', 'rcp', 'endpoint'].includes(kind) ? ['MISSING_PRINCIPAL'] : [];
      const resource = ['trust', 'resource'].includes(kind) ? [] : ['MISSING_RESOURCE'];
      assert.deepEqual(missing(kind, `{ ${rest} }`), [...principal, ...resource], kind);
      assert.deepEqual(missing(kind, `{ ${rest}, "Principal": "*", "Resource": "*" }`), [], kind);
    }
    assert.deepEqual(missing('resource', `{ ${rest}, "NotPrincipal": "*" }`), []);
    assert.deepEqual(
      missing('identity', '{ "Effect": "Deny", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::b" }'),
      [],
    );
  });
  it('knows which resources ask for Resource', () => {
    const body = '{ Effect: Allow, Principal: { AWS: "123456789012" }, Action: "*" }';
    const codes = (type: string, key: string) =>
      found(template(type, key, body), { language: 'yaml' }).flatMap(finding => [...finding.accessAnalyzer]);
    assert.deepEqual(codes('AWS::S3::BucketPolicy', 'PolicyDocument'), ['MISSING_RESOURCE']);
    assert.deepEqual(codes('AWS::ECR::Repository', 'RepositoryPolicyText'), []);
    assert.deepEqual(codes('AWS::EFS::FileSystem', 'FileSystemPolicy'), []);
    assert.deepEqual(codes('AWS::IAM::Role', 'AssumeRolePolicyDocument'), []);
  });
  it('reports a policy without a statement', () => {
    const text = `{
  "Version": "2012-10-17"
//^^^^^^^^^ error missing-element: This policy has no statement, and AWS rejects it. A statement says what is allowed or denied. 💡
}`;
    assertFindings(text, { only });
    const after = applyFix(text.replace(/\n\/\/.*/, ''), 'Add a statement, to be filled in');
    assert.match(after, /"Statement": \[\n {4}\{\n {6}"Effect": "Allow",/);
    assert.deepEqual(found(after), []);
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": []
//^^^^^^^^^^^ error missing-element: This policy has no statement, and AWS rejects it. A statement says what is allowed or denied. 💡
}`,
      { only },
    );
    assert.deepEqual(
      found(applyFix('{ "Version": "2012-10-17", "Statement": [] }', 'Add a statement, to be filled in')),
      [],
    );
  });
  it('adds to YAML and to Terraform', () => {
    const yaml = template('AWS::IAM::ManagedPolicy', 'PolicyDocument', 'Effect: Allow\n            Resource: "*"');
    const mended = applyFix(yaml, 'Add Action, to be filled in', { language: 'yaml' });
    assert.equal(mended, yaml.replace('Effect: Allow\n', 'Effect: Allow\n            Action: s3:GetObject\n'));
    assert.deepEqual(found(mended, { language: 'yaml' }), []);
    const terraform = `data "aws_iam_policy_document" "this" {
  statement {
#           ^ error missing-element: This statement has no Action or Resource, and AWS rejects the policy. 💡
  }
}
`;
    assertFindings(terraform, { only, language: 'terraform' });
    const after = applyFix(terraform.replace(/\n#.*/, ''), 'Add actions and resources, to be filled in', {
      language: 'terraform',
    });
    assert.equal(
      after,
      `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
`,
    );
    assert.deepEqual(found(after, { language: 'terraform' }), []);
  });
  it('adds a block of principals in Terraform', () => {
    const text = `data "aws_iam_policy_document" "this" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
  statement {
    actions = ["sts:AssumeRole"]
  }
}
`;
    assert.deepEqual(
      found(text, { language: 'terraform' }).map(({ message }) => message),
      ['This statement has no Principal, and AWS rejects the policy.'],
    );
    const after = applyFix(text, 'Add principals, to be filled in', { language: 'terraform' });
    assert.match(after, /principals \{\s+type\s+= "Service"\s+identifiers = \["ec2.amazonaws.com"\]\s+\}/);
    assert.deepEqual(found(after, { language: 'terraform' }), []);
  });
  it('gives an RCP its one effect and its one principal', () => {
    const titles = (statement: string) =>
      found(policy(statement), { kind: 'rcp' }).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles('{ "Principal": "*", "Action": "s3:*", "Resource": "*" }'), [
      'Add Effect Deny (the statement forbids what it names)',
    ]);
    assert.deepEqual(titles('{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }'), [
      'Add Principal "*" (everyone whom the rest lets through)',
    ]);
  });
  it('is silent where another rule speaks of the slip', () => {
    assertFindings(policy('{ "effect": "Allow", "Actions": "s3:GetObject", "Resources": "*" }'), { only });
    assertFindings('{ "Version": "2012-10-17", "Statements": [] }', { only });
    assertFindings('{ "Version": "2012-10-17", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }', {
      only,
    });
  });
  it('is silent while JSON is broken, and on what is still to be typed', () => {
    assertFindings(policy('{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": }'), { only });
    assertFindings(policy('{ "Effect": "Allow", "Action": "s3:GetObject, "Resource": "*" }'), { only });
    assertFindings('Version: "2012-10-17"\nStatement:\n  -\n', { only, language: 'yaml' });
    assertFindings('Version: "2012-10-17"\nStatement:\n', { only, language: 'yaml' });
  });
  it('is silent on what the text does not show', () => {
    const terraform = (body: string) => `data "aws_iam_policy_document" "this" {\n${body}}\n`;
    for (const body of [
      '',
      '  statement {\n    dynamic "principals" {\n      for_each = local.x\n      content {}\n    }\n  }\n',
      '  source_policy_documents = [local.x]\n',
      '  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["*"]\n  }\n',
    ])
      assertFindings(terraform(body), { only, language: 'terraform' });
    for (const merged of ['{ Version = "2012-10-17" }, { Statement = [] }', '{ Version = "2012-10-17" }, local.rest'])
      assertFindings(`locals {\n  p = jsonencode(merge(${merged}))\n}\n`, { only, language: 'terraform' });
    assertFindings('locals {\n  p = jsonencode({ Version = "2012-10-17", Statement = var.statements })\n}\n', {
      only,
      language: 'terraform',
    });
    assertFindings(
      template('AWS::IAM::ManagedPolicy', 'PolicyDocument', '<<: *base\n            Effect: Allow').replace(
        'Resources:',
        'Base: &base { Action: "s3:GetObject", Resource: "*" }\nResources:',
      ),
      { only, language: 'yaml' },
    );
    assertFindings(template('AWS::IAM::ManagedPolicy', 'PolicyDocument', 'Fn::Transform: { Name: A }'), {
      only,
      language: 'yaml',
    });
  });
});
