import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'unknown-region' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('unknown-region', () => {
  it('reports a Region that AWS has not, or that is in another partition', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": [
        "arn:aws:sqs:eu-wset-1:210987654321:orders",
//                   ^^^^^^^^^ error unknown-region: AWS has no Region "eu-wset-1". Did you mean eu-west-1? 💡
        "arn:aws:sqs:us-east-1a:210987654321:orders",
//                   ^^^^^^^^^^ error unknown-region: AWS has no Region "us-east-1a". Did you mean us-east-1? 💡
        "arn:aws:sqs:sa-west-1:210987654321:orders",
//                   ^^^^^^^^^ info unknown-region: AWS has no Region "sa-west-1" that is known here; it may be new… 💡
        "arn:aws:sqs:xx-*:210987654321:orders",
//                   ^^^^ warning unknown-region: No Region of AWS matches "xx-*".
        "arn:aws:sqs:us-gov-west-1:210987654321:orders",
//                   ^^^^^^^^^^^^^ error unknown-region: "us-gov-west-1" is a Region of the partition aws-us-gov, not of "aws", so this ARN names nothing. 💡
        "arn:aws:sqs:nowhere:210987654321:orders"
//                   ^^^^^^^ error unknown-region: AWS has no Region "nowhere".
      ],
      "Condition": {
        "StringEquals": {
          "aws:RequestedRegion": [
            "eu-west-1",
            "EU-West-2",
//           ^^^^^^^^^ error unknown-region: AWS has no Region "EU-West-2". Did you mean eu-west-2? 💡
            "frankfurt"
//           ^^^^^^^^^ error unknown-region: AWS has no Region "frankfurt".
          ]
        },
        "ArnLike": {
          "aws:SourceArn": "arn:aws:sns:eu-west-11:210987654321:*"
//                                      ^^^^^^^^^^ error unknown-region: AWS has no Region "eu-west-11". Did you mean eu-west-1? 💡
        }
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on Regions, patterns that match some, and what is not known', () => {
    for (const resource of [
      '"arn:aws:sqs:eu-west-1:210987654321:orders"',
      '"arn:aws:sqs:*:210987654321:orders"',
      '"arn:aws:sqs:eu-*:210987654321:orders"',
      '"arn:aws:s3:::invoices"',
      '"arn:aws-us-gov:sqs:us-gov-west-1:210987654321:orders"',
      '"arn:*:sqs:cn-north-1:210987654321:orders"',
      '"arn:aws*:sqs:cn-north-1:210987654321:orders"',
      '"arn:aws:sqs:region:210987654321:orders"',
      '"arn:aws:sqs:<region>:210987654321:orders"',
      '"arn:aws:sqs:${region}:210987654321:orders"',
      '"arn:aws:sqs:$AWS_REGION:210987654321:orders"',
    ]) {
      assertFindings(policy(resource), only);
    }
  });
  it('is silent on other keys, operators and patterns in conditions', () => {
    const under = (operator: string, key: string, value: string) =>
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } }] }`;
    for (const [operator, key, value] of [
      ['StringEquals', 'aws:RequestTag/place', '"frankfurt"'],
      ['Null', 'aws:RequestedRegion', '"true"'],
      ['StringLike', 'aws:RequestedRegion', '["eu-*", "us-east-?"]'],
      ['StringEquals', 'aws:RequestedRegion', '"eu-*"'],
      ['StringNotEqualsIgnoreCase', 'aws:RequestedRegion', '"EU-WEST-1"'],
      ['StringNotEquals', 'aws:RequestedRegion', '["${aws:PrincipalTag/region}", "{{ region }}"]'],
      ['StringEquals', 's3:LocationConstraint', '["EU", ""]'],
    ] as const) {
      assertFindings(under(operator, key, value), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "regions" {
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = [var.region, "\${var.area}-west-1", "eu-west-1"]
    }
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('puts the Region that is meant, or the partition that it is in', () => {
    assertCure(
      policy('"arn:aws:sqs:eu-wset-1:210987654321:orders"'),
      'Change to arn:aws:sqs:eu-west-1:210987654321:orders',
      policy('"arn:aws:sqs:eu-west-1:210987654321:orders"'),
    );
    assertCure(
      policy('"arn:aws:sqs:cn-north-1:210987654321:orders"'),
      'Change to arn:aws-cn:sqs:cn-north-1:210987654321:orders',
      policy('"arn:aws-cn:sqs:cn-north-1:210987654321:orders"'),
    );
    const terraform = (region: string) => `data "aws_iam_policy_document" "regions" {
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
    condition {
      test     = "StringNotEquals"
      variable = "aws:RequestedRegion"
      values   = ["${region}"]
    }
  }
}
`;
    assertCure(terraform('eu-wst-1'), 'Change to eu-west-1', terraform('eu-west-1'), { language: 'terraform' });
  });
});
