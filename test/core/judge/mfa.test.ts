import assert from 'node:assert/strict';
import { requiresKey } from '../../../src/core/judge/key-presence.ts';
import { createLookup } from '../../../src/core/judge/lookup.ts';
import { mfaOfAll, stopsWithout } from '../../../src/core/judge/mfa.ts';
import { openText } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const lookup = createLookup(realCatalog());
const policyOf = (...conditions: readonly object[]) => {
  const Statement = conditions.map(Condition => ({ Effect: 'Deny', Action: '*', Resource: '*', Condition }));
  const [policy] = openText(JSON.stringify({ Version: '2012-10-17', Statement })).policies;
  assert.ok(policy);
  return policy;
};
const statementOf = (condition: object) => {
  const [statement] = policyOf(condition).statements;
  assert.ok(statement);
  return statement;
};

describe('conditions on the second factor', () => {
  it('hold for callers with it, without it, or without the key', () => {
    for (const [condition, callers] of [
      [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, ['true']],
      [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, ['missing', 'false']],
      [{ StringNotEquals: { 'aws:multifactorauthpresent': 'true' } }, ['missing', 'false']],
      [{ StringEquals: { 'aws:MultiFactorAuthPresent': ['false', ''] } }, ['false']],
      [{ Null: { 'aws:MultiFactorAuthPresent': 'false' } }, ['false', 'true']],
      [{ Null: { 'aws:MultiFactorAuthAge': 'true' } }, ['missing', 'false']],
      [{ NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } }, ['true']],
      [{ NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '60' } }, ['missing', 'false', 'true']],
      [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' }, Null: { 'aws:MultiFactorAuthPresent': 'true' } }, []],
      [{ Bool: { 'aws:SecureTransport': 'true' } }, undefined],
      [{ Bool: { 'aws:MultiFactorAuthPresent': 'perhaps' } }, undefined],
    ] as const)
      assert.deepEqual(mfaOfAll(lookup, statementOf(condition)), callers, JSON.stringify(condition));
  });
  it('stop everyone without it together', () => {
    const sessions = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
    const keys = { Null: { 'aws:MultiFactorAuthPresent': 'true' } };
    assert.ok(!stopsWithout(lookup, policyOf(sessions)));
    assert.ok(!stopsWithout(lookup, policyOf(keys)));
    assert.ok(stopsWithout(lookup, policyOf(sessions, keys)));
    assert.ok(stopsWithout(lookup, policyOf({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })));
  });
});

describe('conditions that need their key', () => {
  it('fail for every request without it', () => {
    const needs = (condition: object): boolean =>
      requiresKey(lookup, statementOf(condition), name => name === 's3:prefix');
    for (const condition of [
      { StringEquals: { 'S3:Prefix': 'a' } },
      { 'ForAnyValue:StringNotEquals': { 's3:prefix': 'a' } },
      { Null: { 's3:prefix': 'false' } },
    ])
      assert.ok(needs(condition), JSON.stringify(condition));
    for (const condition of [
      { StringEqualsIfExists: { 's3:prefix': 'a' } },
      { StringNotEquals: { 's3:prefix': 'a' } },
      { 'ForAllValues:StringEquals': { 's3:prefix': 'a' } },
      { Null: { 's3:prefix': 'true' } },
      { StringEquals: { 's3:delimiter': 'a' } },
      { NoSuchOperator: { 's3:prefix': 'a' } },
    ])
      assert.ok(!needs(condition), JSON.stringify(condition));
  });
});
