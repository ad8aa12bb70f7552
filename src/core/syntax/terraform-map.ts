/** HCL bodies and objects: attributes and blocks, one grammar for both, since a half-typed one may be either. */
import { MAX_DEPTH } from './host.ts';
import type { Entry, MapNode, Scalar } from './node.ts';
import { readExpression, readToken, skipContainer } from './terraform-expression.ts';
import {
  advance,
  atEnd,
  closerOf,
  enter,
  isCloser,
  isEntryAhead,
  isSeparator,
  leave,
  peek,
  peekRaw,
  type Reader,
} from './terraform-reader.ts';

/** What a map is made of while it is read. */
export interface Members {
  readonly entries: Entry[];
  open: boolean;
}

/** The object or block body at the brace in hand. */
export function readMap(reader: Reader, depth: number): MapNode {
  const { start } = peek(reader);
  const frame = enter(reader, '}', true);
  const members: Members = { entries: [], open: false };
  for (;;) {
    const end = atEnd(reader, frame);
    if (!end) {
      readMember(reader, members, depth);
      continue;
    }
    const closed = end === 'closed';
    const span = { start, end: closed ? reader.lastEnd : peek(reader).start };
    leave(reader, frame);
    return { kind: 'map', span, ...members, closed };
  }
}

/** Reads one attribute or block into the map, or passes over what is neither; always moves on. */
export function readMember(reader: Reader, members: Members, depth: number): void {
  const { kind } = peek(reader);
  if (kind === 'word' && ['.', '[', '(', '::'].includes(peekRaw(reader, 1)?.kind ?? '')) {
    readUnknownKey(reader, members, depth);
  } else if (kind === 'word' || kind === 'string' || kind === 'number') {
    readEntry(reader, members, depth);
    skipRest(reader, depth);
  } else if (kind === '(') {
    readUnknownKey(reader, members, depth);
  } else if (kind === 'hole') {
    members.open = true;
    advance(reader);
  } else {
    if (!closerOf(kind) || !readExpression(reader, depth + 1)) advance(reader);
    if (kind !== 'newline' && kind !== ',' && !isCloser(kind)) skipRest(reader, depth);
  }
}

/** `(var.key) = value`: an entry that the text does not show. */
function readUnknownKey(reader: Reader, members: Members, depth: number): void {
  readExpression(reader, depth + 1);
  if (!isSeparator(peek(reader).kind)) return;
  members.open = true;
  advance(reader);
  readExpression(reader, depth + 1);
}

function readEntry(reader: Reader, members: Members, depth: number): void {
  const key = readToken(reader);
  // A key that only Terraform knows may be any key.
  if (key.holes.length > 0) members.open = true;
  if (isSeparator(peek(reader).kind)) {
    members.entries.push(readPair(reader, key, depth));
    return;
  }
  const labels: Scalar[] = [];
  while (['word', 'string'].includes(peek(reader).kind) && !isSeparator(peekRaw(reader, 1)?.kind)) {
    labels.push(readToken(reader));
  }
  const form = peek(reader).kind === '{' || labels.length > 0 ? 'block' : 'pair';
  const head = { key, ...(labels.length > 0 ? { labels } : {}), form } as const;
  if (peek(reader).kind !== '{') {
    members.entries.push({ ...head, span: { start: key.span.start, end: reader.lastEnd } });
    return;
  }
  const value = depth + 1 >= MAX_DEPTH ? skipContainer(reader) : readMap(reader, depth + 1);
  if (key.value === 'dynamic' && labels.length > 0) members.open = true;
  members.entries.push({ ...head, value, span: { start: key.span.start, end: value.span.end } });
}

function readPair(reader: Reader, key: Scalar, depth: number): Entry {
  const { start, end } = advance(reader);
  const separator = { start, end };
  const { kind } = peek(reader);
  // `effect = actions = []`: what follows the equals sign is the next key, the value is still to be typed.
  const isKey = (kind === 'word' || kind === 'string') && isSeparator(peekRaw(reader, 1)?.kind);
  const value = isKey ? undefined : readExpression(reader, depth + 1);
  if (!value) return { key, span: { start: key.span.start, end }, separator, form: 'pair' };
  // Parentheses around the value belong to the entry, not to the value.
  const span = { start: key.span.start, end: Math.max(value.span.end, reader.lastEnd) };
  return { key, value, span, separator, form: 'pair' };
}

/** What follows a complete entry on its line and is no entry has no meaning yet. */
function skipRest(reader: Reader, depth: number): void {
  for (;;) {
    const { kind } = peek(reader);
    if (kind === 'eof' || kind === 'newline' || kind === ',' || isCloser(kind) || isEntryAhead(reader, true)) return;
    if (!closerOf(kind) || !readExpression(reader, depth + 1)) advance(reader);
  }
}
