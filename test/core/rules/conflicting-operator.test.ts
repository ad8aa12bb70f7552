import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'conflicting-operator' };
const policy = (operator: string, key: string, value: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } } }`;
const ARN = '"arn:aws:iam::123456789012:role/ops-*"';
const THEN = '(then * stays within its part of the ARN)';

describe('conflicting-operator', () => {
  it('reports the key whose type the operator does not compare', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringEquals": {
          "aws:PrincipalTag/team": "red",
          "aws:SecureTransport": "false",
//        ^^^^^^^^^^^^^^^^^^^^^ info conflicting-operator: "aws:SecureTransport" holds true or false, and StringEquals compares text. 💡
          "aws:ViaAWSService": ["amplify.amazonaws.com"],
//        ^^^^^^^^^^^^^^^^^^^ warning conflicting-operator: "aws:ViaAWSService" holds true or false, and StringEquals compares text.
          "AWS:SourceIP": "203.0.113.0/24"
//        ^^^^^^^^^^^^^^ warning conflicting-operator: "AWS:SourceIP" holds an IP address, and StringEquals compares text. 💡
        },
        "NumericEquals": { "aws:PrincipalAccount": "123456789012" },
//                         ^^^^^^^^^^^^^^^^^^^^^^ warning conflicting-operator: "aws:PrincipalAccount" holds a text, and NumericEquals compares numbers. 💡
        "DateLessThan": { "aws:MultiFactorAuthAge": "3600" },
//                        ^^^^^^^^^^^^^^^^^^^^^^^^ warning conflicting-operator: "aws:MultiFactorAuthAge" holds a number, and DateLessThan compares dates. 💡
        "StringLikeIfExists": { "aws:SourceArn": "arn:aws:s3:::*" }
//                              ^^^^^^^^^^^^^^^ info conflicting-operator: "aws:SourceArn" holds an ARN. StringLike reads it as plain text, where * runs across its colons. 💡
      }
    }
  ]
}`,
      only,
    );
  });
  it('gives the codes of Access Analyzer', () => {
    for (const [operator, key, value, code] of [
      ['StringEquals', 'aws:ViaAWSService', '"true"', 'TYPE_MISMATCH'],
      ['StringNotLike', 'aws:PrincipalArn', ARN, 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
    ] as const)
      assert.deepEqual(
        findingsOf(policy(operator, key, value), only).map(({ accessAnalyzer }) => accessAnalyzer),
        [[code]],
      );
  });
  it('is silent where the operator fits, or works as well', () => {
    for (const [operator, key, value] of [
      ['StringEquals', 'aws:PrincipalArn', ARN],
      ['ForAnyValue:StringEquals', 'aws:CalledVia', '"s3.amazonaws.com"'],
      ['ArnLike', 'aws:PrincipalArn', ARN],
      ['ArnLike', 'iam:PolicyARN', ARN],
      ['ArnEquals', 'aws:FederatedProvider', ARN],
      ['ArnLike', 'aws:username', ARN],
      ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'false'],
      ['Null', 'aws:MultiFactorAuthPresent', '"true"'],
      ['DateGreaterThan', 'aws:EpochTime', '"1793520000"'],
      ['NumericGreaterThan', 'aws:EpochTime', '1793520000'],
      ['NumericLessThan', 's3:TlsVersion', '"1.2"'],
      ['IpAddress', 'aws:VpcSourceIp', '"10.0.0.0/8"'],
      ['StringLike', 'aws:PrincipalArn', '"*"'],
    ] as const)
      assertFindings(policy(operator, key, value), only);
  });
  it('is silent where the type is not certain, or the key is compared with another one', () => {
    for (const [operator, key, value] of [
      ['NumericLessThan', 'glacier:ArchiveAgeInDays', '"365"'],
      ['NumericGreaterThan', 'aws:PrincipalTag/level', '"5"'],
      ['Bool', 'aws:ResourceTag/public', '"true"'],
      ['StringNotEquals', 'aws:Ec2InstanceSourcePrivateIPv4', '"${aws:VpcSourceIp}"'],
      ['StringEquals', 'nobody:Knows', '"1"'],
      ['StringEqual', 'aws:SecureTransport', '"true"'],
      ['StringEquals', '${key}', '"true"'],
    ] as const)
      assertFindings(policy(operator, key, value), only);
  });
  it('changes to the operator of the type, with its negation, its prefix and IfExists', () => {
    for (const [operator, key, value, title, after, changed] of [
      ['StringEquals', 'aws:SecureTransport', '"true"', 'Change to Bool', 'Bool', '"true"'],
      ['StringLikeIfExists', 'aws:ViaAWSService', 'true', 'Change to BoolIfExists', 'BoolIfExists', 'true'],
      [
        'StringNotEquals',
        'aws:ViaAWSService',
        '"true"',
        'Change to BoolIfExists with false',
        'BoolIfExists',
        '"false"',
      ],
      ['NumericNotEquals', 'aws:PrincipalAccount', '"1"', 'Change to StringNotEquals', 'StringNotEquals', '"1"'],
      ['StringEquals', 's3:max-keys', '"10"', 'Change to NumericEquals', 'NumericEquals', '"10"'],
      ['DateLessThanEquals', 's3:max-keys', '"10"', 'Change to NumericLessThanEquals', 'NumericLessThanEquals', '"10"'],
      [
        'NumericGreaterThan',
        'aws:CurrentTime',
        '"2026-11-01T00:00:00Z"',
        'Change to DateGreaterThan',
        'DateGreaterThan',
        '"2026-11-01T00:00:00Z"',
      ],
      [
        'StringNotEquals',
        'aws:SourceIp',
        '["203.0.113.0/24", "2001:db8::/32"]',
        'Change to NotIpAddress (then a range means all its addresses)',
        'NotIpAddress',
        '["203.0.113.0/24", "2001:db8::/32"]',
      ],
      ['NumericEquals', 'aws:SourceArn', ARN, 'Change to ArnEquals', 'ArnEquals', ARN],
      [
        'StringNotLikeIfExists',
        'aws:PrincipalArn',
        ARN,
        `Change to ArnNotLikeIfExists ${THEN}`,
        'ArnNotLikeIfExists',
        ARN,
      ],
      [
        'ForAnyValue:StringLike',
        'iam:PolicyARN',
        ARN,
        `Change to ForAnyValue:ArnLike ${THEN}`,
        'ForAnyValue:ArnLike',
        ARN,
      ],
    ] as const) {
      const fixed = policy(after, key, changed);
      assertFix(policy(operator, key, value), title, fixed, only);
      assertFindings(fixed, only);
    }
  });
  it('offers no operator that the values do not fit', () => {
    for (const [operator, key, value] of [
      ['StringEquals', 'aws:ViaAWSService', '"amplify.amazonaws.com"'],
      ['StringNotEquals', 'aws:ViaAWSService', '["true", "false"]'],
      ['StringLike', 'aws:SourceIp', '"203.0.113.*"'],
      ['NumericLessThan', 'aws:PrincipalAccount', '"1"'],
      ['Bool', 's3:max-keys', '"true"'],
      ['DateLessThan', 'aws:SecureTransport', '"true"'],
      ['StringLike', 'codestar-notifications:NotificationsForResource', '"arn:aws:codepipeline:*"'],
    ] as const)
      assert.deepEqual(
        findingsOf(policy(operator, key, value), only).map(({ fixes }) => fixes.length),
        [0],
        key,
      );
  });
  it('moves one key and leaves the others, in YAML and Terraform too', () => {
    const yaml = (condition: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Deny\n            Action: s3:*\n            Resource: "*"\n            Condition:\n${condition}`;
    const before =
      '              StringEquals:\n                aws:username: x\n                aws:SecureTransport: false\n';
    const moved =
      "              Bool:\n                aws:SecureTransport: 'false'\n              StringEquals:\n                aws:username: x\n";
    assertFix(yaml(before), 'Change to Bool', yaml(moved), { ...only, language: 'yaml' });
    const block = (operator: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "${operator}"\n      variable = "aws:PrincipalArn"\n      values   = [aws_iam_role.ops.arn]\n    }\n  }\n}\n`;
    assertFix(block('StringLike'), `Change to ArnLike ${THEN}`, block('ArnLike'), { ...only, language: 'terraform' });
  });
});
