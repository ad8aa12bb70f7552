/** Reports a resource that another account may use, whoever of it. */
import { THIRD_PARTIES } from '../iam/third-parties.ts';
import { namedPrincipals } from '../judge/named-principals.ts';
import { isDeniedToOthers, isNarrowed } from '../judge/narrowing.ts';
import { ownAccount } from '../judge/own-account.ts';
import type { Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const exposedToAccount: Rule = {
  id: 'exposed-to-account',
  category: 'security',
  severity: 'info',
  summary: 'A resource that the whole of another account may use.',
  kinds: ['resource'],
  *check({ policy }) {
    if (policy.open) return;
    const own = ownAccount(policy);
    if (own === undefined) return;
    for (const statement of policy.statements) {
      if (!statement.allows || isForAccounts(statement)) continue;
      const foreign = namedPrincipals(statement).named.flatMap(({ value, principal }) =>
        principal.kind === 'account' && !principal.wildcard && principal.account !== own
          ? [{ value, account: principal.account }]
          : [],
      );
      const [first, ...others] = foreign;
      // Who is meant is thought about where a condition says more.
      if (!first || isNarrowed(policy, statement) || isDeniedToOthers(policy, statement)) continue;
      const accounts = [...new Set(foreign.map(({ account }) => account))];
      const company = THIRD_PARTIES.get(first.account);
      const more = accounts.length > 1 ? ` and ${accounts.length - 1} more` : '';
      yield {
        span: first.value.scalar.span,
        message: `Account ${first.account}${company ? ` of ${company}` : ''}${more} may do this too, with any role it likes; the resource belongs to ${own}.`,
        related: others.map(({ value }) => ({ span: value.scalar.span, message: 'Another account, too.' })),
      };
    }
  },
};

/** Statements that can name whole accounts only: replication of registries, administrators of an organization. */
const isForAccounts = ({ action }: Statement): boolean =>
  (action?.values ?? []).some(({ text }) => /^(?:ecr:ReplicateImage$|organizations:)/i.test(text));
