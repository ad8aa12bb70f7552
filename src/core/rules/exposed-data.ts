/** Reports actions on every resource that read what is most often secret. */
import { DATA } from '../iam/sensitive-actions.ts';
import { exposures } from '../judge/exposed.ts';
import { scopeFixes } from '../judge/narrow.ts';
import type { Rule } from './rule.ts';

export const exposedData: Rule = {
  id: 'exposed-data',
  category: 'security',
  severity: 'info',
  summary: 'An Allow on Resource "*" of an action that can read stored data or secrets.',
  kinds: ['identity', 'session'],
  covers: ['wildcard-resource'],
  *check(context) {
    for (const { star, actions, part } of exposures(context, ({ id }) => DATA.has(id))) {
      const [first] = actions;
      if (!first) continue;
      const read = [...new Set(actions.map(({ id }) => DATA.get(id)))].join(', ');
      const others = actions.length > 1 ? ` and ${actions.length - 1} more` : '';
      yield {
        span: star.scalar.span,
        message: `On "*", ${first.id}${others} can read ${read}, now and later.`,
        fixes: scopeFixes(part, star),
      };
    }
  },
};
