/** Which tokens of OpenID Connect providers a statement of a trust policy lets in. */
import type { Federated } from '../iam/federation.ts';
import { WEB_IDENTITY_ACTION } from '../iam/federation.ts';
import { parseOperator } from '../iam/operators.ts';
import { matches } from '../iam/wildcard.ts';
import type { Condition, Statement, Value } from '../policy/model.ts';
import { namedPrincipals } from './named-principals.ts';

export type Oidc = Extract<Federated, { kind: 'oidc' }>;

/** The providers that the statement lets in, with the value that names each; none where it lists no action for them. */
export function trustedProviders(statement: Statement): { readonly value: Value; readonly oidc: Oidc }[] {
  if (!statement.allows || !allowsWebIdentity(statement)) return [];
  return namedPrincipals(statement).named.flatMap(({ value, principal }) =>
    principal.kind === 'federated' && principal.federated.kind === 'oidc' && !principal.wildcard
      ? [{ value, oidc: principal.federated }]
      : [],
  );
}

/** A condition that looks at a claim of the provider's tokens. */
export interface ClaimCondition {
  /** In lower case: `sub`. */
  readonly claim: string;
  readonly condition: Condition;
}

/** Those on the claims of one provider; a check that the claim is there only is none. */
export function claimConditions({ conditions }: Statement, issuer: string): ClaimCondition[] {
  const start = `${issuer.toLowerCase()}:`;
  return conditions.flatMap(condition => {
    const name = condition.key?.value.toLowerCase() ?? '';
    if (!name.startsWith(start) || parseOperator(condition.operator.value)?.facts.family === 'Null') return [];
    return [{ claim: name.slice(start.length), condition }];
  });
}

function allowsWebIdentity({ action }: Statement): boolean {
  if (!action || action.negated) return false;
  return action.values.some(
    ({ known, text }) => known && matches(text.toLowerCase(), WEB_IDENTITY_ACTION.toLowerCase()),
  );
}
