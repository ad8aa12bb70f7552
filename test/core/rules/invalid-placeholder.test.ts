import assert from 'node:assert/strict';
import { assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-placeholder' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

describe('invalid-placeholder', () => {
  it('reports each word and number that an example left', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "AWS": "arn:aws:iam::123456789012:root"
//                           ^^^^^^^^^^^^ hint invalid-placeholder: 123456789012 is an account of AWS's examples: put the number of a real one in its place.
      },
      "Action": "s3:<action>",
//                  ^^^^^^^^ hint invalid-placeholder: "<action>" is left from an example: put what you mean in its place.
      "Resource": [
        "arn:aws:s3:::your-bucket-name/*",
//                    ^^^^^^^^^^^^^^^^ hint invalid-placeholder: "your-bucket-name" is left from an example: put what you mean in its place.
        "arn:aws:s3:::amzn-s3-demo-bucket",
//                    ^^^^^^^^^^^^^^^^^^^ hint invalid-placeholder: "amzn-s3-demo-bucket" is left…
        "arn:aws:s3:::bucket-name/*",
//                    ^^^^^^^^^^^ hint invalid-placeholder: "bucket-name" is left…
        "arn:aws:sqs:region:210987654321:orders",
//                   ^^^^^^ hint invalid-placeholder: "region" is left…
        "arn:aws:sqs:eu-west-1:ACCOUNT_ID:orders",
//                             ^^^^^^^^^^ hint invalid-placeholder: "ACCOUNT_ID" is left…
        "arn:aws:sqs:eu-west-1:<account>:orders"
//                             ^^^^^^^^^ hint invalid-placeholder: "<account>" is left…
      ],
      "Condition": {
        "StringEquals": {
          "aws:PrincipalOrgID": "o-exampleorgid",
//                               ^^^^^^^^^^^^^^ hint invalid-placeholder: "o-exampleorgid" is left…
          "aws:SourceVpce": "vpce-1a2b3c4dEXAMPLE"
//                           ^^^^^^^^^^^^^^^^^^^^ hint invalid-placeholder: "vpce-1a2b3c4dEXAMPLE" is left…
        }
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on names of one’s own, on IAM’s variables and on what tools fill in', () => {
    for (const resource of [
      '"*"',
      '"arn:aws:s3:::invoices/*"',
      '"arn:aws:s3:::know-your-customer/*"',
      '"arn:aws:s3:::home/${aws:username}/*"',
      '"arn:aws:iam::210987654321:role/deploy"',
      '"arn:aws:iam::000000000000:role/local"',
      '"arn:aws:iam::{{ account }}:role/deploy"',
      '"arn:aws:iam::__ACCOUNT__:role/deploy"',
      '"arn:aws:dynamodb:*:*:table/AccountId"',
      '"arn:aws:ssm:*:*:parameter/app/ACCOUNT_ID"',
    ]) {
      assertFindings(policy(resource), only);
    }
    assertFindings(
      `{
  // policywright-kind: identity
  // Put your-bucket-name here, in account 123456789012.
  "Version": "2012-10-17",
  "Statement": [{ "Sid": "REPLACEME", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" }]
}`,
      { ...only, language: 'jsonc' },
    );
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::\${var.your_bucket}/*", "\${local.example_arn}"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('reports beside a hole', () => {
    assertFindings(
      `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: !Sub arn:\${AWS::Partition}:s3:::your-bucket/\${Folder}/*
#                                                     ^^^^^^^^^^^ hint invalid-placeholder: "your-bucket" is left from an example: put what you mean in its place.
`,
      { ...only, language: 'yaml' },
    );
  });
  it('is all that is said of a placeholder', () => {
    for (const resource of [
      '"arn:aws:s3:::your-bucket-name"',
      '"arn:aws:s3:::<bucket>"',
      '"arn:aws:s3:::bucket-name"',
    ]) {
      const rules = findingsOf(policy(resource, '"s3:ListBucket"'), { kind: 'identity' }).map(({ rule }) => rule);
      assert.deepEqual(rules, ['invalid-placeholder'], resource);
    }
    for (const arn of [
      'arn:aws:sqs:<region>:<account>:<queue>',
      'arn:aws:sqs:region:account-id:queue',
      'arn:aws:dynamodb:eu-west-1:<account>:table/your-table',
      'arn:<partition>:sqs:xxxx:YOUR-ACCOUNT:orders',
    ]) {
      const rules = findingsOf(policy(`"${arn}"`, '["sqs:SendMessage", "dynamodb:GetItem"]'), { kind: 'identity' }).map(
        ({ rule }) => rule,
      );
      assert.deepEqual(
        new Set(rules.filter(rule => !rule.startsWith('ineffective-'))),
        new Set(['invalid-placeholder']),
        arn,
      );
    }
  });
});
