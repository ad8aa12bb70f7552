/** Reports NotResource in an Allow, which grants everything that it does not name. */
import { breadthOf } from '../judge/breadth.ts';
import { nameResourceFixes } from '../judge/narrow.ts';
import { ROLE_ACTIONS, type RoleAction, unboundRole } from '../judge/unbound-role.ts';
import type { Field, Statement } from '../policy/model.ts';
import type { Rule, RuleContext } from './rule.ts';

export const wildcardNotResource: Rule = {
  id: 'wildcard-not-resource',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow with NotResource, which grants access to everything that it does not name.',
  kinds: ['identity', 'session'],
  covers: ['wildcard-pass-role', 'wildcard-service-linked-role'],
  accessAnalyzer: ROLE_ACTIONS.flatMap(({ code }) => [
    `${code}_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE`,
    `${code}_WITH_NOT_ACTION_AND_NOT_RESOURCE`,
  ]),
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      const { action, resource, allows, conditions, open } = statement;
      if (!resource?.negated || !allows || !action) continue;
      if (ROLE_ACTIONS.some(role => isSaidElsewhere(context, statement, role))) continue;
      const { actions, complete } = lookup.named(statement);
      yield {
        span: resource.entry.key.span,
        message: `NotResource allows ${action.negated ? 'all that NotAction leaves' : 'these actions'} on every resource but the ones named here. It also allows them on those that are created later.`,
        // Named actions on all but a few resources are narrower than on "*".
        severity: conditions.length === 0 && !open && reachesFar(context, action) ? 'warning' : 'info',
        fixes: complete ? nameResourceFixes({ policy, statement, values: action.values, actions }) : [],
      };
    }
  },
};

const reachesFar = ({ catalog, lookup }: RuleContext, { negated, values }: Field): boolean =>
  negated || values.some(({ text }) => (breadthOf(catalog, lookup, text)?.kind ?? 'broad') !== 'broad');

/** Where an action on roles is named, the rule about that action says more. */
const isSaidElsewhere = ({ catalog, policy }: RuleContext, statement: Statement, role: RoleAction): boolean =>
  unboundRole(catalog, policy, statement, role)?.form === 'NOT_RESOURCE';
