import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'ineffective-mfa-condition';
const PASS = 'then callers without a second factor no longer pass';
const DENY = 'then calls without a second factor are denied too';
const statement = (effect: string, condition: string): string =>
  `{ "Effect": "${effect}", "Action": "s3:DeleteObject", "Resource": "*", "Condition": ${condition} }`;
const policy = (...statements: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const count = (...statements: readonly string[]): number => findingsOf(policy(...statements), { only }).length;

describe('ineffective-mfa-condition', () => {
  it('reports what lets access keys past, and sessions', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-mfa-condition: Calls made with access keys have no aws:MultiFactorAuthPresent, so this Deny does not stop them. 💡
    },
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:multifactorauthpresent": true } }
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-mfa-condition: Calls made with access keys have no aws:MultiFactorAuthPresent, so this Allow counts for them. 💡
    },
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*",
      "Condition": { "Null": { "aws:MultiFactorAuthPresent": "false" } }
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-mfa-condition: aws:MultiFactorAuthPresent can be there with the value false, so this Allow counts for callers without a second factor. 💡
    },
    {
      "Effect": "Deny",
      "Action": "*",
      "Resource": "*",
      "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }
//                                           ^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-mfa-condition: Calls without a second factor have no aws:MultiFactorAuthAge, so this Deny does not stop them. 💡
    },
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": "*",
      "Condition": { "NumericLessThanIfExists": { "aws:MultiFactorAuthAge": "3600" } }
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-mfa-condition: Calls without a second factor have no aws:MultiFactorAuthAge, so this Allow counts for them. 💡
    }
  ]
}`,
      { only },
    );
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning ineffective-mfa-condition: Sessions without a second factor have aws:MultiFactorAuthPresent with the value false, so this Deny does not stop them. 💡
  }
}`,
      { only },
    );
  });
  it('is silent on what holds', () => {
    for (const one of [
      statement('Deny', '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }'),
      statement('Deny', '{ "Null": { "aws:MultiFactorAuthAge": "true" } }'),
      statement('Deny', '{ "StringNotEquals": { "aws:MultiFactorAuthPresent": "true" } }'),
      statement('Deny', '{ "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } }'),
      statement('Allow', '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }'),
      statement('Allow', '{ "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }'),
      statement('Allow', '{ "Null": { "aws:MultiFactorAuthAge": "false" } }'),
      statement(
        'Allow',
        '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" }, "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }',
      ),
      statement(
        'Allow',
        '{ "Null": { "aws:MultiFactorAuthPresent": "false" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
      ),
    ])
      assert.equal(count(one), 0, one);
  });
  it('is silent on what is about something else, or not known', () => {
    for (const one of [
      statement('Allow', '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }'),
      statement('Allow', '{ "Bool": { "aws:MultiFactorAuthPresent": "false" } }'),
      statement('Deny', '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }'),
      statement('Deny', '{ "NumericLessThan": { "aws:MultiFactorAuthAge": "10" } }'),
      statement('Deny', '{ "Bool": { "aws:SecureTransport": "false" } }'),
      statement('Deny', '{ "Bool": { "aws:MultiFactorAuthPresent": "no" } }'),
    ])
      assert.equal(count(one), 0, one);
  });
  it('reads the Deny statements of a policy together', () => {
    const present = statement('Deny', '{ "Bool": { "aws:MultiFactorAuthPresent": "false" } }');
    const missing = statement('Deny', '{ "Null": { "aws:MultiFactorAuthPresent": "true" } }');
    const age = statement('Deny', '{ "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }');
    const noAge = statement('Deny', '{ "Null": { "aws:MultiFactorAuthAge": "true" } }');
    const weak = statement('Allow', '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }');
    assert.equal(count(present, missing), 0);
    assert.equal(count(age, noAge), 0);
    assert.equal(count(weak, noAge), 0);
    assert.equal(count(present, weak), 2);
  });
  it('takes the place of the finding that text is compared with truth', () => {
    const one = policy(statement('Deny', '{ "StringLike": { "aws:MultiFactorAuthPresent": "false" } }'));
    assert.deepEqual(
      findingsOf(one).map(({ rule }) => rule),
      [only],
    );
    assertFix(
      one,
      `Change to BoolIfExists (${DENY})`,
      policy(statement('Deny', '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }')),
    );
  });
  it('changes operator and value to what holds', () => {
    for (const [effect, before, title, after] of [
      [
        'Deny',
        '{ "Bool": { "aws:MultiFactorAuthPresent": "false" } }',
        `BoolIfExists (${DENY})`,
        '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }',
      ],
      [
        'Deny',
        '{ "Null": { "aws:MultiFactorAuthPresent": "true" } }',
        `BoolIfExists false (${DENY})`,
        '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }',
      ],
      [
        'Deny',
        '{ "NumericGreaterThan": { "aws:MultiFactorAuthAge": "60" } }',
        `NumericGreaterThanIfExists (${DENY})`,
        '{ "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "60" } }',
      ],
      [
        'Allow',
        '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }',
        `Bool (${PASS})`,
        '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
      ],
      [
        'Allow',
        '{ "Null": { "aws:MultiFactorAuthPresent": "false" } }',
        `Bool true (${PASS})`,
        '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
      ],
      [
        'Allow',
        '{ "StringNotEquals": { "aws:MultiFactorAuthPresent": "false" } }',
        `Bool true (${PASS})`,
        '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
      ],
      [
        'Allow',
        '{ "NumericLessThanIfExists": { "aws:MultiFactorAuthAge": "60" } }',
        `NumericLessThan (${PASS})`,
        '{ "NumericLessThan": { "aws:MultiFactorAuthAge": "60" } }',
      ],
    ] as const) {
      const fixed = policy(statement(effect, after));
      assertFix(policy(statement(effect, before)), `Change to ${title}`, fixed);
      assertFindings(fixed, { only });
    }
  });
  it('does so beside other keys, in Terraform and in YAML', () => {
    const fixed = applyFix(
      policy(
        statement('Deny', '{ "Bool": { "aws:SecureTransport": "false", "aws:MultiFactorAuthPresent": "false" } }'),
      ),
      `Change to BoolIfExists (${DENY})`,
    );
    assert.deepEqual(JSON.parse(fixed).Statement[0].Condition, {
      Bool: { 'aws:SecureTransport': 'false' },
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
    });
    const block = (test: string): string => `data "aws_iam_policy_document" "mfa" {
  statement {
    effect    = "Deny"
    actions   = ["s3:DeleteObject"]
    resources = ["*"]
    condition {
      test     = "${test}"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}`;
    const title = `Change to BoolIfExists (${DENY})`;
    assertFix(block('Bool'), title, block('BoolIfExists'), { language: 'terraform' });
    const yaml = (operator: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Deny
    Action: s3:DeleteObject
    Resource: "*"
    Condition:
      ${operator}:
        aws:MultiFactorAuthPresent: false # never without
`;
    assertFix(yaml('Bool'), title, yaml('BoolIfExists'), { language: 'yaml' });
    assertFindings(block('Bool').replace('statement {', 'source_policy_documents = [var.more]\n  statement {'), {
      only,
      language: 'terraform',
    });
  });
});
