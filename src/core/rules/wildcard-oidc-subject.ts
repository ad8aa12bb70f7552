/** Reports a pattern for the subject of a token that lets in more than one repository, workspace or service account. */
import { arnText, arnTitle } from '../access/scope.ts';
import { breadthOf, type Reach } from '../judge/oidc-subject.ts';
import { claimConditions, trustedProviders } from '../judge/oidc-trust.ts';
import { replaceValue } from '../policy/change.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule, Severity } from './rule.ts';

export const wildcardOidcSubject: Rule = {
  id: 'wildcard-oidc-subject',
  category: 'security',
  severity: 'warning',
  summary: 'A pattern for the subject of a token that lets in a whole organization, or any branch of a repository.',
  kinds: ['trust'],
  // The same * seen as a question for the key.
  covers: ['redundant-condition'],
  accessAnalyzer: ['SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED'],
  *check({ policy, lookup }) {
    if (policy.open) return;
    for (const statement of policy.statements) {
      for (const { oidc } of trustedProviders(statement)) {
        const { issuer, provider } = oidc;
        const claims = claimConditions(statement, issuer);
        // Another claim, such as the number of the repository, can narrow it; what denies by the token can, too.
        if (claims.some(({ claim }) => !BESIDE.includes(claim))) continue;
        if (policy.statements.some(other => !other.allows && claimConditions(other, issuer).length > 0)) continue;
        for (const { claim, condition } of claims) {
          const { facts } = lookup.operator(condition) ?? {};
          if (claim !== 'sub' || !facts?.wildcards || facts.negated) continue;
          for (const value of condition.values) {
            const breadth = value.known ? breadthOf(value.text, issuer.toLowerCase()) : undefined;
            if (!breadth) continue;
            const { reach, who, form } = breadth;
            const github = issuer.toLowerCase() === 'token.actions.githubusercontent.com';
            yield {
              span: value.scalar.span,
              message:
                who === ''
                  ? `"${excerpt(value.text)}" lets in every token of ${provider?.title ?? issuer}, whoever it was made for.`
                  : `"${excerpt(value.text)}" lets in ${excerpt(who)}.`,
              severity: severityOf(reach, provider?.shared ?? false),
              accessAnalyzer: github ? ['SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED'] : [],
              fixes: [
                {
                  title: `Change to ${arnTitle(form)}`,
                  kind: 'quickfix',
                  preferred: true,
                  make: () => replaceValue(policy, condition, value, [arnText(form, 1).text]),
                },
              ],
            };
          }
        }
      }
    }
  },
};

/** Claims that go with the subject and do not say who asks. */
const BESIDE: readonly string[] = ['sub', 'aud', 'oaud', 'azp', 'amr', 'iss'];

/** Where the provider is the organization's own, all of one group of it may be meant. */
const severityOf = (reach: Reach, shared: boolean): Severity =>
  reach === 'all' || (reach === 'owner' && shared) ? 'warning' : 'info';
