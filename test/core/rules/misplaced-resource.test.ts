import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'misplaced-resource';
const template = (type: string, ...resources: readonly string[]): string =>
  `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  R:
    Type: ${type}
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: "123456789012" }
            Action: "*"
            Resource:
${resources.map(resource => `              - ${resource}\n`).join('')}`;
const found = (type: string, ...resources: readonly string[]) =>
  findingsOf(template(type, ...resources), { only, language: 'yaml' });

describe('misplaced-resource', () => {
  it('reports an ARN of another service', () => {
    const [finding, ...more] = found(
      'AWS::S3::BucketPolicy',
      'arn:aws:s3:::invoices/*',
      'arn:aws:sqs:eu-west-1:123456789012:queue',
      '!Sub "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:topic"',
    );
    assert.equal(
      finding?.message,
      'This is the policy of a resource of Amazon S3: an ARN of Amazon SQS has no effect in it.',
    );
    assert.equal(finding.severity, 'error');
    assert.deepEqual(finding.accessAnalyzer, ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY']);
    assert.equal(more.length, 1);
    assert.deepEqual(
      found('AWS::SQS::QueuePolicy', 'arn:aws:sns:eu-west-1:123456789012:topic').map(({ severity, fixes }) => [
        severity,
        fixes.length,
      ]),
      [['warning', 0]],
    );
  });
  it('takes it out of a list', () => {
    const text = template('AWS::S3::BucketPolicy', 'arn:aws:s3:::invoices/*', 'arn:aws:sqs:eu-west-1:123456789012:q');
    assertFix(
      text,
      'Remove arn:aws:sqs:eu-west-1:123456789012:q',
      template('AWS::S3::BucketPolicy', 'arn:aws:s3:::invoices/*'),
      { language: 'yaml' },
    );
  });
  it('speaks for the rule that says the same of the actions', () => {
    const text = template('AWS::S3::BucketPolicy', 'arn:aws:sqs:eu-west-1:123456789012:q').replace(
      '"*"',
      's3:GetObject',
    );
    assert.deepEqual(
      findingsOf(text, { language: 'yaml' })
        .map(({ rule }) => rule)
        .filter(rule => rule === only || rule === 'ineffective-resource'),
      [only],
    );
  });
  it('reports it in Terraform', () => {
    assertFindings(
      `resource "aws_sns_topic_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Publish", Resource = "arn:aws:s3:::\${var.bucket}" }]
#                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning misplaced-resource: This is the policy of a resource of Amazon SNS: an ARN of Amazon S3 has no effect in it.
  })
}
`,
      { only, language: 'terraform' },
    );
  });
  it('is silent on ARNs of the service, patterns, and what is no ARN or not known', () => {
    assert.deepEqual(
      found(
        'AWS::S3::BucketPolicy',
        '"*"',
        'arn:aws-cn:s3:::invoices',
        '"arn:aws:s*:::invoices"',
        '"arn:aws:*:::invoices"',
        'arn:aws:nonsense:::invoices',
        'invoices',
        'arn:aws:sqs',
        '!GetAtt Queue.Arn',
        '!Sub "arn:${AWS::Partition}:${Service}:::invoices"',
        '!Sub "arn:aws:${Service}:::x:sqs:y"',
        '"arn:aws:{{ service }}:::invoices"',
      ),
      [],
    );
    const text = template('AWS::S3::BucketPolicy', 'arn:aws:sqs:eu-west-1:123456789012:q');
    assertFindings(text.replace('Resource:', 'NotResource:'), { only, language: 'yaml' });
  });
  it('is silent where the service is not known, or speaks of others too', () => {
    assert.deepEqual(found('AWS::Backup::BackupVault', 'arn:aws:ec2:*::snapshot/*'), []);
    assert.deepEqual(found('AWS::IAM::ManagedPolicy', 'arn:aws:sqs:eu-west-1:123456789012:q'), []);
    assertFindings(
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "arn:aws:sqs:eu-west-1:123456789012:q" } }',
      { only, kind: 'resource' },
    );
  });
});
