/** Reports a resource that another one of the same list matches already. */
import { redundancies } from '../judge/covered.ts';
import type { Rule } from './rule.ts';

export const redundantResource: Rule = {
  id: 'redundant-resource',
  category: 'style',
  severity: 'hint',
  summary: 'A resource that another one of the same list matches already.',
  accessAnalyzer: ['REDUNDANT_RESOURCE'],
  *check({ policy }) {
    for (const { resource } of policy.statements) {
      if (resource) yield* redundancies(policy, resource, text => text, 'REDUNDANT_RESOURCE');
    }
  },
};
