import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'duplicate-condition-key';
const policy = (condition: string): string => `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": ${condition} }
}`;
const blocks = (...conditions: readonly [string, string, string][]): string => `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["*"]
${conditions
  .map(
    ([test, variable, values]) => `
    condition {
      test     = "${test}"
      variable = "${variable}"
      values   = ${values}
    }`,
  )
  .join('')}
  }
}`;
const yaml = (conditions: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:ListBucket
    Resource: "*"
    Condition:
      StringEquals:
${conditions}`;

describe('duplicate-condition-key', () => {
  it('reports keys that differ only in capitals', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": {
      "NotIpAddress": {
        "aws:SourceIp": "203.0.113.0/24",
        "aws:sourceip": "198.51.100.0/24"
//      ^^^^^^^^^^^^^^ error duplicate-condition-key: The key aws:SourceIp stands here twice. To AWS keys that differ only in capitals are one key. 💡
      }
    }
  }
}`,
      { only },
    );
  });
  it('is silent on other operators, other tags, half a key, and on what VS Code marks in JSON', () => {
    for (const condition of [
      '{ "StringEquals": { "aws:RequestTag/a": "x", "aws:RequestTag/b": "x" } }',
      '{ "StringEquals": { "s3:prefix": "a" }, "StringLike": { "S3:Prefix": "a*" } }',
      '{ "StringEquals": { "s3:prefix": "a", "s3:prefix": "b" } }',
      '{ "StringEquals": { "": "a", "": "b" } }',
    ])
      assertFindings(policy(condition), { only });
  });
  it('puts the values together', () => {
    assertFix(
      policy('{ "StringEquals": { "s3:prefix": "a", "S3:Prefix": ["b", "a"] } }'),
      'Put all values under one key (then one that matches is enough)',
      policy('{ "StringEquals": { "s3:prefix": ["a", "b"] } }'),
    );
    assertFix(
      policy('{ "StringNotEquals": { "s3:prefix": "a", "aws:PrincipalAccount": "x", "S3:Prefix": "b" } }'),
      'Put all values under one key (then none of them may match)',
      policy('{ "StringNotEquals": { "s3:prefix": ["a", "b"], "aws:PrincipalAccount": "x" } }'),
    );
    assertFix(
      policy('{ "Bool": { "aws:SecureTransport": "false", "aws:securetransport": "false" } }'),
      'Remove this one, whose values the other has',
      policy('{ "Bool": { "aws:SecureTransport": "false" } }'),
    );
  });
  it('has no answer where the two contradict each other, or are not known', () => {
    for (const condition of [
      '{ "Bool": { "aws:SecureTransport": "false", "aws:securetransport": "true" } }',
      '{ "Null": { "s3:prefix": "false", "S3:prefix": "true" } }',
    ])
      assert.deepEqual(
        findingsOf(policy(condition), { only }).map(({ fixes }) => fixes.length),
        [0],
      );
    const unknown = blocks(['StringEquals', 's3:prefix', 'var.prefixes'], ['StringEquals', 'S3:prefix', '["a"]']);
    assert.deepEqual(
      findingsOf(unknown, { only, language: 'terraform' }).map(({ fixes }) => fixes.length),
      [0],
    );
  });
  it('knows that equal blocks of Terraform are one condition with all their values', () => {
    const language = 'terraform';
    assertFindings(blocks(['StringEquals', 's3:prefix', '["a"]'], ['StringEquals', 's3:prefix', '["b"]']), {
      only,
      language,
    });
    assertFindings(blocks(['StringEquals', 's3:prefix', '["a"]'], ['StringLike', 'S3:prefix', '["b"]']), {
      only,
      language,
    });
    const fixed = applyFix(
      blocks(['StringEquals', 's3:prefix', '["a"]'], ['StringEquals', 'S3:Prefix', '["b"]']),
      'Put all values under one key (then one that matches is enough)',
      { language },
    );
    assert.match(fixed, /variable = "s3:prefix"\s+values {3}= \[\s*"a",\s*"b",\s*\]/);
    assert.equal(fixed.match(/condition \{/g)?.length, 1);
    assertFindings(fixed, { only, language });
  });
  it('reports equal keys in YAML, and in JSON that stands in a string', () => {
    assertFindings(
      yaml(`        s3:prefix: a
        s3:prefix: b
#       ^^^^^^^^^ error duplicate-condition-key: The key s3:prefix stands here twice. Only one of them counts. 💡
`),
      { only, language: 'yaml' },
    );
    assertFix(
      yaml('        s3:prefix: a # first\n        s3:prefix: a\n'),
      'Remove this one, whose values the other has',
      yaml('        s3:prefix: a # first\n'),
      { language: 'yaml' },
    );
    const inner = policy('{ "StringEquals": { "s3:prefix": "a", "s3:prefix": "b" } }');
    assert.equal(findingsOf(JSON.stringify({ policy: inner }), { only }).length, 1);
  });
});
