/** What a language must offer: trees from text that never fails to parse, and a writer for them. */
import type { Node } from './node.ts';
import type { Source } from './source.ts';
import type { Edit, Span } from './text.ts';
import type { Writer } from './writer.ts';

export interface Tree {
  readonly source: Source;
  readonly root: Node;
  /** In order; of the source's text. */
  readonly comments: readonly Span[];
  readonly writer: Writer;
  /** Where the text is no JSON, in order; the hosts of other languages leave that to other tools. */
  readonly faults?: readonly Fault[];
}

/**
 * `comma` and `colon` are missing ones, `value` is one that is missing after a colon. `bare`: a word without quotes.
 * `escape`: a backslash or a
 * character that no string can hold. `stray`: a token where none of its kind can stand. `unclosed`: a brace, bracket or quote without its partner.
 */
export type FaultKind =
  | 'comma'
  | 'extra-comma'
  | 'trailing-comma'
  | 'colon'
  | 'value'
  | 'bare'
  | 'escape'
  | 'stray'
  | 'unclosed';

export interface Fault {
  readonly kind: FaultKind;
  /** Of the source's text. */
  readonly span: Span;
  /** The mend, where there is one right answer. */
  readonly edit?: Edit;
}

export interface Host {
  /** Never throws; broken text gives partial trees, a text with several documents several. */
  parse(source: Source): Tree[];
}

/** Containers deeper than this become opaque: real policies stay below 20, and recursion stays bounded. */
export const MAX_DEPTH = 200;
