/** Decodes plain and quoted YAML scalars: which run of the value stands where in the text. */
import type { Part, Scalar } from './node.ts';
import type { Span } from './text.ts';
import { isClosedQuote } from './yaml-cst.ts';

/** A plain or quoted scalar; `text` is its source with the quotes, `at` where that starts. */
export function flowScalar(text: string, at: number): Scalar {
  const span = { start: at, end: at + text.length };
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : undefined;
  if (!quote) {
    const { value, parts } = decodeLines(text, at, undefined);
    const type = plainType(value);
    return { kind: 'scalar', type, value, span, inner: span, closed: true, parts, holes: [], style: 'plain' };
  }
  const closed = isClosedQuote(text);
  const inner = { start: at + 1, end: closed ? span.end - 1 : span.end };
  const { value, parts } = decodeLines(text.slice(1, inner.end - at), inner.start, quote);
  const style = quote === '"' ? 'double' : 'single';
  return { kind: 'scalar', type: 'string', value, span, inner, closed, parts, holes: [], style };
}

/** What a plain scalar is by the core schema of YAML 1.2; a date such as `2012-10-17` is a string there. */
export function plainType(value: string): Scalar['type'] {
  if (/^(?:~|null|Null|NULL)?$/.test(value)) return 'null';
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(value)) return 'boolean';
  return NUMBER.test(value) ? 'number' : 'string';
}

const NUMBER =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

export interface Pieces {
  add(piece: string, at: Span, exact: boolean): void;
  done(): { value: string; parts: Part[] };
}

/** Collects a value together with the places its runs come from. */
export function createPieces(): Pieces {
  const parts: Part[] = [];
  let value = '';
  return {
    add: (piece, at, exact) => {
      if (piece === '') return;
      const start = value.length;
      value += piece;
      parts.push({ value: { start, end: value.length }, at, exact });
    },
    done: () => ({ value, parts }),
  };
}

/** The content of a plain or quoted scalar. A fold, an escape and a doubled quote are one inexact part each. */
function decodeLines(raw: string, at: number, quote: '"' | "'" | undefined): { value: string; parts: Part[] } {
  const special = quote === '"' ? /\\|\r?\n/g : quote ? /''|\r?\n/g : /\r?\n/g;
  const pieces = createPieces();
  let from = 0;
  const put = (piece: string, start: number, end: number): void => {
    pieces.add(raw.slice(from, start), { start: at + from, end: at + start }, true);
    pieces.add(piece, { start: at + start, end: at + end }, false);
    from = end;
  };
  for (let match = special.exec(raw); match; match = special.exec(raw)) {
    if (match[0] === "''") {
      put("'", match.index, match.index + 2);
    } else if (match[0] === '\\') {
      const { piece, end } = decodeEscape(raw, match.index);
      put(piece, match.index, end);
    } else {
      let start = match.index;
      while (start > from && isBlank(raw[start - 1])) start--;
      const end = gapEnd(raw, match.index);
      const breaks = raw.slice(start, end).split('\n').length - 1;
      put(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), start, end);
    }
    special.lastIndex = from;
  }
  put('', raw.length, raw.length);
  return pieces.done();
}

/** Where the white space that starts at an offset ends; a carriage return without a line feed is content. */
function gapEnd(raw: string, offset: number): number {
  const gap = /(?:[ \t\n]|\r(?=\n))*/y;
  gap.lastIndex = offset;
  gap.test(raw);
  return gap.lastIndex;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

/** The escape at a backslash; one that YAML does not know stays as it is written. */
function decodeEscape(raw: string, slash: number): { piece: string; end: number } {
  const rest = raw.slice(slash + 1, slash + 10);
  const lineEnd = /^\r?\n/.exec(rest);
  if (lineEnd) {
    // The next line goes on where this one stops.
    let end = slash + 1 + lineEnd[0].length;
    while (isBlank(raw[end])) end++;
    return { piece: '', end };
  }
  const hex = /^(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/.exec(rest)?.[0];
  if (hex) {
    const code = Number.parseInt(hex.slice(1), 16);
    const end = slash + 1 + hex.length;
    return { piece: code <= 0x10ffff ? String.fromCodePoint(code) : raw.slice(slash, end), end };
  }
  const end = Math.min(raw.length, slash + 2);
  return { piece: ESCAPES[raw[slash + 1] ?? ''] ?? raw.slice(slash, end), end };
}
