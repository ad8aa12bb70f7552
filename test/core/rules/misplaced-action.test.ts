import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'misplaced-action';
const policy = (action: string, effect = 'Deny'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Principal": "*", "Action": ${action}, "Resource": "*" }] }`;
const found = (text: string, kind: Kind) => findingsOf(text, { only, kind });
const template = (type: string, key: string, action: string): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  R:\n    Type: ${type}\n    Properties:\n      ${key}:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Principal: { AWS: "123456789012" }\n            Action:\n${action}            Resource: "*"\n`;
const inTemplate = (type: string, key: string, ...actions: readonly string[]) =>
  findingsOf(template(type, key, actions.map(action => `              - ${action}\n`).join('')), {
    only,
    language: 'yaml',
  });

describe('misplaced-action', () => {
  it('reports what an RCP does not cover', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Principal": "*",
    "Action": ["s3:*", "ec2:RunInstances", "*", "*:Get*"],
//                     ^^^^^^^^^^^^^^^^^^ error misplaced-action: Resource control policies do not cover Amazon EC2: AWS rejects ec2:RunInstances. 💡
//                                         ^^^ error misplaced-action: A resource control policy cannot have the action "*": it must name the service, as in s3:*. 💡
//                                              ^^^^^^^^ error misplaced-action: A resource control policy cannot have the action "*:Get*": it must name the service, as in s3:*. 💡
    "Resource": "*"
  }
}`,
      { only, kind: 'rcp' },
    );
    assert.deepEqual(found(policy('"*"'), 'rcp')[0]?.accessAnalyzer, ['RCP_SYNTAX_ERROR_ACTION']);
  });
  it('lets AWS’s own RCP be, and services that RCPs cover', () => {
    assert.deepEqual(found(policy('"*"', 'Allow'), 'rcp'), []);
    assert.deepEqual(found(policy('["s3:*", "SQS:SendMessage", "sts:AssumeRole", "kms:Decrypt"]'), 'rcp'), []);
  });
  it('reports actions that are not about assuming a role', () => {
    const text = policy('["sts:AssumeRole", "sts:TagSession", "s3:GetObject", "*", "STS:SetSourceIdentity"]');
    assert.deepEqual(
      found(text, 'trust').map(({ message, severity }) => [severity, message]),
      [['error', 's3:GetObject is not about assuming the role: AWS takes only actions of sts in a trust policy.']],
    );
    assert.deepEqual(found(applyFix(text, 'Remove s3:GetObject', { kind: 'trust' }), 'trust'), []);
    assert.deepEqual(found(policy('"s3:GetObject"'), 'trust')[0]?.fixes, []);
  });
  it('reports actions of another service than that of the resource', () => {
    const [finding] = inTemplate('AWS::S3::BucketPolicy', 'PolicyDocument', 's3:GetObject', 'kms:Decrypt', '"*"');
    assert.equal(
      finding?.message,
      'This is the policy of a resource of Amazon S3, so kms:Decrypt, an action of AWS Key Management Service, has no effect in it.',
    );
    assert.equal(finding.severity, 'error');
    assert.deepEqual(finding.accessAnalyzer, ['UNSUPPORTED_ACTION_IN_POLICY']);
    assert.deepEqual(
      inTemplate('AWS::SQS::QueuePolicy', 'PolicyDocument', 'SQS:SendMessage', 'sns:Publish').map(
        ({ severity, span }) => [severity, span.end - span.start],
      ),
      [['warning', 11]],
    );
    const yaml = template(
      'AWS::S3::BucketPolicy',
      'PolicyDocument',
      '              - s3:GetObject\n              - kms:Decrypt\n',
    );
    assertFix(yaml, 'Remove kms:Decrypt', yaml.replace('              - kms:Decrypt\n', ''), { language: 'yaml' });
  });
  it('reports them in Terraform', () => {
    assertFindings(
      `resource "aws_s3_bucket_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = ["s3:GetObject", "sqs:SendMessage"], Resource = "*" }]
#                                                                               ^^^^^^^^^^^^^^^^^ error misplaced-action: This is the policy of a resource of Amazon S3, so sqs:SendMessage, an action of Amazon SQS, has no effect in it. 💡
  })
}
`,
      { only, language: 'terraform' },
    );
  });
  it('is silent where the service is not known, or speaks of others too', () => {
    assert.deepEqual(found(policy('["s3:GetObject", "kms:Decrypt"]'), 'resource'), []);
    assertFindings(policy('["s3:GetObject", "kms:Decrypt"]'), { only });
    assert.deepEqual(inTemplate('AWS::Backup::BackupVault', 'AccessPolicy', 'ec2:CreateSnapshot'), []);
    assert.deepEqual(inTemplate('AWS::MSK::ClusterPolicy', 'Policy', 'kafka-cluster:Connect'), []);
    assert.deepEqual(inTemplate('AWS::IAM::Role', 'AssumeRolePolicyDocument', 'sts:AssumeRole'), []);
  });
  it('is silent on NotAction, patterns of services, unknown services, holes and placeholders', () => {
    const text = template('AWS::S3::BucketPolicy', 'PolicyDocument', '              - kms:Decrypt\n');
    assertFindings(text.replace('Action:', 'NotAction:'), { only, language: 'yaml' });
    assert.deepEqual(
      inTemplate(
        'AWS::S3::BucketPolicy',
        'PolicyDocument',
        '"s3*:GetObject"',
        'nonsense:Get',
        '!Sub "${A}:Get"',
        '"{{ a }}:Get"',
      ),
      [],
    );
    assert.deepEqual(found(policy('["nonsense:Get", "half"]'), 'rcp'), []);
  });
});
