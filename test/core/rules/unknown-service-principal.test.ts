import assert from 'node:assert/strict';
import { SERVICE_PRINCIPALS } from '../../../src/core/iam/service-principals.ts';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'unknown-service-principal' };
const trust = { ...only, kind: 'trust' } as const;

const policy = (...services: string[]): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": ${JSON.stringify(services).replaceAll('","', '", "')} },
      "Action": "sts:AssumeRole"
    }
  ]
}`;

describe('unknown-service-principal', () => {
  it('reports what has another form, and capital letters', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "Service": [
        "ec2.amazon.com",
//      ^^^^^^^^^^^^^^^^ error unknown-service-principal: "ec2.amazon.com" is no service principal: these have the form name.amazonaws.com. 💡
        "Lambda.amazonaws.com",
//      ^^^^^^^^^^^^^^^^^^^^^^ error unknown-service-principal: "Lambda.amazonaws.com" must be in small letters: service principals are compared letter by letter. 💡
        "the thing",
//      ^^^^^^^^^^^ error unknown-service-principal: "the thing" is no service principal: these have the form name.amazonaws.com.
        "lamda.amazonaws.com"
//      ^^^^^^^^^^^^^^^^^^^^^ info unknown-service-principal: "lamda.amazonaws.com" is not among the service principals that AWS documents. Did you mean lambda.amazonaws.com? 💡
      ]
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
    const [finding] = findingsOf(policy('lambda'), trust);
    assert.deepEqual(finding?.accessAnalyzer, ['INVALID_SERVICE_PRINCIPAL_FORMAT']);
    assert.equal(findingsOf(policy('lambda'), only)[0]?.severity, 'warning');
  });
  it('is silent on every name that AWS documents', () => {
    assert.deepEqual(findingsOf(policy(...SERVICE_PRINCIPALS.map(({ name }) => name)), trust), []);
  });
  it('is silent on forms for a Region or a partition, and on well-formed names far from all others', () => {
    for (const service of [
      'logs.eu-west-1.amazonaws.com',
      's3.eu-south-2.amazonaws.com',
      'ec2.amazonaws.com.cn',
      'brandnewservice.amazonaws.com',
      'very.new.amazonaws.com',
      'ebs.amazonaws.com',
    ])
      assert.deepEqual(findingsOf(policy(service), trust), [], service);
  });
  it('is silent on wildcards, stand-ins, holes and other types', () => {
    for (const service of ['*', '*.amazonaws.com', '${service}', '<service>', ''])
      assert.deepEqual(findingsOf(policy(service), trust), [], service);
    assert.deepEqual(findingsOf(policy('ec2').replace('"Service"', '"AWS"'), trust), []);
    assert.deepEqual(findingsOf(policy('ec2'), { ...only, kind: 'scp' }), []);
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: !Sub "ec2.\${AWS::URLSuffix}"
            Action: sts:AssumeRole
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
    assert.equal(
      findingsOf(yaml.replace('!Sub "ec2.${AWS::URLSuffix}"', 'ec2'), { ...only, language: 'yaml' }).length,
      1,
    );
  });

  it('gives the name meant', () => {
    for (const [text, meant] of [
      ['ec2', 'ec2.amazonaws.com'],
      ['ec2.amazonaws', 'ec2.amazonaws.com'],
      ['https://ec2.amazonaws.com/', 'ec2.amazonaws.com'],
      ['EC2.amazonaws.com', 'ec2.amazonaws.com'],
      ['lambda.aws.com', 'lambda.amazonaws.com'],
      ['lambda.aws.amazon.com', 'lambda.amazonaws.com'],
      ['delivery.log.amazonaws.com', 'delivery.logs.amazonaws.com'],
      ['eventbridge.amazonaws.com', 'events.amazonaws.com'],
      ['stepfunctions', 'states.amazonaws.com'],
    ] as const)
      assertFix(policy(text), `Change to ${meant}`, policy(meant), trust);
    assert.deepEqual(findingsOf(policy('ec2.amazonaws.com'), trust), []);
  });
  it('gives the right type to what is no service', () => {
    const block = (type: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "${type}"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}
`;
    assertFix(block('Service'), 'Change Service to AWS', block('AWS'), { ...trust, language: 'terraform' });
    assert.deepEqual(findingsOf(block('AWS'), { ...trust, language: 'terraform' }), []);
  });
});
