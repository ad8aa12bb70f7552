/** Reports a wildcard inside a principal, where AWS takes only the whole `*`. */
import { PRINCIPAL_TYPES } from '../iam/grammar.ts';
import { isStandIn, repairPrincipal } from '../iam/principal-repairs.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { type NamedPrincipal, principalsIn } from '../judge/named-principals.ts';
import { all, setString } from '../policy/change.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const invalidPrincipalWildcard: Rule = {
  id: 'invalid-principal-wildcard',
  category: 'validity',
  severity: 'error',
  summary: 'A wildcard inside a principal, where AWS takes only the whole "*" under AWS.',
  kinds: ['trust', 'resource', 'endpoint'],
  accessAnalyzer: ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      if (!statement.principal) continue;
      const { named, complete } = principalsIn(statement.principal);
      for (const one of named) {
        const { group, type, value, principal } = one;
        if (!group || principal.kind === 'everyone' || !PRINCIPAL_TYPES.includes(type)) continue;
        if (!hasWildcard(value.text) || isStandIn(value.text) || principal.kind === 'origin-access-identity') continue;
        const fix = fixOf(policy, statement, one, complete && named.length === 1);
        yield {
          span: value.scalar.span,
          message:
            value.text === '*'
              ? `"*" cannot stand under ${type}: AWS takes it under AWS only, for everyone.`
              : `AWS takes no wildcard inside a principal, so it refuses "${excerpt(value.text)}".`,
          accessAnalyzer: ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
          fixes: fix ? [fix] : [],
        };
      }
    }
  },
};

function fixOf(policy: Policy, statement: Statement, one: NamedPrincipal, alone: boolean): Fix | undefined {
  const { type, value, principal } = one;
  if (type !== 'AWS') return undefined;
  const meant = repairPrincipal('AWS', value.text);
  if (meant !== undefined) return changeTo(policy, one, meant, '');
  if (!('account' in principal) || !('partition' in principal)) return undefined;
  const { partition, account } = principal;
  if (hasWildcard(partition) || hasWildcard(account)) return undefined;
  if (principal.kind === 'session' && !hasWildcard(principal.role) && /^\*+$/.test(principal.session))
    return changeTo(policy, one, `arn:${partition}:iam::${account}:role/${principal.role}`, ' (all its sessions)');
  // The condition would bind the other principals as well.
  if (!alone || statement.principal?.negated || (principal.kind !== 'role' && principal.kind !== 'user'))
    return undefined;
  return {
    title: `Change to account ${account} where aws:PrincipalArn is ${excerpt(value.text)}`,
    kind: 'quickfix',
    preferred: true,
    make: () =>
      all(
        setString(policy, value, [`arn:${partition}:iam::${account}:root`]),
        addCondition(policy, statement, 'ArnLike', 'aws:PrincipalArn', [[value.text]]),
      ),
  };
}

/** Never safe: AWS refuses the policy as it stands, so this lets somebody in. */
const changeTo = (policy: Policy, { value }: NamedPrincipal, text: string, means: string): Fix => ({
  title: `Change to ${text}${means}`,
  kind: 'quickfix',
  preferred: true,
  make: () => setString(policy, value, [text]),
});
