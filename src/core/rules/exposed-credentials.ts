/** Reports actions on every resource whose answer holds credentials. */
import { CREDENTIALS } from '../iam/sensitive-actions.ts';
import { exposures } from '../judge/exposed.ts';
import { scopeFixes } from '../judge/narrow.ts';
import type { Rule } from './rule.ts';

export const exposedCredentials: Rule = {
  id: 'exposed-credentials',
  category: 'security',
  severity: 'info',
  summary: 'An Allow on Resource "*" of an action that can hand out credentials.',
  kinds: ['identity', 'session'],
  covers: ['exposed-permissions', 'exposed-data', 'wildcard-resource'],
  *check(context) {
    for (const { star, actions, part } of exposures(context, ({ id }) => CREDENTIALS.has(id))) {
      const [first, ...more] = actions;
      if (!first) continue;
      const others = more.length > 0 ? ` ${more.length} more of the actions here hand out the like.` : '';
      yield {
        span: star.scalar.span,
        message: `${first.id} can hand out ${CREDENTIALS.get(first.id)}, and "*" allows it for all there are.${others}`,
        fixes: scopeFixes(part, star),
      };
    }
  },
};
