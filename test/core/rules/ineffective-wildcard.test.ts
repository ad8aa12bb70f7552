import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'ineffective-wildcard' };
const policy = (operator: string, key: string, value: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } } }`;

describe('ineffective-wildcard', () => {
  it('reports the first value that looks like a pattern, once for the condition', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::invoices",
      "Condition": {
        "StringEquals": {
          "s3:prefix": ["", "home/*", "team/*"],
//                          ^^^^^^^^ warning ineffective-wildcard: StringEquals has no wildcards: the * in "home/*" is a plain character. 💡
          "aws:PrincipalTag/team": "red?"
//                                 ^^^^^^ warning ineffective-wildcard: StringEquals has no wildcards: the ? in "red?" is a plain character. 💡
        },
        "StringNotEqualsIfExists": { "aws:username": "\${aws:PrincipalTag/a}-*" }
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-wildcard: StringNotEquals has no wildcards: … 💡
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent where wildcards work, and where the characters are meant', () => {
    for (const [operator, key, value] of [
      ['StringLike', 's3:prefix', '"home/*"'],
      ['ArnEquals', 'aws:SourceArn', '"arn:aws:s3:::invoices-*"'],
      ['ArnNotEquals', 'aws:PrincipalArn', '"arn:aws:iam::*:role/x"'],
      ['StringEquals', 's3:prefix', '["home/", "${*}", "${?}.txt", "${aws:username}"]'],
      ['ForAllValues:StringEquals', 'acm:DomainNames', '"*.example.com"'],
      ['StringEquals', 'aws:Referer', '"https://example.com/?page=*"'],
      ['StringEquals', 's3:x-amz-website-redirect-location', '"https://example.com/?page=1"'],
      ['StringEquals', 'lambda:Principal', '"*"'],
      ['StringEquals', 'aws:SourceIp', '"203.0.113.*"'],
      ['NumericEquals', 's3:max-keys', '"1*"'],
      ['IpAddress', 'aws:SourceIp', '"203.0.113.*"'],
      ['Bool', 'aws:SecureTransport', '"*"'],
    ] as const)
      assertFindings(policy(operator, key, value), only);
  });
  it('looks past what other tools fill in', () => {
    const block = (value: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "StringEquals"\n      variable = "s3:prefix"\n      values   = ["${value}"]\n    }\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFindings(block('${var.a == "*" ? 1 : 2}'), options);
    assertFindings(block('&{aws:username}'), options);
    assert.equal(findingsOf(block('${var.home}/*'), options).length, 1);
    assertFix(
      block('${var.home}/*'),
      'Change to StringLike (then * matches any text)',
      block('${var.home}/*').replace('StringEquals', 'StringLike'),
      options,
    );
  });
  it('changes to the operator with wildcards', () => {
    for (const [operator, key, value, title, after] of [
      ['StringEquals', 's3:prefix', '"a*"', 'Change to StringLike (then * matches any text)', 'StringLike'],
      [
        'StringNotEquals',
        's3:prefix',
        '"a?"',
        'Change to StringNotLike (then ? matches any character)',
        'StringNotLike',
      ],
      [
        'StringEqualsIgnoreCase',
        's3:prefix',
        '"a*"',
        'Change to StringLike (then * matches any text, and case counts)',
        'StringLike',
      ],
      [
        'ForAnyValue:StringEqualsIfExists',
        'aws:TagKeys',
        '["a*", "b"]',
        'Change to ForAnyValue:StringLikeIfExists (then * matches any text)',
        'ForAnyValue:StringLikeIfExists',
      ],
      [
        'StringEquals',
        'aws:SourceArn',
        '"arn:aws:s3:::a-*"',
        'Change to ArnLike (then * matches any text within its part)',
        'ArnLike',
      ],
      ['StringEquals', 'aws:SourceArn', '"arn:aws:*"', 'Change to StringLike (then * matches any text)', 'StringLike'],
    ] as const) {
      assertFix(policy(operator, key, value), title, policy(after, key, value), only);
      assertFindings(policy(after, key, value), only);
    }
  });
  it('moves only the key that needs it, in CloudFormation', () => {
    const yaml = (condition: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: s3:ListBucket\n            Resource: "*"\n            Condition:\n${condition}`;
    const options = { ...only, language: 'yaml' };
    const after = yaml(
      '              StringEquals:\n                aws:username: ann # me\n              StringLike:\n                s3:prefix: home/*\n',
    );
    assertFix(
      yaml('              StringEquals:\n                s3:prefix: home/*\n                aws:username: ann # me\n'),
      'Change to StringLike (then * matches any text)',
      after,
      options,
    );
    assertFindings(after, options);
  });
});
