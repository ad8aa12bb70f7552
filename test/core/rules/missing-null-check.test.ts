import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-null-check';
const policy = (condition: string, resource = '*'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${resource}", "Condition": ${condition} }
  ]
}`;
const found = (text: string, kind: Kind = 'identity'): string[] =>
  findingsOf(text, { only, kind }).map(({ severity }) => severity);

describe('missing-null-check', () => {
  it('reports ForAllValues on keys that tell who calls', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": "*",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*",
    "Condition": {
      "ForAllValues:StringLike": {
        "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*"
//      ^^^^^^^^^^^^^^^^^^^^^^^ warning missing-null-check: A request without aws:PrincipalOrgPaths passes ForAllValues:StringLike too, and this Allow counts for it. 💡
      }
    }
  }
}`,
      { only, kind: 'resource' },
    );
  });
  it('informs where a Not lets those pass who lack the key', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*",
    "Condition": {
      "StringNotEquals": { "aws:PrincipalTag/status": "guest" },
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^ info missing-null-check: A request without aws:PrincipalTag/status passes StringNotEquals too, and this Allow counts for it. 💡
      "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" }
//                      ^^^^^^^^^^^^^^ info missing-null-check: A request without aws:SourceIp … 💡
    }
  }
}`,
      { only },
    );
  });
  it('is silent where such requests are meant, kept out, or not known', () => {
    for (const condition of [
      '{ "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } }',
      '{ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["a"] } }',
      '{ "ForAllValues:StringNotEquals": { "aws:CalledVia": "athena.amazonaws.com" } }',
      '{ "ForAllValues:StringLikeIfExists": { "aws:PrincipalOrgPaths": "o-1/*" } }',
      '{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } }',
      '{ "StringNotEqualsIfExists": { "aws:PrincipalTag/status": "guest" } }',
      '{ "StringNotEquals": { "aws:PrincipalTag/status": "" } }',
      '{ "StringNotEquals": { "aws:ResourceTag/status": "secret" } }',
      '{ "StringNotEquals": { "aws:PrincipalAccount": "123456789012" } }',
      '{ "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/Guest" } }',
      '{ "StringEquals": { "aws:PrincipalTag/status": "staff" } }',
      '{ "StringNotEquals": { "aws:PrincipalTag/status": "guest" }, "Null": { "aws:principaltag/status": "false" } }',
      '{ "StringNotEquals": { "aws:PrincipalTag/status": "a" }, "StringLike": { "aws:PrincipalTag/status": "*" } }',
      '{ "StringNotEquals": { "aws:username": "a" }, "StringEquals": { "s3:ExistingObjectTag/by": "${aws:username}" } }',
    ])
      assert.deepEqual(found(policy(condition)), [], condition);
    assert.deepEqual(
      found(policy('{ "StringNotEquals": { "aws:username": "alice" } }', 'arn:aws:s3:::home/${aws:username}/*')),
      [],
    );
  });
  it('is silent in a Deny, in policies that only limit, and beside a Deny for requests without the key', () => {
    const allow = policy('{ "StringNotEquals": { "aws:PrincipalTag/status": "guest" } }');
    assert.deepEqual(found(allow.replace('Allow', 'Deny')), []);
    for (const kind of ['scp', 'boundary', 'endpoint'] as const) assert.deepEqual(found(allow, kind), []);
    const deny =
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Null": { "aws:PrincipalTag/status": "true" } } }';
    assert.deepEqual(found(allow), ['info']);
    assert.deepEqual(found(allow.replace(' }\n  ]', ` },\n    ${deny}\n  ]`)), []);
  });
  it('adds the question', () => {
    const title = 'Add Null with false for aws:PrincipalTag/status (then such requests do not pass)';
    const fixed = applyFix(
      policy('{ "StringNotEquals": { "aws:PrincipalTag/status": "guest" }, "Null": { "s3:prefix": "true" } }'),
      title,
    );
    assert.deepEqual(JSON.parse(fixed).Statement[0].Condition, {
      StringNotEquals: { 'aws:PrincipalTag/status': 'guest' },
      Null: { 's3:prefix': 'true', 'aws:PrincipalTag/status': 'false' },
    });
    assert.deepEqual(found(fixed), []);
    const block = (more: string): string => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "aws:PrincipalTag/status"
      values   = ["guest"]
    }
${more}  }
}`;
    const added = applyFix(block(''), title, { language: 'terraform' });
    assert.match(added, /test\s+= "Null"\s+variable\s+= "aws:PrincipalTag\/status"\s+values\s+= \["false"\]/);
    assertFindings(added, { only, language: 'terraform' });
    const yaml = (more: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
    Condition:
      StringNotEquals:
        aws:PrincipalTag/status: guest
${more}`;
    assertFix(yaml(''), title, yaml(`      'Null':\n        aws:PrincipalTag/status: 'false'\n`), { language: 'yaml' });
  });
});
