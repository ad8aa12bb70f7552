/** Reports iam:CreateServiceLinkedRole on every role without a condition on the service that the role is for. */
import { LINKED } from '../iam/passed-to.ts';
import { limitFixes, type Part, scopeTo } from '../judge/narrow.ts';
import { CREATE_LINKED_ROLE, codesOf, type Unbound, unboundRole } from '../judge/unbound-role.ts';
import type { Fix } from '../policy/fix.ts';
import type { Statement } from '../policy/model.ts';
import { excerpt, type Stop } from '../syntax/text.ts';
import type { Rule, RuleContext } from './rule.ts';

export const wildcardServiceLinkedRole: Rule = {
  id: 'wildcard-service-linked-role',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow to create service-linked roles for every service.',
  kinds: ['identity', 'session'],
  covers: ['exposed-credentials', 'exposed-permissions', 'exposed-data', 'wildcard-resource'],
  accessAnalyzer: codesOf(CREATE_LINKED_ROLE),
  *check(context) {
    for (const statement of context.policy.statements) {
      const unbound = unboundRole(context.catalog, context.policy, statement, CREATE_LINKED_ROLE);
      if (!unbound) continue;
      yield {
        span: unbound.span,
        message: messageOf(unbound),
        severity: unbound.conditioned ? 'info' : 'warning',
        accessAnalyzer: [unbound.code],
        fixes: fixesFor(context, statement, unbound),
      };
    }
  },
};

function messageOf({ form, value }: Unbound): string {
  const { id } = CREATE_LINKED_ROLE;
  const meaning = 'Each such role lets a service act in this account.';
  switch (form) {
    case 'STAR_IN_RESOURCE':
      return `"*" lets ${id} create roles for every service. ${meaning}`;
    case 'STAR_IN_ACTION_AND_RESOURCE':
      return `"${excerpt(value?.text ?? '')}" allows ${id} on "*", for every service. ${meaning}`;
    case 'STAR_IN_RESOURCE_AND_NOT_ACTION':
      return `NotAction leaves ${id} allowed on "*", for every service. ${meaning}`;
    default:
      return `NotResource lets ${id} create every service's roles but those named here. ${meaning}`;
  }
}

function fixesFor({ policy, lookup }: RuleContext, statement: Statement, { value, star, loose }: Unbound): Fix[] {
  if (!value) return [];
  const actions = lookup.actions(value.text) ?? [];
  if (actions.some(({ id }) => id !== CREATE_LINKED_ROLE.id)) return [];
  const part: Part = { policy, statement, values: [value], actions };
  const [service = ''] = LINKED;
  const stop: Stop = { n: 1, placeholder: service, choices: LINKED };
  const scope = {
    title: `${ROLES}${service}/*`,
    texts: [[ROLES, stop, '/*']],
  };
  return [
    ...(loose ? [] : limitFixes(part, { key: CREATE_LINKED_ROLE.key, choices: LINKED })),
    ...(star ? scopeTo(part, star, scope) : []),
  ];
}

/** What the ARN of every service-linked role begins with; the service follows. */
const ROLES = 'arn:aws:iam::*:role/aws-service-role/';
