import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'ineffective-ip-range' };
const policy = (operator: string, value: string, key = 'aws:SourceIp'): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } } }`;
const TO_VPC = 'Change the key to aws:VpcSourceIp (for requests through a VPC endpoint)';

describe('ineffective-ip-range', () => {
  it('reports a condition of private addresses only', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "IpAddress": { "aws:sourceip": "10.0.0.0/8" } }
//                                                  ^^^^^^^^^^^^ error ineffective-ip-range: aws:SourceIp never holds a private address, so the condition is never true. 💡
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "NotIpAddress": { "aws:SourceIp": ["192.168.1.0/24", "fd00::/8"] } }
//                                     ^^^^^^^^^^^^^^ error ineffective-ip-range: aws:SourceIp never holds a private address, so the condition lets every request through. 💡
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "IpAddressIfExists": { "aws:SourceIp": ["172.16.0.1"] } }
//                                                           ^^^^^^^^^^^^ warning ineffective-ip-range: aws:SourceIp never holds a private address, so only requests without the key pass. 💡
    }
  ]
}`,
      only,
    );
  });
  it('reports private addresses among public ones, once', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8", "192.168.0.1"] } }
//                                                                        ^^^^^^^^^^^^ info ineffective-ip-range: "10.0.0.0/8" is private, and aws:SourceIp only holds public addresses: here it does nothing. 💡
    }
  ]
}`,
      only,
    );
  });
  it('gives the codes of Access Analyzer', () => {
    for (const [operator, value, code] of [
      ['IpAddress', '"10.0.0.0/8"', 'PRIVATE_IP_ADDRESS'],
      ['NotIpAddress', '"10.0.0.0/8"', 'PRIVATE_NOT_IP_ADDRESS'],
      ['IpAddress', '["10.0.0.0/8", "203.0.113.0/24"]', 'PRIVATE_IP_ADDRESS_SUBSET'],
      ['NotIpAddressIfExists', '["10.0.0.0/8", "203.0.113.0/24"]', 'PRIVATE_NOT_IP_ADDRESS_SUBSET'],
    ] as const)
      assert.deepEqual(
        findingsOf(policy(operator, value), only).map(({ accessAnalyzer }) => accessAnalyzer),
        [[code]],
      );
  });
  it('is silent on public and on wider ranges, on other keys and on other operators', () => {
    assertFindings(policy('IpAddress', '["203.0.113.0/24", "2001:db8::/32"]'), only);
    assertFindings(policy('IpAddress', '["0.0.0.0/0", "10.0.0.0/7", "100.64.0.0/10"]'), only);
    assertFindings(policy('IpAddress', '"10.0.0.0/8"', 'aws:VpcSourceIp'), only);
    assertFindings(policy('StringEquals', '"10.0.0.1"'), only);
    assertFindings(policy('IpAddress', '["10.0.0.*", "", "${office}"]'), only);
  });
  it('takes lists that may be longer, or hold what is not known, for mixed ones', () => {
    const block = (values: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "IpAddress"\n      variable = "aws:SourceIp"\n      values   = ${values}\n    }\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFix(block('["10.0.0.0/8", var.office]'), 'Remove 10.0.0.0/8', block('[var.office]'), options);
    assertFix(block('["10.0.0.0/8"]'), TO_VPC, block('["10.0.0.0/8"]').replace('SourceIp', 'VpcSourceIp'), options);
    assertFindings(block('var.offices'), options);
    const twice = block('["10.0.0.0/8"]').replace(
      / {4}condition[\s\S]* {4}\}\n/,
      found => found + found.replace('10.0.0.0', '203.0.113.0'),
    );
    assert.deepEqual(
      findingsOf(twice, options).map(({ severity }) => severity),
      ['info'],
    );
  });
  it('changes the key, or removes what does nothing', () => {
    const vpc = policy('IpAddress', '["10.0.0.0/8", "fd00::/8"]', 'aws:VpcSourceIp');
    assertFix(policy('IpAddress', '["10.0.0.0/8", "fd00::/8"]'), TO_VPC, vpc, only);
    assertFindings(vpc, only);
    const rest = policy('IpAddress', '["203.0.113.0/24"]');
    const mixed = policy('IpAddress', '["10.0.0.0/8", "203.0.113.0/24", "127.0.0.1"]');
    assertFix(mixed, 'Remove 10.0.0.0/8 and 1 more', rest, only);
    assertFindings(rest, only);
    assert.ok(findingsOf(mixed, only).every(({ fixes }) => fixes.every(fix => fix.safe)));
  });
  it('works in CloudFormation', () => {
    const yaml = (key: string, values: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Deny\n            Action: s3:*\n            Resource: "*"\n            Condition:\n              NotIpAddress:\n                ${key}:${values}\n`;
    const options = { ...only, language: 'yaml' };
    assertFix(yaml('aws:SourceIp', ' 10.0.0.0/8 # us'), TO_VPC, yaml('aws:VpcSourceIp', ' 10.0.0.0/8 # us'), options);
    assertFix(
      yaml('aws:SourceIp', '\n                  - 10.0.0.0/8\n                  - 203.0.113.0/24 # us'),
      'Remove 10.0.0.0/8',
      yaml('aws:SourceIp', '\n                  - 203.0.113.0/24 # us'),
      options,
    );
  });
});
