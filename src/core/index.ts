/** The façade: everything that the editor and the command line may ask, in offsets of the file. */
import { REFACTORINGS } from './actions/index.ts';
import { loadCatalog } from './catalog/catalog.ts';
import type { Catalog } from './catalog/types.ts';
import { type Offer, offerOf } from './change.ts';
import { completeAt } from './completion/index.ts';
import type { Item } from './completion/item.ts';
import { completeEmpty } from './completion/template.ts';
import type { Document } from './document.ts';
import type { More } from './hover/here.ts';
import { hoverAt } from './hover/index.ts';
import { listing } from './hover/listing.ts';
import { prose } from './hover/markdown.ts';
import { type Occurrence, occurrencesAt } from './overview.ts';
import { type Place, placeAt } from './policy/place.ts';
import type { Edit, Span } from './syntax/text.ts';

export { catalogSentence } from './catalog/summary.ts';
export type { Action, Catalog, Service } from './catalog/types.ts';
export type { Change, Offer } from './change.ts';
export { type CheckOptions, type CheckResult, check, type Finding } from './check.ts';
export { type Config, DEFAULT_CONFIG, pageOf } from './config.ts';
export { DEFAULT_MAX_LENGTH, type Document, type OpenOptions, open } from './document.ts';
export { KINDS, type Kind } from './iam/grammar.ts';
export { links, type OutlineItem, symbols, TOKEN_TYPES, tokens } from './overview.ts';
export type { Question, QuestionItem } from './policy/fix.ts';
export { RULES as rules } from './rules/index.ts';
export type { Category, Rule, Severity } from './rules/rule.ts';
export { toSnippet } from './snippet.ts';
export {
  applyEdits,
  type Edit,
  hasStops,
  lastStartingBy,
  lineStarts,
  plain,
  type Span,
  type Stop,
  type Text,
} from './syntax/text.ts';
export { TEMPLATES as templates } from './templates/index.ts';
export type { Template } from './templates/template.ts';
export { listing, loadCatalog, type More, prose as escapeMarkdown };

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  /** What is too long for it: `listing` of it gives the text to open. */
  readonly more?: More;
}

/** The explanation of what stands at the offset. */
export function hover(document: Document, offset: number, catalog: () => Catalog): Hover | undefined {
  for (const policy of document.policies.toReversed()) {
    const { source } = policy.tree;
    const at = source.fromHost(offset);
    const shown = at === undefined ? undefined : hoverAt(policy, at, catalog);
    if (shown) return { ...shown, span: source.toHost(shown.span) };
  }
  return undefined;
}

export interface Completion {
  readonly kind: Item['kind'];
  readonly label: string;
  readonly note?: string;
  readonly detail?: string;
  readonly edit: Edit;
  /** Made with it, elsewhere in the text. */
  readonly also: readonly Edit[];
  /** What an editor's filter compares with the text from the start of the edit to the cursor. */
  readonly filter: string;
  readonly again: boolean;
  documentation(): string | undefined;
}

/**
 * What may stand at the offset, best first. `trigger` is the character whose typing asks: a list that nobody asked for
 * must not take the Enter that follows a brace or the colon of a key, so it comes only within a word.
 */
export function complete(
  document: Document,
  offset: number,
  catalog: () => Catalog,
  trigger?: string,
): { items: Completion[]; incomplete: boolean } {
  if (isBlank(document)) {
    const { items, incomplete } = completeEmpty(document.text);
    return { items: items.map(item => completionOf(item, { span: item.span, text: item.text }, '')), incomplete };
  }
  const found = locate(document, offset);
  if (!found || (trigger !== undefined && !isWithinWord(document, offset, found.place, trigger)))
    return { items: [], incomplete: false };
  const { place, at } = found;
  const { source } = place.policy.tree;
  const { items, incomplete } = completeAt(place, at, catalog());
  return {
    items: items.flatMap(item => {
      const edit = source.editToHost({ span: item.span, text: item.text });
      const also = (item.also ?? []).map(change => source.editToHost(change));
      if (!edit || also.includes(undefined)) return [];
      return [
        completionOf(
          item,
          edit,
          opening(document, edit.span, place),
          also.flatMap(change => change ?? []),
        ),
      ];
    }),
    incomplete,
  };
}

/** Refactorings for the selection's start. */
export function actions(document: Document, offset: number, catalog: () => Catalog): Offer[] {
  const found = locate(document, offset);
  if (!found) return [];
  const { source } = found.place.policy.tree;
  return REFACTORINGS.flatMap(refactoring =>
    [...refactoring.offer({ place: found.place, catalog: catalog() })].map(fix => offerOf(fix, source)),
  );
}

/** Where the text names what stands at the offset, itself included; `grants`: an Allow that grants the action. */
export function occurrences(document: Document, offset: number): Occurrence[] {
  const found = locate(document, offset);
  return found ? occurrencesAt(document, found) : [];
}

/** A policy inside another text is the last one that holds the offset. */
function locate(document: Document, offset: number): { place: Place; at: number } | undefined {
  for (const policy of document.policies.toReversed()) {
    const at = policy.tree.source.fromHost(offset);
    const place = at === undefined ? undefined : placeAt(policy, at);
    if (place && at !== undefined) return { place, at };
  }
  return undefined;
}

const isWithinWord = ({ text }: Document, offset: number, { token }: Place, trigger: string): boolean =>
  token !== undefined && (trigger !== '{' || /[$&]\{$/.test(text.slice(Math.max(0, offset - 2), offset)));

const isBlank = (document: Document): boolean =>
  (document.language === 'json' || document.language === 'jsonc') && /^\s*[A-Za-z0-9-]*\s*$/.test(document.text);

/** The quotes that stand between the start of what is replaced and its content, as the file spells them. */
function opening(document: Document, span: Span, place: Place): string {
  const inner = place.token ? place.policy.tree.source.toHost(place.token.inner).start : span.start;
  return document.text.slice(span.start, Math.max(span.start, inner));
}

const completionOf = (item: Item, edit: Edit, quotes: string, also: readonly Edit[] = []): Completion => ({
  kind: item.kind,
  label: item.label,
  ...(item.note === undefined ? {} : { note: item.note }),
  ...(item.detail === undefined ? {} : { detail: item.detail }),
  edit,
  also,
  filter: quotes + item.filter,
  again: item.again ?? false,
  documentation: () => item.documentation?.(),
});
