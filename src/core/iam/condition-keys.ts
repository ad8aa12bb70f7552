/** Global condition keys: those that any service's requests may hold, with their type, presence and meaning. */
import { NETWORK_KEYS } from './condition-keys/network.ts';
import { PRINCIPAL_KEYS } from './condition-keys/principal.ts';
import { REQUEST_KEYS } from './condition-keys/request.ts';
import { RESOURCE_KEYS } from './condition-keys/resource.ts';
import { SESSION_KEYS } from './condition-keys/session.ts';
import type { GlobalKey } from './condition-keys/type.ts';

export type { GlobalKey, KeyGroup, KeyType } from './condition-keys/type.ts';

/** AWS's page that describes them; `anchor` of a key is a fragment of it. */
export const GLOBAL_KEYS_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';

/** In the order of AWS's page: who, session, network, resource, request; by name within each. */
export const GLOBAL_KEYS: readonly GlobalKey[] = [
  ...PRINCIPAL_KEYS,
  ...SESSION_KEYS,
  ...NETWORK_KEYS,
  ...RESOURCE_KEYS,
  ...REQUEST_KEYS,
];

/** The parts of a condition key: `aws:RequestTag/team` is prefix `aws`, name `RequestTag`, and the part `team`. */
export interface KeyParts {
  /** What stands before the first colon: a service, `aws`, or the address of an identity provider. */
  readonly prefix: string;
  readonly name: string;
  /** What stands after the first slash of the name; missing where there is no slash, empty where nothing follows it. */
  readonly part?: string;
}

/** Undefined where there is no colon with something on both sides. */
export function keyParts(key: string): KeyParts | undefined {
  const colon = key.indexOf(':');
  if (colon <= 0 || colon === key.length - 1) return undefined;
  const prefix = key.slice(0, colon);
  const slash = key.indexOf('/', colon);
  if (slash < 0) return { prefix, name: key.slice(colon + 1) };
  return { prefix, name: key.slice(colon + 1, slash), part: key.slice(slash + 1) };
}

/**
 * The global key of this name, in any case. A tag key is filled in: `aws:resourcetag/team` finds
 * `aws:ResourceTag/${TagKey}`, and so does the name without it, which `lacksTagKey` tells.
 */
export function globalKey(name: string): GlobalKey | undefined {
  const parts = keyParts(name.toLowerCase());
  if (!parts) return undefined;
  const stem = `${parts.prefix}:${parts.name}`;
  return TEMPLATES.get(stem) ?? (parts.part === undefined ? PLAIN.get(stem) : undefined);
}

/** True for a tag key such as `aws:RequestTag` or `aws:RequestTag/` whose tag is not named: it matches nothing. */
export function lacksTagKey(name: string): boolean {
  const parts = keyParts(name.toLowerCase());
  return parts !== undefined && !parts.part && TEMPLATES.has(`${parts.prefix}:${parts.name}`);
}

const stemOf = (name: string): string => name.replace(/\/.*$/, '').toLowerCase();
const isTemplate = ({ name }: GlobalKey): boolean => name.includes('/');

const TEMPLATES: ReadonlyMap<string, GlobalKey> = new Map(
  GLOBAL_KEYS.filter(isTemplate).map(key => [stemOf(key.name), key]),
);
const PLAIN: ReadonlyMap<string, GlobalKey> = new Map(
  GLOBAL_KEYS.filter(key => !isTemplate(key)).map(key => [key.name.toLowerCase(), key]),
);
