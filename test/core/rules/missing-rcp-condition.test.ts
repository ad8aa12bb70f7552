import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-rcp-condition';
const kind: Kind = 'rcp';
const LEAVE = 'Add BoolIfExists aws:PrincipalIsAWSService false (then it leaves services out)';
const ALONE = 'Add Bool aws:PrincipalIsAWSService true (then it is about services alone)';
const CHECK = 'Add Null aws:SourceAccount false (then it leaves calls without a source out)';
const policy = (condition: string): string => `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": ${condition} }
}`;
const found = (condition: string, of: Kind = kind): string[] =>
  findingsOf(policy(condition), { only, kind: of }).flatMap(({ accessAnalyzer }) => accessAnalyzer);

describe('missing-rcp-condition', () => {
  it('reports a Deny that hits services, and one that hits all others', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
//                                                ^^^^^^^^^^^^^^^^^^^^ warning missing-rcp-condition: AWS services that call under their own name have no aws:PrincipalOrgID, so this Deny hits them too. 💡
    },
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringNotEqualsIfExists": { "aws:sourceOrgID": "o-a1b2c3d4e5" },
//                                   ^^^^^^^^^^^^^^^^^ warning missing-rcp-condition: Not every call of a service has aws:SourceOrgID. Without a Null check this Deny hits those that lack it. 💡
        "Bool": { "aws:PrincipalIsAWSService": "true" }
      }
    }
  ]
}`,
      { only, kind },
    );
  });
  it('reports both at once where neither is asked', () => {
    const neither = policy('{ "StringNotEquals": { "aws:SourceOrgID": "o-1" } }');
    assert.equal(findingsOf(neither, { only, kind }).length, 1);
    assert.deepEqual(found('{ "StringNotEquals": { "aws:SourceOrgID": "o-1" } }'), [
      'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
      'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    ]);
  });
  it('is silent on the perimeters that AWS publishes', () => {
    for (const condition of [
      '{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-1", "aws:PrincipalAccount": ["123456789012"] }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } }',
      '{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-1", "aws:SourceAccount": ["123456789012"] }, "Null": { "aws:SourceAccount": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }',
      '{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-1" }, "Null": { "aws:SourceArn": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } }',
      '{ "Null": { "SAML:aud": "true" }, "StringNotEqualsIfExists": { "aws:PrincipalTag/team": "admin", "aws:PrincipalOrgID": "o-1" }, "ForAnyValue:StringLike": { "aws:TagKeys": ["dp:*"] } }',
      '{ "StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-1" }, "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/a" } }',
      '{ "StringNotEqualsIfExists": { "aws:PrincipalAccount": "1" }, "StringEquals": { "aws:PrincipalTag/include": "true" } }',
      '{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }',
      '{ "BoolIfExists": { "aws:SecureTransport": "false" } }',
    ])
      assert.deepEqual(found(condition), [], condition);
  });
  it('speaks of resource control policies alone', () => {
    assert.deepEqual(found('{ "StringNotEquals": { "aws:PrincipalOrgID": "o-1" } }', 'resource'), []);
    assert.deepEqual(found('{ "StringNotEquals": { "aws:PrincipalOrgID": "o-1" } }', 'scp'), []);
  });
  it('is not led astray by a key that every request has', () => {
    assert.deepEqual(
      found(
        '{ "StringNotEquals": { "aws:PrincipalOrgID": "o-1" }, "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }',
      ),
      ['RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY'],
    );
  });
  it('adds what is missing', () => {
    const caller = policy('{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-1" } }');
    const fixed = applyFix(caller, LEAVE, { kind });
    assert.deepEqual(JSON.parse(fixed).Statement.Condition, {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    });
    assertFindings(fixed, { only, kind });
    const source = policy('{ "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-1" } }');
    assertFindings(applyFix(applyFix(source, ALONE, { kind }), CHECK, { kind }), { only, kind });
  });
  it('does so in Terraform and YAML', () => {
    const block = `data "aws_iam_policy_document" "perimeter" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEqualsIfExists"
      variable = "aws:PrincipalOrgID"
      values   = [var.organization]
    }
  }
}`;
    const options = { kind, language: 'terraform' };
    const fixed = applyFix(block, LEAVE, options);
    assert.match(fixed, /test\s+= "BoolIfExists"\s+variable\s+= "aws:PrincipalIsAWSService"\s+values\s+= \["false"\]/);
    assertFindings(fixed, { only, ...options });
    const yaml = `Version: "2012-10-17"
Statement:
  - Effect: Deny
    Principal: "*"
    Action: s3:*
    Resource: "*"
    Condition:
      StringNotEqualsIfExists:
        aws:PrincipalOrgID: o-1
`;
    const added = `      BoolIfExists:
        aws:PrincipalIsAWSService: 'false'
`;
    assertFix(yaml, LEAVE, yaml + added, { kind, language: 'yaml' });
  });
});
