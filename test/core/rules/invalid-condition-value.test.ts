import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-condition-value' };
const policy = (operator: string, key: string, value: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } } }`;
const yaml = (lines: string): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Deny\n            Action: s3:*\n            Resource: "*"\n            Condition:\n${lines}`;
const block = (operator: string, values: string): string =>
  `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "${operator}"\n      variable = "aws:SecureTransport"\n      values   = ${values}\n    }\n  }\n}\n`;

describe('invalid-condition-value', () => {
  it('reports what the operator cannot compare', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "Bool": {
          "aws:SecureTransport": "yess",
//                               ^^^^^^ warning invalid-condition-value: "yess" is neither true nor false. 💡
          "aws:ViaAWSService": ["true", "false"]
//                                      ^^^^^^^ error invalid-condition-value: Bool takes one value. With true and false together it would ask nothing. 💡
        },
        "Null": { "aws:username": "null" },
//                                ^^^^^^ warning invalid-condition-value: "null" is neither true nor false.
        "NumericLessThan": {
          "s3:max-keys": ["10", "1,000", "ten", 5]
//                              ^^^^^^^ warning invalid-condition-value: "1,000" is no number. 💡
//                                       ^^^^^ warning invalid-condition-value: "ten" is no number.
//                                              ^ error invalid-condition-value: The values of "s3:max-keys" are of different types: text and a number. 💡
        },
        "DateLessThan": {
          "aws:CurrentTime": "2026/11/01",
//                           ^^^^^^^^^^^^ warning invalid-condition-value: "2026/11/01" is no date that AWS reads. Write it as 2026-11-01 or as 2026-11-01T08:00:00Z. 💡
          "aws:TokenIssueTime": ["1793520000", "2026-11-01T08:00:00"]
//                               ^^^^^^^^^^^^ info invalid-condition-value: "1793520000" counts seconds since 1970. AWS recommends a date, here 2026-11-01T08:00:00Z. 💡
//                                             ^^^^^^^^^^^^^^^^^^^^^ info invalid-condition-value: "2026-11-01T08:00:00" names no time zone. Z stands for UTC. 💡
        },
        "BinaryEquals": { "aws:PrincipalTag/hash": "plain text" }
//                                                 ^^^^^^^^^^^^ warning invalid-condition-value: "plain text" is not written in base64.
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on what fits', () => {
    for (const [operator, key, value] of [
      ['Bool', 'aws:SecureTransport', '"True"'],
      ['Bool', 'aws:SecureTransport', 'false'],
      ['BoolIfExists', 'aws:SecureTransport', '["true"]'],
      ['ForAnyValue:Bool', 'kms:x', '["true", "false"]'],
      ['Null', 'aws:username', 'true'],
      ['NumericLessThan', 's3:max-keys', '[10, 20.5]'],
      ['NumericLessThan', 's3:TlsVersion', '"1.2"'],
      ['DateGreaterThan', 'aws:CurrentTime', '"2026-11-01"'],
      ['DateGreaterThan', 'aws:EpochTime', '"1793520000"'],
      ['DateGreaterThan', 'aws:EpochTime', '1793520000'],
      ['BinaryEquals', 'x:y', '"QmluYXJ5"'],
      ['StringEquals', 'aws:username', '["1", "true", "2026/11/01"]'],
      ['StringEquals', 'aws:PrincipalAccount', '123456789012'],
      ['IpAddress', 'aws:SourceIp', '"nowhere"'],
      ['ArnLike', 'aws:SourceArn', '"nothing"'],
    ] as const)
      assertFindings(policy(operator, key, value), only);
  });
  it('is silent on what another tool fills in, on variables, and on what is being typed', () => {
    for (const value of ['""', '"${flag}"', '"{{ flag }}"', '"<flag>"', 'null', '[]', '["true", null]'])
      assertFindings(policy('Bool', 'aws:SecureTransport', value).replace('"true", null', '"true"'), only);
    assertFindings(policy('NumericLessThan', 's3:max-keys', '"${aws:PrincipalTag/max}"'), only);
    assertFindings(block('Bool', '[var.secure]'), { ...only, language: 'terraform' });
    assertFindings(block('Bool', 'var.flags'), { ...only, language: 'terraform' });
    assertFindings(block('NumericEquals', '["${var.a}s"]'), { ...only, language: 'terraform' });
  });
  it('takes types as AWS sees them: CloudFormation and blocks of Terraform give text', () => {
    const mixed =
      '              Bool:\n                aws:SecureTransport: true\n              NumericEquals:\n                s3:max-keys:\n                  - 10\n                  - "20"\n';
    assertFindings(yaml(mixed), { ...only, language: 'yaml' });
    assertFindings(block('StringEquals', '["a", 1, true]'), { ...only, language: 'terraform' });
    assert.equal(findingsOf(policy('StringEquals', 'aws:username', '["a", 1, true]'), only).length, 1);
  });
  it('leaves words alone that YAML may read as truth values', () => {
    const text = (value: string): string =>
      yaml(`              Bool:\n                aws:SecureTransport: ${value}\n`);
    assertFindings(text('no'), { ...only, language: 'yaml' });
    assert.equal(findingsOf(text('"no"'), { ...only, language: 'yaml' }).length, 1);
    assert.equal(findingsOf(text('nope'), { ...only, language: 'yaml' }).length, 1);
  });
  it('counts values that another tool fills in, but not lists that it may make longer', () => {
    const options = { ...only, language: 'terraform' };
    assert.deepEqual(
      findingsOf(block('Bool', '["${var.a}", "${var.b}"]'), options).map(({ fixes }) => fixes.length),
      [0],
    );
    assertFindings(block('Bool', '[var.a, var.b]'), options);
    assertFindings(block('Bool', 'var.a ? ["true"] : ["false"]'), options);
  });
  it('changes to what was meant', () => {
    for (const [operator, key, value, title, after] of [
      ['Bool', 'aws:SecureTransport', '"yess"', 'Change to true', '"true"'],
      ['Null', 'aws:username', '0', 'Change to false', '"false"'],
      ['NumericLessThan', 's3:max-keys', '["10", "1,000"]', 'Change to 1000', '["10", "1000"]'],
      ['DateLessThan', 'aws:CurrentTime', '"20261101"', 'Change to 2026-11-01', '"2026-11-01"'],
      ['DateLessThan', 'aws:CurrentTime', '"1793520000"', 'Change to 2026-11-01T08:00:00Z', '"2026-11-01T08:00:00Z"'],
      [
        'DateLessThan',
        'aws:CurrentTime',
        '"2026-11-01 08:00"',
        'Change to 2026-11-01T08:00:00Z',
        '"2026-11-01T08:00:00Z"',
      ],
      ['Bool', 'aws:SecureTransport', '["true", "false"]', 'Keep false alone', '"false"'],
      ['Bool', 'aws:SecureTransport', '["true", "True"]', 'Keep one true', '"true"'],
      ['StringEquals', 'aws:username', '["a", 1, true]', 'Write all values as text', '["a", "1", "true"]'],
    ] as const) {
      assertFix(policy(operator, key, value), title, policy(operator, key, after), only);
      assertFindings(policy(operator, key, after), only);
    }
    assertFix(block('Bool', '["on"]'), 'Change to true', block('Bool', '["true"]'), { ...only, language: 'terraform' });
    assertFix(block('Bool', '["true", "false"]'), 'Keep true alone', block('Bool', '["true"]'), {
      ...only,
      language: 'terraform',
    });
  });
});
