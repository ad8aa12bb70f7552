/** Reports a role that another company may assume without an external ID. */
import { constraintsOf } from '../access/conditions.ts';
import { THIRD_PARTIES } from '../iam/third-parties.ts';
import { matches } from '../iam/wildcard.ts';
import { type NamedPrincipal, namedPrincipals } from '../judge/named-principals.ts';
import { ownAccount } from '../judge/own-account.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const missingExternalId: Rule = {
  id: 'missing-external-id',
  category: 'security',
  severity: 'warning',
  summary: 'A role that another company may assume without an external ID.',
  kinds: ['trust'],
  *check({ policy }) {
    if (policy.open) return;
    for (const statement of policy.statements) {
      if (!statement.allows || !allowsAssume(statement) || hasExternalId(statement)) continue;
      // A Deny without the external ID does as well.
      if (policy.statements.some(other => !other.allows && hasExternalId(other))) continue;
      if (constraintsOf(policy, statement).open) continue;
      for (const one of namedPrincipals(statement).named) {
        const told = judge(policy, statement, one);
        if (!told) continue;
        yield {
          span: one.value.scalar.span,
          ...told,
          fixes: [
            {
              title: 'Add a condition: sts:ExternalId is ${external-id}',
              kind: 'quickfix',
              preferred: true,
              make: () =>
                addCondition(policy, statement, 'StringEquals', 'sts:ExternalId', [
                  [{ n: 1, placeholder: 'external-id' }],
                ]),
            },
          ],
        };
        break;
      }
    }
  },
};

function judge(policy: Policy, statement: Statement, { principal }: NamedPrincipal) {
  if (!('account' in principal) || ('wildcard' in principal && principal.wildcard)) return undefined;
  const { account } = principal;
  const company = THIRD_PARTIES.get(account);
  const own = ownAccount(policy);
  if (account === own) return undefined;
  if (company !== undefined) {
    return {
      message: `${company} (${account}) may assume this role for any of its customers: no external ID says that it is for you.`,
    };
  }
  // Most other accounts are the company's own, and a condition shows that somebody thought about who comes.
  if (own === undefined || principal.kind !== 'account' || statement.conditions.length > 0) return undefined;
  return {
    message: `Account ${account} may assume this role without an external ID. If it is another company's, ask for one.`,
    severity: 'hint' as const,
  };
}

const hasExternalId = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => key?.value.toLowerCase() === 'sts:externalid');

const allowsAssume = ({ action }: Statement): boolean =>
  action !== undefined &&
  !action.negated &&
  action.values.some(({ text, known }) => known && matches(text.toLowerCase(), 'sts:assumerole'));
