import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'ineffective-resource' };

const policy = (action: string, resource: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ${action}, "Resource": ${resource} } }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('ineffective-resource', () => {
  it('reports a bucket where objects are meant, and the other way round', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::invoices"
//                ^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-resource: s3:GetObject acts on arn:aws:s3:::\${bucket-name}/*, not on "arn:aws:s3:::invoices", so this resource has no effect. 💡
    },
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": ["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"]
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-resource: s3:ListBucket acts on … 💡
    }
  ]
}`,
      only,
    );
  });
  it('is silent where one action can use it, and wherever that is not certain', () => {
    for (const [action, resource] of [
      ['["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"]'],
      ['"s3:*"', '"arn:aws:s3:::invoices"'],
      ['"s3:GetObject"', '"arn:aws:s3:::invoices*"'],
      ['"s3:GetObject"', '"arn:aws:s3:::${aws:username}"'],
      ['"s3:GetObject"', '"*"'],
      ['"s3:GetObject"', '"arn:aws:s3"'],
      ['"logs:PutLogEvents"', '"arn:aws:logs:*:*:log-group:/aws/lambda/x:*"'],
      ['"lambda:InvokeFunction"', '"arn:aws:lambda:us-east-1:123456789012:function:f:live"'],
      ['"cloudformation:CreateChangeSet"', '"arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31"'],
      ['"es:ESHttpGet"', '"arn:aws:es:us-east-1:123456789012:domain/logs/*"'],
      ['["s3:GetObject", "s3:GetObjct"]', '"arn:aws:s3:::invoices"'],
      ['["s3:GetObject", "*:PutObject"]', '"arn:aws:s3:::invoices"'],
      ['"s3:ListAllMyBuckets"', '"arn:aws:s3:::invoices"'],
      ['["iam:ListUsers", "iam:GetRole"]', '["arn:aws:iam::210987654321:user/*", "arn:aws:iam::210987654321:role/*"]'],
      ['"codeconnections:UseConnection"', '"arn:aws:codestar-connections:*:*:connection/*"'],
      ['"s3:GetObject"', '["arn:aws:s3:::invoices/*", "${more}"]'],
      ['"s3:GetObject"', '["arn:aws:s3:::invoices/*", "<object>"]'],
      // A fault of the ARN itself is told by its own rule.
      ['"s3:ListBucket"', '"arn:aws:s3:eu-west-1::invoices"'],
      ['"s3:ListBucket"', '"invoices"'],
      ['"lambda:InvokeFunction"', '"arn:aws:lambda:eu-west-1:210987654321:function/bill"'],
    ] as const) {
      assertFindings(policy(action, resource), { ...only, kind: 'boundary' });
    }
  });
  it('is silent where actions or resources are not known', () => {
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject", var.more]
    resources = ["arn:aws:s3:::invoices"]
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::\${var.bucket}", "\${aws_s3_bucket.invoices.arn}", aws_s3_bucket.invoices.arn]
  }
  statement {
    actions       = ["s3:GetObject"]
    not_resources = ["arn:aws:s3:::invoices"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('looks beside a hole', () => {
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
      template('arn:${AWS::Partition}:s3:::invoices'),
      'Change to arn:${AWS::Partition}:s3:::invoices/*',
      template('arn:${AWS::Partition}:s3:::invoices/*'),
      { language: 'yaml' },
    );
  });
  it('leaves the resources of other services to another rule in the policy of a bucket', () => {
    assertFindings(
      `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: invoices
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: s3:GetObject
            Resource: arn:aws:sqs:eu-west-1:210987654321:orders
          - Effect: Deny
            Principal: "*"
            Action: s3:GetObject
            Resource: arn:aws:s3:::invoices
#                     ^^^^^^^^^^^^^^^^^^^^^ warning ineffective-resource: s3:GetObject acts on … 💡
`,
      { ...only, language: 'yaml' },
    );
  });
  it('adds or drops what is too little or too much', () => {
    assertCure(
      policy('"s3:GetObject"', '"arn:aws:s3:::invoices"'),
      'Change to arn:aws:s3:::invoices/*',
      policy('"s3:GetObject"', '"arn:aws:s3:::invoices/*"'),
    );
    assertCure(
      policy('"s3:ListBucket"', '"arn:aws:s3:::invoices/*"'),
      'Change to arn:aws:s3:::invoices',
      policy('"s3:ListBucket"', '"arn:aws:s3:::invoices"'),
    );
  });
});
