/** Cases for the codes of IAM Access Analyzer: a policy that yields the code, and its nearest neighbour that does not. */
import type { Kind } from '../../src/core/index.ts';

export interface CodeCase {
  readonly code: string;
  /** What the policy is attached to; from the text where it is missing. */
  readonly kind?: Kind;
  /** A language identifier of VS Code; `json` where it is missing. */
  readonly language?: string;
  /** An object is written as JSON. */
  readonly yields: string | object;
  readonly silent: string | object;
}

/** A policy of today's version with these statements. */
export const policyOf = (...statements: readonly object[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
});
