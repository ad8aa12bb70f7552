/** Reports a key that stands twice in one object, of which only one can count. */
import { addValues, all, removeEntry } from '../policy/change.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Element, Policy, Statement } from '../policy/model.ts';
import { type Entry, isMap, type MapNode } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const duplicateElement: Rule = {
  id: 'duplicate-element',
  category: 'shape',
  severity: 'error',
  summary: 'A key that stands twice in one object of a policy, of which only one can count.',
  *check({ policy }) {
    yield* inMap(policy, policy.node, () => undefined);
    for (const statement of policy.statements) {
      yield* inMap(policy, statement.node, () => undefined);
      for (const element of statement.elements) yield* inElement(policy, statement, element);
    }
  },
};

/** Of doubles in one object, and of conditions and principals that each of them looks at. */
const MOST = 100;

/** Makes one of the two that holds what both hold. */
type Merge = (first: Entry, later: Entry) => Fix | undefined;

function* inElement(policy: Policy, statement: Statement, { name, value }: Element): Generator<Problem> {
  if (!isMap(value)) return;
  if (name === 'Principal' || name === 'NotPrincipal') {
    yield* inMap(policy, value, (first, later) => mergeGroups(policy, statement, value, first, later));
  } else if (name === 'Condition') {
    yield* inMap(policy, value, (first, later) => mergeOperators(policy, statement, value, first, later));
  }
}

function* inMap(policy: Policy, map: MapNode, merge: Merge): Generator<Problem> {
  // Of an open one a template may choose between the two.
  if (map.open) return;
  const seen = new Map<string, Entry>();
  let found = 0;
  for (const entry of map.entries) {
    const { key, form, separator } = entry;
    // Blocks of Terraform may repeat, and a key without its colon is still being typed.
    if (form === 'block' || !separator || key.value === '' || key.holes.length > 0) continue;
    const first = seen.get(key.value);
    seen.set(key.value, first ?? entry);
    if (!first) continue;
    yield problem(policy, map, first, entry, merge(first, entry));
    if (++found === MOST) return;
  }
}

function problem(policy: Policy, map: MapNode, first: Entry, later: Entry, merged: Fix | undefined): Problem {
  const key = excerpt(later.key.value);
  const remove = (which: string, entry: Entry): Fix => ({
    title: `Remove the ${which} ${key}`,
    kind: 'quickfix',
    make: () => removeEntry(policy, map, entry),
  });
  return {
    span: later.key.span,
    message: `"${key}" stands here twice. AWS reads only one of the two, or rejects the policy.`,
    related: [{ span: first.key.span, message: `The first "${key}".` }],
    fixes: [...(merged ? [merged] : []), remove('first', first), remove('second', later)],
  };
}

function mergeOperators(
  policy: Policy,
  statement: Statement,
  map: MapNode,
  first: Entry,
  later: Entry,
): Fix | undefined {
  if (statement.conditions.length > MOST) return undefined;
  const own = statement.conditions.filter(({ operator }) => operator === later.key);
  // Several keys cannot all become the first one of an empty operator.
  const taken = isMap(first.value) ? first.value.entries.map(({ key }) => key.value.toLowerCase()) : [];
  const clear = own.every(
    ({ key, open, values }) =>
      key &&
      key.holes.length === 0 &&
      !taken.includes(key.value.toLowerCase()) &&
      !open &&
      values.every(value => value.known),
  );
  if (own.length === 0 || taken.length === 0 || !clear) return undefined;
  return {
    title: `Move its keys into the first ${excerpt(later.key.value)} (then all of them count)`,
    kind: 'quickfix',
    preferred: true,
    make: () =>
      all(
        ...own.map(({ key, values }) =>
          addCondition(
            policy,
            statement,
            later.key.value,
            key?.value ?? '',
            values.map(value => [value.text]),
          ),
        ),
        removeEntry(policy, map, later),
      ),
  };
}

function mergeGroups(policy: Policy, statement: Statement, map: MapNode, first: Entry, later: Entry): Fix | undefined {
  const groups = statement.principal?.groups ?? [];
  if (groups.length > MOST) return undefined;
  const into = groups.find(({ entry }) => entry === first);
  const from = groups.find(({ entry }) => entry === later);
  if (!into || !from || from.open || from.values.length === 0 || from.values.some(value => !value.known))
    return undefined;
  return {
    title: `Move its principals into the first ${excerpt(later.key.value)} (then all of them count)`,
    kind: 'quickfix',
    preferred: true,
    make: () =>
      all(
        addValues(
          policy,
          into,
          from.values.map(value => [value.text]),
        ),
        removeEntry(policy, map, later),
      ),
  };
}
