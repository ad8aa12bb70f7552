/** What a completion offers, as data that any editor can show. */
import type { Edit, Span, Text } from '../syntax/text.ts';

export type ItemKind =
  | 'action'
  | 'pattern'
  | 'service'
  | 'template'
  | 'element'
  | 'value'
  | 'principal'
  | 'resource'
  | 'operator'
  | 'key'
  | 'variable';

export interface Item {
  readonly kind: ItemKind;
  readonly label: string;
  /** Shown at the right of every row. */
  readonly note?: string;
  /** What it is, in a line. */
  readonly detail?: string;
  /** Replaces `span` of the policy's source. */
  readonly span: Span;
  readonly text: Text;
  /** Edits elsewhere: commas that the neighbours lack. */
  readonly also?: readonly Edit[];
  /** What people may type to find it, beside the label. */
  readonly filter: string;
  /** Asks again at once: there is more to choose after it. */
  readonly again?: boolean;
  /** The long text, made when the item is looked at. */
  documentation?(): string | undefined;
}

export interface List {
  /** Best first. */
  readonly items: readonly Item[];
  /** There are more: ask again at the next letter. */
  readonly incomplete: boolean;
}

export const NOTHING: List = { items: [], incomplete: false };
