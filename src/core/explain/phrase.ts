/** Sentences in pieces, so that a text of a document or of the catalog can never be taken for words of our own. */
import { excerpt } from '../syntax/text.ts';

export type Piece =
  /** Words of our own. */
  | string
  /** A name of the policy language or a text of the document; shown as code. */
  | { readonly name: string }
  /** Words of the catalog: the name of a service, a description. */
  | { readonly data: string }
  /** Words of our own that carry the weight. */
  | { readonly strong: string };

export type Phrase = readonly Piece[];

/** Longer names are cut: a policy can hold any text. */
const LONGEST_NAME = 160;

export const name = (text: string): Phrase => [{ name: excerpt(text, LONGEST_NAME) }];
export const data = (text: string): Phrase => [{ data: text }];
export const strong = (own: string): Phrase => [{ strong: own }];
export const words = (own: string): Phrase => [own];
export const NOTHING: Phrase = [];

/** A template whose text is our own words; only phrases and numbers can stand in it. */
export function say(texts: TemplateStringsArray, ...parts: readonly (Phrase | number)[]): Phrase {
  const pieces: Piece[] = [];
  for (const [index, text] of texts.entries()) {
    if (text !== '') pieces.push(text);
    const part = parts[index];
    if (typeof part === 'number') pieces.push(grouped(part));
    else if (part) pieces.push(...part);
  }
  return pieces;
}

/** `a, b and c` */
export function listed(items: readonly Phrase[], word: 'and' | 'or'): Phrase {
  const last = items.at(-1);
  if (!last || items.length === 1) return last ?? NOTHING;
  return [...joined(items.slice(0, -1), ', '), ` ${word} `, ...last];
}

export const joined = (items: readonly Phrase[], by: string): Phrase =>
  items.flatMap((item, index) => (index === 0 ? item : [by, ...item]));

/** The phrase as a sentence: a capital at its head, a full stop at its end. */
export function sentence(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase;
  const head = typeof first === 'string' ? [first.slice(0, 1).toUpperCase() + first.slice(1)] : first ? [first] : [];
  return [...head, ...rest, '.'];
}

/** For a terminal, and to compare with. */
export const plainText = (phrase: Phrase): string =>
  phrase
    .map(piece => {
      if (typeof piece === 'string') return piece;
      return 'name' in piece ? piece.name : 'data' in piece ? piece.data : piece.strong;
    })
    .join('');

/** `1 action`, `1,200 actions` */
export const count = (number: number, one: string, many = `${one}s`): Phrase => [
  `${grouped(number)} ${number === 1 ? one : many}`,
];

export const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
