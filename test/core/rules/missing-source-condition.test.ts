import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'missing-source-condition' };
const resource = { ...only, kind: 'resource' } as const;
const trust = { ...only, kind: 'trust' } as const;

interface Shape {
  principal?: object;
  action?: string | string[];
  target?: string;
  condition?: object;
  effect?: string;
}
const statement = ({ principal = { Service: 's3.amazonaws.com' }, effect = 'Allow', ...more }: Shape) => ({
  Effect: effect,
  Principal: principal,
  Action: more.action ?? 'sqs:SendMessage',
  Resource: more.target ?? '*',
  ...(more.condition ? { Condition: more.condition } : {}),
});
const policy = (...shapes: Shape[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: shapes.map(statement) }, null, 2);
const role = (...services: string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
  });
const severities = (text: string, options = {}) => findingsOf(text, { ...resource, ...options }).map(f => f.severity);

describe('missing-source-condition', () => {
  it('reports a service that tells for whom it acts, and is not asked', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "s3.amazonaws.com" },
//                              ^^^^^^^^^^^^^^^^^^ warning missing-source-condition: Amazon S3 may do this for any account: no condition says for whose, or for what. 💡
      "Action": "sqs:SendMessage",
      "Resource": "arn:aws:sqs:eu-west-1:210987654321:scans"
    },
    {
      "Effect": "Allow",
      "Principal": { "Service": "delivery.logs.amazonaws.com" },
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-source-condition: Delivery of AWS service logs may… 💡
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::logs/*",
      "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } }
    }
  ]
}`,
      resource,
    );
    assert.deepEqual(findingsOf(policy({}), resource)[0]?.accessAnalyzer, ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL']);
  });
  it('weighs less for keys, for what only looks around, and where AWS’s guides leave it out', () => {
    assert.deepEqual(severities(policy({ action: 'kms:Decrypt' })), ['info']);
    assert.deepEqual(
      severities(policy({ principal: { Service: 'config.amazonaws.com' }, action: 's3:GetBucketAcl' })),
      ['info'],
    );
    const events = { principal: { Service: 'events.amazonaws.com' } };
    assert.deepEqual(severities(policy({ ...events, action: 'sns:Publish' })), ['info']);
    assert.deepEqual(severities(policy({ ...events })), ['warning']);
    const mixed = policy({ principal: { Service: ['s3.amazonaws.com', 'firehose.amazonaws.com'] } });
    assert.deepEqual(severities(mixed), ['info']);
    assert.deepEqual(findingsOf(mixed, resource)[0]?.fixes, []);
  });
  it('is a hint in a trust policy, and silent for compute services', () => {
    assert.deepEqual(severities(role('states.amazonaws.com'), trust), ['hint']);
    assert.deepEqual(findingsOf(role('states.amazonaws.com'), trust)[0]?.accessAnalyzer, []);
    for (const service of ['ec2', 'lambda', 'ecs-tasks', 'codebuild', 'glue', 'sagemaker', 'firehose'])
      assert.deepEqual(findingsOf(role(`${service}.amazonaws.com`), trust), [], service);
  });
  it('is silent where any key of the source is asked for, in any case, or a key of the thing', () => {
    for (const condition of [
      { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::scans' } },
      { StringEquals: { 'aws:sourceaccount': '210987654321' } },
      { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
      { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/*' } },
      { StringEquals: { 'AWS:SourceOwner': '210987654321' } },
      { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*:210987654321:*' } },
      { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    ])
      assert.deepEqual(findingsOf(policy({ condition }), resource), [], JSON.stringify(condition));
    const deny = { effect: 'Deny', condition: { StringNotEquals: { 'aws:SourceAccount': '210987654321' } } };
    assert.deepEqual(findingsOf(policy({}, deny), resource), []);
  });
  it('is silent on services that are not known to tell, on a Deny, and elsewhere', () => {
    for (const service of ['firehose', 'logdelivery.elasticloadbalancing', 'brandnew'])
      assert.deepEqual(
        findingsOf(policy({ principal: { Service: `${service}.amazonaws.com` } }), resource),
        [],
        service,
      );
    assert.deepEqual(findingsOf(policy({ effect: 'Deny' }), resource), []);
    assert.deepEqual(findingsOf(policy({ principal: { AWS: '210987654321' } }), resource), []);
    assert.deepEqual(findingsOf(policy({}), { ...only, kind: 'endpoint' }), []);
  });
  it('suggests another key in place of the page in front, which then is no other finding', () => {
    const referer = (value: string): string =>
      policy({
        principal: { Service: 'ses.amazonaws.com' },
        action: 's3:PutObject',
        target: 'arn:aws:s3:::mail/*',
        condition: { StringEquals: { 'aws:Referer': value } },
      });
    const found = findingsOf(referer('210987654321'), { kind: 'resource' });
    assert.deepEqual(
      found.map(({ rule, severity }) => [rule, severity]),
      [['missing-source-condition', 'info']],
    );
    assert.ok(found[0]?.accessAnalyzer.includes('RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'));
    assertFix(
      referer('210987654321'),
      'Change to aws:SourceAccount (the account that the service acts for)',
      referer('210987654321').replace('aws:Referer', 'aws:SourceAccount'),
      resource,
    );
    assert.deepEqual(findingsOf(referer('x'), resource)[0]?.fixes, []);
  });

  it('adds the account, that of the policy where it is known', () => {
    const named = policy({ target: 'arn:aws:sqs:eu-west-1:210987654321:scans' });
    const after = applyFix(named, 'Add a condition: aws:SourceAccount is 210987654321', resource);
    assert.deepEqual(JSON.parse(after).Statement[0].Condition, {
      StringEquals: { 'aws:SourceAccount': '210987654321' },
    });
    assert.deepEqual(findingsOf(after, resource), []);
    const block = `data "aws_iam_policy_document" "queue" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.scans.arn]
    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
  }
}
`;
    const options = { ...resource, language: 'terraform' };
    const blocks = applyFix(block, 'Add a condition: aws:SourceAccount is ${account}', options);
    assert.match(blocks, /variable = "aws:SourceAccount"\n\s+values\s+= \["123456789012"\]/);
    assert.deepEqual(findingsOf(blocks, options), []);
  });
  it('adds the source where the service tells no account', () => {
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: cloudfront.amazonaws.com
            Action: s3:GetObject
            Resource: !Sub "\${Bucket.Arn}/*"
`;
    const options = { ...only, language: 'yaml' };
    const title = 'Add a condition: aws:SourceArn is arn:aws:cloudfront::${account}:distribution/${distribution-id}';
    const after = applyFix(yaml, title, options);
    assert.match(after, /ArnLike:\n\s+aws:SourceArn: arn:aws:cloudfront::123456789012:distribution\/distribution-id/);
    assert.deepEqual(findingsOf(after, options), []);
  });
  it('is silent where conditions are not known', () => {
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: s3.amazonaws.com
            Action: sqs:SendMessage
            Resource: "*"
            Condition: !If [A, {}, !Ref AWS::NoValue]
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
  });
});
