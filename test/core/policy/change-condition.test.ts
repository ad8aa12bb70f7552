import assert from 'node:assert/strict';
import type { Edits } from '../../../src/core/policy/change.ts';
import {
  addCondition,
  removeCondition,
  renameOperator,
  setKey,
  setOperator,
  setValues,
} from '../../../src/core/policy/change-condition.ts';
import type { Condition, Policy, Statement } from '../../../src/core/policy/model.ts';
import { applyEdits } from '../../../src/core/syntax/text.ts';
import { openText } from '../../support/fixture.ts';

/** Operator, key and values, in the order of the text. */
type Row = readonly [operator: string, key: string, ...values: string[]];

const ROWS: readonly Row[] = [
  ['Bool', 'aws:SecureTransport', 'false'],
  ['StringEquals', 'aws:PrincipalAccount', '111122223333'],
  ['StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', 'o-a1b2c3d4e6'],
];

const JSON_TEXT = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        // Ours
        "Bool": { "aws:SecureTransport": false },
        "StringEquals": {
          "aws:PrincipalAccount": "111122223333",
          "aws:PrincipalOrgID": ["o-a1b2c3d4e5", "o-a1b2c3d4e6"] // the company
        }
      }
    }
  ]
}
`;

const YAML_TEXT = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Action: s3:*
            Resource: "*"
            Condition:
              Bool:
                aws:SecureTransport: false
              # Ours
              StringEquals:
                aws:PrincipalAccount: "111122223333" # the account
                aws:PrincipalOrgID:
                  - o-a1b2c3d4e5
                  - o-a1b2c3d4e6
`;

const TERRAFORM_TEXT = `data "aws_iam_policy_document" "this" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }

    # Ours
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = ["111122223333"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5", "o-a1b2c3d4e6"]
    }
  }
}
`;

const FLOW_TEXT = YAML_TEXT.replace(
  /Condition:[\s\S]*/,
  'Condition: { Bool: { aws:SecureTransport: false }, StringEquals: { aws:PrincipalAccount: "111122223333", aws:PrincipalOrgID: [o-a1b2c3d4e5, o-a1b2c3d4e6] } }\n',
);

const LANGUAGES = [
  ['JSON', 'jsonc', JSON_TEXT],
  ['YAML', 'yaml', YAML_TEXT],
  ['YAML in brackets', 'yaml', FLOW_TEXT],
  ['Terraform', 'terraform', TERRAFORM_TEXT],
] as const;

interface Target {
  readonly policy: Policy;
  readonly statement: Statement;
  /** The condition of this key. */
  of(key: string): Condition;
}

function targetIn(text: string, language: string): Target {
  const [policy] = openText(text, { language }).policies;
  const statement = policy?.statements[0];
  assert.ok(policy && statement, text);
  const of = (key: string): Condition => {
    const found = statement.conditions.find(condition => condition.key?.value === key);
    assert.ok(found, key);
    return found;
  };
  return { policy, statement, of };
}

const rowsOf = (text: string, language: string): Row[] =>
  targetIn(text, language).statement.conditions.map(({ operator, key, values }): Row => {
    return [operator.value, key?.value ?? '', ...values.map(value => value.text)];
  });

/** The text after the change; undefined where it cannot be made. Its edits must not overlap. */
function changed(text: string, language: string, make: (target: Target) => Edits): string | undefined {
  const edits = make(targetIn(text, language));
  if (!edits) return undefined;
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const [index, edit] of sorted.entries())
    assert.ok((sorted[index - 1]?.span.end ?? 0) <= edit.span.start, 'two edits overlap');
  return applyEdits(text, edits);
}

const sorted = (rows: readonly Row[]): string[] => rows.map(row => row.join(' ')).sort();
const commentsIn = (text: string): string[] => text.match(/(?<=(?:\/\/|#) ).*/g) ?? [];

for (const [name, language, text] of LANGUAGES) {
  /** What the conditions are after a change; comments must stay. */
  const rowsAfter = (make: (target: Target) => Edits): string[] => {
    const result = changed(text, language, make);
    assert.ok(result, 'cannot be made');
    assert.deepEqual(commentsIn(result), commentsIn(text));
    return sorted(rowsOf(result, language));
  };
  const refused = (make: (target: Target) => Edits): void => assert.equal(changed(text, language, make), undefined);
  const without = (key: string): Row[] => ROWS.filter(row => row[1] !== key);

  describe(`changes of conditions in ${name}`, () => {
    it('starts from the same conditions', () => {
      assert.deepEqual(rowsOf(text, language), ROWS);
    });

    it('adds under a new operator, one value and several', () => {
      for (const values of [['eu-west-1'], ['eu-west-1', 'eu-west-2']]) {
        assert.deepEqual(
          rowsAfter(({ policy, statement }) =>
            addCondition(
              policy,
              statement,
              'StringNotEquals',
              'aws:RequestedRegion',
              values.map(value => [value]),
            ),
          ),
          sorted([...ROWS, ['StringNotEquals', 'aws:RequestedRegion', ...values]]),
        );
      }
    });
    it('adds beside the keys of an operator, in whatever case that is written', () => {
      const result = rowsAfter(({ policy, statement }) =>
        addCondition(policy, statement, 'bool', 'aws:ViaAWSService', [['false']]),
      );
      const operator = language === 'terraform' ? 'bool' : 'Bool';
      assert.deepEqual(result, sorted([...ROWS, [operator, 'aws:ViaAWSService', 'false']]));
    });
    it('does not add a key that the operator has', () => {
      refused(({ policy, statement }) =>
        addCondition(policy, statement, 'stringEquals', 'AWS:principalorgid', [['o-a1b2c3d4e7']]),
      );
    });

    it('removes each, and the operator with its last key', () => {
      for (const [, key] of ROWS) {
        assert.deepEqual(
          rowsAfter(({ policy, statement, of }) => removeCondition(policy, statement, of(key))),
          sorted(without(key)),
        );
      }
    });

    it('gives each another operator: a new one, one that is there, its own in another case', () => {
      for (const [own, key, ...values] of ROWS) {
        for (const operator of ['StringLike', own === 'Bool' ? 'StringEquals' : 'Bool']) {
          assert.deepEqual(
            rowsAfter(({ policy, statement, of }) => setOperator(policy, statement, of(key), operator)),
            sorted([...without(key), [operator, key, ...values]]),
            `${key} to ${operator}`,
          );
        }
      }
      assert.deepEqual(
        rowsAfter(({ policy, statement, of }) => setOperator(policy, statement, of('aws:SecureTransport'), 'bool')),
        sorted([...without('aws:SecureTransport'), ['bool', 'aws:SecureTransport', 'false']]),
      );
    });
    it('gives another operator and other values at once', () => {
      for (const [, key] of ROWS) {
        for (const values of [['true'], ['a', 'b']]) {
          assert.deepEqual(
            rowsAfter(({ policy, statement, of }) =>
              setOperator(
                policy,
                statement,
                of(key),
                'Null',
                values.map(value => [value]),
              ),
            ),
            sorted([...without(key), ['Null', key, ...values]]),
          );
        }
      }
    });
    it('renames an operator with all its keys, but not to one that is there', () => {
      const key = 'aws:PrincipalAccount';
      const renamed = ROWS.map(([operator, name, ...values]): Row => {
        const mine = language === 'terraform' ? name === key : operator === 'StringEquals';
        return [mine ? 'StringLike' : operator, name, ...values];
      });
      assert.deepEqual(
        rowsAfter(({ policy, statement, of }) => renameOperator(policy, statement, of(key).operator, 'StringLike')),
        sorted(renamed),
      );
      if (language !== 'terraform')
        refused(({ policy, statement, of }) => renameOperator(policy, statement, of(key).operator, 'bool'));
    });
    it('gives other values', () => {
      for (const [operator, key] of ROWS) {
        for (const values of [['x'], ['x', 'y']]) {
          assert.deepEqual(
            rowsAfter(({ policy, of }) =>
              setValues(
                policy,
                of(key),
                values.map(value => [value]),
              ),
            ),
            sorted([...without(key), [operator, key, ...values]]),
          );
        }
      }
    });
    it('gives another key, but none that the operator has', () => {
      assert.deepEqual(
        rowsAfter(({ policy, of }) => setKey(policy, of('aws:PrincipalAccount'), 'aws:ResourceAccount')),
        sorted([...without('aws:PrincipalAccount'), ['StringEquals', 'aws:ResourceAccount', ROWS[1]?.[2] ?? '']]),
      );
      assert.deepEqual(
        rowsAfter(({ policy, of }) => setKey(policy, of('aws:SecureTransport'), 'aws:securetransport')),
        sorted([...without('aws:SecureTransport'), ['Bool', 'aws:securetransport', 'false']]),
      );
      refused(({ policy, of }) => setKey(policy, of('aws:PrincipalAccount'), 'AWS:PrincipalOrgID'));
    });
  });
}

describe('changes of conditions', () => {
  const one = (condition: string): string =>
    `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*"${condition} } }`;

  it('make the element that is missing, and take it away with the last condition', () => {
    const full = one(', "Condition": { "Bool": { "aws:SecureTransport": "false" } }');
    assert.equal(
      changed(one(''), 'json', ({ policy, statement }) =>
        addCondition(policy, statement, 'Bool', 'aws:SecureTransport', [['false']]),
      ),
      full,
    );
    assert.equal(
      changed(full, 'json', ({ policy, statement, of }) =>
        removeCondition(policy, statement, of('aws:SecureTransport')),
      ),
      one(''),
    );
  });
  it('move one key to an operator that is there, or stay where it has the key already', () => {
    const text = one(
      ', "Condition": { "StringLike": { "aws:userid": "a*" }, "StringEquals": { "aws:username": "b" } }',
    );
    assert.equal(
      changed(text, 'json', ({ policy, statement, of }) =>
        setOperator(policy, statement, of('aws:username'), 'stringlike'),
      ),
      one(', "Condition": { "StringLike": { "aws:userid": "a*", "aws:username": "b" } }'),
    );
    const twice = text.replace('username', 'USERID');
    assert.equal(
      changed(twice, 'json', ({ policy, statement, of }) =>
        setOperator(policy, statement, of('aws:USERID'), 'StringLike'),
      ),
      undefined,
    );
  });
  it('leave one key alone where its values cannot be told', () => {
    const text = YAML_TEXT.replace('"111122223333" #', '!Ref Account #');
    assert.equal(
      changed(text, 'yaml', ({ policy, statement, of }) =>
        setOperator(policy, statement, of('aws:PrincipalAccount'), 'StringLike'),
      ),
      undefined,
    );
    // Alone under its operator it needs no other place.
    const alone = text.replace(/ {16}aws:PrincipalOrgID[\s\S]*$/, '');
    assert.match(
      changed(alone, 'yaml', ({ policy, statement, of }) =>
        setOperator(policy, statement, of('aws:PrincipalAccount'), 'StringLike'),
      ) ?? '',
      /StringLike:\n {16}aws:PrincipalAccount: !Ref Account # the account/,
    );
  });
  it('move no value away from its comment', () => {
    const text = JSON_TEXT.replace('["o-a1b2c3d4e5",', '["o-a1b2c3d4e5", // Paris\n          ');
    assert.equal(
      changed(text, 'jsonc', ({ policy, statement, of }) =>
        setOperator(policy, statement, of('aws:PrincipalOrgID'), 'StringLike'),
      ),
      undefined,
    );
  });
  it('put a block of Terraform behind the others', () => {
    const text = TERRAFORM_TEXT.replace('    # Ours\n', '');
    assert.equal(
      changed(text, 'terraform', ({ policy, statement }) =>
        addCondition(policy, statement, 'StringLike', 'aws:userid', [['&'], ['${aws:username}']]),
      ),
      text.replace(
        '    }\n  }\n}\n',
        '    }\n\n    condition {\n      test     = "StringLike"\n      variable = "aws:userid"\n      values = [\n        "&",\n        "&{aws:username}",\n      ]\n    }\n  }\n}\n',
      ),
    );
    const bare = TERRAFORM_TEXT.replace(/\n {4}condition[\s\S]*(?= {2}\}\n\}\n$)/, '');
    assert.deepEqual(rowsOf(bare, 'terraform'), []);
    const result = changed(bare, 'terraform', ({ policy, statement }) =>
      addCondition(policy, statement, 'Bool', 'aws:SecureTransport', [['false']]),
    );
    assert.deepEqual(rowsOf(result ?? '', 'terraform'), [['Bool', 'aws:SecureTransport', 'false']]);
  });
  it('keep blocks of Terraform apart that would become one', () => {
    const text = TERRAFORM_TEXT.replace('"Bool"', '"StringNotEquals"').replace('SecureTransport', 'principalorgid');
    assert.equal(
      changed(text, 'terraform', ({ policy, statement, of }) =>
        setOperator(policy, statement, of('aws:principalorgid'), 'StringEquals'),
      ),
      undefined,
    );
  });
});
