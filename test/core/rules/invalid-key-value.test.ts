import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-key-value' };
const policy = (operator: string, key: string, value: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } } }`;

describe('invalid-key-value', () => {
  it('reports what the key never has', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {
          "aws:SourceVpc": ["vpc-12345678", "vpc-1234"],
//                                          ^^^^^^^^^^ error invalid-key-value: "vpc-1234" is not a VPC ID. That is vpc- with 8 or 17 letters and digits behind it.
          "aws:SourceVpce": "vpc-12345678",
//                          ^^^^^^^^^^^^^^ error invalid-key-value: "vpc-12345678" is not a VPC endpoint ID. That is vpce- with 8 or 17 letters and digits behind it. 💡
          "aws:PrincipalAccount": 12345678901,
//                                ^^^^^^^^^^^ warning invalid-key-value: "12345678901" is not an account ID. That has twelve digits. 💡
          "aws:PrincipalType": "assumedrole"
//                             ^^^^^^^^^^^^^ warning invalid-key-value: "aws:PrincipalType" is never "assumedrole". Its values are Account, User, FederatedUser, AssumedRole, Anonymous. 💡
        },
        "ForAnyValue:StringLike": {
          "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111"
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-key-value: "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111" is not a path in an organization. That begins with the organization, as o-a1b2c3d4e5/r-ab12/ does, and ends with a slash. 💡
        },
        "StringLike": {
          "iam:PassedToService": "ec2",
//                               ^^^^^ error invalid-key-value: "ec2" is not a service principal. That is written as in lambda.amazonaws.com, in small letters. 💡
          "kms:ViaService": "s3.amazonaws.com"
//                          ^^^^^^^^^^^^^^^^^^ error invalid-key-value: "s3.amazonaws.com" is not a service principal with its Region. That is written as in s3.eu-west-1.amazonaws.com.
        },
        "ArnNotEquals": {
          "s3:x-amz-server-side-encryption-aws-kms-key-id": "alias/invoices",
//                                                          ^^^^^^^^^^^^^^^^ error invalid-key-value: "alias/invoices" is not the ARN of a KMS key. Requests hold arn:aws:kms:eu-west-1:123456789012:key/… here, never an alias or an ID alone.
          "aws:PrincipalArn": ["arn:aws:iam::123456789012", "deploy"]
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-key-value: "arn:aws:iam::123456789012" has fewer than the six parts of an ARN, and "aws:PrincipalArn" always holds a whole one.
//                                                          ^^^^^^^^ warning invalid-key-value: "deploy" is not an ARN, and "aws:PrincipalArn" holds nothing else.
        }
      }
    }
  ]
}`,
      only,
    );
  });
  it('counts the digits of accounts in ARNs', () => {
    for (const [account, count] of [
      ['12345678901', 1],
      ['1234567890123', 1],
      ['123456789012', 0],
      ['1234*', 0],
      ['', 0],
      ['aws', 0],
    ] as const)
      assert.equal(
        findingsOf(policy('ArnLike', 'aws:PrincipalArn', `"arn:aws:iam::${account}:role/*"`), only).length,
        count,
        account,
      );
  });
  it('gives the codes of Access Analyzer', () => {
    for (const [key, value, code] of [
      ['aws:SourceVpc', 'vpc-1', 'INVALID_VPC_FORMAT'],
      ['aws:SourceVpce', 'vpce-1', 'INVALID_VPCE_FORMAT'],
      ['iam:AWSServiceName', 'ecs', 'INVALID_SERVICE_PRINCIPAL_FORMAT'],
      ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'x', 'INVALID_KMS_KEY_VALUE'],
    ] as const)
      assert.deepEqual(
        findingsOf(policy('StringEquals', key, `"${value}"`), only).map(({ accessAnalyzer }) => accessAnalyzer),
        [[code]],
      );
  });
  it('is silent on right values, on patterns, and under other operators', () => {
    for (const [operator, key, value] of [
      ['StringEquals', 'aws:SourceVpc', '"vpc-0abc123de456789f0"'],
      ['StringLike', 'aws:SourceVpc', '"vpc-*"'],
      ['StringEquals', 'aws:SourceVpc', '"v*"'],
      ['StringEquals', 'aws:PrincipalAccount', '["123456789012", 123456789012, "anonymous"]'],
      ['NumericEquals', 'aws:PrincipalAccount', '12'],
      ['StringLike', 'aws:PrincipalType', '"*User"'],
      ['StringEqualsIgnoreCase', 'aws:PrincipalType', '"assumedrole"'],
      ['StringEquals', 'glue:RoleAssumedBy', '"glue.amazonaws.com"'],
      ['StringLike', 'iam:PassedToService', '["ec2.amazonaws.com", "*.amazonaws.com"]'],
      ['ForAnyValue:StringEquals', 'aws:CalledVia', '"application-signals.cloudwatch.amazonaws.com"'],
      ['StringLike', 'kms:ViaService', '"s3.*.amazonaws.com"'],
      ['StringLike', 's3:x-amz-server-side-encryption-aws-kms-key-id', '["arn:aws:kms:*:*:key/*", "*"]'],
      ['ArnLike', 'aws:SourceArn', '["arn:aws:s3:::invoices", "arn:aws:sns:*", "*"]'],
      ['ArnLike', 'aws:FederatedProvider', '"cognito-identity.amazonaws.com"'],
      ['StringEquals', 'aws:PrincipalTag/account', '"12"'],
      ['StringEquals', 'aws:RequestedRegion', '"nowhere"'],
      ['StringEquals', 'sagemaker:VolumeKmsKey', '"alias/x"'],
    ] as const)
      assertFindings(policy(operator, key, value), only);
  });
  it('is silent on what is to be filled in, on variables, and on what is being typed', () => {
    for (const value of [
      '""',
      '"${account}"',
      '"${aws:ResourceAccount}"',
      '"{{ account }}"',
      '"<account>"',
      '"YOUR-ACCOUNT-ID"',
      '"%ACCOUNT%"',
      'null',
    ])
      assertFindings(policy('StringEquals', 'aws:PrincipalAccount', value), only);
    assertFindings(policy('StringEquals', 'aws:PrincipalOrgID', '"o-example"'), only);
    assertFindings(policy('StringEquals', 'aws:SourceVpc', '"vpc-xxxxxxxx"'), only);
  });
  it('changes to what was meant', () => {
    for (const [key, value, title, after] of [
      ['aws:PrincipalAccount', '"1234-5678-9012"', 'Change to 123456789012', '"123456789012"'],
      ['aws:PrincipalAccount', '12345678901', 'Change to 012345678901', '"012345678901"'],
      ['aws:PrincipalType', '["AssumedRole", "user"]', 'Change to User', '["AssumedRole", "User"]'],
      ['aws:PrincipalOrgID', '"o-A1B2C3D4E5"', 'Change to o-a1b2c3d4e5', '"o-a1b2c3d4e5"'],
      ['aws:ResourceOrgPaths', '"o-a1b2c3d4e5/r-ab12"', 'Change to o-a1b2c3d4e5/r-ab12/', '"o-a1b2c3d4e5/r-ab12/"'],
      ['iam:PassedToService', '"EC2.amazonaws.com"', 'Change to ec2.amazonaws.com', '"ec2.amazonaws.com"'],
    ] as const) {
      assertFix(policy('StringEquals', key, value), title, policy('StringEquals', key, after), only);
      assertFindings(policy('StringEquals', key, after), only);
    }
    const preferred = (value: string): boolean[] =>
      findingsOf(policy('StringEquals', 'aws:PrincipalAccount', value), only).flatMap(({ fixes }) =>
        fixes.map(fix => fix.preferred),
      );
    assert.deepEqual([preferred('"1234-5678-9012"'), preferred('"12345678901"')], [[true], [false]]);
  });
  it('changes the key where the values are those of another one', () => {
    const right = policy('StringEquals', 'aws:SourceVpc', '["vpc-12345678", "vpc-12345679"]');
    const wrong = policy('StringEquals', 'aws:SourceVpce', '["vpc-12345678", "vpc-12345679"]');
    assert.equal(findingsOf(wrong, only).length, 2);
    const [first] = findingsOf(wrong, only);
    assert.deepEqual(
      first?.fixes.map(({ title }) => title),
      ['Change the key to aws:SourceVpc'],
    );
    assertFix(wrong, 'Change the key to aws:SourceVpc', right, only);
    assertFindings(right, only);
    assert.deepEqual(
      findingsOf(policy('StringEquals', 'aws:SourceVpce', '["vpc-12345678", "vpce-12345679"]'), only).map(
        ({ fixes }) => fixes.length,
      ),
      [0],
    );
  });
  it('works in CloudFormation and Terraform', () => {
    const yaml = (value: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Deny\n            Action: s3:*\n            Resource: "*"\n            Condition:\n              StringNotEquals:\n                aws:PrincipalOrgID:\n                  - ${value}\n                  - !Ref Organization\n                  - !Sub "\${Organization}"\n`;
    assertFix(yaml('o-A1B2C3D4E5 # us'), 'Change to o-a1b2c3d4e5', yaml('o-a1b2c3d4e5 # us'), {
      ...only,
      language: 'yaml',
    });
    const block = (value: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["iam:PassRole"]\n    resources = ["*"]\n    condition {\n      test     = "StringEquals"\n      variable = "iam:PassedToService"\n      values   = ["${value}", "\${var.service}.amazonaws.com", "&{aws:username}"]\n    }\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFix(block('Lambda.amazonaws.com'), 'Change to lambda.amazonaws.com', block('lambda.amazonaws.com'), options);
    assertFindings(block('lambda.amazonaws.com'), options);
  });
});
