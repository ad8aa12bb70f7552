import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'unknown-service' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('unknown-service', () => {
  it('reports a service of an ARN, and one that is said to have called', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": [
        "arn:aws:dynamo:eu-west-1:210987654321:table/orders",
//               ^^^^^^ error unknown-service: AWS has no service "dynamo" in ARNs. Did you mean dynamodb? 💡
        "arn:aws:lamda:eu-west-1:210987654321:function:bill",
//               ^^^^^ error unknown-service: AWS has no service "lamda" in ARNs. Did you mean lambda? 💡
        "arn:aws::eu-west-1:210987654321:orders",
//              ^^ error unknown-service: The service of this ARN is empty, so it names nothing.
        "arn:aws:nosuchservice:eu-west-1:210987654321:orders"
//               ^^^^^^^^^^^^^ error unknown-service: AWS has no service "nosuchservice" in ARNs.
      ],
      "Condition": {
        "ForAnyValue:StringEquals": {
          "aws:CalledVia": [
            "cloudformation.amazonaws.com",
            "cloudfromation.amazonaws.com",
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-service: No service of AWS is known by the name "cloudfromation.amazonaws.com". Did you mean cloudformation.amazonaws.com? 💡
            "somethingnew.amazonaws.com"
          ]
        }
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on services of ARNs that have no actions, on retired ones, patterns and what is not known', () => {
    for (const resource of [
      '"arn:aws:catalog:eu-west-1:210987654321:product/*"',
      '"arn:aws:elastic-inference:eu-west-1:210987654321:elastic-inference-accelerator/*"',
      '"arn:aws:deepcomposer:us-east-1:210987654321:model/*"',
      '"arn:aws:s3*:::invoices"',
      '"arn:aws:*:*:*:*"',
      '"arn:aws:S3:::invoices"',
      '"arn:aws:${service}:::invoices"',
      '"arn:aws:<service>:::invoices"',
      '"arn:aws:nosuch"',
      '"arn:lambda:eu-west-1:210987654321:function:bill"',
    ]) {
      assertFindings(policy(resource), only);
    }
    const via = (value: string) =>
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "aws:CalledVia": ${value} } } }] }`;
    for (const value of [
      '"athena.amazonaws.com"',
      '"dynamodb"',
      '"*.amazonaws.com"',
      '"application-signals.cloudwatch.amazonaws.com"',
    ])
      assertFindings(via(value), only);
  });
  it('puts the service that is meant', () => {
    assertCure(
      policy('"arn:aws:dynamo:eu-west-1:210987654321:table/orders"'),
      'Change to arn:aws:dynamodb:eu-west-1:210987654321:table/orders',
      policy('"arn:aws:dynamodb:eu-west-1:210987654321:table/orders"'),
    );
    const template = (arn: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: dynamodb:GetItem
            Resource: !Sub ${arn}
`;
    assertCure(
      template('arn:aws:dynamo:${AWS::Region}:${AWS::AccountId}:table/orders'),
      'Change to arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders',
      template('arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders'),
      { language: 'yaml' },
    );
  });
});
