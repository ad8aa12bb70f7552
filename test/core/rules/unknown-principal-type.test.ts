import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'unknown-principal-type' };
const trust = { ...only, kind: 'trust' } as const;

const policy = (principal: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Principal": { ${principal} }, "Action": "sts:AssumeRole" }
  ]
}`;
const block = (type: string, identifier: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "${type}"
      identifiers = ["${identifier}"]
    }
  }
}
`;

describe('unknown-principal-type', () => {
  it('reports any other key', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "aws": "111122223333",
//    ^^^^^ error unknown-principal-type: Principals cannot be of the type "aws". There are AWS, Service, Federated and CanonicalUser, spelled exactly so. 💡
      "Services": "lambda.amazonaws.com",
//    ^^^^^^^^^^ error unknown-principal-type: Principals cannot be of the type "Services". There… 💡
      "Everyone": "*"
//    ^^^^^^^^^^ error unknown-principal-type: Principals cannot be of the type "Everyone". There…
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
  });
  it('is silent on the four types, on functions and on what is not known', () => {
    for (const principal of [
      '"AWS": "*"',
      '"Service": "lambda.amazonaws.com", "Federated": "accounts.google.com"',
      '"CanonicalUser": "0"',
      '"Fn::If": ["A", "B", "C"]',
      '"${type}": "x"',
      '"": "x"',
    ])
      assert.deepEqual(findingsOf(policy(principal), trust), [], principal);
    assert.deepEqual(findingsOf(policy('"aws": "*"'), { ...only, kind: 'scp' }), []);
    assert.deepEqual(findingsOf(block('*', '*'), { ...trust, language: 'terraform' }), []);
    assert.deepEqual(findingsOf(block('${var.type}', '*'), { ...trust, language: 'terraform' }), []);
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
              Fn::If: [A, {AWS: "1"}, "*"]
            Action: sts:AssumeRole
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
  });
  it('gives the type that the values tell, else the nearest name', () => {
    const after = policy('"AWS": "111122223333"');
    assertFix(policy('"Account": "111122223333"'), 'Change to AWS', after, trust);
    assertFix(policy('"aws": "nobody"'), 'Change to AWS', policy('"AWS": "nobody"'), trust);
    assert.deepEqual(findingsOf(after, trust), []);
    const terraform = { ...trust, language: 'terraform' };
    assertFix(
      block('service', 'lambda.amazonaws.com'),
      'Change to Service',
      block('Service', 'lambda.amazonaws.com'),
      terraform,
    );
    assertFix(block('*', '111122223333'), 'Change to AWS', block('AWS', '111122223333'), terraform);
  });
});
