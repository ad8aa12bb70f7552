/** Reports condition values that add nothing to another value of the same key. */
import { redundantValues } from '../judge/redundant-values.ts';
import { removeValues } from '../policy/change.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const redundantConditionValue: Rule = {
  id: 'redundant-condition-value',
  category: 'style',
  severity: 'hint',
  summary: 'A condition value that another value of the same key covers.',
  accessAnalyzer: ['REDUNDANT_CONDITION_VALUE_NUM'],
  *check({ policy, lookup }) {
    for (const { conditions } of policy.statements) {
      for (const condition of conditions) {
        const facts = lookup.operator(condition)?.facts;
        // Those that take one value only have a rule of their own.
        if (!facts || facts.single || condition.values.length < 2) continue;
        for (const { value, beside, equal } of redundantValues(facts, condition.values)) {
          const [own, other] = [excerpt(value.text), excerpt(beside.text)];
          yield {
            span: value.scalar.span,
            message: equal
              ? own === other
                ? `"${own}" stands here twice.`
                : `"${own}" is the same as "${other}".`
              : facts.order
                ? `One value that holds is enough, so beside ${other} the limit ${own} does not count.`
                : `"${own}" is covered by "${other}".`,
            tag: 'unnecessary',
            ...(facts.order && facts.family === 'Numeric' && { accessAnalyzer: ['REDUNDANT_CONDITION_VALUE_NUM'] }),
            related: [{ span: beside.scalar.span, message: 'Beside this value it does not count.' }],
            fixes: [
              {
                title: `Remove ${own}`,
                kind: 'quickfix',
                preferred: true,
                safe: true,
                make: () => removeValues(policy, condition, [value]),
              },
            ],
          };
        }
      }
    }
  },
};
