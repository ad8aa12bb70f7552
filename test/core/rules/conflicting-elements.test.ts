import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'conflicting-elements';
const policy = (body: string): string => `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${body} }] }`;
const document = (body: string): string =>
  `data "aws_iam_policy_document" "this" {\n  statement {\n${body.replace(/^/gm, '    ')}\n  }\n}\n`;

describe('conflicting-elements', () => {
  it('reports the later of the two', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "NotPrincipal": "*",
    "Principal": "*",
//  ^^^^^^^^^^^ error conflicting-elements: A statement has either Principal or NotPrincipal; AWS rejects both together. 💡
    "Action": "s3:GetObject",
    "NotAction": ["s3:PutObject"],
//  ^^^^^^^^^^^ error conflicting-elements: A statement has either Action or NotAction; AWS rejects both together. 💡
    "Resource": "*",
    "NotResource": "arn:aws:s3:::b"
//  ^^^^^^^^^^^^^ error conflicting-elements: A statement has either Resource or NotResource; AWS rejects both together. 💡
  }
}`,
      { only },
    );
  });
  it('takes out either, and says what is left', () => {
    const text = policy('"Action": "s3:GetObject", "NotAction": "s3:PutObject", "Resource": "*"');
    assertFix(
      text,
      'Remove NotAction (then it is about the listed actions)',
      policy('"Action": "s3:GetObject", "Resource": "*"'),
    );
    assertFix(
      text,
      'Remove Action (then it is about all actions but the listed)',
      policy('"NotAction": "s3:PutObject", "Resource": "*"'),
    );
  });
  it('reports and mends in YAML and in Terraform', () => {
    const yaml = `Version: "2012-10-17"
Statement:
  - Effect: Deny
    Action: s3:GetObject
    Resource: "*"
    NotResource: !Sub "\${Bucket}/*"
`;
    assertFindings(yaml, { only, language: 'yaml' });
    const known = yaml.replace('!Sub "${Bucket}/*"', 'arn:aws:s3:::b');
    const after = applyFix(known, 'Remove Resource (then it is about all resources but the listed)', {
      language: 'yaml',
    });
    assert.equal(after, known.replace('    Resource: "*"\n', ''));
    const terraform = document('actions     = ["s3:GetObject"]\nnot_actions = ["s3:PutObject"]\nresources   = ["*"]');
    const mended = applyFix(terraform, 'Remove not_actions (then it is about the listed actions)', {
      language: 'terraform',
    });
    assert.deepEqual(findingsOf(mended, { only, language: 'terraform' }), []);
  });
  it('offers nothing that would leave a second block behind', () => {
    const block = (name: string, id: string) => `${name} {\n  type        = "AWS"\n  identifiers = ["${id}"]\n}`;
    const text = document(
      [block('principals', '111111111111'), block('principals', '222222222222'), block('not_principals', '*')].join(
        '\n',
      ),
    );
    assert.deepEqual(
      findingsOf(text, { only, language: 'terraform' }).map(({ fixes }) => fixes.map(({ title }) => title)),
      [['Remove not_principals (then it is about the listed principals)']],
    );
  });
  it('is silent on one of them, and on the two in two statements', () => {
    assertFindings(policy('"NotAction": "s3:PutObject", "Resource": "*"'), { only });
    assertFindings(
      `{ "Version": "2012-10-17", "Statement": [
        { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" },
        { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*" }
      ] }`,
      { only },
    );
  });
  it('is silent where one may be nothing', () => {
    for (const body of [
      'actions     = var.actions\nnot_actions = var.not_actions',
      'actions     = ["s3:GetObject"]\nnot_actions = []',
      'actions     = ["s3:GetObject"]\nnot_actions = null',
      'actions     = var.deny ? null : ["s3:GetObject"]\nnot_actions = ["s3:PutObject"]',
    ])
      assertFindings(document(body), { only, language: 'terraform' });
    const branch = '!If [A, "s3:GetObject", !Ref AWS::NoValue]';
    assertFindings(
      `AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Deny\n      Action: ${branch}\n      NotAction: s3:PutObject\n      Resource: "*"\n`,
      { only, language: 'yaml' },
    );
  });
});
