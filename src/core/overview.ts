/** What an editor shows of a text beside findings: its outline, its colours, its links, where a name stands elsewhere. */
import type { Catalog } from './catalog/types.ts';
import type { Document } from './document.ts';
import { linksOf } from './outline/links.ts';
import { occurrencesOf } from './outline/occurrences.ts';
import { type OutlineItem, outlineOf } from './outline/symbols.ts';
import { type TokenType, tokensOf } from './outline/tokens.ts';
import type { Place } from './policy/place.ts';
import type { Source } from './syntax/source.ts';
import type { Span } from './syntax/text.ts';

export { TOKEN_TYPES } from './outline/tokens.ts';
export type { OutlineItem, TokenType };

/** All spans below are of the file. */
export const symbols = (document: Document): OutlineItem[] =>
  document.policies.map(policy => inHost(outlineOf(policy), policy.tree.source));

const inHost = (symbol: OutlineItem, source: Source): OutlineItem => ({
  ...symbol,
  span: source.toHost(symbol.span),
  anchor: source.toHost(symbol.anchor),
  children: symbol.children.map(child => inHost(child, source)),
});

/** In the order of the text, none over another. */
export function tokens(document: Document): { readonly span: Span; readonly type: TokenType }[] {
  const all = document.policies
    .flatMap(policy => [...tokensOf(policy)].map(({ span, type }) => ({ span: policy.tree.source.toHost(span), type })))
    .filter(({ span }) => span.end > span.start)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return all.filter(({ span }) => {
    const isFree = span.start >= end;
    if (isFree) end = span.end;
    return isFree;
  });
}

export function links(
  document: Document,
  catalog: Catalog,
): { readonly span: Span; readonly address: string; readonly title: string }[] {
  return document.policies.flatMap(policy =>
    [...linksOf(policy, catalog)].map(link => ({ ...link, span: policy.tree.source.toHost(link.span) })),
  );
}

export interface Occurrence {
  readonly span: Span;
  /** An Allow that grants the action. */
  readonly grants: boolean;
}

/** Where the text names what stands at the place, itself included. */
export const occurrencesAt = (
  { policies }: Document,
  { place, at }: { readonly place: Place; readonly at: number },
): Occurrence[] =>
  occurrencesOf(place, at, policies).map(({ policy, span, grants }) => ({
    span: policy.tree.source.toHost(span),
    grants,
  }));
