/** Reports Resource "*" where every action of the statement could be scoped, and scopes it. */
import { expand } from '../access/expand.ts';
import { namesResource } from '../access/fit.ts';
import { arnText, arnTitle, typesFor } from '../access/scope.ts';
import type { Action, Catalog, ResourceType } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { replaceValue } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import type { Text } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

/** More forms than these would be a list to read, not a fix. */
const MOST_TYPES = 6;

export const wildcardResource: Rule = {
  id: 'wildcard-resource',
  category: 'security',
  severity: 'info',
  summary: 'An Allow on Resource "*" whose actions could all be scoped to named resources.',
  // In a policy attached to one resource "*" is that resource; a boundary or an SCP only limits.
  kinds: ['identity', 'session'],
  *check({ policy, catalog }) {
    for (const { action, resource, allows, conditions } of policy.statements) {
      // A condition scopes as well: by tag, by alias, by the service that gets the role.
      if (conditions.length > 0) continue;
      if (!action || action.negated || action.open || !allows) continue;
      const star = resource?.negated ? undefined : resource?.values.find(value => value.known && value.text === '*');
      const actions = star && scopableActions(catalog, action);
      if (!resource || !star || !actions) continue;
      const types = typesFor(actions);
      yield {
        span: star.scalar.span,
        message: `"*" is every resource that these actions can reach. All of them can be scoped to ${nameTypes(types)}.`,
        fixes: types.length > MOST_TYPES ? [] : [scopeTo(policy, resource, star, types)],
      };
    }
  },
};

/** The statement's actions; undefined where one is unknown, has no resource to be scoped to, or is a whole service. */
function scopableActions(catalog: Catalog, field: Field): Action[] | undefined {
  const actions: Action[] = [];
  for (const value of field.values) {
    const named = value.known && parseAction(value.text)?.name !== '*' ? expand(catalog, value.text) : [];
    if (named.length === 0 || !named.every(namesResource)) return undefined;
    actions.push(...named);
  }
  return actions.length === 0 ? undefined : actions;
}

function nameTypes(types: readonly ResourceType[]): string {
  const names = types.slice(0, 3).map(type => `"${type.name}"`);
  const more = types.length > 3 ? ` and ${types.length - 3} more kinds of resource` : '';
  return names.length > 1 && more === ''
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} resources`
    : `${names.join(', ')}${more || ' resources'}`;
}

function scopeTo(policy: Policy, field: Field, star: Value, types: readonly ResourceType[]): Fix {
  const forms = types.flatMap(type => type.arns[0] ?? []);
  const [first = ''] = forms;
  const more = forms.length > 1 ? ` and ${forms.length - 1} more` : '';
  return {
    title: `Scope to ${arnTitle(first)}${more}`,
    kind: 'quickfix',
    preferred: true,
    make: () => {
      const texts: Text[] = [];
      let stop = 1;
      for (const form of forms) {
        const { text, next } = arnText(form, stop);
        texts.push(text);
        stop = next;
      }
      return replaceValue(policy, field, star, texts);
    },
  };
}
