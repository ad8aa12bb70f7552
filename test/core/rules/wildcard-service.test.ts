import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'wildcard-service' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('wildcard-service', () => {
  it('reports a wildcard in the service of an action and of an ARN', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "*:Get*",
//       ^ hint wildcard-service: The service "*" is a pattern: it means every service, and all that AWS will add.
        "dynamod?:GetItem",
//       ^^^^^^^^ hint wildcard-service: The service "dynamod?" is a pattern: it means dynamodb, and all that AWS will add. 💡
        "s3*:GetObject*"
//       ^^^ hint wildcard-service: The service "s3*" is a pattern: it means … 💡
      ],
      "Resource": [
        "arn:aws:*:*:*:*",
//               ^ hint wildcard-service: The service "*" is a pattern: it means every service…
        "arn:aws:sn?:*:*:orders"
//               ^^^ hint wildcard-service: The service "sn?" is a pattern: it means sns, and all that AWS will add. 💡
      ]
    }
  ]
}`,
      only,
    );
  });
  it('is silent on everything, on wildcards elsewhere and on what is not known', () => {
    for (const [action, resource] of [
      ['"*"', '"*"'],
      ['"*:*"', '"arn:*:s3:::invoices"'],
      ['"s3:*"', '"arn:aws*:s3:::invoices"'],
      ['"s3:Get*"', '"arn:aws:sqs:*:*:*"'],
      ['"${service}*:Get*"', '"arn:aws:${service}:::x"'],
      ['"{{ service }}:*"', '"arn:aws:{{ service }}:::x"'],
      ['"s3*"', '"arn:aws:s3*"'],
    ] as const) {
      assertFindings(policy(resource, action), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["\${var.service}*:Get*"]
    resources = ["arn:aws:\${var.service}:*:*:*"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('names the service, or the few that it means', () => {
    assertCure(policy('"*"', '"dynamod?:GetItem"'), 'Change to dynamodb:GetItem', policy('"*"', '"dynamodb:GetItem"'));
    assertCure(
      policy('"*"', '["neptune-*:Get*", "s3:GetObject"]'),
      'Name the 2 services that it means today',
      policy('"*"', '["neptune-db:Get*", "neptune-graph:Get*", "s3:GetObject"]'),
    );
    assertCure(
      policy('"arn:aws:sn?:*:*:orders"'),
      'Change to arn:aws:sns:*:*:orders',
      policy('"arn:aws:sns:*:*:orders"'),
    );
    const template = (action: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Action:
              - ${action}
              - s3:GetObject
            Resource: "*"
`;
    assertCure(
      template('neptune-*:Get*'),
      'Name the 2 services that it means today',
      template('neptune-db:Get*\n              - neptune-graph:Get*'),
      { language: 'yaml' },
    );
  });
});
