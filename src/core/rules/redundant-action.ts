/** Reports an action that another one of the same list matches already. */
import { redundancies } from '../judge/covered.ts';
import type { Rule } from './rule.ts';

export const redundantAction: Rule = {
  id: 'redundant-action',
  category: 'style',
  severity: 'hint',
  summary: 'An action that another one of the same list matches already.',
  accessAnalyzer: ['REDUNDANT_ACTION'],
  *check({ policy }) {
    for (const { action } of policy.statements) {
      if (action) yield* redundancies(policy, action, text => text.toLowerCase(), 'REDUNDANT_ACTION');
    }
  },
};
