/** Reports a resource that another one of the same list matches already. */
import { coveredIn, removals } from '../judge/covered.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const redundantResource: Rule = {
  id: 'redundant-resource',
  category: 'style',
  severity: 'hint',
  summary: 'A resource that another one of the same list matches already.',
  accessAnalyzer: ['REDUNDANT_RESOURCE'],
  *check({ policy }) {
    for (const { resource: field } of policy.statements) {
      if (!field) continue;
      const all = coveredIn(field, text => text);
      for (const { value, by } of all) {
        yield {
          span: value.scalar.span,
          message:
            value.text === by.text
              ? `"${excerpt(value.text)}" stands in this list already.`
              : `"${excerpt(value.text)}" is matched by "${excerpt(by.text)}" in this list already.`,
          accessAnalyzer: ['REDUNDANT_RESOURCE'],
          tag: 'unnecessary',
          related: [{ span: by.scalar.span, message: 'This one matches it.' }],
          fixes: removals(policy, field, value, all),
        };
      }
    }
  },
};
