/** The values of Principal: what each form names, and which of them are the same. */
import { type Arn, parseArn } from './arn.ts';
import { type Federated, parseFederated } from './federation.ts';
import { parseServicePrincipal, type ServiceName } from './service-principals.ts';
import { hasWildcard } from './wildcard.ts';

/**
 * What a value names. Where wildcards stand inside, they stand in the parts as written and `wildcard` is true; AWS takes
 * none, only the whole `*`.
 */
export type Principal =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string; readonly form: 'id' | 'root'; readonly wildcard: boolean }
  | (Named & { readonly kind: 'role' | 'user' | 'group' })
  | (Placed & { readonly kind: 'session'; readonly role: string; readonly session: string })
  | (Placed & { readonly kind: 'federated-user'; readonly name: string })
  | { readonly kind: 'unique-id'; readonly of: UniqueIdOwner; readonly id: string }
  | { readonly kind: 'origin-access-identity'; readonly id: string }
  | { readonly kind: 'canonical-user'; readonly id: string }
  | { readonly kind: 'service'; readonly service: ServiceName }
  | { readonly kind: 'federated'; readonly federated: Federated; readonly wildcard: boolean }
  | { readonly kind: 'unknown'; readonly wildcard: boolean };

interface Placed {
  readonly partition: string;
  readonly account: string;
  readonly wildcard: boolean;
}

interface Named extends Placed {
  /** With a slash at both ends; `/` where there is none. */
  readonly path: string;
  readonly name: string;
}

/** What IAM gives unique IDs to; in a policy those of users and roles show up once the user or role is deleted. */
export type UniqueIdOwner = 'user' | 'role' | 'group' | 'instance profile' | 'managed policy' | 'other';

/**
 * The value under a type of the Principal map, or the value of Principal itself under the type `*`. What fits no form is
 * `unknown`, which alone is no fault.
 */
export function classifyPrincipal(type: string, text: string): Principal {
  if (type === '*' || type === 'AWS') return text === '*' ? { kind: 'everyone' } : awsPrincipal(text);
  if (type === 'Service') return servicePrincipal(text);
  if (type === 'Federated') return federatedPrincipal(text);
  if (type === 'CanonicalUser' && CANONICAL.test(text)) return { kind: 'canonical-user', id: text.toLowerCase() };
  return unknown(text);
}

/** True where AWS treats both as one: an account ID and the ARN of its root, and equal spellings of any other known form. */
export function samePrincipal(left: Principal, right: Principal): boolean {
  if (left.kind === 'account' && right.kind === 'account') return left.account === right.account;
  if (left.kind === 'unknown' || right.kind === 'unknown') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** True where the session belongs to the role. A session's ARN leaves out the path of the role. */
export const isSessionOf = (session: Principal, role: Principal): boolean =>
  session.kind === 'session' &&
  role.kind === 'role' &&
  session.account === role.account &&
  session.partition === role.partition &&
  session.role === role.name;

const ACCOUNT = /^\d{12}$/;
const CANONICAL = /^[0-9a-f]{64}$/i;
const OAI = 'CloudFront Origin Access Identity ';

/** Source: the table of prefixes on AWS's page of IAM identifiers. */
const OWNERS: Readonly<Record<string, UniqueIdOwner>> = {
  AGPA: 'group',
  AIDA: 'user',
  AIPA: 'instance profile',
  ANPA: 'managed policy',
  AROA: 'role',
  ABIA: 'other',
  ACCA: 'other',
  ANVA: 'other',
  APKA: 'other',
  ASCA: 'other',
};

const unknown = (text: string): Principal => ({ kind: 'unknown', wildcard: hasWildcard(text) });

function awsPrincipal(text: string): Principal {
  if (ACCOUNT.test(text)) return { kind: 'account', account: text, form: 'id', wildcard: false };
  const owner = /^A[A-Z]{3}[A-Z0-9]{12,124}$/.test(text) ? OWNERS[text.slice(0, 4)] : undefined;
  if (owner) return { kind: 'unique-id', of: owner, id: text };
  const arn = parseArn(text);
  if (arn?.region !== '') return unknown(text);
  if (arn.service === 'iam') return iamPrincipal(arn, text);
  return arn.service === 'sts' ? stsPrincipal(arn, text) : unknown(text);
}

function iamPrincipal({ partition, account, resource }: Arn, text: string): Principal {
  const wildcard = hasWildcard(text);
  if (account === 'cloudfront' && resource.startsWith(`user/${OAI}`))
    return { kind: 'origin-access-identity', id: resource.slice(`user/${OAI}`.length) };
  if (!ACCOUNT.test(account) && !hasWildcard(account)) return unknown(text);
  if (resource === 'root') return { kind: 'account', account, form: 'root', wildcard };
  const [, kind, path = '', name = ''] = /^(role|user|group)(\/(?:.*\/)?)([^/]+)$/.exec(resource) ?? [];
  if (kind !== 'role' && kind !== 'user' && kind !== 'group') return unknown(text);
  return { kind, partition, account, path, name, wildcard };
}

function stsPrincipal({ partition, account, resource }: Arn, text: string): Principal {
  const wildcard = hasWildcard(text);
  if (!ACCOUNT.test(account) && !hasWildcard(account)) return unknown(text);
  const [kind, first, second, ...more] = resource.split('/');
  if (!first || more.length > 0) return unknown(text);
  if (kind === 'federated-user' && second === undefined)
    return { kind: 'federated-user', partition, account, name: first, wildcard };
  if (kind !== 'assumed-role' || !second) return unknown(text);
  return { kind: 'session', partition, account, role: first, session: second, wildcard };
}

function servicePrincipal(text: string): Principal {
  const service = parseServicePrincipal(text);
  return service ? { kind: 'service', service } : unknown(text);
}

function federatedPrincipal(text: string): Principal {
  const federated = parseFederated(text);
  return federated ? { kind: 'federated', federated, wildcard: hasWildcard(text) } : unknown(text);
}
