import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'redundant-condition-value' };
const policy = (operator: string, key: string, values: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${values} } } } }`;

describe('redundant-condition-value', () => {
  it('reports values that another one covers', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "NumericLessThan": { "aws:MultiFactorAuthAge": ["2700", "3600"] },
//                                                      ^^^^^^ hint redundant-condition-value: One value that holds is enough, so beside 3600 the limit 2700 does not count. 💡
        "StringLike": { "s3:prefix": ["home/*", "home/ann/*", "tmp", "tmp"] },
//                                              ^^^^^^^^^^^^ hint redundant-condition-value: "home/ann/*" is covered by "home/*". 💡
//                                                                   ^^^^^ hint redundant-condition-value: "tmp" stands here twice. 💡
        "NotIpAddress": { "aws:SourceIp": ["203.0.113.0/24", "203.0.113.7"] },
//                                                           ^^^^^^^^^^^^^ hint redundant-condition-value: "203.0.113.7" is covered by "203.0.113.0/24". 💡
        "StringEqualsIgnoreCase": { "aws:username": ["Ann", "ann"] },
//                                                          ^^^^^ hint redundant-condition-value: "ann" is the same as "Ann". 💡
        "ArnNotLike": { "aws:PrincipalArn": ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/*"] }
//                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-condition-value: "arn:aws:iam::123456789012:role/a" is covered by "arn:aws:iam::123456789012:role/*". 💡
      }
    }
  ]
}`,
      only,
    );
  });
  it('keeps the widest limit of each direction', () => {
    for (const [operator, values, rest] of [
      ['NumericLessThan', '[1, 3, 2]', ['1', '2']],
      ['NumericGreaterThanEquals', '["10", "9.5", "1e2"]', ['10', '1e2']],
      ['DateLessThan', '["2026-01-01", "2027-01-01T00:00:00Z"]', ['2026-01-01']],
      ['DateGreaterThan', '["2026-01-01", "2027-01-01T00:00:00Z"]', ['2027-01-01T00:00:00Z']],
    ] as const)
      assert.deepEqual(
        findingsOf(policy(operator, 'x:y', values), only).map(({ fixes }) => fixes[0]?.title),
        rest.map(text => `Remove ${text}`),
        operator,
      );
  });
  it('gives the code for numbers only', () => {
    const codes = (operator: string, values: string): readonly string[] =>
      findingsOf(policy(operator, 'x:y', values), only).flatMap(({ accessAnalyzer }) => accessAnalyzer);
    assert.deepEqual(codes('NumericLessThan', '[1, 2]'), ['REDUNDANT_CONDITION_VALUE_NUM']);
    assert.deepEqual(codes('NumericEquals', '[1, 1.0]'), []);
    assert.deepEqual(codes('DateLessThan', '["2026", "2027"]'), []);
  });
  it('is silent where each value counts', () => {
    for (const [operator, values] of [
      ['NumericEquals', '[1, 2]'],
      ['NumericLessThan', '[1]'],
      ['NumericLessThan', '["1", "${x}"]'],
      ['StringEquals', '["a", "A", "a*"]'],
      ['StringLike', '["a*", "b*", "*a", "A*"]'],
      ['StringLike', '["*", "a"]'],
      ['StringLike', '["a*", "a${aws:username}"]'],
      ['StringNotLike', '["a?", "a*b"]'],
      ['ArnLike', '["arn:aws:s3:::a*", "arn:aws:s3:eu-west-1:1:abc"]'],
      ['IpAddress', '["203.0.113.0/24", "203.0.112.0/24", "2001:db8::/32"]'],
      ['Bool', '["true", "true"]'],
      ['Null', '["true", "true"]'],
    ] as const)
      assertFindings(policy(operator, 'x:y', values), only);
  });
  it('does not compare what another tool fills in, nor branches of a choice', () => {
    const block = (values: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    condition {\n      test     = "StringLike"\n      variable = "s3:prefix"\n      values   = ${values}\n    }\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFindings(block('["${var.a}*", "${var.a}b"]'), options);
    assertFindings(block('[var.a ? "a*" : "ab"]'), options);
    assertFix(block('["a*", "ab", var.c]'), 'Remove ab', block('["a*", var.c]'), options);
  });
  it('removes safely, and is silent after it', () => {
    for (const [values, title, after] of [
      ['["2700", "3600"]', 'Remove 2700', '["3600"]'],
      ['[3600, 2700]', 'Remove 2700', '[3600]'],
    ] as const) {
      const before = policy('NumericLessThan', 'aws:MultiFactorAuthAge', values);
      const fixed = policy('NumericLessThan', 'aws:MultiFactorAuthAge', after);
      assertFix(before, title, fixed, only);
      assertFindings(fixed, only);
      assert.ok(findingsOf(before, only).every(({ fixes }) => fixes.every(fix => fix.safe)));
    }
    const yaml = (values: string): string =>
      `Version: "2012-10-17"\nStatement:\n  - Effect: Deny\n    Action: s3:*\n    Resource: "*"\n    Condition:\n      StringLike:\n        s3:prefix:\n${values}`;
    assertFix(yaml('          - a* # all\n          - ab\n'), 'Remove ab', yaml('          - a* # all\n'), {
      ...only,
      language: 'yaml',
    });
  });
  it('stays quick with very many values', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `"*a*b*${index}*"`);
    const start = performance.now();
    assertFindings(policy('StringLike', 's3:prefix', `[${many.join(', ')}]`), only);
    assert.ok(performance.now() - start < 3000);
  });
});
