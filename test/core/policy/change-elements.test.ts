import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/index.ts';
import { addElements, addStatement, type Content } from '../../../src/core/policy/change-elements.ts';
import { openText } from '../../support/fixture.ts';

function added(text: string, contents: readonly Content[], language = 'json'): string | undefined {
  const [policy] = openText(text, { language }).policies;
  const statement = policy?.statements[0];
  assert.ok(policy && statement);
  const edits = addElements(policy, statement, contents);
  return edits && applyEdits(text, edits);
}

const contents: readonly Content[] = [
  { name: 'Resource', texts: [['*']] },
  { name: 'Effect', texts: [['Allow']] },
  { name: 'Principal', type: 'AWS', texts: [['1'], ['2']] },
];

describe('adding elements', () => {
  it('puts them in AWS’s order among those that are there', () => {
    assert.equal(
      added('{ "Version": "2012-10-17", "Statement": [{ "Sid": "A", "Action": "*" }] }', contents),
      '{ "Version": "2012-10-17", "Statement": [{ "Sid": "A", "Effect": "Allow", "Principal": { "AWS": ["1", "2"] }, "Action": "*", "Resource": "*" }] }',
    );
    assert.equal(
      added('{ "Version": "2012-10-17", "Statement": [{}] }', contents.slice(0, 2)),
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*" }] }'.replace(
        '{ "Effect": "Allow", "Resource": "*" }',
        '{"Effect": "Allow", "Resource": "*"}',
      ),
    );
  });
  it('writes lists and blocks in Terraform', () => {
    const text = 'data "aws_iam_policy_document" "a" {\n  statement {\n    actions = ["*"]\n  }\n}\n';
    const after = added(text, contents, 'terraform');
    assert.match(after ?? '', /resources = \["\*"\]/);
    assert.match(after ?? '', /principals \{\s+type\s+= "AWS"\s+identifiers = \[\s*"1",\s+"2",?\s*\]\s+\}/);
  });
  it('puts a statement at the end, or makes the list', () => {
    const statement = (text: string) => {
      const [policy] = openText(text).policies;
      const edits = policy && addStatement(policy, contents.slice(0, 2));
      return edits && applyEdits(text, edits);
    };
    const full = '{ "Effect": "Deny", "Action": "*", "Resource": "*" }';
    assert.equal(
      statement(`{ "Version": "2012-10-17", "Statement": [${full}] }`),
      `{ "Version": "2012-10-17", "Statement": [${full}, { "Effect": "Allow", "Resource": "*" }] }`,
    );
    assert.match(
      statement('{ "Version": "2012-10-17" }') ?? '',
      /"Statement": \[\{ "Effect": "Allow", "Resource": "\*" \}\]/,
    );
    assert.equal(statement(`{ "Version": "2012-10-17", "Statement": ${full} }`), undefined);
  });
});
