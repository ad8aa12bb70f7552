/** What a principal that fits no form was most likely meant to be. */
import { isPlaceholder } from './placeholder.ts';
import { classifyPrincipal } from './principals.ts';

/** A slip and what undoes it. Each is tried by itself, and after the ones before it. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^\s+|\s+$/g, ''],
  [/^arn:([a-z-]+):(iam|sts):(\d{12}):/, 'arn:$1:$2::$3:'],
  [/^arn:([a-z-]+):(iam|sts):[a-z0-9-]+:(\d{12}):/, 'arn:$1:$2::$3:'],
  [/^arn::(iam|sts)::/, 'arn:aws:$1::'],
  [/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3'],
  [/^(arn:[a-z-]+:iam::)(\d{4})-(\d{4})-(\d{4}):/, '$1$2$3$4:'],
  [/^(arn:[a-z-]+:iam::\d{12}):?(?:\/?Root|\/root|\*)?$/, '$1:root'],
  [/^(arn:[a-z-]+:iam::\d{12}):(role|user)s\//, '$1:$2/'],
  [/^(arn:[a-z-]+):iam::(\d{12}):assumed-role\//, '$1:sts::$2:assumed-role/'],
  [/^(arn:[a-z-]+):sts::(\d{12}):(role|user)\//, '$1:iam::$2:$3/'],
  // Without the name of a session it is the role that is meant.
  [/^(arn:[a-z-]+):(?:sts|iam)::(\d{12}):assumed-role\/([^/]+)\/?$/, '$1:iam::$2:role/$3'],
  [/^(arn:[a-z-]+:iam::\d{12}:oidc-provider\/)https?:\/\//, '$1'],
  [/^https?:\/\/([^/]+)\/?$/, '$1'],
];

/** The text with its slips undone, where it then has a form that AWS takes under this type; undefined where it has not. */
export function repairPrincipal(type: string, text: string): string | undefined {
  let repaired = text;
  for (const [slip, mended] of SLIPS) {
    const alone = text.replace(slip, mended);
    if (alone !== text && isWhole(type, alone)) return alone;
    repaired = repaired.replace(slip, mended);
    if (repaired !== text && isWhole(type, repaired)) return repaired;
  }
  return undefined;
}

/** The type under which AWS takes the text as it is; undefined where it takes it under none. */
export const typeOfPrincipal = (text: string): string | undefined => TYPES.find(type => isWhole(type, text));

const TYPES: readonly string[] = ['AWS', 'Federated', 'Service', 'CanonicalUser'];

function isWhole(type: string, text: string): boolean {
  const principal = classifyPrincipal(type, text);
  if (principal.kind === 'unknown' || principal.kind === 'everyone' || principal.kind === 'group') return false;
  if (
    principal.kind === 'federated' &&
    principal.federated.kind === 'oidc' &&
    principal.federated.issuer.includes('://')
  )
    return false;
  return !('wildcard' in principal && principal.wildcard) && principal.kind !== 'unique-id';
}

/**
 * True where a part is left to be filled in by whoever copies the text: `arn:aws:iam::ACCOUNT_ID:root`, `<account>`. AWS
 * would refuse it, but nobody has to be told.
 */
export const isStandIn = (text: string): boolean =>
  isPlaceholder(text) ||
  /[<>{}[\]$%]|account[-_ ]?(?:id|number)|\baccount\b|your|x{4}/i.test(text) ||
  // An account is a number, so a word in its place is a name for one; so is CloudFront's.
  /^arn:[^:]*:(?:iam|sts)::[a-z_][^:*?]*:/i.test(text);
