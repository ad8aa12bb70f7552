/** The addresses of AWS's pages about the policy language, as links that end a hover. */
import type { ElementName } from '../iam/grammar.ts';
import { link } from './markdown.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';

/** Pages of the IAM User Guide, some with a fragment. Checked against its text of 2026. */
const PAGES = {
  account: 'reference_policies_elements_principal.html#principal-accounts',
  anonymous: 'reference_policies_elements_principal.html#principal-anonymous',
  arns: 'reference_identifiers.html#identifiers-arns',
  canonical: 'reference_policies_elements_principal.html#principal-accounts',
  evaluation: 'reference_policies_evaluation-logic.html',
  federatedUser: 'reference_policies_elements_principal.html#sts-session-principals',
  global: 'reference_policies_condition-keys.html',
  oidc: 'reference_policies_elements_principal.html#principal-federated-web-identity',
  optIn: 'reference_policies_elements_principal.html#principal-services-in-opt-in-regions',
  principal: 'reference_policies_elements_principal.html#Principal_specifying',
  role: 'reference_policies_elements_principal.html#principal-roles',
  saml: 'reference_policies_elements_principal.html#principal-saml',
  service: 'reference_policies_elements_principal.html#principal-services',
  session: 'reference_policies_elements_principal.html#principal-role-session',
  uniqueIds: 'reference_identifiers.html#identifiers-unique-ids',
  user: 'reference_policies_elements_principal.html#principal-users',
  values: 'reference_policies_condition-single-vs-multi-valued-context-keys.html',
} as const;

export type PageName = keyof typeof PAGES;

export const pageOf = (name: PageName): string => GUIDE + PAGES[name];

export const elementPage = (name: ElementName): string =>
  `${GUIDE}reference_policies_elements_${name.toLowerCase()}.html`;

/** The line that ends a hover about the policy language. */
export const reference = (address: string): string => link('AWS reference', address);
