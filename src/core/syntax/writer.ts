/** What can be done to a tree: container operations that give edits, or undefined where a host cannot act exactly. */
import type { Commas } from './commas.ts';
import type { Entry, ListNode, MapNode, Node, Scalar } from './node.ts';
import type { Edit, Span, Text } from './text.ts';

/** A value to be written, free of any spelling. */
export type Data =
  | { readonly kind: 'string'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Data[] }
  | { readonly kind: 'map'; readonly entries: readonly DataEntry[] };

export interface DataEntry {
  readonly key: string;
  readonly value: Data;
  /** A `block` is written as one where the host has blocks. */
  readonly form?: 'pair' | 'block';
}

/**
 * The only code that knows quotes, commas, indentation and escapes.
 * Spans are offsets of the tree's own source text. Every operation keeps comments, or gives undefined.
 */
export interface Writer {
  /** Replaces a whole value. */
  replace(node: Node, data: Data): Edit[] | undefined;
  /** Replaces a run of a scalar's value (offsets of the value), keeping the rest as it is written. */
  replaceRun(scalar: Scalar, run: Span, text: Text): Edit[] | undefined;
  /** Gives a map entry another key, spelled as the old one was. */
  renameKey(entry: Entry, key: string): Edit[] | undefined;
  /** Removes `remove` items from `at` on and puts `items` there. */
  spliceItems(list: ListNode, at: number, remove: number, items: readonly Data[]): Edit[] | undefined;
  /** Removes `remove` entries from `at` on and puts `entries` there. */
  spliceEntries(map: MapNode, at: number, remove: number, entries: readonly DataEntry[]): Edit[] | undefined;
  /** How `text` is spelled inside the content of this scalar; undefined where it cannot be. */
  inside(scalar: Scalar, text: string): string | undefined;
  /**
   * How a string is spelled where a value or a key is to stand: with the quotes of this host.
   * `scalar` is the token that it replaces, where there is one, so that its habit is kept.
   */
  token(text: Text, role: 'key' | 'value', scalar?: Scalar): Text | undefined;
  /** How a value is written at an empty spot; undefined where none of its shape can stand. */
  value(data: Data, offset: number): Text | undefined;
  /** How an entry of this map is written at an empty spot in it; undefined where none can stand. */
  entry(map: MapNode, entry: DataEntry, offset: number): Text | undefined;
  /**
   * Makes one list of a single value and of a second one, spelled as `text`, that takes the place of `at` behind it.
   * Undefined in hosts where no second value can stand there.
   */
  second(value: Node, at: Span, text: Text): { readonly text: Text; readonly also: readonly Edit[] } | undefined;
  /** The commas that a new entry or item at the span needs; none where the host separates otherwise. */
  commas(container: MapNode | ListNode, at: Span): Commas;
}

export const string = (...text: Text): Data => ({ kind: 'string', text });
export const list = (items: readonly Data[]): Data => ({ kind: 'list', items });
export const map = (entries: readonly DataEntry[]): Data => ({ kind: 'map', entries });
