/** Reports conditions that no request can meet, so that their statement never applies. */
import { isSplit, starOf } from '../judge/condition-text.ts';
import { contradict, type ReadCondition, readCondition } from '../judge/contradictions.ts';
import type { Lookup } from '../judge/lookup.ts';
import { removeStatement } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { excerpt, type Span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const ineffectiveCondition: Rule = {
  id: 'ineffective-condition',
  category: 'validity',
  severity: 'warning',
  summary: 'A condition that no request can meet, so that its statement never applies.',
  // A pattern that nothing is unlike lets nobody through.
  covers: ['wildcard-condition-value'],
  accessAnalyzer: ['REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      // One is enough to say that the statement is dead.
      const found = impossible(lookup, statement) ?? contradicting(policy, lookup, statement);
      if (found) yield { ...found, fixes: fixesFor(policy, statement) };
    }
  },
};

const DEAD = 'The statement never applies.';

/** A condition that is never true by itself. */
function impossible(lookup: Lookup, { conditions }: Statement): Problem | undefined {
  for (const condition of conditions) {
    const operator = lookup.operator(condition);
    const key = excerpt(condition.key?.value ?? '');
    const always = lookup.key(condition)?.global?.present === 'always';
    if (operator?.facts.name === 'StringNotLike') {
      const star = starOf(condition);
      // Without the key there is no value that could differ.
      const never = always || (operator.prefix === 'ForAnyValue' && !operator.ifExists);
      if (!star || !never) continue;
      return {
        span: star.scalar.span,
        message: `"*" matches any text, so no value of "${key}" is unlike it. ${DEAD}`,
        accessAnalyzer: ['REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION'],
      };
    }
    const read = readCondition(condition, operator);
    if (operator?.facts.family !== 'Null' || operator.prefix || !always || !read) continue;
    const [value] = condition.values;
    if (value && read.texts.every(text => text.toLowerCase() === 'true'))
      return { span: value.scalar.span, message: `Every request has "${key}", so it is never missing. ${DEAD}` };
  }
  return undefined;
}

/** More conditions than these are not compared with each other. */
const MOST = 40;

/** Two conditions on one key of which one rules out the other. */
function contradicting(policy: Policy, lookup: Lookup, statement: Statement): Problem | undefined {
  const read = new Map<string, ReadCondition[]>();
  for (const condition of statement.conditions.slice(0, MOST)) {
    const one = isSplit(policy, statement, condition)
      ? undefined
      : readCondition(condition, lookup.operator(condition));
    // A key of many values may meet both with different ones.
    if (!one || !condition.key || lookup.key(condition)?.multivalued !== 'no') continue;
    const name = condition.key.value.toLowerCase();
    const others = read.get(name) ?? [];
    for (const other of others) {
      const found = contradict(other, one);
      if (found) return problemOf(other.condition, condition, found === 'presence');
    }
    read.set(name, [...others, one]);
  }
  return undefined;
}

function problemOf(first: Condition, second: Condition, isPresence: boolean): Problem {
  const key = excerpt(second.key?.value ?? '');
  return {
    span: spanOf(second),
    message: isPresence
      ? `"${key}" cannot be missing and have a value at once. ${DEAD}`
      : `No value of "${key}" meets both conditions on it. ${DEAD}`,
    related: [{ span: spanOf(first), message: 'The other condition on this key.' }],
  };
}

const spanOf = ({ key, operator }: Condition): Span => (key ?? operator).span;

function fixesFor(policy: Policy, statement: Statement): Fix[] {
  if (policy.statements.length < 2) return [];
  return [
    {
      title: 'Remove the statement, which never applies',
      kind: 'quickfix',
      safe: true,
      make: () => removeStatement(policy, statement),
    },
  ];
}
