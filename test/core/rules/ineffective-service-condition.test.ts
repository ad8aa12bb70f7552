import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'ineffective-service-condition' };
const resource = { ...only, kind: 'resource' } as const;
const trust = { ...only, kind: 'trust' } as const;

const policy = (
  condition: object,
  principal: unknown = { Service: 'config.amazonaws.com' },
  effect = 'Allow',
): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: effect,
          Principal: principal,
          Action: 's3:PutObject',
          Resource: 'arn:aws:s3:::logs/*',
          Condition: condition,
        },
      ],
    },
    null,
    2,
  );
const ORG = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };

describe('ineffective-service-condition', () => {
  it('reports keys that services do not have', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Service": ["cloudfront.amazonaws.com", "config.amazonaws.com"] },
    "Action": "s3:PutObject",
    "Resource": "arn:aws:s3:::logs/*",
    "Condition": {
      "StringEquals": {
        "aws:PrincipalOrgID": "o-a1b2c3d4e5",
//      ^^^^^^^^^^^^^^^^^^^^ error ineffective-service-condition: An AWS service has no aws:PrincipalOrgID to compare, so this never holds and lets nobody in.
        "aws:SourceAccount": "210987654321",
        "AWS:principaltag/team": "web"
//      ^^^^^^^^^^^^^^^^^^^^^^^ error ineffective-service-condition: An AWS service has no AWS:principaltag/team to compare, so…
      }
    }
  }
}`,
      resource,
    );
    const [finding] = findingsOf(policy(ORG), resource);
    assert.deepEqual(finding?.accessAnalyzer, ['UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL']);
    assert.equal(findingsOf(policy(ORG), only)[0]?.severity, 'warning');
  });
  it('is silent where requests without the key pass, and on other keys', () => {
    for (const condition of [
      { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      { StringNotEquals: { 'aws:PrincipalAccount': '210987654321' } },
      { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } },
      { Null: { 'aws:PrincipalOrgID': 'true' } },
      { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
      { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
      { StringEquals: { 'aws:PrincipalServiceName': 'config.amazonaws.com' } },
    ])
      assert.deepEqual(findingsOf(policy(condition), resource), [], JSON.stringify(condition));
  });
  it('is silent on tags in a trust policy, which IAM Roles Anywhere fills from the certificate', () => {
    const tags = { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'shop' } };
    assert.deepEqual(findingsOf(policy(tags, { Service: 'rolesanywhere.amazonaws.com' }), trust), []);
  });
  it('is silent where others are named too, or may be, and on a Deny', () => {
    for (const principal of [
      { Service: 'config.amazonaws.com', AWS: '210987654321' },
      { AWS: '*' },
      '*',
      { Service: '${service}' },
    ])
      assert.deepEqual(findingsOf(policy(ORG, principal), resource), [], JSON.stringify(principal));
    assert.deepEqual(findingsOf(policy(ORG, undefined, 'Deny'), resource), []);
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
              Service:
                - config.amazonaws.com
                - !Ref More
            Action: s3:PutObject
            Resource: arn:aws:s3:::logs/*
            Condition:
              StringEquals:
                aws:PrincipalAccount: !Ref AWS::AccountId
`;
    const options = { ...only, language: 'yaml' };
    assert.deepEqual(findingsOf(yaml, options), []);
    const known = yaml.replace('                - !Ref More\n', '');
    const after = applyFix(known, 'Change to aws:SourceAccount (whom the service acts for)', options);
    assert.equal(after, known.replace('aws:PrincipalAccount', 'aws:SourceAccount'));
    assert.deepEqual(findingsOf(after, options), []);
  });

  it('asks for whom the service acts, where it tells', () => {
    assertFix(
      policy(ORG),
      'Change to aws:SourceOrgID (whom the service acts for)',
      policy({ StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }),
      resource,
    );
    assert.deepEqual(findingsOf(policy(ORG, { Service: 'firehose.amazonaws.com' }), resource)[0]?.fixes, []);
    const arn = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::210987654321:role/x' } };
    assert.deepEqual(findingsOf(policy(arn), resource)[0]?.fixes, []);
  });
  it('takes it out of the trust policy of a compute service', () => {
    const block = (condition: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
${condition}  }
}
`;
    const condition = `    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
`;
    const options = { ...trust, language: 'terraform' };
    assertFix(block(condition), 'Remove the condition (the service gets in)', block(''), options);
    assert.deepEqual(findingsOf(block(''), options), []);
  });
});
