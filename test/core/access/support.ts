/** Policies of the access tests: plain JSON read into the model, and counts that keep a property from being empty. */
import assert from 'node:assert/strict';
import { type AccessSet, accessOf } from '../../../src/core/access/statement.ts';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import type { Policy } from '../../../src/core/policy/model.ts';
import type { PlainPolicy, PlainStatement } from '../../support/evaluator.ts';
import { openText } from '../../support/fixture.ts';

export function modelOf(policy: PlainPolicy, kind: Kind = 'identity'): Policy {
  const [model] = openText(JSON.stringify(policy), { kind }).policies;
  assert.ok(model);
  return model;
}

/** Of a policy in another language. */
export function modelIn(text: string, language: string): Policy {
  const [model] = openText(text, { language }).policies;
  assert.ok(model);
  return model;
}

export const accessSets = (policy: Policy): AccessSet[] =>
  policy.statements.map(statement => accessOf(policy, statement));

/** The access of one statement; what is not given is everything. */
export function accessOfStatement(parts: Partial<PlainStatement>, kind: Kind = 'identity'): AccessSet {
  const base = { Effect: 'Allow', ...('NotAction' in parts ? {} : { Action: '*' }) };
  const where = 'NotResource' in parts || kind === 'trust' ? {} : { Resource: '*' };
  const [access] = accessSets(modelOf({ Version: '2012-10-17', Statement: [{ ...base, ...where, ...parts }] }, kind));
  assert.ok(access);
  return access;
}

/** Tallies what a property saw; a property that seldom sees its case proves nothing. */
export function tally(): { add(name: string): void; atLeast(name: string, count: number): void } {
  const counts = new Map<string, number>();
  return {
    add: name => counts.set(name, (counts.get(name) ?? 0) + 1),
    atLeast: (name, count) =>
      assert.ok((counts.get(name) ?? 0) >= count, `${name}: seen ${counts.get(name) ?? 0} times, ${count} are wanted`),
  };
}
