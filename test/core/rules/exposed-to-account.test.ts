import assert from 'node:assert/strict';
import { assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'exposed-to-account' };
const resource = { ...only, kind: 'resource' } as const;

const policy = (principal: string, more = '', target = 'arn:aws:sqs:eu-west-1:210987654321:orders'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": ${principal},
      "Action": "sqs:SendMessage",
      "Resource": "${target}"${more}
    }
  ]
}`;

describe('exposed-to-account', () => {
  it('tells the accounts, once a statement', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "AWS": [
          "arn:aws:iam::210987654321:role/shop",
          "arn:aws:iam::345678901234:root",
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info exposed-to-account: Account 345678901234 and 1 more may do this too, with any role it likes; the resource belongs to 210987654321.
          "arn:aws:iam::345678901234:role/shop",
          "464622532012"
        ]
      },
      "Action": "sqs:SendMessage",
      "Resource": "arn:aws:sqs:eu-west-1:210987654321:orders"
    },
    {
      "Effect": "Allow",
      "Principal": { "AWS": "464622532012" },
//                          ^^^^^^^^^^^^^^ info exposed-to-account: Account 464622532012 of Datadog may do this too, with any role it likes; the resource belongs to 210987654321.
      "Action": "sqs:ReceiveMessage",
      "Resource": "arn:aws:sqs:eu-west-1:210987654321:orders"
    }
  ]
}`,
      resource,
    );
  });
  it('is silent on the own account, on named roles, on services and on everyone', () => {
    for (const principal of [
      '{ "AWS": "210987654321" }',
      '{ "AWS": "arn:aws:iam::345678901234:role/shop" }',
      '{ "Service": "sns.amazonaws.com" }',
      '"*"',
      '{ "AWS": "arn:aws:iam::*:root" }',
    ])
      assert.deepEqual(findingsOf(policy(principal), resource), [], principal);
  });
  it('is silent where the own account is not known, where a condition says more, and elsewhere', () => {
    const other = '{ "AWS": "345678901234" }';
    assert.deepEqual(findingsOf(policy(other, '', 'arn:aws:s3:::invoices/*'), resource), []);
    const condition = ',\n      "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }';
    assert.deepEqual(findingsOf(policy(other, condition), resource), []);
    assert.deepEqual(findingsOf(policy(other).replace('Allow', 'Deny'), resource), []);
    const replication = policy(other, '', 'arn:aws:ecr:eu-west-1:210987654321:repository/*');
    assert.deepEqual(findingsOf(replication.replace('sqs:SendMessage', 'ecr:ReplicateImage'), resource), []);
    assert.deepEqual(findingsOf(policy(other), { ...only, kind: 'endpoint' }), []);
    const yaml = (account: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: "345678901234"
            Action: sqs:SendMessage
            Resource: ${account}
`;
    assert.deepEqual(findingsOf(yaml('!GetAtt Queue.Arn'), { ...only, language: 'yaml' }), []);
    assert.equal(
      findingsOf(yaml('arn:aws:sqs:eu-west-1:210987654321:orders'), { ...only, language: 'yaml' }).length,
      1,
    );
    const block = `data "aws_iam_policy_document" "queue" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.orders.arn]
    principals {
      type        = "AWS"
      identifiers = ["345678901234"]
    }
  }
}
`;
    assert.deepEqual(findingsOf(block, { ...resource, language: 'terraform' }), []);
  });
});
