/** Whom a principal names, what is easily misread about it, and how far `*` reaches under the conditions that stand here. */
import type { Catalog } from '../catalog/types.ts';
import { explainConditions } from '../explain/conditions.ts';
import { sayPrincipal } from '../explain/principals.ts';
import { classifyPrincipal, type Principal } from '../iam/principals.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import { SAMPLE_ACCOUNT } from './arn.ts';
import { federatedText } from './federated.ts';
import type { PlaceOf, Shown } from './here.ts';
import { code, paragraphs, said } from './markdown.ts';
import { type PageName, pageOf, reference } from './pages.ts';
import { serviceText } from './service.ts';

export function principalHover(
  catalog: Catalog,
  { policy, statement, token, type, name }: PlaceOf<'principal'>,
): Shown | undefined {
  if (!token || token.holes.length > 0) return undefined;
  const principal = classifyPrincipal(type ?? '*', token.value);
  const text = textOf(catalog, policy, statement, principal);
  if (text === undefined) return undefined;
  const left =
    name === 'NotPrincipal' ? '**NotPrincipal** leaves it out: the statement is about everyone else.' : undefined;
  const head =
    principal.kind === 'everyone' ? '**Everyone**' : said(capital(sayPrincipal(principal, excerpt(token.value))));
  return { markdown: paragraphs(`${head} · ${text}`, left, reference(pageOf(pageFor(principal)))) };
}

const capital = (phrase: ReturnType<typeof sayPrincipal>): typeof phrase => {
  const [first, ...rest] = phrase;
  return typeof first === 'string' ? [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest] : phrase;
};

function textOf(catalog: Catalog, policy: Policy, statement: Statement, principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'everyone':
      return everyoneText(catalog, policy, statement);
    case 'account':
      return accountText(policy, statement, principal);
    case 'role':
      return `its sessions, whoever opened them. When the policy is saved AWS keeps the ID of the role, so that a new role of the same name is not meant.${noWildcard(principal)}`;
    case 'user':
      return `one IAM user, with keys or a password of its own. When the policy is saved AWS keeps the ID of the user, so that a new user of the same name is not meant.${noWildcard(principal)}`;
    case 'group':
      return 'a group, which can be no principal: nobody signs in as a group. Name its users, or a role that they assume.';
    case 'session':
      return `one session by its name, which whoever opens it can choose. To mean all sessions, name the role.${noWildcard(principal)}`;
    case 'federated-user':
      return 'a session that an IAM user or the root user opened with GetFederationToken. AWS advises to use a role in its place.';
    case 'unique-id':
      return 'a unique ID. AWS shows it in the place of a name once its owner is deleted, and then it matches nobody any more.';
    case 'origin-access-identity':
      return 'a CloudFront distribution that reads the bucket in this old way. An origin access control is today’s.';
    case 'canonical-user':
      return 'an AWS account by the ID that S3 knows it by. AWS turns it into the account when the policy is saved.';
    case 'service':
      return serviceText(policy, statement, principal.service);
    case 'federated':
      return federatedText(statement, principal.federated);
    case 'unknown':
      return undefined;
  }
}

const noWildcard = ({ wildcard }: { readonly wildcard: boolean }): string =>
  wildcard ? ' AWS takes no wildcard inside a principal: use `*` and a condition on `aws:PrincipalArn`.' : '';

/** Who is left of everyone once the conditions are read. */
function everyoneText(catalog: Catalog, { kind }: Policy, statement: Statement): string {
  const who =
    kind === 'trust'
      ? 'every user and role of every AWS account'
      : 'every AWS account, and people who did not sign in at all';
  const when = explainConditions(catalog, statement.conditions);
  if (when) return `${who}. **Here** it reaches ${statement.allows ? 'them only if' : 'them if'} ${said(when)}.`;
  return statement.allows ? `${who}. No condition narrows it here.` : `${who}. No condition spares anybody here.`;
}

/** What "root" means: the account as a whole, not its root user. */
function accountText(
  { kind, service }: Policy,
  { allows }: Statement,
  principal: Extract<Principal, { kind: 'account' }>,
): string {
  const root =
    principal.form === 'root'
      ? 'the account as a whole; `root` does not mean its root user alone. '
      : 'the account as a whole. ';
  const sample = principal.account === SAMPLE_ACCOUNT ? ' It is the number that AWS’s samples use.' : '';
  if (!allows) return `${root}A Deny on it hits all of its users, roles and its root user.${sample}`;
  if (service === 'kms') return `${root}It lets the account’s own IAM policies decide about the key.${sample}`;
  const power = kind === 'trust' ? 'assume the role' : 'use what is allowed here';
  return `${root}Its administrators decide which of its users and roles may ${power}, with policies of their own.${sample}`;
}

const PAGES: Readonly<Record<Principal['kind'], PageName>> = {
  everyone: 'anonymous',
  account: 'account',
  role: 'role',
  user: 'user',
  group: 'principal',
  session: 'session',
  'federated-user': 'federatedUser',
  'unique-id': 'uniqueIds',
  'origin-access-identity': 'principal',
  'canonical-user': 'canonical',
  service: 'service',
  federated: 'oidc',
  unknown: 'principal',
};

function pageFor(principal: Principal): PageName {
  if (principal.kind === 'federated' && principal.federated.kind === 'saml') return 'saml';
  if (principal.kind === 'service' && principal.service.region !== undefined) return 'optIn';
  return PAGES[principal.kind];
}

/** The type that a principal stands under. */
const TYPE_TEXTS: Readonly<Record<string, readonly [text: string, page: PageName]>> = {
  AWS: [
    'accounts, roles, users and sessions: an ARN, an account number, or `*` for everyone. No wildcard inside, and no group.',
    'principal',
  ],
  Service: [
    'AWS services that act for you, by names such as `lambda.amazonaws.com`. `*` is not taken here.',
    'service',
  ],
  Federated: [
    'people and programs that another identity provider vouches for, in the trust policy of a role: the ARN of the provider, or one of the four names that AWS knows by itself.',
    'oidc',
  ],
  CanonicalUser: ['an account by its canonical ID of 64 letters and digits, in policies of S3 only.', 'canonical'],
  '*': ['everyone, with `*` as the only identifier.', 'anonymous'],
};

export function principalTypeHover({ token }: PlaceOf<'principal-type'>): Shown | undefined {
  const [text, page] = (token && TYPE_TEXTS[token.value]) ?? [];
  if (!token || text === undefined || page === undefined) return undefined;
  return { markdown: paragraphs(`${code(token.value)} · ${text}`, reference(pageOf(page))) };
}
