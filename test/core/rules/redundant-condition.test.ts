import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'redundant-condition' };
const policy = (condition: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*"${condition && `, "Condition": ${condition}`} } }`;
const FALSE = 'Change to Null with false';
const TRUE = 'Change to Null with true';
const REMOVE = 'Remove the condition, which is always true';

describe('redundant-condition', () => {
  it('reports patterns that any text matches', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringLike": { "aws:RequestTag/team": "*", "aws:RequestTag/town": "R*" },
//                                             ^^^ hint redundant-condition: "*" matches any text, so this only asks whether a request has "aws:RequestTag/team". The operator Null says just that. 💡
        "StringNotLike": { "aws:PrincipalTag/team": ["x", "*"] },
//                                                        ^^^ hint redundant-condition: "*" matches any text, so this holds for requests without "aws:PrincipalTag/team" and for no others. The operator Null says just that. 💡
        "StringLikeIfExists": { "aws:username": "*" },
//                                              ^^^ hint redundant-condition: This is always true: "*" matches any text, and a request without "aws:username" passes too. 💡
        "ForAllValues:StringLike": { "aws:TagKeys": "**" }
//                                                  ^^^^ hint redundant-condition: This is always true: "*" matches any text, and a request without "aws:TagKeys" passes too. 💡
      }
    },
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "StringLike": { "aws:UserAgent": "*" } }
//                                                    ^^^ hint redundant-condition: This is always true: "*" matches any text, and every request has "aws:UserAgent". 💡
    }
  ]
}`,
      only,
    );
  });
  it('gives the codes of Access Analyzer', () => {
    for (const [condition, code] of [
      ['{ "StringLike": { "aws:username": "*" } }', 'EQUIVALENT_TO_NULL_FALSE'],
      ['{ "StringNotLike": { "aws:username": "*" } }', 'EQUIVALENT_TO_NULL_TRUE'],
      ['{ "StringNotLikeIfExists": { "aws:username": "*" } }', 'EQUIVALENT_TO_NULL_TRUE'],
      ['{ "StringLikeIfExists": { "aws:username": "*" } }', 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'],
    ] as const)
      assert.deepEqual(
        findingsOf(policy(condition), only).map(({ accessAnalyzer }) => accessAnalyzer),
        [[code]],
      );
  });
  it('is silent on patterns that ask for something, and on other operators', () => {
    for (const condition of [
      '{ "StringLike": { "aws:username": "?*" } }',
      '{ "StringLike": { "aws:username": "*a" } }',
      '{ "StringLike": { "aws:username": "${*}" } }',
      '{ "StringLike": { "aws:username": "" } }',
      '{ "StringEquals": { "aws:username": "*" } }',
      '{ "ArnLike": { "aws:PrincipalArn": "*" } }',
      '{ "ForAnyValue:StringLike": { "aws:TagKeys": "*" } }',
      '{ "StringNotLike": { "aws:userid": "*" } }',
      '{ "Null": { "aws:username": "false" } }',
    ])
      assertFindings(policy(condition), only);
    const block = (more: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "StringNotLike"\n      variable = "aws:username"\n      values   = ["\${var.a}", var.b ? "*" : "c"]\n    }${more}\n  }\n}\n`;
    assertFindings(block(''), { ...only, language: 'terraform' });
  });
  it('changes to Null, safely, and leaves the keys beside it', () => {
    for (const [before, title, after] of [
      ['{ "StringLike": { "aws:username": "*" } }', FALSE, '{ "Null": { "aws:username": "false" } }'],
      ['{ "StringLike": { "aws:username": ["*", "a"] } }', FALSE, '{ "Null": { "aws:username": "false" } }'],
      ['{ "StringNotLike": { "aws:username": "*" } }', TRUE, '{ "Null": { "aws:username": "true" } }'],
      [
        '{ "StringLike": { "aws:username": "*", "s3:prefix": "a*" } }',
        FALSE,
        '{ "StringLike": { "s3:prefix": "a*" }, "Null": { "aws:username": "false" } }',
      ],
      [
        '{ "StringLike": { "aws:username": "*" }, "Null": { "s3:prefix": "true" } }',
        FALSE,
        '{ "Null": { "s3:prefix": "true", "aws:username": "false" } }',
      ],
      ['{ "StringLikeIfExists": { "aws:username": "*" } }', REMOVE, ''],
      [
        '{ "StringLikeIfExists": { "aws:username": "*" }, "Bool": { "aws:SecureTransport": "false" } }',
        REMOVE,
        '{ "Bool": { "aws:SecureTransport": "false" } }',
      ],
      ['{ "StringLike": { "aws:userid": "*" } }', REMOVE, ''],
    ] as const) {
      assertFix(policy(before), title, policy(after), only);
      assertFindings(policy(after), only);
      assert.ok(findingsOf(policy(before), only).every(({ fixes }) => fixes.every(fix => fix.safe)));
    }
  });
  it('works in CloudFormation and in blocks of Terraform', () => {
    const yaml = (condition: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Deny\n            Action: s3:*\n            Resource: "*"\n${condition}`;
    assertFix(
      yaml('            Condition:\n              StringLike: # asked for\n                aws:username: "*"\n'),
      FALSE,
      yaml('            Condition:\n              \'Null\': # asked for\n                aws:username: "false"\n'),
      { ...only, language: 'yaml' },
    );
    const block = (operator: string, value: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "${operator}"\n      variable = "aws:username"\n      values   = ["${value}"]\n    }\n  }\n}\n`;
    assertFix(block('StringLike', '*'), FALSE, block('Null', 'false'), { ...only, language: 'terraform' });
  });
});
