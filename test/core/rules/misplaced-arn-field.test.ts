import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'misplaced-arn-field' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('misplaced-arn-field', () => {
  it('reports a Region and an account where ARNs of the kind have none', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": [
        "arn:aws:s3:eu-west-1::invoices",
//                  ^^^^^^^^^ error misplaced-arn-field: ARNs of this kind in Amazon S3 have no Region: with "eu-west-1" this one names nothing. 💡
        "arn:aws:s3::210987654321:invoices/*",
//                   ^^^^^^^^^^^^ error misplaced-arn-field: ARNs of this kind in Amazon S3 have no account… 💡
        "arn:aws:iam:eu-west-1:210987654321:role/deploy",
//                   ^^^^^^^^^ error misplaced-arn-field: ARNs of this kind in AWS Identity and Access Management (IAM) have no Region… 💡
        "arn:aws:ec2:eu-west-1:210987654321:image/ami-1",
//                             ^^^^^^^^^^^^ error misplaced-arn-field: ARNs of this kind in Amazon EC2 have no account… 💡
        "arn:aws:s3:::\${bucket}"
      ]
    }
  ]
}`,
      only,
    );
  });
  it('is silent where a kind may have them, and on wildcards and holes', () => {
    for (const resource of [
      '"arn:aws:s3:eu-west-1:210987654321:accesspoint/read"',
      '"arn:aws:s3:eu-west-1:210987654321:accesspoint/read/object/*"',
      '"arn:aws:s3-outposts:eu-west-1:210987654321:outpost/op-1/bucket/b"',
      '"arn:aws:s3:*:*:invoices"',
      '"arn:aws:s3:::invoices"',
      '"arn:aws:iam::210987654321:role/deploy"',
      '"arn:aws:iam:${region}:210987654321:role/deploy"',
      '"arn:aws:s3:$REGION::invoices"',
      '"arn:aws:s3:eu-west-1:210987654321:*"',
      '"arn:aws:nosuch:eu-west-1:210987654321:x"',
    ]) {
      assertFindings(policy(resource), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:\${var.region}:\${var.account}:invoices/*", "arn:aws:s3:::\${var.bucket}/*"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('takes the place of the hint about the account of an example', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3::123456789012:invoices"
//                             ^^^^^^^^^^^^ error misplaced-arn-field: ARNs of this kind in Amazon S3 have no account… 💡
    }
  ]
}`);
  });
  it('empties the part', () => {
    assertCure(
      policy('"arn:aws:s3:eu-west-1::invoices"'),
      'Change to arn:aws:s3:::invoices',
      policy('"arn:aws:s3:::invoices"'),
    );
    assertCure(
      policy('"arn:aws:s3:eu-west-1:210987654321:invoices"'),
      'Change to arn:aws:s3:::invoices',
      policy('"arn:aws:s3:::invoices"'),
    );
    const template = (arn: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: iam:GetRole
            Resource: !Sub ${arn}
`;
    assertCure(
      template('arn:aws:iam:eu-west-1:${AWS::AccountId}:role/deploy'),
      'Change to arn:aws:iam::${AWS::AccountId}:role/deploy',
      template('arn:aws:iam::${AWS::AccountId}:role/deploy'),
      { language: 'yaml' },
    );
  });
});
