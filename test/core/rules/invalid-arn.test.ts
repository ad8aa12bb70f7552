import { applyFix, assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'invalid-arn' };

const policy = (resource: string, action = '"s3:GetObject"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('invalid-arn', () => {
  it('reports what is no ARN, and a name of a bucket with its ARN', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": [
        "invoices/*",
//      ^^^^^^^^^^^^ error invalid-arn: "invoices/*" is no ARN: AWS takes "*" or a text that begins with arn: and rejects the policy. 💡
        "s3://invoices/2026/*",
//      ^^^^^^^^^^^^^^^^^^^^^^ error invalid-arn: "s3://invoices/2026/*" is no ARN… 💡
        "invoices!",
//      ^^^^^^^^^^^ error invalid-arn: "invoices!" is no ARN…
        ""
//      ^^ error invalid-arn: An empty text is no ARN…
      ]
    },
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "sqs:SendMessage"],
      "Resource": "invoices"
//                ^^^^^^^^^^ error invalid-arn: "invoices" is no ARN…
    }
  ]
}`,
      { ...only, kind: 'identity' },
    );
  });
  it('reports what is short, swapped, in capitals or no account, on the part that is wrong', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "sqs:*",
      "Resource": [
        "arn:aws:sqs",
//      ^^^^^^^^^^^^^ warning invalid-arn: An ARN has six parts between colons, and "arn:aws:sqs" has 3. AWS reads it as "arn:aws:sqs:*:*:*". 💡
        "arn:aws:sqs:*",
//      ^^^^^^^^^^^^^^^ info invalid-arn: An ARN has six parts… 💡
        "arn:aws:SQS:eu-west-1:210987654321:orders",
//               ^^^ error invalid-arn: AWS compares the service of an ARN letter by letter, so "SQS" is not sqs and this ARN names nothing. 💡
        "arn:aws:sqs:210987654321:eu-west-1:orders",
//                   ^^^^^^^^^^^^^^^^^^^^^^ error invalid-arn: The account stands where the Region belongs: an ARN has the Region first. 💡
        "arn:aws:sqs:eu-west-1:2109-8765-4321:orders",
//                             ^^^^^^^^^^^^^^ error invalid-arn: "2109-8765-4321" is no account: that is 12 digits, a wildcard or nothing. 💡
        "arn:aws:sqs:eu-west-1:21098765432:orders"
//                             ^^^^^^^^^^^ error invalid-arn: "21098765432" is no account…
      ]
    }
  ]
}`,
      { ...only, kind: 'identity' },
    );
  });
  it('is silent on ARNs, patterns, holes and what is left to fill in', () => {
    for (const resource of [
      '"*"',
      '"arn:aws:s3:::invoices/*"',
      '"arn:*:s3:::invoices"',
      '"arn*"',
      '"arn:aws:iam::aws:policy/ReadOnlyAccess"',
      '"arn:aws:sqs:*:2109*:orders"',
      '"${bucket_arn}/*"',
      '"{{ bucket_arn }}"',
      '"<bucket>"',
      '"your-bucket/*"',
      '"arn:aws:sqs:$REGION:$ACCOUNT:orders"',
      '"arn:aws:sqs:#{AWS::Region}:#{AWS::AccountId}:orders"',
      '"arn:aws:sqs:eu-west-1:account-id:orders"',
      '"arn:aws:sqs:eu-west-1:<account>:orders"',
      '"execute-api:/prod/GET/pets"',
      '5',
    ]) {
      assertFindings(policy(resource), { ...only, kind: 'identity' });
    }
    assertFindings(
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "/210987654321/orders" }] }`,
      { ...only, kind: 'resource' },
    );
  });
  it('is silent on the holes of Terraform and CloudFormation', () => {
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.invoices.arn}/*", "arn:aws:sqs:\${local.place}:orders", aws_s3_bucket.invoices.arn]
  }
}
`,
      { ...only, language: 'terraform' },
    );
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
            Resource:
              - !Sub "\${Bucket.Arn}/*"
              - !Sub arn:aws:sqs:\${Place}:orders
              -
`,
      { ...only, language: 'yaml' },
    );
  });
  it('says what a short ARN is in each kind of policy', () => {
    assertFindings(
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:*", "Resource":
  "arn:aws:sqs:*"
//^^^^^^^^^^^^^^^ error invalid-arn: An ARN has six parts between colons, and "arn:aws:sqs:*" has 4. AWS rejects a session policy with it. 💡
}] }`,
      { ...only, kind: 'session' },
    );
  });
  it('takes a part of an account in the policy of an endpoint for a fault', () => {
    const statement = (account: string) =>
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource":
"arn:aws:sqs:*:${account}:*"
}] }`;
    assertFindings(statement('*'), { ...only, kind: 'endpoint' });
    assertFindings(statement('210987654321'), { ...only, kind: 'endpoint' });
    assertFindings(
      statement('2109*').replace(
        '\n}',
        '\n//             ^^^^^ error invalid-arn: The policy of a VPC endpoint takes a whole account or "*", not "2109*".\n}',
      ),
      { ...only, kind: 'endpoint' },
    );
  });
  it('puts the beginning of an ARN where it is sure', () => {
    assertCure(policy('"invoices/*"'), 'Change to arn:aws:s3:::invoices/*', policy('"arn:aws:s3:::invoices/*"'));
    assertCure(policy('"s3://invoices/*"'), 'Change to arn:aws:s3:::invoices/*', policy('"arn:aws:s3:::invoices/*"'));
    assertCure(policy('"s3:::invoices/*"'), 'Change to arn:aws:s3:::invoices/*', policy('"arn:aws:s3:::invoices/*"'));
    assertCure(policy('"ARN:aws:s3:::invoices"'), 'Change to arn:aws:s3:::invoices', policy('"arn:aws:s3:::invoices"'));
    assertCure(policy('"aws:s3:::invoices"'), 'Change to arn:aws:s3:::invoices', policy('"arn:aws:s3:::invoices"'));
    assertCure(
      policy('["arn:aws-cn:s3:::logs", "invoices"]'),
      'Change to arn:aws-cn:s3:::invoices',
      policy('["arn:aws-cn:s3:::logs", "arn:aws-cn:s3:::invoices"]'),
    );
  });
  it('puts the parts that are left out', () => {
    assertCure(
      policy('"arn:aws:s3::invoices/*"'),
      'Change to arn:aws:s3:::invoices/*',
      policy('"arn:aws:s3:::invoices/*"'),
    );
    assertCure(
      policy('"arn:s3:::invoices/*"'),
      'Change to arn:aws:s3:::invoices/*',
      policy('"arn:aws:s3:::invoices/*"'),
    );
    assertCure(
      policy('"arn:aws:iam:210987654321:role/deploy"', '"iam:GetRole"'),
      'Change to arn:aws:iam::210987654321:role/deploy',
      policy('"arn:aws:iam::210987654321:role/deploy"', '"iam:GetRole"'),
    );
    assertCure(
      policy('"arn:aws:dynamodb:eu-west-1:table/orders"', '"dynamodb:GetItem"'),
      'Change to arn:aws:dynamodb:eu-west-1:*:table/orders',
      policy('"arn:aws:dynamodb:eu-west-1:*:table/orders"', '"dynamodb:GetItem"'),
    );
    assertCure(
      policy('"arn:aws:sqs:eu-west-1"', '"sqs:*"'),
      'Change to arn:aws:sqs:eu-west-1:*:*',
      policy('"arn:aws:sqs:eu-west-1:*:*"', '"sqs:*"'),
      { kind: 'identity' },
    );
    assertCure(
      policy('"arn:aws:sqs"', '"sqs:*"'),
      'Change to arn:aws:sqs:*:*:*',
      policy('"arn:aws:sqs:*:*:*"', '"sqs:*"'),
      {
        kind: 'identity',
      },
    );
  });
  it('repairs the service and the account', () => {
    assertCure(policy('"arn:aws:S3:::invoices"'), 'Change to arn:aws:s3:::invoices', policy('"arn:aws:s3:::invoices"'));
    assertCure(
      policy('"arn:aws:sqs:210987654321:eu-west-1:orders"'),
      'Change to arn:aws:sqs:eu-west-1:210987654321:orders',
      policy('"arn:aws:sqs:eu-west-1:210987654321:orders"'),
    );
    assertCure(
      policy('"arn:aws:sqs:eu-west-1:2109-8765-4321:orders"'),
      'Change to arn:aws:sqs:eu-west-1:210987654321:orders',
      policy('"arn:aws:sqs:eu-west-1:210987654321:orders"'),
    );
  });
  it('changes a value of Terraform beside its hole', () => {
    const before = `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:S3:::\${var.bucket}/*"]
  }
}
`;
    const title = 'Change to arn:aws:s3:::${var.bucket}/*';
    assertFindings(applyFix(before, title, { ...only, language: 'terraform' }), { ...only, language: 'terraform' });
  });
});
