import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-version';

describe('missing-version', () => {
  it('reports a policy without one', () => {
    assertFindings(
      `{
  "Statement": [
//^^^^^^^^^^^ warning missing-version: This policy has no Version, so AWS reads it as the language of 2008, without policy variables. 💡
    { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }
  ]
}`,
      { only },
    );
  });
  it('says what becomes of variables', () => {
    const text =
      '{ "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:username}" } }';
    const [finding] = findingsOf(text, { only });
    assert.equal(
      finding?.message,
      'This policy has no Version, so AWS reads it as the language of 2008 and takes ${…} as plain text.',
    );
    assert.equal(finding?.fixes[0]?.safe, false);
    assert.equal(finding?.severity, 'error');
    assert.deepEqual(finding?.accessAnalyzer, ['MISSING_VERSION', 'VARIABLE_UNSUPPORTED_IN_VERSION']);
  });
  it('does not take the placeholder of another tool for a variable, but does not swear to it', () => {
    const text =
      '{ "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${bucket}/*" } }';
    const [finding] = findingsOf(text, { only });
    assert.equal(finding?.severity, 'warning');
    assert.deepEqual(finding?.accessAnalyzer, ['MISSING_VERSION']);
    assert.equal(finding?.fixes[0]?.safe, false);
  });
  it('is silent where CloudFormation may bring the version', () => {
    assertFindings(
      'AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Fn::Transform: { Name: A }\n  Statement:\n    Effect: Deny\n    Action: s3:GetObject\n    Resource: "*"\n',
      { only, language: 'yaml' },
    );
  });
  it('does not take the holes of a template for variables', () => {
    const text =
      'AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Statement:\n    Effect: Deny\n    Action: s3:GetObject\n    Resource: !Sub "${Bucket.Arn}/*"\n';
    const [finding] = findingsOf(text, { only, language: 'yaml' });
    assert.match(finding?.message ?? '', /without policy variables\.$/);
    assert.deepEqual(
      finding?.fixes.map(({ title, safe }) => [title, safe]),
      [['Add "Version": "2012-10-17"', false]],
    );
  });
  it('is silent where Terraform or a bus brings the version', () => {
    const statement = '{ Effect = "Deny", Action = "s3:GetObject", Resource = "*" }';
    for (const text of [
      `locals {\n  p = jsonencode(merge({ Version = "2012-10-17" }, { Statement = [${statement}] }))\n}\n`,
      'data "aws_iam_policy_document" "p" {\n  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["*"]\n  }\n}\n',
    ])
      assertFindings(text, { only, language: 'terraform' });
    const bus =
      'Resources:\n  P:\n    Type: AWS::Events::EventBusPolicy\n    Properties:\n      StatementId: a\n      Statement:\n        Effect: Deny\n        Principal: "*"\n        Action: events:PutEvents\n        Resource: "*"\n';
    assertFindings(bus, { only, language: 'yaml' });
    assertFindings(bus, { only: 'unknown-element', language: 'yaml' });
  });
  it('puts it first', () => {
    assertFix(
      '{\n  "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }\n}',
      'Add "Version": "2012-10-17"',
      '{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }\n}',
    );
  });
  it('is silent with either version', () => {
    for (const version of ['2012-10-17', '2008-10-17']) {
      assertFindings(
        `{ "Version": "${version}", "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" } }`,
        { only },
      );
    }
  });
});
