/** Reports condition operators and set prefixes that AWS does not have, and suggests the nearest that it has. */
import { keyFacts } from '../catalog/key-facts.ts';
import { nearest } from '../iam/nearest.ts';
import { OPERATORS, parseOperator, SET_PREFIXES } from '../iam/operators.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { renameOperator } from '../policy/change-condition.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { type Scalar, textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const unknownOperator: Rule = {
  id: 'unknown-operator',
  category: 'validity',
  severity: 'error',
  summary: 'A condition operator, or the set prefix in front of it, that AWS does not have.',
  accessAnalyzer: ['INVALID_CONDITION_OPERATOR'],
  *check({ policy, catalog }) {
    for (const statement of policy.statements) {
      for (const operator of new Set(statement.conditions.map(condition => condition.operator))) {
        if (isFilledIn(operator) || parseOperator(operator.value)) continue;
        const isKey = keyFacts(catalog, operator.value) !== undefined;
        const problem = isKey ? misplacedKey(operator) : judge(policy, statement, operator);
        if (problem) yield problem;
      }
    }
  },
};

/** Functions of CloudFormation stand as keys of a map, too. */
const isFilledIn = ({ holes, value }: Scalar): boolean =>
  holes.length > 0 || isPlaceholder(value) || value.startsWith('Fn::');

/** A key that stands where its operator should. */
const misplacedKey = (operator: Scalar): Problem => ({
  span: operator.span,
  message: `"${excerpt(operator.value)}" is a condition key. An operator, such as StringEquals, must stand around it.`,
  accessAnalyzer: ['INVALID_CONDITION_OPERATOR'],
});

function judge(policy: Policy, statement: Statement, operator: Scalar): Problem | undefined {
  const { value } = operator;
  const colon = value.indexOf(':');
  const prefix = value.slice(0, Math.max(0, colon));
  const name = value.slice(colon + 1);
  // Still being typed.
  if (name === '') return undefined;
  const prefixes = colon < 0 ? [''] : namesNear(prefix, SET_PREFIXES).map(near => `${near}:`);
  const names = parseOperator(name) ? [name] : operatorsNear(name);
  const fixed = prefixes.flatMap(near => names.map(other => near + other)).slice(0, 3);
  const wrong = wrongRun(value, colon, parseOperator(name) !== undefined);
  const word = value.slice(wrong.start, wrong.end);
  const isPrefix = colon > 0 && wrong.end === colon;
  const hint = fixed.length > 0 ? ` Did you mean ${fixed.slice(0, 2).join(' or ')}?` : '';
  return {
    span: textSpan(operator, wrong),
    message: `AWS has no ${isPrefix ? 'set prefix' : 'condition operator'} "${excerpt(word)}".${hint}`,
    accessAnalyzer: ['INVALID_CONDITION_OPERATOR'],
    fixes: fixed.map(text => ({
      title: `Change to ${text}`,
      kind: 'quickfix',
      ...(fixed.length === 1 && { preferred: true }),
      // Never safe: with an operator that AWS knows the statement counts.
      make: () => renameOperator(policy, statement, operator, text),
    })),
  };
}

/** The prefix, the name, or both where both are wrong. */
function wrongRun(value: string, colon: number, isName: boolean): Span {
  const isPrefix = colon > 0 && SET_PREFIXES.some(known => known.toLowerCase() === value.slice(0, colon).toLowerCase());
  if (isName) return span(0, Math.max(colon, 1));
  return span(isPrefix ? colon + 1 : 0, value.length);
}

/** Operators of the same sense: one that denies is never the cure for one that does not. */
function operatorsNear(name: string): string[] {
  const ifExists = /if.?ex/i.test(name);
  const negated = /not/i.test(name);
  const word = OTHER_WORDS[name.replace(/if.?ex\w*$/i, '').toLowerCase()];
  if (word) return [word + (ifExists ? 'IfExists' : '')];
  const candidates = OPERATORS.filter(facts => facts.negated === negated && !(ifExists && facts.family === 'Null'));
  return namesNear(
    name,
    candidates.map(facts => facts.name + (ifExists ? 'IfExists' : '')),
  );
}

/** Those that are nearest, with no others that are a little further. In a long name only its kind may differ. */
function namesNear(name: string, candidates: readonly string[]): string[] {
  const near = nearest(name, candidates).filter(({ distance }) => distance <= 3);
  return near.filter(({ distance }) => distance === near[0]?.distance).map(({ name: other }) => other);
}

/** What people write whose letters are far from what they mean. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  boolean: 'Bool',
  booleanequals: 'Bool',
  boolequals: 'Bool',
  numberequals: 'NumericEquals',
  ipaddressequals: 'IpAddress',
  ipaddressnotequals: 'NotIpAddress',
  notipaddressequals: 'NotIpAddress',
  stringmatches: 'StringLike',
};
