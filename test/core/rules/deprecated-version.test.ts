import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'deprecated-version';
const policy = (resource: string, version = '2008-10-17'): string =>
  `{ "Version": "${version}", "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "${resource}" } }`;
const safety = (text: string, language = 'json') =>
  findingsOf(text, { only, language }).map(({ severity, fixes }) => [severity, fixes[0]?.safe]);

describe('deprecated-version', () => {
  it('is a hint, and mended safely, where it makes no difference', () => {
    assertFindings(
      `{
  "Version": "2008-10-17",
//           ^^^^^^^^^^^^ hint deprecated-version: This is the policy language of 2008, without policy variables. 💡
  "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }
}`,
      { only },
    );
    assert.deepEqual(safety(policy('*')), [['hint', true]]);
    assertFix(policy('*'), 'Change to 2012-10-17', policy('*', '2012-10-17'));
  });
  it('is an error with variables', () => {
    assertFindings(
      `{
  "Version": "2008-10-17",
//           ^^^^^^^^^^^^ error deprecated-version: In the version of 2008 AWS takes \${…} as plain text: this policy needs 2012-10-17. 💡
  "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/\${aws:username}/*" }
}`,
      { only },
    );
    const after = applyFix(
      policy('arn:aws:s3:::b/${aws:username}/*'),
      'Change to 2012-10-17 (its ${…} become variables)',
    );
    assert.deepEqual(findingsOf(after, { only }), []);
    for (const key of ['aws:PrincipalTag/team', 's3:prefix', 'saml:sub', '*'])
      assert.deepEqual(safety(policy(`arn:aws:s3:::b/\${${key}}/*`)), [['error', false]], key);
  });
  it('finds variables in conditions', () => {
    const text = policy('*').replace(
      '"*"',
      '"*", "Condition": { "StringLike": { "s3:prefix": ["home/${aws:username}/*"] } }',
    );
    assert.deepEqual(safety(text), [['error', false]]);
  });
  it('does not take the placeholder of another tool for a variable, but does not swear to it', () => {
    for (const name of ['bucket', 'self:custom.bucket', 'ssm:/path/to/bucket'])
      assert.deepEqual(safety(policy(`arn:aws:s3:::\${${name}}/*`)), [['hint', false]], name);
  });
  it('does not take the holes of a template for variables', () => {
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
P:
  Version: 2008-10-17
  Statement:
    Effect: Deny
    Action: s3:GetObject
    Resource: !Sub "\${Bucket.Arn}/*"
`;
    assert.deepEqual(safety(yaml, 'yaml'), [['hint', false]]);
    assert.deepEqual(safety(yaml.replace('/*', '/${!aws:username}/*'), 'yaml'), [['error', false]]);
    assertFix(yaml, 'Change to 2012-10-17', yaml.replace('2008-10-17', "'2012-10-17'"), { language: 'yaml' });
  });
  it('reads the variables of Terraform', () => {
    const text = (resource: string) =>
      `data "aws_iam_policy_document" "this" {\n  version = "2008-10-17"\n  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["${resource}"]\n  }\n}\n`;
    assert.deepEqual(safety(text('arn:aws:s3:::b/&{aws:username}/*'), 'terraform'), [['error', false]]);
    assert.deepEqual(safety(text('arn:aws:s3:::b/*'), 'terraform'), [['hint', true]]);
    assert.deepEqual(safety(text('arn:aws:s3:::b/${var.x}/*'), 'terraform'), [['hint', false]]);
  });
  it('is silent on today’s version, and on one that nobody knows', () => {
    assertFindings(policy('*', '2012-10-17'), { only });
    assertFindings(policy('*', '2010-10-17'), { only });
    assertFindings('data "aws_iam_policy_document" "this" {\n  version = var.version\n  statement {}\n}\n', {
      only,
      language: 'terraform',
    });
  });
});
