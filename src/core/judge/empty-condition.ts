/** For which requests a condition holds that lists no values at all. */
import type { ParsedOperator } from '../iam/operators.ts';

/** `without` and `with`: requests without the key, and requests that have it. */
export type Holds = 'never' | 'always' | 'without' | 'with';

/**
 * Undefined for Null, which takes true or false only. No value of a request is one of none, and each is unlike all of
 * none; what a missing key does, the operator says.
 */
export function holdsWithoutValues({ prefix, ifExists, facts }: ParsedOperator): Holds | undefined {
  if (facts.family === 'Null') return undefined;
  if (facts.negated) return prefix === 'ForAnyValue' && !ifExists ? 'with' : 'always';
  return ifExists || prefix === 'ForAllValues' ? 'without' : 'never';
}

export const HOLDS: Readonly<Record<Holds, string>> = {
  never: 'never holds',
  always: 'holds for every request',
  without: 'holds only for requests without the key',
  with: 'holds only for requests with the key',
};
