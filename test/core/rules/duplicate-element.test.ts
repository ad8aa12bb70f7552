import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'duplicate-element';
const policy = (body: string): string => `{ "Version": "2012-10-17", "Statement": [{ ${body} }] }`;
const full = '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"';
const found = (text: string, language = 'json') => findingsOf(text, { only, language });
const titles = (text: string, language = 'json') =>
  found(text, language).flatMap(({ fixes }) => fixes.map(({ title }) => title));

describe('duplicate-element', () => {
  it('reports the later of two in every object', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Version": "2012-10-17",
//^^^^^^^^^ error duplicate-element: "Version" stands here twice. AWS reads only one of the two, or rejects the policy. 💡
  "Statement": {
    "Effect": "Deny",
    "Principal": { "AWS": "123456789012", "AWS": "*" },
//                                        ^^^^^ error duplicate-element: "AWS" stands here twice. AWS reads only one of the two, or rejects the policy. 💡
    "Action": "s3:GetObject",
    "Action": "s3:PutObject",
//  ^^^^^^^^ error duplicate-element: "Action" stands here twice. AWS reads only one of the two, or rejects the policy. 💡
    "Resource": "*",
    "Condition": {
      "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      "StringEquals": { "aws:RequestedRegion": "eu-west-1" }
//    ^^^^^^^^^^^^^^ error duplicate-element: "StringEquals" stands here twice. AWS reads only one of the two, or rejects the policy. 💡
    }
  }
}`,
      { only },
    );
  });
  it('takes out either', () => {
    const text = policy(`"Sid": "A", "Sid": "B", ${full}`);
    assertFix(text, 'Remove the first Sid', policy(`"Sid": "B", ${full}`));
    assertFix(text, 'Remove the second Sid', policy(`"Sid": "A", ${full}`));
  });
  it('puts the keys of two operators together', () => {
    const condition = (body: string) => policy(`${full}, "Condition": { ${body} }`);
    const text = condition(
      '"StringEquals": { "aws:PrincipalOrgID": "o-1" }, "Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "aws:RequestedRegion": ["a", "b"], "aws:PrincipalAccount": "1" }',
    );
    const after = applyFix(text, 'Move its keys into the first StringEquals (then all of them count)');
    assert.equal(
      after,
      condition(
        '"StringEquals": { "aws:PrincipalOrgID": "o-1", "aws:RequestedRegion": ["a", "b"], "aws:PrincipalAccount": "1" }, "Bool": { "aws:SecureTransport": "true" }',
      ),
    );
    assert.deepEqual(found(after), []);
    assert.deepEqual(
      titles(condition('"Bool": { "aws:SecureTransport": "true" }, "Bool": { "aws:securetransport": "false" }')),
      ['Remove the first Bool', 'Remove the second Bool'],
    );
  });
  it('puts the principals of two lists together', () => {
    const text = policy(`"Principal": { "AWS": "111111111111", "AWS": ["222222222222"] }, ${full}`);
    assertFix(
      text,
      'Move its principals into the first AWS (then all of them count)',
      policy(`"Principal": { "AWS": ["111111111111", "222222222222"] }, ${full}`),
    );
  });
  it('works in YAML', () => {
    const yaml = `Version: "2012-10-17"
Statement:
  - Effect: Deny
    Action: s3:GetObject
    Resource: "*"
    Condition:
      StringEquals:
        aws:PrincipalOrgID: o-1
      StringEquals:
        aws:RequestedRegion: eu-west-1
`;
    const after = applyFix(yaml, 'Move its keys into the first StringEquals (then all of them count)', {
      language: 'yaml',
    });
    assert.equal(
      after,
      yaml.replace(
        '      StringEquals:\n        aws:RequestedRegion: eu-west-1\n',
        '        aws:RequestedRegion: eu-west-1\n',
      ),
    );
    assert.deepEqual(found(after, 'yaml'), []);
  });
  it('lets blocks of Terraform repeat, but no argument', () => {
    const block = 'principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }';
    const document = (more: string) =>
      `data "aws_iam_policy_document" "this" {\n  statement {\n    actions = ["s3:GetObject"]\n    ${block}\n    ${block}\n${more}  }\n  statement {\n    actions = ["s3:PutObject"]\n  }\n}\n`;
    assert.deepEqual(found(document(''), 'terraform'), []);
    const text = document('    actions = ["s3:PutObject"]\n');
    assert.deepEqual(titles(text, 'terraform'), ['Remove the first actions', 'Remove the second actions']);
    assert.deepEqual(found(applyFix(text, 'Remove the second actions', { language: 'terraform' }), 'terraform'), []);
  });
  it('is silent where a template chooses between the two', () => {
    const yaml =
      'Version: "2012-10-17"\nStatement:\n  - Effect: Deny\n    Action: s3:GetObject\n    {% if arn %}\n    Resource: a\n    {% else %}\n    Resource: "*"\n    {% endif %}\n';
    assertFindings(yaml, { only, language: 'yaml' });
  });
  it('is silent on equal keys in two objects, other cases, and what is not known or not yet typed', () => {
    assertFindings(
      policy(
        `${full}, "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" }, "StringNotEquals": { "aws:PrincipalOrgID": "o-2" } }`,
      ),
      { only },
    );
    assertFindings(policy(`${full}, "effect": "Allow"`), { only });
    assertFindings(policy(`${full}, "Effect"`), { only });
    assertFindings(policy(`${full}, "": 1, "": 2`), { only });
    assertFindings(
      'locals {\n  p = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", "${var.a}" = 1, "${var.a}" = 2 }] })\n}\n',
      { only, language: 'terraform' },
    );
  });
});
