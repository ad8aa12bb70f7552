/** Federated principals: the providers that may stand in a trust policy, the action for each, and their condition keys. */
import { parseArn } from './arn.ts';
import { DEFAULT_CLAIMS, SAML_CLAIMS } from './federation/claims.ts';
import { OIDC_PROVIDERS } from './federation/providers.ts';
import type { Claim, OidcProvider } from './federation/type.ts';
import { matches } from './wildcard.ts';

export { SAML_CLAIMS } from './federation/claims.ts';
export { OIDC_PROVIDERS } from './federation/providers.ts';
export type { Claim, OidcProvider, SubjectForm } from './federation/type.ts';

/** AWS's page that describes their keys. */
export const FEDERATION_KEYS_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html';

export const WEB_IDENTITY_ACTION = 'sts:AssumeRoleWithWebIdentity';
export const SAML_ACTION = 'sts:AssumeRoleWithSAML';

/** What a Federated value names; the action is the only one by which such a caller can assume the role. */
export type Federated =
  | {
      readonly kind: 'oidc';
      readonly action: typeof WEB_IDENTITY_ACTION;
      /** Without `https://`; keys of the provider begin with it. */
      readonly issuer: string;
      /** Undefined for a provider that the table does not know, which is nothing bad. */
      readonly provider?: OidcProvider;
      /** Undefined where AWS knows the provider by itself. */
      readonly account?: string;
    }
  | { readonly kind: 'saml'; readonly action: typeof SAML_ACTION; readonly name: string; readonly account: string };

/** Undefined where the value is neither one of AWS's four names nor the ARN of a provider. */
export function parseFederated(value: string): Federated | undefined {
  const named = BUILT_IN.find(({ issuer }) => issuer === value);
  if (named) return { kind: 'oidc', action: WEB_IDENTITY_ACTION, issuer: value, provider: named };
  const arn = parseArn(value);
  if (arn?.service !== 'iam' || arn.region !== '') return undefined;
  const [kind, name] = cut(arn.resource, '/');
  if (!name) return undefined;
  if (kind === 'saml-provider') return { kind: 'saml', action: SAML_ACTION, name, account: arn.account };
  if (kind !== 'oidc-provider') return undefined;
  const provider = oidcProvider(name);
  const found = { kind: 'oidc', action: WEB_IDENTITY_ACTION, issuer: name, account: arn.account } as const;
  return provider ? { ...found, provider } : found;
}

/** The provider with this issuer, in any case and without `https://`. An exact issuer goes before a form with parts. */
export function oidcProvider(issuer: string): OidcProvider | undefined {
  // Clusters in China have the suffix of that partition.
  const wanted = issuer.toLowerCase().replace('.amazonaws.com.cn/', '.amazonaws.com/');
  return (
    OIDC_PROVIDERS.find(provider => provider.issuer === wanted) ??
    OIDC_PROVIDERS.find(provider => matches(provider.issuer.replace(/\$\{\w+\}/g, '*').toLowerCase(), wanted))
  );
}

/** A condition key of a provider: `gitlab.com:sub`, `saml:aud`. */
export interface FederationKey {
  readonly claim: Claim;
  /** Undefined for SAML, and for an issuer that the table does not know. */
  readonly provider?: OidcProvider;
  /** The keys exist only for callers that came by this action. */
  readonly action: typeof WEB_IDENTITY_ACTION | typeof SAML_ACTION;
}

/**
 * The key of this name, in any case. For an issuer that the table does not know only the claims are found that AWS maps
 * for everyone (aud, sub, amr, email, oaud). Undefined for all else, keys of AWS services included.
 */
export function federationKey(name: string): FederationKey | undefined {
  const [issuer, claimName] = cut(name.toLowerCase(), ':');
  if (issuer === 'saml') return keyOf(SAML_CLAIMS, claimName, SAML_ACTION);
  if (!isIssuer(issuer)) return undefined;
  const provider = oidcProvider(issuer);
  const key = keyOf(provider?.claims ?? DEFAULT_CLAIMS, claimName, WEB_IDENTITY_ACTION);
  return key && provider ? { ...key, provider } : key;
}

/** True for a key whose prefix is the address of a provider, known or not: names of AWS services have no dots. */
export const isProviderKey = (name: string): boolean => isIssuer(cut(name, ':')[0]);

const BUILT_IN = OIDC_PROVIDERS.filter(({ principal }) => principal === 'name');

const isIssuer = (text: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[^\s:]*)?$/i.test(text);

function keyOf(
  claims: readonly Claim[],
  name: string,
  action: FederationKey['action'],
): { claim: Claim; action: FederationKey['action'] } | undefined {
  const claim = claims.find(candidate => candidate.name.toLowerCase() === name);
  return claim && { claim, action };
}

function cut(text: string, at: string): [head: string, tail: string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
