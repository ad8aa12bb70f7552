import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'misplaced-set-prefix';
const policy = (condition: string, effect = 'Allow'): string => `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} }
}`;
const found = (condition: string, effect?: string): string[] =>
  findingsOf(policy(condition, effect), { only }).map(
    ({ severity, fixes, accessAnalyzer }) => `${severity} ${fixes[0]?.title} ${accessAnalyzer.length}`,
  );

describe('misplaced-set-prefix', () => {
  it('reports ForAllValues in an Allow, where requests without the key pass', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "organizations:EnableAWSServiceAccess",
    "Resource": "*",
    "Condition": {
      "ForAllValues:StringLike": {
        "organizations:ServicePrincipal": "servicequotas.amazonaws.com"
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning misplaced-set-prefix: A request holds one value of organizations:ServicePrincipal or none, and with ForAllValues those with none pass. 💡
      }
    }
  }
}`,
      { only },
    );
  });
  it('weighs what the prefix does', () => {
    const gone = 'then requests without the key no longer match';
    for (const [condition, effect, wanted] of [
      [
        '{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1" } }',
        'Allow',
        `warning Change to StringEquals (${gone}) 1`,
      ],
      [
        '{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1" } }',
        'Deny',
        `info Change to StringEquals (${gone}) 1`,
      ],
      [
        '{ "ForAllValues:StringNotEquals": { "aws:PrincipalOrgID": "o-1" } }',
        'Deny',
        'hint Change to StringNotEquals (which means the same) 1',
      ],
      [
        '{ "ForAnyValue:StringEquals": { "aws:PrincipalOrgID": "o-1" } }',
        'Allow',
        'hint Change to StringEquals (which means the same) 0',
      ],
      [
        '{ "ForAnyValue:StringNotEquals": { "aws:PrincipalOrgID": "o-1" } }',
        'Deny',
        'hint Change to StringNotEquals (then requests without the key match too) 0',
      ],
    ] as const)
      assert.deepEqual(found(condition, effect), [wanted], `${effect} ${condition}`);
  });
  it('sees no danger where another condition asks for the key', () => {
    assert.deepEqual(
      found(
        '{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1" }, "Null": { "aws:principalorgid": "false" } }',
      ),
      ['hint Change to StringEquals (which means the same) 1'],
    );
  });
  it('is silent on keys of several values, on claims, and on what is not known', () => {
    for (const condition of [
      '{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" } }',
      '{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } }',
      '{ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "a" } }',
      '{ "ForAnyValue:StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }',
      '{ "ForAnyValue:StringEquals": { "token.actions.githubusercontent.com:actor": "octocat" } }',
      '{ "ForAnyValue:StringEquals": { "saml:aud": "https://signin.aws.amazon.com/saml" } }',
      '{ "ForAnyValue:StringEquals": { "secretsmanager:VersionStage": "AWSCURRENT" } }',
      '{ "ForAllValues:Null": { "aws:PrincipalOrgID": "true" } }',
      '{ "ForAllValues:StringEquals": { "aws:NoSuchKey": "a" } }',
      '{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }',
    ])
      assertFindings(policy(condition), { only });
  });
  it('drops the prefix for this key alone', () => {
    const title = 'Change to StringEquals (then requests without the key no longer match)';
    const fixed = applyFix(
      policy('{ "ForAllValues:StringEquals": { "aws:TagKeys": "a", "aws:PrincipalOrgID": "o-1" } }'),
      title,
    );
    assert.deepEqual(JSON.parse(fixed).Statement.Condition, {
      'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' },
      StringEquals: { 'aws:PrincipalOrgID': 'o-1' },
    });
    assertFindings(fixed, { only });
    const block = (test: string): string => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    condition {
      test     = "${test}"
      variable = "aws:PrincipalOrgID"
      values   = [var.organization]
    }
  }
}`;
    assertFix(block('ForAllValues:StringEquals'), title, block('StringEquals'), { language: 'terraform' });
    const yaml = (operator: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
    Condition: {"${operator}": {"aws:PrincipalOrgID": o-1}}
`;
    assertFix(yaml('ForAllValues:StringEquals'), title, yaml('StringEquals'), { language: 'yaml' });
  });
});
