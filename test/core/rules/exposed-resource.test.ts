import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'exposed-resource' };
const resource = { ...only, kind: 'resource' } as const;

interface Shape {
  principal?: unknown;
  action?: string | string[];
  resource?: string | string[];
  condition?: object;
  effect?: string;
}
const statement = ({ principal = '*', action = 's3:PutObject', condition, effect = 'Allow', ...more }: Shape) => ({
  Effect: effect,
  Principal: principal,
  Action: action,
  Resource: more.resource ?? 'arn:aws:s3:::invoices/*',
  ...(condition ? { Condition: condition } : {}),
});
const policy = (...shapes: Shape[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: shapes.map(statement) }, null, 2);
const severities = (text: string, options = {}) => findingsOf(text, { ...resource, ...options }).map(f => f.severity);

describe('exposed-resource', () => {
  it('reports what everyone may do, as information where it may be meant', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
//                 ^^^ warning exposed-resource: "*" is everyone, in every account, and no condition says who may do this. 💡
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": ["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"],
      "Condition": { "Bool": { "aws:SecureTransport": "true" } }
    },
    {
      "Effect": "Allow",
      "Principal": { "AWS": "*" },
//                          ^^^ info exposed-resource: Everyone on the internet can read these objects: right for a public website, wrong for all else. 💡
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::invoices/*"
    }
  ]
}`,
      resource,
    );
    assert.deepEqual(
      severities(policy({ action: 'es:ESHttp*', resource: 'arn:aws:es:eu-west-1:111122223333:domain/d/*' })),
      ['info'],
    );
    const url = {
      action: 'lambda:InvokeFunctionUrl',
      condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    };
    assert.deepEqual(severities(policy(url)), ['info']);
    assert.deepEqual(severities(policy({ action: 's3:*' })), ['warning']);
    assert.deepEqual(severities(policy({ action: ['s3:GetObject', 's3:DeleteObject'] })), ['warning']);
  });
  it('is silent on the defaults of AWS and its guides', () => {
    for (const shape of [
      // KMS, a key that AWS manages
      {
        principal: { AWS: '*' },
        action: ['kms:Encrypt', 'kms:Decrypt'],
        resource: '*',
        condition: {
          StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
        },
      },
      // SNS
      {
        principal: { AWS: '*' },
        action: ['sns:Publish', 'sns:Subscribe'],
        resource: 'arn:aws:sns:eu-west-1:111122223333:news',
        condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
      },
      // A queue behind a topic
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:eu-west-1:111122223333:news',
        condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:news' } },
      },
      // A bucket that leaves access to its access points
      {
        principal: { AWS: '*' },
        action: '*',
        condition: { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } },
      },
      { condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } },
      { condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      // CloudFront
      { principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE' } },
      { principal: { Service: 'cloudfront.amazonaws.com' } },
      // API Gateway, EFS
      { action: 'execute-api:Invoke', resource: 'execute-api:/*' },
      { principal: { AWS: '*' }, action: 'elasticfilesystem:ClientMount', resource: '*' },
      // Told where the key stands
      { condition: { StringLike: { 'aws:Referer': 'https://example.com/*' } } },
      { effect: 'Deny', condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ])
      assert.deepEqual(findingsOf(policy(shape), resource), [], JSON.stringify(shape));
  });
  it('is silent where a Deny shuts the others out', () => {
    const deny = { effect: 'Deny', action: 's3:*' };
    const outside = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
    assert.deepEqual(findingsOf(policy({}, { ...deny, condition: outside }), resource), []);
    const plain = { Bool: { 'aws:SecureTransport': 'false' } };
    assert.equal(findingsOf(policy({}, { ...deny, condition: plain }), resource).length, 1);
  });
  it('is silent on what looks like the policy of an endpoint, where nothing says what it is', () => {
    for (const shape of [
      { action: '*', resource: '*' },
      { action: 's3:GetObject', resource: '*' },
      { action: ['s3:PutObject', 'dynamodb:GetItem'] },
      { resource: ['arn:aws:s3:::invoices/*', 'arn:aws:s3:::orders/*'] },
    ]) {
      assert.deepEqual(findingsOf(policy(shape), only), [], JSON.stringify(shape));
      assert.equal(findingsOf(policy(shape), resource).length, 1, JSON.stringify(shape));
      assert.deepEqual(findingsOf(policy(shape), { ...only, kind: 'endpoint' }), []);
    }
    // It could be an endpoint's as well, which limits and gives nothing.
    assert.deepEqual(severities(policy({}), { kind: undefined }), ['info']);
    const queue = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:210987654321:orders' };
    assert.deepEqual(severities(policy(queue), { kind: undefined }), ['warning']);
    const table = { action: 'dynamodb:PutItem', resource: 'arn:aws:dynamodb:eu-west-1:210987654321:table/orders' };
    assert.deepEqual(severities(policy(table), { kind: undefined }), []);
    assert.deepEqual(severities(policy(table)), ['warning']);
  });
  it('speaks of carriers, and not of what is not shown', () => {
    const yaml = (condition: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: kms:*
            Resource: "*"
${condition}`;
    const options = { ...only, language: 'yaml' };
    assert.deepEqual(findingsOf(yaml('            Condition: !Ref Condition\n'), options), []);
    assert.equal(findingsOf(yaml(''), options).length, 1);
    const after = applyFix(yaml(''), 'Change to one account: arn:aws:iam::${account}:root', options);
    assert.match(after, /Principal:\s+AWS: "?arn:aws:iam::123456789012:root"?/);
    assert.deepEqual(findingsOf(after, options), []);
  });
  it('asks for the organization, or names one account', () => {
    for (const title of [
      'Add a condition: aws:PrincipalOrgID is ${organization}',
      'Change to one account: arn:aws:iam::${account}:root',
    ]) {
      for (const principal of ['*', { AWS: '*' }, { AWS: ['111122223333', '*'] }])
        assert.deepEqual(findingsOf(applyFix(policy({ principal }), title, resource), resource), [], title);
    }
    const block = `data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::invoices/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
`;
    const options = { ...resource, language: 'terraform' };
    const after = applyFix(block, 'Change to one account: arn:aws:iam::${account}:root', options);
    assert.match(after, /type\s+= "AWS"\n\s+identifiers = \["arn:aws:iam::123456789012:root"\]/);
    assert.deepEqual(findingsOf(after, options), []);
  });
});
