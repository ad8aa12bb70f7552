import assert from 'node:assert/strict';
import { applyEdits, open } from '../../../src/core/index.ts';
import { canMoveActions, moveActions, type OwnPart } from '../../../src/core/policy/change-statement.ts';

/** The text after moving the actions with these texts out of the first statement; undefined where that cannot be done. */
function moved(text: string, language: string, actions: readonly string[], own: OwnPart): string | undefined {
  const [policy] = open(text, language).policies;
  const [statement] = policy?.statements ?? [];
  assert.ok(policy && statement);
  const values = statement.action?.values.filter(value => actions.includes(value.text)) ?? [];
  const edits = moveActions(policy, statement, values, own);
  assert.equal(edits !== undefined, canMoveActions(policy, statement, values), 'it says before what it can do');
  return edits && applyEdits(text, edits);
}

const toBucket: OwnPart = { resources: [['arn:aws:s3:::invoices/*']] };

const json = (statement: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
${statement}
  ]
}`;

describe('moving actions to a statement of their own', () => {
  it('puts it behind the old one, and keeps comments', () => {
    const text = json(`    {
      "Sid": "Read",
      "Effect": "Allow",
      // all that is needed
      "Action": ["s3:ListAllMyBuckets", "s3:GetObject"],
      "Resource": "*"
    },
    { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }`);
    assert.equal(
      moved(text, 'jsonc', ['s3:GetObject'], toBucket),
      json(`    {
      "Sid": "Read",
      "Effect": "Allow",
      // all that is needed
      "Action": ["s3:ListAllMyBuckets"],
      "Resource": "*"
    },
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::invoices/*"
    },
    { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" }`),
    );
  });
  it('writes a condition as the language has it', () => {
    const own: OwnPart = {
      resources: [['*']],
      condition: { operator: 'StringEquals', key: 'aws:ResourceAccount', texts: [['123456789012']] },
    };
    const terraform = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:ListAllMyBuckets", "s3:GetObject"]
    resources = ["*"]
  }
}
`;
    const text = moved(terraform, 'terraform', ['s3:GetObject'], own) ?? '';
    const [, statement] = open(text, 'terraform').policies[0]?.statements ?? [];
    assert.deepEqual(
      [statement?.allows, statement?.conditions[0]?.key?.value, statement?.conditions[0]?.values[0]?.text],
      [true, 'aws:ResourceAccount', '123456789012'],
    );
    assert.ok(!text.includes('effect'), 'it is left out where it was');
  });
  it('is not done where more would have to go along, or nothing would stay', () => {
    const statement = '{ "Effect": "Allow", "Action": ["s3:ListAllMyBuckets", "s3:GetObject"], "Resource": "*" }';
    const alone = `{ "Version": "2012-10-17", "Statement": ${statement} }`;
    assert.equal(moved(alone, 'json', ['s3:GetObject'], toBucket), undefined, 'no list around it');
    const conditioned = json(statement.replace(' }', ', "Condition": { "Bool": { "aws:SecureTransport": "true" } } }'));
    assert.equal(moved(conditioned, 'json', ['s3:GetObject'], toBucket), undefined);
    assert.equal(moved(json(statement), 'json', ['s3:ListAllMyBuckets', 's3:GetObject'], toBucket), undefined);
    assert.equal(moved(json(statement.replace('Allow', 'Deny')), 'json', ['s3:GetObject'], toBucket), undefined);
    const branch = '{Effect: Allow, Action: ["s3:ListAllMyBuckets", "s3:GetObject"], Resource: "*"}';
    const choice = `AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Version: "2012-10-17"\n  Statement:\n    - !If [C, ${branch}, ${branch}]\n`;
    assert.equal(moved(choice, 'yaml', ['s3:GetObject'], toBucket), undefined);
  });
});
