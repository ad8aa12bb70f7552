/** The tokens of an HCL text; a string or heredoc is one token, whatever is interpolated in it. */
import type { Source } from './source.ts';
import { findHeredocEnd, type HeredocLines, heredocLines } from './terraform-heredoc.ts';
import { escapesHole, opensHole, scanHole, type Template } from './terraform-template.ts';
import type { Span } from './text.ts';

export interface Token {
  /** A punctuation mark stands for itself. */
  readonly kind: 'word' | 'number' | 'string' | 'heredoc' | 'newline' | 'hole' | 'other' | 'eof' | Mark;
  readonly start: number;
  readonly end: number;
  /** The column of the first token on this line. */
  readonly indent: number;
  /** True for the first token on its line. */
  readonly first: boolean;
  /** Lines that a string or comment goes over count as one. */
  readonly line: number;
  /** The content of a string or heredoc. */
  readonly template: Template | undefined;
}

const LONG_MARKS = ['...', '=>', '==', '!=', '<=', '>=', '&&', '||', '::'] as const;
const MARKS = '{ } [ ] ( ) = : , . ? ! + - * / % < >';
type ShortMark =
  | '{'
  | '}'
  | '['
  | ']'
  | '('
  | ')'
  | '='
  | ':'
  | ','
  | '.'
  | '?'
  | '!'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '<'
  | '>';
export type Mark = (typeof LONG_MARKS)[number] | ShortMark;

export interface Lexed {
  /** The last one is the end of the text. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Span[];
}

export function tokenize(source: Source): Lexed {
  const lexer = createLexer(source);
  const { text } = lexer;
  while (lexer.at < text.length) {
    const start = lexer.at;
    if (isSpace(text, start)) lexer.at++;
    else if (!readHole(lexer)) readToken(lexer);
    // Whatever happens, every round moves on.
    if (lexer.at <= start) lexer.at = start + 1;
  }
  push(lexer, 'eof', text.length, text.length);
  return { tokens: lexer.tokens, comments: lexer.comments };
}

export const isIdentifier = (text: string): boolean => /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(text);

/** Where the identifier at the offset ends; the offset itself where there is none. */
export function identifierEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!isLetter(code) && code < 128) return at;
  let end = at;
  while (isLetter(text.charCodeAt(end)) || (end > at && isDigitOrDash(text.charCodeAt(end)))) end++;
  if (!(text.charCodeAt(end) > 127)) return end;
  return at + (sticky(/[\p{ID_Start}_][\p{ID_Continue}-]*/uy, text, at)?.length ?? 0);
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;

const isDigitOrDash = (code: number): boolean => (code >= 48 && code <= 57) || code === 45;

interface Lexer {
  readonly text: string;
  readonly holes: readonly Span[];
  readonly tokens: Token[];
  readonly comments: Span[];
  at: number;
  nextHole: number;
  lineStart: number;
  line: number;
  indent: number;
  first: boolean;
  /** A search for the end of an interpolation came as far as this in vain: up to here, each one ends on its line. */
  searched: number;
  lines: HeredocLines | undefined;
}

function createLexer({ text, holes }: Source): Lexer {
  const at = text.startsWith('\uFEFF') ? 1 : 0;
  return {
    ...{ text, holes, tokens: [], comments: [], at, nextHole: 0 },
    ...{ lineStart: at, line: 0, indent: 0, first: true, searched: 0, lines: undefined },
  };
}

function push(lexer: Lexer, kind: Token['kind'], start: number, end: number, template?: Template): void {
  const { first, line } = lexer;
  if (first) lexer.indent = start - lexer.lineStart;
  lexer.tokens.push({ kind, start, end, indent: lexer.indent, first, line, template });
  lexer.first = kind === 'newline';
  if (lexer.first) {
    lexer.lineStart = end;
    lexer.line++;
  }
  lexer.at = end;
}

function readToken(lexer: Lexer): void {
  const { text, at } = lexer;
  const char = text[at] ?? '';
  if (char === '\n') push(lexer, 'newline', at, at + 1);
  else if (char === '\r') push(lexer, 'newline', at, at + 2);
  else if (char === '"') readString(lexer);
  else if (char === '#' || text.startsWith('//', at)) readComment(lexer, lineEnd(text, at));
  else if (text.startsWith('/*', at)) readComment(lexer, blockEnd(text, at));
  else if (text.startsWith('<<', at) && readHeredoc(lexer)) return;
  else if (!readWordOrNumber(lexer)) readMark(lexer);
}

function readWordOrNumber(lexer: Lexer): boolean {
  const { text, at } = lexer;
  const code = text.charCodeAt(at);
  const number = code >= 48 && code <= 57;
  const end = number ? at + (sticky(/\d+(\.\d+)?([eE][+-]?\d+)?/y, text, at)?.length ?? 1) : identifierEnd(text, at);
  if (end > at) push(lexer, number ? 'number' : 'word', at, end);
  return end > at;
}

function readMark(lexer: Lexer): void {
  const { text, at } = lexer;
  const mark = markAt(text, at);
  // A hole may follow without a space.
  const other = mark || lexer.holes.length > 0 ? 1 : sticky(/[^\s\w"#/<{}[\]()=:,.?!+*%>&|-]+/uy, text, at)?.length;
  push(lexer, mark ?? 'other', at, at + (mark?.length ?? Math.max(1, other ?? 1)));
}

/** The longest mark at the offset. */
function markAt(text: string, at: number): Mark | undefined {
  const char = text[at] ?? ' ';
  const long = '.=!<>&|:'.includes(char) ? LONG_MARKS.find(mark => text.startsWith(mark, at)) : undefined;
  return long ?? (char !== ' ' && MARKS.includes(char) ? (char as ShortMark) : undefined);
}

/** An interpolation of the language around this text. */
function readHole(lexer: Lexer): boolean {
  const { holes, at } = lexer;
  while ((holes[lexer.nextHole]?.end ?? Number.POSITIVE_INFINITY) <= at) lexer.nextHole++;
  const hole = holes[lexer.nextHole];
  if (hole?.start !== at || hole.end <= at) return false;
  push(lexer, 'hole', hole.start, hole.end);
  return true;
}

function readComment(lexer: Lexer, end: number): void {
  const start = lexer.at;
  lexer.comments.push({ start, end });
  const newline = lexer.text.slice(start, end).lastIndexOf('\n');
  if (newline >= 0) lexer.lineStart = start + newline + 1;
  lexer.at = end;
}

/** A string ends at its quote, or unclosed at the end of its line. */
function readString(lexer: Lexer): void {
  const { text, at: start } = lexer;
  const holes: Span[] = [];
  let i = start + 1;
  let closed = false;
  for (; i < text.length; i++) {
    const char = text[i];
    if (char === '"') closed = true;
    if (closed || char === '\n') break;
    if (char === '\\' && text[i + 1] !== '\n' && text[i + 1] !== '\r') i++;
    else if ((char === '$' || char === '%') && escapesHole(text, i)) i += 2;
    else if ((char === '$' || char === '%') && opensHole(text, i)) {
      const end = closeHole(lexer, i, text.length);
      holes.push({ start: i, end: end.at });
      i = end.at - 1;
      if (!end.closed) break;
    }
  }
  const end = closed ? i + 1 : lineEnd(text, start);
  // What an unclosed interpolation took in on later lines was not meant: look there no more.
  if (!closed) lexer.searched = Math.max(lexer.searched, i);
  const inner = { start: start + 1, end: closed ? i : end };
  const own = closed ? holes : holes.map(hole => clip(hole, end)).filter(hole => hole.start < end);
  push(lexer, 'string', start, end, { inner, holes: withOuterHoles(lexer, inner, own), closed, kind: 'quoted' });
}

const clip = (hole: Span, end: number): Span => (hole.end <= end ? hole : { start: hole.start, end });

/** The end of the interpolation at the offset; where it is not closed, it takes the rest of its line. */
function closeHole(lexer: Lexer, at: number, limit: number): { at: number; closed: boolean } {
  const multiline = at >= lexer.searched;
  const { end, closed } = scanHole(lexer.text, at, limit, multiline);
  if (closed) return { at: end, closed };
  if (multiline) lexer.searched = end;
  return { at: Math.min(limit, lineEnd(lexer.text, at)), closed };
}

function readHeredoc(lexer: Lexer): boolean {
  const { text, at: start } = lexer;
  const flush = text[start + 2] === '-';
  const wordStart = start + (flush ? 3 : 2);
  const wordEnd = identifierEnd(text, wordStart);
  const bodyStart = wordEnd + (sticky(/[ \t]*(\r?\n|$)/y, text, wordEnd)?.length ?? Number.NaN);
  if (wordEnd === wordStart || Number.isNaN(bodyStart)) return false;
  lexer.lines ??= heredocLines(text);
  const { inner, end, closed } = findHeredocEnd(text, lexer.lines, text.slice(wordStart, wordEnd), bodyStart, wordEnd);
  const holes: Span[] = [];
  for (let i = inner.start; i < inner.end; i++) {
    if (!opensHole(text, i) && !escapesHole(text, i)) continue;
    if (escapesHole(text, i)) i += 2;
    else {
      const hole = { start: i, end: closeHole(lexer, i, inner.end).at };
      holes.push(hole);
      i = hole.end - 1;
    }
  }
  const kind = flush ? 'flush' : 'heredoc';
  push(lexer, 'heredoc', start, end, { inner, holes: withOuterHoles(lexer, inner, holes), closed, kind });
  return true;
}

/** Our own holes and those of the language around this text, in order; where they meet, our own. */
function withOuterHoles(lexer: Lexer, inner: Span, own: readonly Span[]): readonly Span[] {
  let next = 0;
  const all = [...own];
  for (let i = lexer.nextHole; (lexer.holes[i]?.start ?? inner.end) < inner.end; i++) {
    const hole = lexer.holes[i] ?? inner;
    while ((own[next]?.end ?? inner.end) <= hole.start) next++;
    if (hole.start >= inner.start && hole.end <= inner.end && (own[next]?.start ?? inner.end) >= hole.end)
      all.push(hole);
  }
  return all.length === own.length ? own : all.sort((a, b) => a.start - b.start);
}

/** A lone carriage return is white space; before a newline it belongs to that. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 32 || code === 9) return true;
  if (code === 13) return text[at + 1] !== '\n';
  return code !== 10 && (code < 32 || code > 127) && /\s/.test(text[at] ?? '');
}

/** A block comment that is not closed takes the rest of the text. */
function blockEnd(text: string, at: number): number {
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline < 0) return text.length;
  return newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
}

function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
