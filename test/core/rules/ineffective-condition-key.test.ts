import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'ineffective-condition-key';
const REMOVE = 'Remove the condition (every request meets it)';
const policy = (action: string, condition: string, effect = 'Allow', element = 'Action'): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "${effect}", "${element}": ${action}, "Resource": "*", "Condition": ${condition} } }`;
const found = (action: string, condition: string, effect?: string, element?: string): string[] =>
  findingsOf(policy(action, condition, effect, element), { only }).map(
    ({ severity, path, accessAnalyzer }) => `${severity} ${path.replace(/^Statement\./, '')} ${accessAnalyzer.join()}`,
  );

describe('ineffective-condition-key', () => {
  it('reports a key that none of the actions has', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*",
      "Condition": { "StringLike": { "s3:prefix": "home/*" } }
//                                   ^^^^^^^^^^^ warning ineffective-condition-key: Requests for the actions here never have s3:prefix, so the condition is never met and this Allow grants nothing.
    },
    {
      "Effect": "Deny",
      "Action": ["ec2:Start*", "ec2:StopInstances"],
      "Resource": "*",
      "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }
//                                     ^^^^^^^^^^^^^^^^^^^^^ warning ineffective-condition-key: Requests for the actions here never have iam:PassedToService, so the condition is never met and this Deny forbids nothing.
    },
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*",
      "Condition": { "StringNotEquals": { "s3:x-amz-acl": "public-read" } }
//                                        ^^^^^^^^^^^^^^ warning ineffective-condition-key: Requests for the actions here never have s3:x-amz-acl, so the condition is always met and limits nothing. 💡
    }
  ]
}`,
      { only },
    );
  });
  it('reports one action among others that have the key, where that is beyond doubt', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:ListBucket", "s3:GetObject"],
//                                ^^^^^^^^^^^^^^ warning ineffective-condition-key: Requests for s3:GetObject never have s3:prefix, so this Allow does not grant it.
      "Resource": "*",
      "Condition": { "StringLike": { "s3:prefix": "home/*" } }
    },
    {
      "Effect": "Deny",
      "Action": ["ec2:TerminateInstances", "ec2:DescribeInstances"],
//                                         ^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-condition-key: Requests for ec2:DescribeInstances never have aws:ResourceTag/team, so this Deny does not forbid it.
      "Resource": "*",
      "Condition": { "StringEquals": { "aws:ResourceTag/team": "blue" } }
    }
  ]
}`,
      { only },
    );
  });
  it('tells of many actions in one finding, on the key', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject", "s3:GetBucketAcl"],
    "Resource": "*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "blue" } }
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-condition-key: Requests for 4 of the actions here, such as s3:DeleteObject, never have s3:ExistingObjectTag/team, so this Allow does not grant them.
  }
}`,
      { only },
    );
  });
  it('knows the exceptions of AWS to the keys of owners', () => {
    const owner = '{ "StringNotEquals": { "aws:ResourceAccount": "123456789012" } }';
    assert.deepEqual(found('"ec2:CreateVpcPeeringConnection"', owner, 'Deny'), []);
    const same = '{ "StringEquals": { "aws:ResourceAccount": "123456789012" } }';
    assert.deepEqual(found('"ec2:CreateVpcPeeringConnection"', same), [
      'warning Condition.StringEquals.aws:ResourceAccount UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    ]);
    assert.deepEqual(found('["ec2:CreateVpcPeeringConnection", "ec2:RunInstances"]', same), []);
  });
  it('gives the code of Access Analyzer by effect, and for names alone', () => {
    const tag = '{ "StringEquals": { "aws:ResourceTag/team": "blue" } }';
    const at = 'Condition.StringEquals.aws:ResourceTag/team';
    assert.deepEqual(found('"ec2:DescribeInstances"', tag), [
      `warning ${at} ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    ]);
    assert.deepEqual(found('"ec2:DescribeInstances"', tag, 'Deny'), [
      `warning ${at} DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    ]);
    assert.deepEqual(found('"iam:*"', tag, 'Allow', 'NotAction'), [
      `hint ${at} ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    ]);
    assert.deepEqual(found('"iam:*"', tag, 'Deny', 'NotAction'), [
      `info ${at} DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    ]);
    assert.deepEqual(found('"sqs:*"', '{ "StringLike": { "s3:prefix": "a*" } }'), [
      'warning Condition.StringLike.s3:prefix ',
    ]);
  });
  it('is silent where an action has the key, where not all are known, and where the data are not certain', () => {
    for (const [action, condition] of [
      ['"s3:ListBucket"', '{ "StringLike": { "s3:prefix": "a*" } }'],
      ['"s3:List*"', '{ "StringLike": { "s3:prefix": "a*" } }'],
      ['"*"', '{ "StringLike": { "s3:prefix": "a*" } }'],
      ['["s3:GetObject", "s3:NoSuchAction"]', '{ "StringEquals": { "s3:x-amz-acl": "private" } }'],
      ['["s3:ListBucket", "s3:GetObject"]', '{ "StringLikeIfExists": { "s3:prefix": "a*" } }'],
      ['["kms:Decrypt", "kms:ListKeys"]', '{ "StringEquals": { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }'],
      ['"s3:GetObject"', '{ "StringEquals": { "aws:PrincipalTag/team": "blue" } }'],
      ['"s3:GetObject"', '{ "ArnLike": { "lambda:SourceFunctionArn": "arn:aws:lambda:*:*:function:f" } }'],
      ['"s3:GetObject"', '{ "StringEquals": { "cognito-identity.amazonaws.com:sub": "x" } }'],
      ['"s3:GetObject"', '{ "StringEquals": { "token.actions.githubusercontent.com:actor": "x" } }'],
      ['"sts:TagSession"', '{ "StringEquals": { "sts:ExternalId": "x" } }'],
      ['"aws-marketplace:Subscribe"', '{ "ForAnyValue:StringEquals": { "aws-marketplace:ProductId": "x" } }'],
      ['"ec2:StartInstances"', '{ "StringEquals": { "aws:ResourceTag/team": "blue" } }'],
      ['"ec2:Describe*"', '{ "StringEquals": { "aws:ResourceTag/team": "blue" } }'],
      ['"resource-groups:CreateGroup"', '{ "StringEquals": { "aws:ResourceTag/team": "blue" } }'],
      ['"ec2:DescribeInstances"', '{ "StringEqualsIfExists": { "aws:ResourceTag/team": "blue" } }'],
      ['"ec2-instance-connect:SendSSHPublicKey"', '{ "StringEquals": { "ec2:osuser": "ec2-user" } }'],
      ['"s3:GetObject"', '{ "Null": { "s3:prefix": "maybe" } }'],
    ] as const)
      assert.deepEqual(found(action, condition), [], `${action} ${condition}`);
    assert.deepEqual(
      found(
        '["s3:*", "sts:GetAccessKeyInfo"]',
        '{ "StringNotEqualsIfExists": { "aws:ResourceTag/exempt": "true" } }',
        'Deny',
      ),
      [],
    );
  });
  it('takes out a condition that every request meets', () => {
    assertFix(
      policy('"s3:GetObject"', '{ "Bool": { "aws:SecureTransport": "true" }, "Null": { "s3:prefix": "true" } }'),
      REMOVE,
      policy('"s3:GetObject"', '{ "Bool": { "aws:SecureTransport": "true" } }'),
    );
    const block = `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    condition {
      test     = "StringLikeIfExists"
      variable = "s3:prefix"
      values   = ["home/*"]
    }
  }
}`;
    const fixed = applyFix(block, REMOVE, { language: 'terraform' });
    assert.doesNotMatch(fixed, /condition/);
    assertFindings(fixed, { only, language: 'terraform' });
    const yaml = `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
`;
    const condition = `    Condition:
      StringNotLike:
        s3:prefix: home/*
`;
    assertFix(yaml + condition, REMOVE, yaml, { language: 'yaml' });
  });
});
