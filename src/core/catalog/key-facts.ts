/** What is known of a condition key, whoever defines it: AWS for all services, a service, or an identity provider. */
import { type GlobalKey, globalKey } from '../iam/condition-keys.ts';
import { type FederationKey, federationKey } from '../iam/federation.ts';
import type { Known } from '../iam/known.ts';
import type { Catalog, KeyMatch } from './types.ts';

export interface KeyFacts {
  /** AWS's spelling; a part that the writer chooses is a placeholder: `aws:ResourceTag/${TagKey}`. */
  readonly name: string;
  /** What one value is: `String`, `ARN`, `Bool`, `Date`, `Numeric`, `IPAddress`, or a rarer word of AWS's. */
  readonly type: string;
  /** Whether one request can hold several values. */
  readonly multivalued: Known;
  /** One of these three at least. */
  readonly global?: GlobalKey;
  readonly match?: KeyMatch;
  readonly federation?: FederationKey;
}

/** Undefined for a key that nobody is known to define. Any case. */
export function keyFacts(catalog: Catalog, name: string): KeyFacts | undefined {
  const global = globalKey(name);
  const match = catalog.conditionKey(name);
  const from = match && { match };
  if (global) {
    const { type, multivalued } = global;
    return { name: global.name, type, multivalued: multivalued ? 'yes' : 'no', global, ...from };
  }
  if (match) {
    const { name: spelling, type } = match.key;
    const array = type.startsWith('ArrayOf');
    return { name: spelling, type: array ? type.slice(7) : type, multivalued: array ? 'yes' : 'no', match };
  }
  const federation = federationKey(name);
  if (!federation) return undefined;
  const { type = 'String', multivalued } = federation.claim;
  return { name, type, multivalued, federation };
}
