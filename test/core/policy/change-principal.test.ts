import assert from 'node:assert/strict';
import type { Edits } from '../../../src/core/policy/change.ts';
import { removePrincipals, setPrincipal, setPrincipalType } from '../../../src/core/policy/change-principal.ts';
import type { Policy, Principal, Statement } from '../../../src/core/policy/model.ts';
import { applyEdits } from '../../../src/core/syntax/text.ts';
import { openText } from '../../support/fixture.ts';

type Change = (policy: Policy, statement: Statement, principal: Principal) => Edits;

/** The text after the change; undefined where it cannot be made. */
function changed(text: string, language: string, change: Change): string | undefined {
  const [policy] = openText(text, { language, kind: 'trust' }).policies;
  const [statement] = policy?.statements ?? [];
  assert.ok(policy && statement?.principal);
  const edits = change(policy, statement, statement.principal);
  return edits && applyEdits(text, edits);
}

const json = (principal: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": ${principal}, "Action": "sts:AssumeRole" } }`;
const yaml = (principal: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:${principal} # who
            Action: sts:AssumeRole
`;
const blocks = (...groups: readonly (readonly [type: string, ...identifiers: string[]])[]): string =>
  `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
${groups
  .map(
    ([type, ...identifiers]) => `    principals {
      type        = "${type}"
      identifiers = [${identifiers.map(text => `"${text}"`).join(', ')}]
    }
`,
  )
  .join('')}  }
}
`;

describe('changes of principals', () => {
  it('put one type in place of all', () => {
    const change: Change = (policy, _, principal) => setPrincipal(policy, principal, 'AWS', [['1'], ['2']]);
    assert.deepEqual(JSON.parse(changed(json('"*"'), 'json', change) ?? '').Statement.Principal, { AWS: ['1', '2'] });
    assert.match(changed(yaml(' "*"'), 'yaml', change) ?? '', /Principal: # who\n\s+AWS:\n\s+- "1"\n\s+- "2"/);
    const one: Change = (policy, _, principal) => setPrincipal(policy, principal, 'AWS', [['1']]);
    assert.equal(changed(blocks(['*', '*']), 'terraform', one), blocks(['AWS', '1']));
    assert.equal(changed(blocks(['AWS', '1'], ['Service', 'x']), 'terraform', change), undefined);
  });
  it('put the plain star in place of all', () => {
    const change: Change = (policy, _, principal) => setPrincipal(policy, principal, '*', [['*']]);
    assert.equal(changed(json('{ "AWS": "*" }'), 'json', change), json('"*"'));
    assert.match(changed(yaml('\n              AWS: "*"'), 'yaml', change) ?? '', /Principal: "\*"/);
    assert.equal(changed(blocks(['AWS', '1']), 'terraform', change), blocks(['*', '*']));
  });
  it('give a group another type, unless another has it', () => {
    const change: Change = (policy, _, principal) =>
      principal.groups[0] && setPrincipalType(policy, principal, principal.groups[0], 'Service');
    assert.equal(changed(json('{ "AWS": "x" }'), 'json', change), json('{ "Service": "x" }'));
    assert.equal(changed(json('{ "AWS": "x", "Service": "y" }'), 'json', change), undefined);
    assert.equal(changed(blocks(['AWS', 'x']), 'terraform', change), blocks(['Service', 'x']));
  });
  it('take a value out, and the group with its last one, but never the last of all', () => {
    const change: Change = (policy, statement, principal) => {
      const [group] = principal.groups;
      return group && removePrincipals(policy, statement, group, group.values.slice(0, 1));
    };
    assert.equal(changed(json('{ "AWS": ["1", "2"] }'), 'json', change), json('{ "AWS": ["2"] }'));
    assert.equal(changed(json('{ "AWS": "1", "Service": "x" }'), 'json', change), json('{ "Service": "x" }'));
    assert.equal(changed(json('{ "AWS": ["1"] }'), 'json', change), undefined);
    assert.equal(changed(blocks(['AWS', '1'], ['Service', 'x']), 'terraform', change), blocks(['Service', 'x']));
    assert.equal(changed(blocks(['AWS', '1']), 'terraform', change), undefined);
  });
});
