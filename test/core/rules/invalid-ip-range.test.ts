import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-ip-range' };
const policy = (operator: string, value: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "aws:SourceIp": ${value} } } } }`;

describe('invalid-ip-range', () => {
  it('reports what is no range, and a range written from its middle', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "NotIpAddressIfExists": {
          "aws:SourceIp": ["203.0.113.0/24", "203.0.113.300", "office.example.com", "203.0.113.77/26", "2001:db8::1/32"],
//                                           ^^^^^^^^^^^^^^^ error invalid-ip-range: "203.0.113.300" is neither an IP address nor a range such as 203.0.113.0/24.
//                                                            ^^^^^^^^^^^^^^^^^^^^ error invalid-ip-range: "office.example.com" is neither an IP address nor a range such as 203.0.113.0/24.
//                                                                                  ^^^^^^^^^^^^^^^^^ hint invalid-ip-range: AWS reads "203.0.113.77/26" as 203.0.113.64/26: what stands behind the first 26 bits does not count. 💡
//                                                                                                     ^^^^^^^^^^^^^^^^ hint invalid-ip-range: AWS reads "2001:db8::1/32" as 2001:db8::/32: what stands behind the first 32 bits does not count. 💡
          "aws:VpcSourceIp": "10.1.*"
//                           ^^^^^^^^ error invalid-ip-range: "10.1.*" is neither an IP address nor a range such as 203.0.113.0/24. 💡
        }
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on addresses and ranges of both versions, and under other operators', () => {
    for (const value of [
      '"203.0.113.7"',
      '"0.0.0.0/0"',
      '["10.0.0.0/8", "2001:DB8:1234:5678::/64", "::1"]',
      '"203.0.113.7/32"',
    ])
      assertFindings(policy('IpAddress', value), only);
    assertFindings(policy('StringLike', '"203.0.113.*"'), only);
  });
  it('is silent on what is not written here', () => {
    for (const value of ['""', 'null', '"${office}"', '"{{ office }}/24"', '"<office>"', '[]'])
      assertFindings(policy('IpAddress', value), only);
    const block = (values: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "IpAddress"\n      variable = "aws:SourceIp"\n      values   = ${values}\n    }\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFindings(block('[var.office, "${aws_eip.nat.public_ip}/32", "203.0.113.${var.last}"]'), options);
    assertFix(block('["203.0.113.9/24"]'), 'Change to 203.0.113.0/24', block('["203.0.113.0/24"]'), options);
  });
  it('changes to the range that was meant, safely where it is the same', () => {
    for (const [value, title, after, safe] of [
      ['["203.0.113.9/24", "198.51.100.0/24"]', '203.0.113.0/24', '["203.0.113.0/24", "198.51.100.0/24"]', true],
      ['"203.0.113.*"', '203.0.113.0/24', '"203.0.113.0/24"', false],
      ['"10.0.0.0/255.0.0.0"', '10.0.0.0/8', '"10.0.0.0/8"', false],
      ['" 10.0.0.0/8"', '10.0.0.0/8', '"10.0.0.0/8"', false],
    ] as const) {
      assertFix(policy('IpAddress', value), `Change to ${title}`, policy('IpAddress', after), only);
      assertFindings(policy('IpAddress', after), only);
      assert.deepEqual(
        findingsOf(policy('IpAddress', value), only).flatMap(({ fixes }) => fixes.map(fix => fix.safe)),
        [safe],
      );
    }
  });
  it('works in CloudFormation', () => {
    const yaml = (value: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Deny\n            Action: s3:*\n            Resource: "*"\n            Condition:\n              IpAddress:\n                aws:SourceIp:\n                  - ${value} # office\n                  - !Ref Other\n                  - !Sub "\${Office}/24"\n`;
    assertFix(yaml('203.0.113.9/24'), 'Change to 203.0.113.0/24', yaml('203.0.113.0/24'), {
      ...only,
      language: 'yaml',
    });
  });
});
