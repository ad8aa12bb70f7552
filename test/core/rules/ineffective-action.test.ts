import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

const only = { only: 'ineffective-action' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('ineffective-action', () => {
  it('reports an action that has no resource in a statement whose resources serve others', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "s3:ListBucket",
        "s3:GetObject",
//      ^^^^^^^^^^^^^^ warning ineffective-action: s3:GetObject acts on arn:aws:s3:::\${bucket-name}/*, and no resource here is one, so nothing is allowed by it. 💡
        "s3:ListAllMyBuckets",
//      ^^^^^^^^^^^^^^^^^^^^^ warning ineffective-action: s3:ListAllMyBuckets is about no single resource and needs the resource "*", so nothing is allowed by it. 💡
        "dynamodb:Batch*Item"
//      ^^^^^^^^^^^^^^^^^^^^^ warning ineffective-action: dynamodb:Batch*Item acts on arn:aws:dynamodb:\${region}:\${account}:table/\${table-name}, and no resource here is one… 💡
      ],
      "Resource": "arn:aws:s3:::invoices"
    },
    {
      "Effect": "Deny",
      "Action": [
        "ec2:DescribeInstances",
//      ^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-action: ec2:DescribeInstances is about no single resource and needs the resource "*", so nothing is denied by it. 💡
        "ec2:StopInstances"
      ],
      "Resource": "arn:aws:ec2:*:*:instance/*"
    }
  ]
}`,
      { ...only, kind: 'identity' },
    );
  });
  it('leaves to ineffective-resource what is a fault of the resource', () => {
    const both = (action: string, resource: string) =>
      findingsOf(policy(resource, action), { kind: 'identity' })
        .map(({ rule }) => rule)
        .filter(rule => rule.startsWith('ineffective-'));
    for (const [action, resource, ...rules] of [
      ['"s3:GetObject"', '"arn:aws:s3:::invoices"', 'ineffective-resource'],
      ['["s3:GetObject", "s3:PutObject"]', '"arn:aws:s3:::invoices"', 'ineffective-resource'],
      ['"s3:GetObject"', '"arn:aws:sqs:*:*:orders"', 'ineffective-resource'],
      [
        '["s3:GetObject", "sqs:SendMessage"]',
        '["arn:aws:s3:::invoices", "arn:aws:sqs:eu-west-1:210987654321:orders"]',
        'ineffective-resource',
      ],
      ['["s3:GetObject", "s3:ListBucket"]', '"arn:aws:s3:::invoices"', 'ineffective-action'],
      ['["s3:GetObject", "s3:ListBucket"]', '"arn:aws:s3:::invoices/*"', 'ineffective-action'],
      ['"s3:ListAllMyBuckets"', '"arn:aws:s3:::invoices"', 'ineffective-action'],
      ['"ec2:DescribeInstances"', '"arn:aws:ec2:*:*:instance/*"', 'ineffective-action'],
      [
        '["s3:GetObject", "s3:ListBucket"]',
        '["arn:aws:s3:::invoices", "arn:aws:sqs:eu-west-1:210987654321:orders"]',
        'ineffective-action',
        'ineffective-resource',
      ],
    ] as const) {
      assert.deepEqual(both(action, resource), rules, `${action} ${resource}`);
    }
  });
  it('is silent where one resource may serve it', () => {
    for (const [action, resource] of [
      ['["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"]'],
      ['["s3:GetObject", "s3:ListBucket"]', '"arn:aws:s3:::invoices*"'],
      ['["s3:ListAllMyBuckets", "s3:GetBucketLocation"]', '"arn:aws:s3:::*"'],
      ['["s3:ListAllMyBuckets", "s3:GetObject"]', '"*"'],
      ['["s3:ListAllMyBuckets", "s3:GetObject"]', '["arn:aws:s3:::invoices/*", "*"]'],
      ['["s3:*", "s3:GetObject"]', '"arn:aws:s3:::invoices/*"'],
      ['"s3:Get*"', '"arn:aws:s3:::invoices"'],
      ['["dynamodb:ListTables", "dynamodb:GetItem"]', '"arn:aws:dynamodb:eu-west-1:210987654321:table/*"'],
      ['["iam:ListUsers", "iam:GetUser"]', '"arn:aws:iam::210987654321:user/team/*"'],
      ['["logs:DescribeLogGroups", "logs:PutLogEvents"]', '"arn:aws:logs:*:*:log-group:/aws/lambda/*"'],
      ['["kinesis:UpdateShardCount", "kinesis:PutRecord"]', '"arn:aws:kinesis:*:*:stream/clicks"'],
      ['["ec2:DescribeInstances", "ec2:StopInstances"]', '"arn:aws:ec2:*:*:*"'],
      ['["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::invoices", "${more}"]'],
      ['["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::invoices", "invoices/*"]'],
      ['["s3:GetObject", "s3:ListBucket"]', '"arn:aws:s3:::${aws:username}"'],
      ['["s3:GetObjct", "s3:ListBucket"]', '"arn:aws:s3:::invoices"'],
      ['["*:GetObject", "s3:ListBucket"]', '"arn:aws:s3:::invoices"'],
      ['["codeconnections:UseConnection"]', '"arn:aws:codestar-connections:*:*:connection/*"'],
    ] as const) {
      assertFindings(policy(resource, action), { ...only, kind: 'identity' });
    }
    assertFindings(
      policy('"arn:aws:s3:::invoices"', '["s3:GetObject", "s3:ListBucket"]').replace('Resource', 'NotResource'),
      only,
    );
    assertFindings(
      policy('"arn:aws:s3:::invoices"', '["s3:GetObject", "s3:ListBucket"]').replace('Action', 'NotAction'),
      only,
    );
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = concat(["arn:aws:s3:::invoices"], var.more)
  }
  statement {
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::\${var.bucket}", aws_s3_bucket.invoices.arn]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('adds the ARN that it needs', () => {
    assertCure(
      policy('"arn:aws:s3:::invoices"', '["s3:GetObject", "s3:ListBucket"]'),
      'Add arn:aws:s3:::invoices/* (then it is allowed there)',
      policy('["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"]', '["s3:GetObject", "s3:ListBucket"]'),
      { kind: 'identity' },
    );
    assertCure(
      policy('["arn:aws:s3:::invoices/*"]', '["s3:GetObject", "s3:ListBucket"]').replace('Allow', 'Deny'),
      'Add arn:aws:s3:::invoices (then it is denied there)',
      policy('["arn:aws:s3:::invoices/*", "arn:aws:s3:::invoices"]', '["s3:GetObject", "s3:ListBucket"]').replace(
        'Allow',
        'Deny',
      ),
    );
    const terraform = (more: string) => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::invoices"${more}]
  }
}
`;
    assertCure(
      terraform(''),
      'Add arn:aws:s3:::invoices/* (then it is allowed there)',
      terraform(', "arn:aws:s3:::invoices/*"'),
      {
        language: 'terraform',
      },
    );
  });
  it('gives an action without resources the star', () => {
    assertCure(
      policy('"arn:aws:s3:::invoices"', '"s3:ListAllMyBuckets"'),
      'Change the resource to "*" (then it is allowed)',
      policy('"*"', '"s3:ListAllMyBuckets"'),
      { kind: 'identity' },
    );
    assertCure(
      policy('["arn:aws:s3:::a", "arn:aws:s3:::b"]', '"s3:ListAllMyBuckets"'),
      'Change the resource to "*" (then it is allowed)',
      policy('["*"]', '"s3:ListAllMyBuckets"'),
    );
    const moved = applyFix(
      policy('"arn:aws:s3:::invoices"', '["s3:ListAllMyBuckets", "s3:ListBucket"]'),
      'Move s3:ListAllMyBuckets to a statement on "*" (then it is allowed)',
      only,
    );
    assertFindings(moved, only);
    assert.deepEqual(JSON.parse(moved).Statement, [
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: 'arn:aws:s3:::invoices' },
      { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
    ]);
  });
  it('moves several at once, in CloudFormation too', () => {
    const before = `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
              - ec2:DescribeInstances
              - ec2:DescribeImages
              - ec2:StopInstances
            Resource: !Sub arn:aws:ec2:\${AWS::Region}:\${AWS::AccountId}:instance/*
`;
    const after = applyFix(before, 'Move the 2 actions that need "*" to a statement on "*" (then it is allowed)', {
      ...only,
      language: 'yaml',
    });
    assertFindings(after, { ...only, language: 'yaml' });
    assert.match(after, /Action:\n\s+- ec2:DescribeInstances\n\s+- ec2:DescribeImages\n\s+Resource: "?'?\*/);
  });
  it('takes the action out', () => {
    assertCure(
      policy('"arn:aws:s3:::invoices"', '["s3:GetObject", "s3:ListBucket"]'),
      'Remove s3:GetObject',
      policy('"arn:aws:s3:::invoices"', '["s3:ListBucket"]'),
    );
  });
});
