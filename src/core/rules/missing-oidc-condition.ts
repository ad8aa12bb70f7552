/** Reports an OpenID Connect provider that is trusted without a condition on whose token it is. */
import { constraintsOf } from '../access/conditions.ts';
import { arnText, arnTitle } from '../access/scope.ts';
import type { OidcProvider } from '../iam/federation.ts';
import { claimConditions, type Oidc, trustedProviders } from '../judge/oidc-trust.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const missingOidcCondition: Rule = {
  id: 'missing-oidc-condition',
  category: 'security',
  severity: 'warning',
  summary: 'An OpenID Connect provider that is trusted without a condition on whose token it is.',
  kinds: ['trust'],
  accessAnalyzer: ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', 'MISSING_GITHUB_REPO_CONDITION_KEY'],
  *check({ policy }) {
    // A Deny that the text does not show may look at the tokens.
    if (policy.open) return;
    for (const statement of policy.statements) {
      for (const { value, oidc } of trustedProviders(statement)) {
        const missing = missingClaim(statement, oidc);
        if (!missing || constraintsOf(policy, statement).open || isDenied(policy, oidc.issuer)) continue;
        yield {
          span: value.scalar.span,
          message: missing.message,
          accessAnalyzer: missing.codes,
          fixes: [fixOf(policy, statement, oidc, missing.key)],
        };
      }
    }
  },
};

interface Missing {
  /** The condition key to add. */
  readonly key: string;
  readonly message: string;
  readonly codes: readonly string[];
}

/** Claims that say for whom the token was made or how, but not who asks. */
const IMPERSONAL: readonly string[] = ['aud', 'oaud', 'azp', 'amr', 'iss', 'app_id'];

function missingClaim(statement: Statement, { issuer, provider }: Oidc): Missing | undefined {
  const claims = claimConditions(statement, issuer).map(({ claim }) => claim);
  const tests = (key: string): boolean => hasKey(statement, key);
  const title = provider?.title ?? issuer;
  const required = provider?.required;
  const github = issuer.toLowerCase() === 'token.actions.githubusercontent.com';
  const subject = `${issuer}:${provider?.subject?.claim ?? 'sub'}`;
  if (claims.length === 0 && !(required && tests(required)) && !testsTags(statement)) {
    return {
      key: required ?? (provider?.principal === 'name' ? `${issuer}:${provider.audience.claim}` : subject),
      message: provider?.shared
        ? `Anyone with a token from ${title} gets in, other customers too: no condition looks at the token.`
        : `Anyone with a token from ${title} gets in: no condition looks at the token.`,
      codes: ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', ...(github ? ['MISSING_GITHUB_REPO_CONDITION_KEY'] : [])],
    };
  }
  if (required && !tests(required)) {
    return {
      key: required,
      message: `All customers share ${title}, so IAM asks for a condition on ${required}. Without it others may get in.`,
      codes: github ? ['MISSING_GITHUB_REPO_CONDITION_KEY'] : [],
    };
  }
  if (required || !provider?.subject || claims.some(claim => !IMPERSONAL.includes(claim)) || testsTags(statement))
    return undefined;
  if (provider.principal === 'name') return undefined;
  return { key: subject, message: `Any token of this ${title} gets in: no condition says who asks.`, codes: [] };
}

const hasKey = ({ conditions }: Statement, wanted: string): boolean =>
  conditions.some(({ key }) => key?.value.toLowerCase() === wanted.toLowerCase());

/** A token can bring tags of the session along, which say who asks as well as a claim. */
const testsTags = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => key?.value.toLowerCase().startsWith('aws:requesttag/'));

/** True where a Deny looks at the provider's tokens. */
const isDenied = ({ statements }: Policy, issuer: string): boolean =>
  statements.some(statement => statement.denies && claimConditions(statement, issuer).length > 0);

function fixOf(policy: Policy, statement: Statement, { provider }: Oidc, key: string): Fix {
  const form = formOf(provider, key.slice(key.lastIndexOf(':') + 1));
  return {
    title: `Add a condition: ${key} is ${arnTitle(form)}`,
    kind: 'quickfix',
    preferred: true,
    make: () =>
      addCondition(policy, statement, form.includes('*') ? 'StringLike' : 'StringEquals', key, [arnText(form, 1).text]),
  };
}

/** The form that most people want: one branch, where there are branches, and never one build alone. */
function formOf(provider: OidcProvider | undefined, claim: string): string {
  if (claim === provider?.audience.claim) return provider.audience.value ?? '${Audience}';
  const forms = (claim === provider?.subject?.claim ? provider.subject.forms : []).map(({ form }) => form);
  return (
    forms.find(form => form.includes('${Branch}')) ?? forms.find(form => !form.includes('${Commit}')) ?? '${Subject}'
  );
}
