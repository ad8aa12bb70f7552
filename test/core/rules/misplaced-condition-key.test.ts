import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { assertFindings, findingsOf } from '../../support/fixture.ts';

const only = 'misplaced-condition-key';
const count = (statement: string, kind: Kind): number =>
  findingsOf(`{ "Version": "2012-10-17", "Statement": ${statement} }`, { only, kind }).length;
const deny = (action: string, condition: string, element = 'Action'): string =>
  `{ "Effect": "Deny", "${element}": ${action}, "Resource": "*", "Condition": ${condition} }`;
const ORG = '{ "StringNotEqualsIfExists": { "aws:VpceOrgID": "o-a1b2c3d4e5" } }';
const bucket = (condition: string): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: invoices
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: arn:aws:iam::123456789012:role/Reader }
            Action: s3:GetObject
            Resource: arn:aws:s3:::invoices/*
            Condition:
${condition}`;

describe('misplaced-condition-key', () => {
  it('reports keys of endpoints beside services that do not fill them', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": ["s3:*", "sns:Publish", "ec2:*"],
      "Resource": "*",
      "Condition": { "StringNotEqualsIfExists": { "aws:VpceOrgID": "o-a1b2c3d4e5" } }
//                                                ^^^^^^^^^^^^^^^ warning misplaced-condition-key: Only some services fill aws:VpceOrgID. ec2 is not one of them: its calls are forbidden, wherever they come from.
    },
    {
      "Effect": "Deny",
      "NotAction": "iam:*",
      "Resource": "*",
      "Condition": { "StringNotEquals": { "aws:VpceAccount": "123456789012" } }
//                                        ^^^^^^^^^^^^^^^^^ warning misplaced-condition-key: Only some services fill aws:VpceAccount. Calls to all others are forbidden, wherever they come from.
    },
    {
      "Effect": "Allow",
      "Action": "sns:Publish",
      "Resource": "*",
      "Condition": { "ForAnyValue:StringLike": { "aws:VpceOrgPaths": "o-a1b2c3d4e5/*" } }
//                                               ^^^^^^^^^^^^^^^^^^ warning misplaced-condition-key: Only some services fill aws:VpceOrgPaths. sns:Publish is not one of them: its calls are not allowed, wherever they come from.
    },
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*",
      "Condition": { "ArnLike": { "aws:SourceVpcArn": "arn:aws:ec2:eu-west-1:123456789012:vpc/*" } }
//                                ^^^^^^^^^^^^^^^^^^ warning misplaced-condition-key: Only some services fill aws:SourceVpcArn. Calls to all others are not allowed, …
    }
  ]
}`,
      { only, kind: 'scp' },
    );
  });
  it('is silent where all services fill them, where the key must be there, and on one service whatever its actions', () => {
    for (const kind of ['identity', 'scp', 'rcp'] as const) {
      assert.equal(count(deny('["s3:*", "kms:*", "iam:CreateRole"]', ORG), kind), 0);
      assert.equal(count(deny('["nosuch:*", "${service}:*"]', ORG), kind), 0);
      assert.equal(
        count(
          deny('"*"', '{ "StringNotEquals": { "aws:VpceOrgID": "o-1" }, "Null": { "aws:vpceorgid": "false" } }'),
          kind,
        ),
        0,
      );
      assert.equal(count(deny('"*"', '{ "Null": { "aws:VpceOrgID": "true" } }'), kind), 0);
      assert.equal(count(deny('"*"', '{ "StringNotEquals": { "aws:SourceVpce": "vpce-1" } }'), kind), 0);
    }
    for (const kind of ['resource', 'endpoint'] as const) assert.equal(count(deny('"*"', ORG), kind), 0);
    assert.equal(count(deny('"iam:PassRole"', ORG), 'scp'), 1);
  });
  it('informs of the owner of the resource in the policy of that resource', () => {
    assertFindings(
      bucket(`              StringEquals:
                s3:ResourceAccount: "123456789012"
#               ^^^^^^^^^^^^^^^^^^ info misplaced-condition-key: This policy belongs to one resource, whose owner is always the same. s3:ResourceAccount tells nothing here.
`),
      { only, language: 'yaml' },
    );
  });
  it('is silent on the owner compared with the caller, and in policies about many resources', () => {
    assertFindings(bucket('              StringEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" }\n'), {
      only,
      language: 'yaml',
    });
    assertFindings(bucket('              StringEquals: { aws:ResourceOrgID: !Ref Organization }\n'), {
      only,
      language: 'yaml',
    });
    const owner =
      '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceAccount": "123456789012" } } }';
    for (const kind of ['endpoint', 'rcp'] as const) assert.equal(count(owner, kind), 0);
    assert.equal(count(owner, 'resource'), 1);
    assertFindings(`{ "Version": "2012-10-17", "Statement": ${owner} }`, { only });
  });
  it('reads blocks of Terraform', () => {
    assertFindings(
      `data "aws_iam_policy_document" "perimeter" {
  statement {
    effect    = "Deny"
    actions   = ["sns:*"]
    resources = ["*"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:VpceAccount"
#                ^^^^^^^^^^^^^^^^^ warning misplaced-condition-key: Only some services fill aws:VpceAccount. sns is not one of them: its calls are forbidden, wherever they come from.
      values   = [var.account]
    }
  }
}`,
      { only, language: 'terraform' },
    );
  });
});
