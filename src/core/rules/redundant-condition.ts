/** Reports patterns of nothing but *, which ask only whether a request has the key, or nothing at all. */
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import { isSplit, starOf } from '../judge/condition-text.ts';
import { removeCondition, setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const redundantCondition: Rule = {
  id: 'redundant-condition',
  category: 'style',
  severity: 'hint',
  summary: 'A condition whose pattern matches any text, so that only the presence of the key counts, or nothing.',
  accessAnalyzer: ['EQUIVALENT_TO_NULL_FALSE', 'EQUIVALENT_TO_NULL_TRUE', 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const operator = lookup.operator(condition);
        if (operator?.facts.family !== 'String' || !operator.facts.wildcards) continue;
        const star = starOf(condition);
        // With the values of another block it may ask more, and with ForAnyValue a key without values counts as well.
        if (!star || operator.prefix === 'ForAnyValue' || isSplit(policy, statement, condition)) continue;
        const always = lookup.key(condition)?.global?.present === 'always';
        const found = judge(policy, statement, condition, operator, always);
        if (found) yield { span: star.scalar.span, ...found };
      }
    }
  },
};

function judge(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  operator: ParsedOperator,
  always: boolean,
): Omit<Problem, 'span'> | undefined {
  const key = `"${excerpt(condition.key?.value ?? '')}"`;
  if (operator.facts.negated) {
    // It is never true where every request has the key: that is a fault of its own.
    if (always) return undefined;
    return {
      message: `"*" matches any text, so this holds for requests without ${key} and for no others. The operator Null says just that.`,
      accessAnalyzer: ['EQUIVALENT_TO_NULL_TRUE'],
      fixes: [toNull(policy, statement, condition, 'true')],
    };
  }
  if (always || whenKeyMissing(operator) === 'true') {
    return {
      message: `This is always true: "*" matches any text, and ${always ? `every request has ${key}` : `a request without ${key} passes too`}.`,
      tag: 'unnecessary',
      accessAnalyzer: [always ? 'EQUIVALENT_TO_NULL_FALSE' : 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'],
      fixes: [
        {
          title: 'Remove the condition, which is always true',
          kind: 'quickfix',
          preferred: true,
          safe: true,
          make: () => removeCondition(policy, statement, condition),
        },
      ],
    };
  }
  return {
    message: `"*" matches any text, so this only asks whether a request has ${key}. The operator Null says just that.`,
    accessAnalyzer: ['EQUIVALENT_TO_NULL_FALSE'],
    fixes: [toNull(policy, statement, condition, 'false')],
  };
}

const toNull = (policy: Policy, statement: Statement, condition: Condition, value: 'true' | 'false'): Fix => ({
  title: `Change to Null with ${value}`,
  kind: 'quickfix',
  preferred: true,
  safe: true,
  make: () => setOperator(policy, statement, condition, 'Null', [[value]]),
});
