/** Reports iam:PassRole on every role without a condition on the service that gets the role. */
import { parseOperator } from '../iam/operators.ts';
import { type Limit, limitFixes, nameResourceFixes, type Part, scopeFixes, serviceLimit } from '../judge/narrow.ts';
import { CREATE_LINKED_ROLE, codesOf, PASS_ROLE, type Unbound, unboundRole } from '../judge/unbound-role.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule, RuleContext } from './rule.ts';

export const wildcardPassRole: Rule = {
  id: 'wildcard-pass-role',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow to hand every role to every service.',
  kinds: ['identity', 'session'],
  covers: [
    'wildcard-service-linked-role',
    'exposed-credentials',
    'exposed-permissions',
    'exposed-data',
    'wildcard-resource',
  ],
  accessAnalyzer: [...codesOf(PASS_ROLE), ...codesOf(CREATE_LINKED_ROLE)],
  *check(context) {
    let limit: Limit | undefined;
    for (const statement of context.policy.statements) {
      const unbound = unboundRole(context.catalog, context.policy, statement, PASS_ROLE);
      if (!unbound) continue;
      limit ??= serviceLimit(context.policy);
      yield {
        span: unbound.span,
        message: messageOf(unbound),
        severity: unbound.conditioned ? 'info' : 'warning',
        accessAnalyzer: [unbound.code],
        fixes: fixesFor(context, statement, unbound, limit),
      };
    }
  },
};

const RISK = 'The service can then do all that the role can.';

function messageOf({ form, value, loose }: Unbound): string {
  if (loose)
    return `"${excerpt(loose.operator.value)}" lets requests without ${PASS_ROLE.key} pass, so "*" is every role here.`;
  switch (form) {
    case 'STAR_IN_RESOURCE':
      return `"*" lets ${PASS_ROLE.id} hand every role to every service. ${RISK}`;
    case 'STAR_IN_ACTION_AND_RESOURCE':
      return `"${excerpt(value?.text ?? '')}" allows ${PASS_ROLE.id} on "*": every role can be handed to every service. ${RISK}`;
    case 'STAR_IN_RESOURCE_AND_NOT_ACTION':
      return `NotAction leaves ${PASS_ROLE.id} allowed on "*": every role can be handed to every service. ${RISK}`;
    default:
      return `NotResource lets ${PASS_ROLE.id} hand every role but those named here to every service. ${RISK}`;
  }
}

function fixesFor(
  { policy, lookup }: RuleContext,
  statement: Statement,
  { value, star, loose }: Unbound,
  limit: Limit,
): Fix[] {
  if (!value) return [];
  const actions = lookup.actions(value.text) ?? [];
  const part: Part = { policy, statement, values: [value], actions };
  const strict = parseOperator(loose?.operator.value ?? '')?.facts.name;
  // The condition is about the other actions too, whose requests never have the key.
  const alone = statement.action?.values.length === 1 && actions.every(({ id }) => id === PASS_ROLE.id);
  const tightened: Fix[] =
    loose && strict && alone
      ? [
          {
            title: `Change ${excerpt(loose.operator.value)} to ${strict}`,
            kind: 'quickfix',
            preferred: true,
            make: () => setOperator(policy, statement, loose, strict),
          },
        ]
      : [];
  return [
    ...tightened,
    ...(!loose && actions.every(({ id }) => id === PASS_ROLE.id) ? limitFixes(part, limit) : []),
    ...(star ? scopeFixes(part, star) : nameResourceFixes(part)),
  ];
}
