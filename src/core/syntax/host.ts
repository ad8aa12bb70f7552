/** What a language must offer: trees from text that never fails to parse, and a writer for them. */
import type { Node } from './node.ts';
import type { Source } from './source.ts';
import type { Span } from './text.ts';
import type { Writer } from './writer.ts';

export interface Tree {
  readonly source: Source;
  readonly root: Node;
  /** In order; of the source's text. */
  readonly comments: readonly Span[];
  readonly writer: Writer;
}

export interface Host {
  /** Never throws; broken text gives partial trees, a text with several documents several. */
  parse(source: Source): Tree[];
}

/** Containers deeper than this become opaque: real policies stay below 20, and recursion stays bounded. */
export const MAX_DEPTH = 200;
