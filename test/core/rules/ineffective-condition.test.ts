import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'ineffective-condition' };
const statement = (condition: string): string =>
  `{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": ${condition} }`;
const policy = (...conditions: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${conditions.map(statement).join(', ')}] }`;
const GOOD = '{ "Bool": { "aws:SecureTransport": "false" } }';

describe('ineffective-condition', () => {
  it('reports what no request can meet, once in a statement', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "StringNotLike": { "aws:userid": ["AIDA*", "*"] } }
//                                                              ^^^ warning ineffective-condition: "*" matches any text, so no value of "aws:userid" is unlike it. The statement never applies. 💡
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "ForAnyValue:StringNotLike": { "aws:TagKeys": "*" } }
//                                                                 ^^^ warning ineffective-condition: "*" matches any text, so no value of "aws:TagKeys" is unlike it. The statement never applies. 💡
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "Null": { "aws:SecureTransport": "true" } }
//                                                    ^^^^^^ warning ineffective-condition: Every request has "aws:SecureTransport", so it is never missing. The statement never applies. 💡
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringEquals": { "aws:PrincipalTag/team": "red" },
        "Null": { "aws:principaltag/team": "true", "aws:SecureTransport": "false" }
//                ^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-condition: "aws:principaltag/team" cannot be missing and have a value at once. The statement never applies. 💡
      }
    },
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "DateGreaterThan": { "aws:CurrentTime": "2026-12-31T00:00:00Z" },
        "DateLessThan": { "aws:CurrentTime": "2026-12-01T00:00:00Z" }
//                        ^^^^^^^^^^^^^^^^^ warning ineffective-condition: No value of "aws:CurrentTime" meets both conditions on it. The statement never applies. 💡
      }
    }
  ]
}`,
      only,
    );
  });
  it('gives the code of Access Analyzer for wildcards only', () => {
    const codes = (condition: string): readonly string[] =>
      findingsOf(policy(condition), only).flatMap(({ accessAnalyzer }) => accessAnalyzer);
    assert.deepEqual(codes('{ "ForAnyValue:StringNotLike": { "aws:TagKeys": "*" } }'), [
      'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
    ]);
    assert.deepEqual(codes('{ "Null": { "aws:userid": "true" } }'), []);
  });
  it('speaks for the rules that see the same pattern', () => {
    for (const key of ['aws:userid', 'aws:PrincipalAccount']) {
      const text = policy(`{ "StringNotLike": { "${key}": "*" } }`);
      const found = findingsOf(text).filter(({ span }) => text.slice(span.start, span.end) === '"*"');
      assert.deepEqual(
        found.filter(({ rule }) => rule.includes('condition')).map(({ rule }) => rule),
        ['ineffective-condition'],
      );
    }
  });
  it('finds values and limits that rule each other out', () => {
    for (const condition of [
      '{ "StringEquals": { "aws:username": "ann" }, "StringNotEquals": { "aws:username": ["ann", "bob"] } }',
      '{ "StringEquals": { "aws:username": ["ann", "bob"] }, "StringLike": { "aws:username": ["c*", "d?"] } }',
      '{ "StringEquals": { "aws:username": "Ann" }, "StringNotEqualsIgnoreCase": { "aws:username": "ann" } }',
      '{ "StringEquals": { "aws:username": "ann" }, "StringEqualsIfExists": { "aws:username": "bob" } }',
      '{ "Bool": { "aws:ViaAWSService": "true" }, "BoolIfExists": { "aws:ViaAWSService": "false" } }',
      '{ "NumericGreaterThan": { "s3:max-keys": "10" }, "NumericLessThan": { "s3:max-keys": "10" } }',
      '{ "NumericGreaterThanEquals": { "s3:max-keys": [11, 12] }, "NumericLessThanEquals": { "s3:max-keys": [9, 10] } }',
      '{ "Null": { "s3:max-keys": "true" }, "NumericLessThan": { "s3:max-keys": "10" } }',
    ])
      assert.equal(findingsOf(policy(condition), only).length, 1, condition);
  });
  it('is silent where some request meets them all', () => {
    for (const condition of [
      '{ "StringNotLike": { "aws:username": "*" } }',
      '{ "StringNotLike": { "aws:userid": "A*" } }',
      '{ "ForAnyValue:StringNotLikeIfExists": { "aws:TagKeys": "*" } }',
      '{ "ForAllValues:StringNotLike": { "aws:TagKeys": "*" } }',
      '{ "Null": { "aws:SecureTransport": "false" } }',
      '{ "Null": { "aws:PrincipalOrgID": "true" } }',
      '{ "StringEquals": { "aws:username": "ann" }, "Null": { "aws:username": "false" } }',
      '{ "StringNotEquals": { "aws:username": "ann" }, "Null": { "aws:username": "true" } }',
      '{ "StringEqualsIfExists": { "aws:username": "ann" }, "Null": { "aws:username": "true" } }',
      '{ "StringEquals": { "aws:username": ["ann", "bob"] }, "StringNotEquals": { "aws:username": "ann" } }',
      '{ "StringEqualsIfExists": { "aws:username": "ann" }, "StringLikeIfExists": { "aws:username": "b*" } }',
      '{ "ForAnyValue:StringEquals": { "aws:TagKeys": "a" }, "ForAnyValue:StringLike": { "aws:TagKeys": "b*" } }',
      '{ "StringEquals": { "aws:TagKeys": "a" }, "StringLike": { "aws:TagKeys": "b*" } }',
      '{ "StringEquals": { "aws:username": "${x}" }, "StringNotEquals": { "aws:username": "${x}" } }',
      '{ "StringEquals": { "aws:username": "ann" }, "StringNotLike": { "aws:username": "${x}" } }',
      '{ "NumericGreaterThanEquals": { "s3:max-keys": 10 }, "NumericLessThanEquals": { "s3:max-keys": 10 } }',
      '{ "NumericGreaterThan": { "s3:max-keys": [5, 20] }, "NumericLessThan": { "s3:max-keys": 10 } }',
      '{ "NumericGreaterThan": { "s3:max-keys": 20 }, "NumericLessThan": { "s3:signatureAge": 10 } }',
      '{ "DateGreaterThan": { "aws:CurrentTime": "2026-12-01" }, "DateLessThan": { "aws:CurrentTime": "2026-12-31" } }',
      '{ "DateGreaterThan": { "aws:CurrentTime": "2026-12-31" }, "DateLessThan": { "aws:TokenIssueTime": "2026-12-01" } }',
    ])
      assertFindings(policy(condition), only);
  });
  it('adds up blocks of Terraform with one operator and key', () => {
    const block = (...conditions: readonly (readonly [string, string, string])[]): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n${conditions
        .map(
          ([test, variable, value]) =>
            `    condition {\n      test     = "${test}"\n      variable = "${variable}"\n      values   = ["${value}"]\n    }\n`,
        )
        .join('')}  }\n  statement {\n    actions   = ["sqs:*"]\n    resources = ["*"]\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFindings(block(['StringEquals', 'aws:username', 'a'], ['StringEquals', 'aws:username', 'b']), options);
    const dead = block(['StringEquals', 'aws:username', 'a'], ['StringNotEquals', 'aws:username', 'a']);
    assertFix(
      dead,
      'Remove the statement, which never applies',
      'data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["sqs:*"]\n    resources = ["*"]\n  }\n}\n',
      options,
    );
  });
  it('removes the statement, safely, where another one is left', () => {
    const dead = '{ "Null": { "aws:userid": "true" } }';
    assertFix(policy(GOOD, dead), 'Remove the statement, which never applies', policy(GOOD), only);
    assertFindings(policy(GOOD), only);
    assert.deepEqual(
      findingsOf(policy(dead), only).map(({ fixes }) => fixes.length),
      [0],
    );
    const yaml = (rest: string): string =>
      `Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: "*"\n${rest}`;
    assertFix(
      yaml(
        '  - Effect: Deny\n    Action: s3:*\n    Resource: "*"\n    Condition:\n      Null:\n        aws:userid: true\n',
      ),
      'Remove the statement, which never applies',
      yaml(''),
      { ...only, language: 'yaml' },
    );
  });
});
