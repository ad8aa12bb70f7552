/** Reports an action that another one of the same list matches already. */
import { coveredIn, removals } from '../judge/covered.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const redundantAction: Rule = {
  id: 'redundant-action',
  category: 'style',
  severity: 'hint',
  summary: 'An action that another one of the same list matches already.',
  accessAnalyzer: ['REDUNDANT_ACTION'],
  *check({ policy }) {
    for (const { action: field } of policy.statements) {
      if (!field) continue;
      const all = coveredIn(field, text => text.toLowerCase());
      for (const { value, by } of all) {
        yield {
          span: value.scalar.span,
          message:
            value.text === by.text
              ? `"${excerpt(value.text)}" stands in this list already.`
              : `"${excerpt(value.text)}" is matched by "${excerpt(by.text)}" in this list already.`,
          accessAnalyzer: ['REDUNDANT_ACTION'],
          tag: 'unnecessary',
          related: [{ span: by.scalar.span, message: 'This one matches it.' }],
          fixes: removals(policy, field, value, all),
        };
      }
    }
  },
};
