/** The texts that are measured: one policy of about 6 KB in three languages, and a template of 1 MB; always the same ones. */
import { stringify } from 'yaml';
import type { Kind } from '../../core/index.ts';

export interface Sample {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  /** What `jsonc-parser` reads to compare with: the same text, or the same policy as JSON. */
  readonly reference: string;
  readonly kind?: Kind;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const TEMPLATE_LENGTH = 1_000_000;

export function samples(): Sample[] {
  const policy = json({ Version: '2012-10-17', Statement: statements() });
  const template = json(makeTemplate());
  return [
    { name: 'policy as JSON', language: 'json', text: policy, reference: policy },
    { name: 'template of 1 MB as JSON', language: 'json', text: template, reference: template },
    { name: 'policy as CloudFormation YAML', language: 'yaml', text: yamlPolicy(), reference: policy },
    { name: 'policy as Terraform', language: 'terraform', text: terraformPolicy(), reference: policy },
  ];
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const ACCOUNT = 'eu-west-1:123456789012';

/** What a deployment role of a web application may do. A fault and a wildcard here and there, as in life. */
function statements(): Statement[] {
  const one = (Sid: string, Action: string[], Resource: string[], Condition?: Statement['Condition']): Statement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
    ...(Condition && { Condition }),
  });
  const operations: readonly (readonly [string, string[], string[]])[] = [
    [
      'Objects',
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:GetObjectTagging'],
      ['arn:aws:s3:::app-assets/*'],
    ],
    ['Buckets', ['s3:ListBucket', 's3:GetBucketLocation'], ['arn:aws:s3:::app-assets', 'arn:aws:s3:::app-logs']],
    [
      'Tables',
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'],
      [`arn:aws:dynamodb:${ACCOUNT}:table/orders`, `arn:aws:dynamodb:${ACCOUNT}:table/orders/index/*`],
    ],
    ['Queues', ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], [`arn:aws:sqs:${ACCOUNT}:orders`]],
    ['Topics', ['sns:Publish', 'sns:Subscribe'], [`arn:aws:sns:${ACCOUNT}:events`]],
    ['Logs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [`arn:aws:logs:${ACCOUNT}:log-group:/app/*:*`]],
    ['Functions', ['lambda:InvokeFunction', 'lambda:GetFunction*'], [`arn:aws:lambda:${ACCOUNT}:function:app-*`]],
    ['Secrets', ['secretsmanager:GetSecretValue'], [`arn:aws:secretsmanager:${ACCOUNT}:secret:app/*`]],
    ['Parameters', ['ssm:GetParameter*', 'ssm:PutParameter'], [`arn:aws:ssm:${ACCOUNT}:parameter/app/*`]],
    ['Images', ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], [`arn:aws:ecr:${ACCOUNT}:repository/app`]],
    ['Machines', ['ec2:Describe*', 'ec2:RunInstances', 'ec2:CreateTags'], ['*']],
    ['Metrics', ['cloudwatch:PutMetricData', 'cloudwatch:GetMetricData'], ['*']],
    ['Streams', ['kinesis:PutRecord', 'kinesis:PutRecords'], [`arn:aws:kinesis:${ACCOUNT}:stream/clicks`]],
    ['Workflows', ['states:StartExecution', 'states:DescribeExecution'], [`arn:aws:states:${ACCOUNT}:stateMachine:*`]],
    ['Events', ['events:PutEvents', 'events:PutRule'], [`arn:aws:events:${ACCOUNT}:rule/app-*`]],
    [
      'Services',
      ['ecs:UpdateService', 'ecs:DescribeServices', 'ecs:RunTask'],
      [`arn:aws:ecs:${ACCOUNT}:service/app/*`, `arn:aws:ecs:${ACCOUNT}:task-definition/app:*`],
    ],
    ['Traces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']],
    ['Mistyped', ['s3:GetObjct', 'kms:Decrypt'], [`arn:aws:kms:${ACCOUNT}:key/*`]],
    ['Broad', ['elasticloadbalancing:*', 'autoscaling:*'], ['*']],
  ];
  return [
    ...operations.map(([sid, actions, resources], at) =>
      one(sid, actions, resources, at % 3 === 0 ? { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } : undefined),
    ),
    one('Roles', ['iam:PassRole'], ['arn:aws:iam::123456789012:role/app-*'], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
    one('Home', ['s3:PutObject'], ['arn:aws:s3:::app-home/${aws:username}/*'], {
      Bool: { 'aws:SecureTransport': 'true' },
      StringLike: { 's3:x-amz-storage-class': 'STANDARD*' },
    }),
  ];
}

/** Functions with roles, buckets with policies and queues, until there is enough. */
function makeTemplate(): unknown {
  const resources: Record<string, unknown> = {};
  for (let at = 1, length = 0; length < TEMPLATE_LENGTH; at++) {
    const more = resourcesOf(at);
    length += json(more).length * 1.1;
    Object.assign(resources, more);
  }
  return { AWSTemplateFormatVersion: '2010-09-09', Parameters: { Stage: { Type: 'String' } }, Resources: resources };
}

function resourcesOf(at: number): Record<string, unknown> {
  const all = statements();
  const own = [0, 1, 2, 3].flatMap(next => all[(at * 5 + next) % all.length] ?? []);
  return {
    [`Role${at}`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: withReferences(own, at) } },
        ],
      },
    },
    [`Function${at}`]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: { Ref: `Bucket${at}` }, S3Key: `function-${at}.zip` },
        Environment: {
          Variables: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`SETTING_${n}`, `value ${n}`])),
        },
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': [`Role${at}`, 'Arn'] },
        Runtime: 'nodejs22.x',
      },
    },
    [`Bucket${at}`]: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': `app-\${Stage}-${at}` } } },
    [`BucketPolicy${at}`]: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: `Bucket${at}` }, PolicyDocument: onlyEncrypted(at) },
    },
  };
}

/** As templates write ARNs: the region, the account and the bucket are filled in when it is deployed. */
const withReferences = (own: readonly Statement[], at: number): unknown[] =>
  own.map(statement => ({
    ...statement,
    Resource: statement.Resource.map(arn => {
      const text = arn.replace(ACCOUNT, '${AWS::Region}:${AWS::AccountId}').replace('app-assets', `\${Bucket${at}}`);
      return text === arn ? arn : { 'Fn::Sub': text };
    }),
  }));

const onlyEncrypted = (at: number): unknown => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OnlyEncrypted',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [{ 'Fn::GetAtt': [`Bucket${at}`, 'Arn'] }, { 'Fn::Sub': `\${Bucket${at}.Arn}/*` }],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

const yamlPolicy = (): string =>
  stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Version: '2012-10-17', Statement: statements() } },
      },
    },
  });

function terraformPolicy(): string {
  const list = (texts: readonly unknown[]): string => `[${texts.map(text => quoted(String(text))).join(', ')}]`;
  const blocks = statements().map(({ Sid, Effect, Action, Resource, Condition = {} }) => [
    '  statement {',
    `    sid       = ${quoted(Sid)}`,
    `    effect    = ${quoted(Effect)}`,
    `    actions   = ${list(Action)}`,
    `    resources = ${list(Resource)}`,
    ...Object.entries(Condition).flatMap(([test, keys]) =>
      Object.entries(keys).flatMap(([variable, value]) => [
        '    condition {',
        `      test     = ${quoted(test)}`,
        `      variable = ${quoted(variable)}`,
        `      values   = ${list([value])}`,
        '    }',
      ]),
    ),
    '  }',
  ]);
  return ['data "aws_iam_policy_document" "app" {', ...blocks.flat(), '}', ''].join('\n');
}

/** This data source writes IAM's own variables with an ampersand. */
const quoted = (text: string): string => JSON.stringify(text.replaceAll('${', '&{'));
