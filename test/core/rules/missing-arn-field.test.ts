import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'missing-arn-field' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('missing-arn-field', () => {
  it('reports a Region and an account that are left empty', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": [
        "arn:aws:logs:::log-group:/app",
//                   ^^^ warning missing-arn-field: ARNs of this kind in Amazon CloudWatch Logs have a Region and an account: where that is empty, as here, the ARN names nothing. 💡
        "arn:aws:dynamodb:eu-west-1::table/orders",
//                                 ^^ warning missing-arn-field: ARNs of this kind in Amazon DynamoDB have an account… 💡
        "arn:aws:sqs::210987654321:orders",
//                  ^^ warning missing-arn-field: ARNs of this kind in Amazon SQS have a Region… 💡
        "arn:aws:iam:::role/deploy"
//                   ^^ warning missing-arn-field: ARNs of this kind in AWS Identity and Access Management (IAM) have an account… 💡
      ]
    }
  ]
}`,
      only,
    );
  });
  it('is silent on kinds without them, on what AWS owns, and on wildcards and holes', () => {
    for (const resource of [
      '"arn:aws:s3:::invoices"',
      '"arn:aws:apigateway:eu-west-1::/restapis/*"',
      '"arn:aws:ec2:eu-west-1::image/ami-1"',
      '"arn:aws:ssm:*::document/AWS-RunShellScript"',
      '"arn:aws:ssm:eu-west-1::parameter/aws/service/*"',
      '"arn:aws:bedrock:eu-west-1::foundation-model/*"',
      '"arn:aws:bedrock:::foundation-model/*"',
      '"arn:aws:schemas:eu-west-1::registry/aws.events"',
      '"arn:aws:elasticbeanstalk:eu-west-1::platform/*"',
      '"arn:aws:braket:::device/quantum-simulator/amazon/sv1"',
      '"arn:aws:kms:*::*"',
      '"arn:aws:sqs:*:*:orders"',
      '"arn:aws:sqs:${region}:${account}:orders"',
      '"arn:aws:sqs:<region>:<account>:orders"',
    ]) {
      assertFindings(policy(resource), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:\${var.region}:\${var.account}:orders"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('puts what the rest of the policy agrees on, or a star', () => {
    assertCure(
      policy('"arn:aws:logs:::log-group:/app"'),
      'Change to arn:aws:logs:*:*:log-group:/app (* is any Region and any account)',
      policy('"arn:aws:logs:*:*:log-group:/app"'),
    );
    assertCure(
      policy('["arn:aws:sqs:eu-west-1:210987654321:orders", "arn:aws:dynamodb:::table/orders"]'),
      'Change to arn:aws:dynamodb:eu-west-1:210987654321:table/orders',
      policy('["arn:aws:sqs:eu-west-1:210987654321:orders", "arn:aws:dynamodb:eu-west-1:210987654321:table/orders"]'),
    );
    assertCure(
      policy('["arn:aws:iam::210987654321:role/a", "arn:aws:sqs:eu-west-1::orders"]'),
      'Change to arn:aws:sqs:eu-west-1:*:orders (* is any account)',
      policy('["arn:aws:iam::210987654321:role/a", "arn:aws:sqs:eu-west-1:*:orders"]'),
    );
    const template = (arn: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sqs:SendMessage
            Resource: !Sub ${arn}
`;
    assertCure(
      template('arn:aws:sqs:${AWS::Region}::orders'),
      'Change to arn:aws:sqs:${AWS::Region}:*:orders (* is any account)',
      template('arn:aws:sqs:${AWS::Region}:*:orders'),
      { language: 'yaml' },
    );
  });
});
