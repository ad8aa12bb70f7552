/** What a template is: a policy or statement as plain data, with marks where a person fills something in. */
import type { Kind } from '../iam/grammar.ts';

/** A string may hold `{{n:text}}`: stop `n` with `text` in it until it is filled in. */
export type Body = string | readonly Body[] | { readonly [key: string]: Body };

export interface Template {
  /** Kebab-case, typed to find it: `iam-s3-home-folder`. */
  readonly id: string;
  readonly title: string;
  /** What it grants and what to change in it. */
  readonly description: string;
  readonly kind: Kind;
  /** A whole policy. */
  readonly body: { readonly Version: string; readonly Statement: readonly { readonly [key: string]: Body }[] };
}
