/** Reports Resource "*" where every action of the statement could be scoped, and scopes it. */
import { namesResource } from '../access/fit.ts';
import { typesFor } from '../access/scope.ts';
import type { ResourceType } from '../catalog/types.ts';
import { breadthOf } from '../judge/breadth.ts';
import { scopeFixes, starOf } from '../judge/narrow.ts';
import { ROLE_ACTIONS, unboundRole } from '../judge/unbound-role.ts';
import type { Rule } from './rule.ts';

export const wildcardResource: Rule = {
  id: 'wildcard-resource',
  category: 'security',
  severity: 'info',
  summary: 'An Allow on Resource "*" whose actions could all be scoped to named resources.',
  // In a policy attached to one resource "*" is that resource; a boundary or an SCP only limits.
  kinds: ['identity', 'session'],
  *check({ policy, catalog, lookup }) {
    for (const statement of policy.statements) {
      const { action, allows, conditions, open } = statement;
      // A condition scopes as well: by tag, by alias, by the service that gets the role.
      if (!allows || !action || conditions.length > 0 || open) continue;
      const star = starOf(statement);
      const { actions, complete } = star ? lookup.named(statement) : { actions: [], complete: false };
      if (!star || !complete || !actions.every(namesResource)) continue;
      // Of these the statement's actions are to blame.
      if (action.values.some(({ text }) => breadthOf(catalog, lookup, text))) continue;
      if (ROLE_ACTIONS.some(role => unboundRole(catalog, policy, statement, role))) continue;
      if (lookup.escalations(policy).some(found => found.statement === statement)) continue;
      yield {
        span: star.scalar.span,
        message: `"*" is every resource that these actions can reach. All of them can be scoped to ${nameTypes(typesFor(actions))}.`,
        fixes: scopeFixes({ policy, statement, values: action.values, actions }, star),
      };
    }
  },
};

function nameTypes(types: readonly ResourceType[]): string {
  const names = types.slice(0, 3).map(type => `"${type.name}"`);
  const more = types.length > 3 ? ` and ${types.length - 3} more kinds of resource` : '';
  return names.length > 1 && more === ''
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} resources`
    : `${names.join(', ')}${more || ' resources'}`;
}
