/** HCL expressions: what is written out becomes nodes, what only Terraform can evaluate becomes opaque. */
import { MAX_DEPTH } from './host.ts';
import { type Node, type Opaque, type Scalar, verbatim } from './node.ts';
import type { Token } from './terraform-lexer.ts';
import { readMap } from './terraform-map.ts';
import {
  advance,
  atEnd,
  type Closer,
  closerOf,
  enter,
  isCloser,
  isEntryAhead,
  leave,
  peek,
  peekRaw,
  type Reader,
} from './terraform-reader.ts';
import { decodeTemplate } from './terraform-template.ts';

/** The expression at the token in hand; undefined where none can start. */
export function readExpression(reader: Reader, depth: number): Node | undefined {
  if (depth >= MAX_DEPTH) return skipExpression(reader);
  const { start } = peek(reader);
  const condition = readOperation(reader, depth);
  if (!condition || peek(reader).kind !== '?') return condition;
  advance(reader);
  const args = [readExpression(reader, depth + 1)];
  if (peek(reader).kind === ':') {
    advance(reader);
    args.push(readExpression(reader, depth + 1));
  }
  return opaque(reader, start, '?:', args);
}

/** A word, string or number as it stands; keys and labels are read so. */
export function readToken(reader: Reader, type: Scalar['type'] = 'string'): Scalar {
  const token = advance(reader);
  const at = { start: token.start, end: token.end };
  if (!token.template) return verbatim(reader.text.slice(token.start, token.end), at, 'bare', type);
  const { template } = token;
  const { value, parts, holes, indent } = decodeTemplate(reader.text, template);
  const style = template.kind === 'quoted' ? '"' : template.kind === 'flush' ? `heredoc-${indent}` : 'heredoc';
  const { inner, closed } = template;
  return { kind: 'scalar', type: 'string', value, span: at, inner, closed, parts, holes, style };
}

/** Passes over a bracket and what is in it without recursion. */
export function skipContainer(reader: Reader): Opaque {
  const { start } = peek(reader);
  let depth = 0;
  do {
    const { kind } = advance(reader);
    if (closerOf(kind)) depth++;
    if (isCloser(kind)) depth--;
  } while (depth > 0 && peek(reader).kind !== 'eof');
  return opaque(reader, start);
}

function opaque(reader: Reader, start: number, name?: string, args: readonly (Node | undefined)[] = []): Opaque {
  // An argument without its closing brace reaches up to the next token.
  const end = args.reduce((latest, arg) => Math.max(latest, arg?.span.end ?? 0), Math.max(start, reader.lastEnd));
  const span = { start, end };
  return name === undefined
    ? { kind: 'opaque', span }
    : { kind: 'opaque', span, call: { name, args: args.filter(arg => arg !== undefined) } };
}

function skipExpression(reader: Reader): Opaque | undefined {
  const { start } = peek(reader);
  for (let moved = false; ; moved = true) {
    const { kind } = peek(reader);
    if (kind === 'eof' || kind === 'newline' || kind === ',' || isCloser(kind)) {
      return moved ? opaque(reader, start) : undefined;
    }
    if (closerOf(kind)) skipContainer(reader);
    else advance(reader);
  }
}

const OPERATORS: ReadonlySet<string> = new Set([
  ...['==', '!=', '<=', '>=', '<', '>', '&&', '||', '+', '-', '*', '/', '%'],
]);

function readOperation(reader: Reader, depth: number): Node | undefined {
  const { start } = peek(reader);
  const first = readUnary(reader, depth);
  if (!first || !OPERATORS.has(peek(reader).kind)) return first;
  let last: Node | undefined = first;
  while (last && OPERATORS.has(peek(reader).kind)) {
    advance(reader);
    last = readUnary(reader, depth);
  }
  return opaque(reader, start, undefined, [last]);
}

function readUnary(reader: Reader, depth: number): Node | undefined {
  const { kind, start, end } = peek(reader);
  if (kind !== '-' && kind !== '!') return readTerm(reader, depth);
  while (peek(reader).kind === '-' || peek(reader).kind === '!') advance(reader);
  const number = peek(reader);
  const term = readTerm(reader, depth);
  if (kind === '-' && number.kind === 'number' && number.start === end && reader.lastEnd === number.end) {
    return verbatim(reader.text.slice(start, number.end), { start, end: number.end }, 'bare', 'number');
  }
  return opaque(reader, start, undefined, [term]);
}

/** A value with what is asked of it: `.name`, `.0`, `.*`, `[key]`. */
function readTerm(reader: Reader, depth: number): Node | undefined {
  const { start } = peek(reader);
  const term = readPrimary(reader, depth);
  if (!term) return undefined;
  let asked = false;
  for (;;) {
    const { kind, first } = peek(reader);
    if (kind === '.') {
      advance(reader);
      const name = peek(reader);
      // A name on the next line is the next attribute: this one is still to be typed.
      if (!name.first && (name.kind === 'word' || name.kind === 'number' || name.kind === '*')) advance(reader);
    } else if (kind === '[' && !first) readItems(reader, ']', depth);
    else break;
    asked = true;
  }
  return asked ? opaque(reader, start) : term;
}

function readPrimary(reader: Reader, depth: number): Node | undefined {
  const token = peek(reader);
  // Inside brackets an expression goes on over line ends, but not into the next attribute.
  if (!reader.newlines && token.first && isEntryAhead(reader, false)) return undefined;
  switch (token.kind) {
    case 'number':
      return readToken(reader, 'number');
    case 'string':
    case 'heredoc':
      return readToken(reader);
    case 'hole':
      advance(reader);
      return opaque(reader, token.start);
    case 'word':
      return readWord(reader, depth);
    case '{':
      return isForAhead(reader) ? readFor(reader, '}', depth) : readMap(reader, depth);
    case '[': {
      if (isForAhead(reader)) return readFor(reader, ']', depth);
      const { items, closed } = readItems(reader, ']', depth);
      const span = { start: token.start, end: Math.max(reader.lastEnd, items.at(-1)?.span.end ?? 0) };
      return { kind: 'list', span, items, open: false, closed };
    }
    case '(': {
      const { items } = readItems(reader, ')', depth);
      const [only] = items;
      return only && items.length === 1 ? only : opaque(reader, token.start, undefined, items);
    }
    default:
      return undefined;
  }
}

/** A literal, a reference, or a call: `name(...)`, `provider::name::function(...)`. */
function readWord(reader: Reader, depth: number): Node {
  const { start, end } = advance(reader);
  const word = reader.text.slice(start, end);
  while (peek(reader).kind === '::' && peekRaw(reader, 1)?.kind === 'word') {
    advance(reader);
    advance(reader);
  }
  const next = peek(reader);
  if (next.kind === '(' && !next.first) {
    const name = reader.text.slice(start, reader.lastEnd).replace(/\s/g, '');
    return opaque(reader, start, name, readItemsThenEnd(reader, depth));
  }
  const type = word === 'true' || word === 'false' ? 'boolean' : word === 'null' ? 'null' : undefined;
  if (type && reader.lastEnd === end) return verbatim(word, { start, end }, 'bare', type);
  return opaque(reader, start);
}

const readItemsThenEnd = (reader: Reader, depth: number): Node[] => readItems(reader, ')', depth).items;

/** What stands between brackets, separated by commas or, half-typed, by nothing. */
function readItems(reader: Reader, closer: Closer, depth: number): { items: Node[]; closed: boolean } {
  const frame = enter(reader, closer, false);
  const items: Node[] = [];
  for (;;) {
    const end = atEnd(reader, frame);
    if (end) {
      leave(reader, frame);
      return { items, closed: end === 'closed' };
    }
    const item = readExpression(reader, depth + 1);
    if (!item) advance(reader);
    else if (peek(reader).kind === '...') {
      // The items of a list that stands for several arguments.
      advance(reader);
      items.push(opaque(reader, item.span.start, '...', [item]));
    } else items.push(item);
  }
}

function isForAhead(reader: Reader): boolean {
  let ahead = 1;
  while (peekRaw(reader, ahead)?.kind === 'newline') ahead++;
  const word = peekRaw(reader, ahead);
  return isWord(reader, word, 'for') && peekRaw(reader, ahead + 1)?.kind === 'word';
}

const isWord = (reader: Reader, token: Token | undefined, word: string): boolean =>
  token?.kind === 'word' && reader.text.slice(token.start, token.end) === word;

const isForName = (reader: Reader, token: Token): boolean =>
  (token.kind === 'word' || token.kind === ',') && !token.first && !isWord(reader, token, 'in');

/** `[for k, v in list : element if test]`, `{for k, v in list : key => element}`: how often is unknown, of what is not. */
function readFor(reader: Reader, closer: Closer, depth: number): Opaque {
  const { start } = peek(reader);
  const frame = enter(reader, closer, false);
  advance(reader);
  // On the next line it is another attribute that begins: this one is half-typed.
  for (let name = peek(reader); isForName(reader, name); name = peek(reader)) advance(reader);
  let element: Node | undefined;
  if (isWord(reader, peek(reader), 'in')) {
    advance(reader);
    readExpression(reader, depth + 1);
    if (peek(reader).kind === ':') {
      advance(reader);
      element = readExpression(reader, depth + 1);
    }
    if (peek(reader).kind === '=>') {
      advance(reader);
      element = readExpression(reader, depth + 1);
    }
  }
  while (!atEnd(reader, frame)) if (!readExpression(reader, depth + 1)) advance(reader);
  leave(reader, frame);
  return opaque(reader, start, 'for', [element]);
}
