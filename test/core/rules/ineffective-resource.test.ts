import { assertFindings, assertFix } from '../../support/fixture.ts';

const policy = (action: string, resource: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ${action}, "Resource": ${resource} } }`;

describe('ineffective-resource', () => {
  it('reports a bucket where objects are meant, and the other way round', () => {
    assertFindings(`{
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
}`);
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
      ['["s3:ListAllMyBuckets", "s3:GetObject"]', '"arn:aws:s3:::invoices"'],
    ] as const) {
      assertFindings(policy(action, resource), { kind: 'boundary' });
    }
  });
  it('adds or drops what is too little or too much', () => {
    assertFix(
      policy('"s3:GetObject"', '"arn:aws:s3:::invoices"'),
      'Change to arn:aws:s3:::invoices/*',
      policy('"s3:GetObject"', '"arn:aws:s3:::invoices/*"'),
    );
    assertFix(
      policy('"s3:ListBucket"', '"arn:aws:s3:::invoices/*"'),
      'Change to arn:aws:s3:::invoices',
      policy('"s3:ListBucket"', '"arn:aws:s3:::invoices"'),
    );
  });
});
