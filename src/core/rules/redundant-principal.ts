/** Reports a principal that another one of the same statement names already. */
import { isSessionOf, samePrincipal } from '../iam/principals.ts';
import { type NamedPrincipal, principalsIn } from '../judge/named-principals.ts';
import { removePrincipals } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

/** More than these in one statement are not compared pair by pair. */
const MOST = 300;

export const redundantPrincipal: Rule = {
  id: 'redundant-principal',
  category: 'style',
  severity: 'hint',
  summary: 'A principal that is in its statement twice: again, as account and as its root, or as a session of a role.',
  kinds: ['trust', 'resource', 'endpoint'],
  accessAnalyzer: ['REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      const named = statement.principal ? principalsIn(statement.principal).named : [];
      const sure = named.filter(({ group, value }) => group && !value.chosen);
      if (sure.length > MOST) continue;
      for (const [at, one] of sure.entries()) {
        const earlier = sure.find((other, index) => index < at && isSame(one, other));
        const role =
          policy.kind === 'trust' ? sure.find(other => isSessionOf(one.principal, other.principal)) : undefined;
        if (earlier) yield problem(policy, statement, one, earlier, false);
        else if (role) yield problem(policy, statement, one, role, true);
      }
    }
  },
};

const isSame = (left: NamedPrincipal, right: NamedPrincipal): boolean =>
  left.type === right.type && (left.value.text === right.value.text || samePrincipal(left.principal, right.principal));

function problem(
  policy: Policy,
  statement: Statement,
  { group, value, principal }: NamedPrincipal,
  other: NamedPrincipal,
  isSession: boolean,
): Problem {
  const shown = excerpt(value.text);
  const isAccount = principal.kind === 'account' && value.text !== other.value.text;
  const fix: Fix | undefined = group && {
    title: `Remove ${shown}`,
    kind: 'quickfix',
    preferred: true,
    // A boundary can bind the role where it does not bind the session that is named.
    safe: !isSession,
    make: () => removePrincipals(policy, statement, group, [value]),
  };
  return {
    span: value.scalar.span,
    message: isSession
      ? `"${shown}" is a session of a role that is named here too, and a role stands for all its sessions.`
      : isAccount
        ? `"${shown}" is the account that is named here already: its number and the ARN of its root mean the same.`
        : `"${shown}" is named here already.`,
    tag: 'unnecessary',
    ...(isSession ? { accessAnalyzer: ['REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY'] } : {}),
    related: [{ span: other.value.scalar.span, message: isSession ? 'The role.' : 'The one that is enough.' }],
    fixes: fix ? [fix] : [],
  };
}
