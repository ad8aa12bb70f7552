import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'unknown-resource' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('unknown-resource', () => {
  it('reports what no resource of the service looks like', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["lambda:*", "*"],
      "Resource": [
        "arn:aws:lambda:eu-west-1:210987654321:function/bill",
//                                             ^^^^^^^^^^^^^ warning unknown-resource: AWS Lambda has no kind of resource whose ARN ends like "function/bill". Did you mean function:bill? 💡
        "arn:aws:dynamodb:eu-west-1:210987654321:tables/orders",
//                                               ^^^^^^^^^^^^^ warning unknown-resource: Amazon DynamoDB has no kind of resource whose ARN ends like "tables/orders". Did you mean table/orders? 💡
        "arn:aws:states:eu-west-1:210987654321:statemachine:bill",
//                                             ^^^^^^^^^^^^^^^^^ warning unknown-resource: AWS Step Functions has no kind of resource whose ARN ends like "statemachine:bill". Did you mean stateMachine:bill? 💡
        "arn:aws:dynamodb:eu-west-1:210987654321:orders"
//                                               ^^^^^^ info unknown-resource: Amazon DynamoDB has no kind of resource whose ARN ends like "orders".
      ]
    }
  ]
}`,
      only,
    );
  });
  it('says more where no action of the statement can use it', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "dynamodb:*",
      "Resource": "arn:aws:dynamodb:eu-west-1:210987654321:indices/x/y"
//                                                         ^^^^^^^^^^^ info unknown-resource: Amazon DynamoDB has no kind…
    },
    {
      "Effect": "Allow",
      "Action": "dynamodb:GetItem",
      "Resource": "arn:aws:dynamodb:eu-west-1:210987654321:stock/x/y"
//                                                         ^^^^^^^^^ warning unknown-resource: Amazon DynamoDB has no kind…
    }
  ]
}`,
      only,
    );
  });
  it('is silent where a wildcard, a hole or what AWS does not list may make it right', () => {
    for (const resource of [
      '"arn:aws:lambda:eu-west-1:210987654321:function:bill"',
      '"arn:aws:lambda:eu-west-1:210987654321:*"',
      '"arn:aws:lambda:eu-west-1:210987654321:fun*"',
      '"arn:aws:lambda:*:*:function/bill"',
      '"arn:aws:lambda:eu-west-1::runtime:9a8b"',
      '"arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31"',
      '"arn:aws:logs:*:*:/aws-glue/*"',
      '"arn:aws:s3:::invoices/2026/a:b"',
      '"arn:aws:iam::210987654321:role/path/to/deploy"',
      '"arn:aws:lambda:eu-west-1:210987654321:${kind}/bill"',
      '"arn:aws:lambda:eu-west-1:210987654321:<function>"',
      '"arn:aws:dynamodb:eu-west-1:210987654321:your-table"',
      '"arn:aws:personalize:::recipe/aws-hrnn"',
      '"arn:aws:dynamodb:eu-west-1:210987654321:${aws:username"',
      '"arn:aws:ecs:eu-west-1:210987654321:service/bill"',
      '"arn:aws:swf:eu-west-1:210987654321:/domain/bill"',
      '"arn:aws:nosuch:eu-west-1:210987654321:x"',
    ]) {
      assertFindings(policy(resource), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = ["arn:aws:lambda:eu-west-1:210987654321:\${var.function}", "\${aws_lambda_function.bill.arn}:live"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('puts the form that is meant', () => {
    assertCure(
      policy('"arn:aws:cloudformation:eu-west-1:210987654321:stack/bill"', '"cloudformation:UpdateStack"'),
      'Change to arn:aws:cloudformation:eu-west-1:210987654321:stack/bill/*',
      policy('"arn:aws:cloudformation:eu-west-1:210987654321:stack/bill/*"', '"cloudformation:UpdateStack"'),
    );
    assertCure(
      policy('"arn:aws:lambda:eu-west-1:210987654321:function/bill"'),
      'Change to arn:aws:lambda:eu-west-1:210987654321:function:bill',
      policy('"arn:aws:lambda:eu-west-1:210987654321:function:bill"'),
    );
    assertCure(
      policy('"arn:aws:dynamodb:eu-west-1:210987654321:orders"', '"dynamodb:GetItem"'),
      'Change to arn:aws:dynamodb:eu-west-1:210987654321:table/orders',
      policy('"arn:aws:dynamodb:eu-west-1:210987654321:table/orders"', '"dynamodb:GetItem"'),
    );
    assertCure(
      policy('"arn:aws:secretsmanager:eu-west-1:210987654321:billing"', '"secretsmanager:GetSecretValue"'),
      'Change to arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing',
      policy('"arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing"', '"secretsmanager:GetSecretValue"'),
    );
    assertCure(
      policy('"arn:aws:ssm:eu-west-1:210987654321:/app/key"', '"ssm:GetParameter"'),
      'Change to arn:aws:ssm:eu-west-1:210987654321:parameter/app/key',
      policy('"arn:aws:ssm:eu-west-1:210987654321:parameter/app/key"', '"ssm:GetParameter"'),
    );
  });
});
