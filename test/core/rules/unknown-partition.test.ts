import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'unknown-partition' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('unknown-partition', () => {
  it('reports a partition that there is none of, in a resource and in a condition', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": [
        "arn:asw:s3:::invoices",
//           ^^^ error unknown-partition: AWS has no partition "asw". Did you mean aws? 💡
        "arn:AWS:s3:::invoices",
//           ^^^ error unknown-partition: AWS has no partition "AWS". Did you mean aws? 💡
        "arn::s3:::invoices",
//          ^^ error unknown-partition: The partition of this ARN is empty: it is aws for most. 💡
        "arn:lambda:eu-west-1:210987654321:function:bill",
//           ^^^^^^ error unknown-partition: AWS has no partition "lambda". The partition is missing before lambda. 💡
        "arn:azure:s3:::invoices"
//           ^^^^^ error unknown-partition: AWS has no partition "azure".
      ],
      "Condition": {
        "ArnLike": {
          "aws:PrincipalArn": "arn:asw:iam::210987654321:role/*"
//                                 ^^^ error unknown-partition: AWS has no partition "asw". Did you mean aws? 💡
        },
        "StringEquals": {
          "s3:prefix": "arn:asw:iam::210987654321:role/x"
        }
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on partitions, patterns of them and what is not known', () => {
    for (const resource of [
      '"arn:aws:s3:::invoices"',
      '"arn:aws-us-gov:s3:::invoices"',
      '"arn:*:s3:::invoices"',
      '"arn:aws*:s3:::invoices"',
      '"arn:aws-??:s3:::invoices"',
      '"arn:${partition}:s3:::invoices"',
      '"arn:{{ partition }}:s3:::invoices"',
      '"arn:<partition>:s3:::invoices"',
      '"arn:asw"',
      '"*"',
    ]) {
      assertFindings(policy(resource), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:\${data.aws_partition.current.partition}:s3:::invoices/*"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('puts the partition that was meant, that of the other ARNs where it was left out', () => {
    assertCure(policy('"arn:asw:s3:::invoices"'), 'Change to arn:aws:s3:::invoices', policy('"arn:aws:s3:::invoices"'));
    assertCure(
      policy('["arn:aws-cn:s3:::logs", "arn::s3:::invoices"]'),
      'Change to arn:aws-cn:s3:::invoices',
      policy('["arn:aws-cn:s3:::logs", "arn:aws-cn:s3:::invoices"]'),
    );
    assertCure(
      policy('"arn:lambda:eu-west-1:210987654321:function:bill"'),
      'Change to arn:aws:lambda:eu-west-1:210987654321:function:bill',
      policy('"arn:aws:lambda:eu-west-1:210987654321:function:bill"'),
    );
  });
  it('changes a value of CloudFormation beside its hole', () => {
    const template = (arn: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: !Sub ${arn}
`;
    assertCure(
      template('arn:asw:s3:::${Bucket}/*'),
      'Change to arn:aws:s3:::${Bucket}/*',
      template('arn:aws:s3:::${Bucket}/*'),
      { language: 'yaml' },
    );
  });
});
