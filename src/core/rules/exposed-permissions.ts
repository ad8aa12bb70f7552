/** Reports actions on every resource that change who has access to it. */
import type { Action } from '../catalog/types.ts';
import { givesAccess } from '../iam/sensitive-actions.ts';
import { exposures } from '../judge/exposed.ts';
import { scopeFixes } from '../judge/narrow.ts';
import type { Rule } from './rule.ts';

export const exposedPermissions: Rule = {
  id: 'exposed-permissions',
  category: 'security',
  severity: 'info',
  summary: 'An Allow on Resource "*" of an action that can open resources to others.',
  kinds: ['identity', 'session'],
  covers: ['exposed-data', 'wildcard-resource'],
  *check(context) {
    for (const { star, actions, part } of exposures(context, canOpen)) {
      const [first, ...more] = actions;
      if (!first) continue;
      const others = more.length > 0 ? ` ${more.length} more of the actions here can do the like.` : '';
      yield {
        span: star.scalar.span,
        message: `${first.id} can change who has access, and "*" allows it for every resource.${others}`,
        fixes: scopeFixes(part, star),
      };
    }
  },
};

/** What IAM's own actions can do, `escalating-actions` says. */
const canOpen = ({ id, name, access }: Action): boolean =>
  access.includes('Permissions management') && !id.startsWith('iam:') && givesAccess(name);
