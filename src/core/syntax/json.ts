/** JSON and JSONC: a tree from whatever is typed so far, on the scanner of `jsonc-parser`. */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import { type Host, MAX_DEPTH, type Tree } from './host.ts';
import { decodeString } from './json-string.ts';
import { jsonWriter } from './json-writer.ts';
import type { Entry, ListNode, MapNode, Node, Opaque, Part, Scalar } from './node.ts';
import type { Source } from './source.ts';
import type { Span } from './text.ts';

/** The scanner's tokens; `jsonc-parser` declares them as a const enum, which a bundler cannot read. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  unknown: 16,
  eof: 17,
} as const;
const UNEXPECTED_END_OF_STRING = 2;

export const jsonHost: Host = {
  parse(source) {
    const reader = createReader(source);
    const trees: Tree[] = [];
    while (reader.kind() !== TOKEN.eof) {
      const root = readValue(reader, 0);
      if (root)
        trees.push({ source, root, comments: reader.comments, writer: jsonWriter(source.text, reader.comments) });
      else reader.advance();
    }
    return trees;
  },
};

/** The scanner, standing on a token that is no white space; holes of the source are tokens of their own. */
interface Reader {
  readonly text: string;
  readonly holes: readonly Span[];
  readonly comments: Span[];
  readonly scanner: JSONScanner;
  kind(): number | 'hole';
  start(): number;
  end(): number;
  /** The end of the token before this one. */
  lastEnd(): number;
  advance(): void;
}

function createReader(source: Source): Reader {
  const { text, holes } = source;
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  let kind: number | 'hole' = TOKEN.unknown;
  let start = 0;
  let end = 0;
  let lastEnd = 0;
  let nextHole = 0;

  const scan = (): void => {
    for (;;) {
      const at = scanner.getPosition();
      while (nextHole < holes.length && (holes[nextHole]?.end ?? 0) <= at) nextHole++;
      const hole = holes[nextHole];
      if (hole && hole.start === at) {
        scanner.setPosition(hole.end);
        [kind, start, end] = ['hole', hole.start, hole.end];
        return;
      }
      kind = scanner.scan();
      start = scanner.getTokenOffset();
      end = start + scanner.getTokenLength();
      if (kind === TOKEN.lineComment || kind === TOKEN.blockComment) {
        if (start >= (comments.at(-1)?.end ?? 0)) comments.push({ start, end });
        continue;
      }
      if (kind === TOKEN.trivia || kind === TOKEN.lineBreak) continue;
      // A bare word runs into a hole that follows it without a space: cut it there.
      if (kind === TOKEN.unknown && hole && hole.start < end && hole.start > start) {
        scanner.setPosition(hole.start);
        end = hole.start;
      }
      return;
    }
  };
  if (text.startsWith('\uFEFF')) scanner.setPosition(1);
  scan();
  return {
    text,
    holes,
    comments,
    scanner,
    kind: () => kind,
    start: () => start,
    end: () => end,
    lastEnd: () => lastEnd,
    advance: () => {
      lastEnd = end;
      scan();
    },
  };
}

/** The value at the token in hand; undefined, with nothing consumed, where none can start. */
function readValue(reader: Reader, depth: number): Node | undefined {
  switch (reader.kind()) {
    case TOKEN.openBrace:
      return depth >= MAX_DEPTH ? skipContainer(reader) : readMap(reader, depth);
    case TOKEN.openBracket:
      return depth >= MAX_DEPTH ? skipContainer(reader) : readList(reader, depth);
    case 'hole': {
      const node: Opaque = { kind: 'opaque', span: { start: reader.start(), end: reader.end() } };
      reader.advance();
      return node;
    }
    case TOKEN.string:
    case TOKEN.number:
    case TOKEN.true:
    case TOKEN.false:
    case TOKEN.null:
    case TOKEN.unknown:
      return readScalar(reader);
    default:
      return undefined;
  }
}

function readMap(reader: Reader, depth: number): MapNode {
  const start = reader.start();
  const entries: Entry[] = [];
  let open = false;
  reader.advance();
  for (;;) {
    const kind = reader.kind();
    if (kind === TOKEN.closeBrace) {
      reader.advance();
      return { kind: 'map', span: { start, end: reader.lastEnd() }, entries, open, closed: true };
    }
    // A bracket that closes a list around this map: the brace is still to be typed.
    if (kind === TOKEN.eof || kind === TOKEN.closeBracket) break;
    if (kind === 'hole') {
      open = true;
      reader.advance();
    } else if (kind === TOKEN.comma || kind === TOKEN.colon) {
      reader.advance();
    } else if (kind === TOKEN.openBrace || kind === TOKEN.openBracket) {
      // A value without a key: read it so that its braces do not end this map, and let it go.
      readValue(reader, depth + 1);
    } else {
      entries.push(readEntry(reader, depth));
    }
  }
  return { kind: 'map', span: { start, end: reader.start() }, entries, open, closed: false };
}

function readEntry(reader: Reader, depth: number): Entry {
  const key = readScalar(reader);
  if (reader.kind() !== TOKEN.colon) return { key, span: key.span, form: 'pair' };
  const separator = { start: reader.start(), end: reader.end() };
  reader.advance();
  // `"Effect": "Resource": "*"`: the string after the colon is the next key, the value is still to be typed.
  const value = reader.kind() === TOKEN.string && isKeyAhead(reader) ? undefined : readValue(reader, depth + 1);
  const end = value?.span.end ?? separator.end;
  return { key, ...(value ? { value } : {}), span: { start: key.span.start, end }, separator, form: 'pair' };
}

function readList(reader: Reader, depth: number): ListNode {
  const start = reader.start();
  const items: Node[] = [];
  reader.advance();
  for (;;) {
    const kind = reader.kind();
    if (kind === TOKEN.closeBracket) {
      reader.advance();
      return { kind: 'list', span: { start, end: reader.lastEnd() }, items, open: false, closed: true };
    }
    // A brace that closes the map around this list, or that map's next key: the bracket is still to be typed.
    if (kind === TOKEN.eof || kind === TOKEN.closeBrace) break;
    if (kind === TOKEN.string && isKeyAhead(reader)) break;
    const item = readValue(reader, depth + 1);
    if (item) items.push(item);
    else reader.advance();
  }
  const last = items.at(-1)?.span.end ?? start + 1;
  return { kind: 'list', span: { start, end: Math.max(last, reader.lastEnd()) }, items, open: false, closed: false };
}

/** True where the string in hand is followed by a colon. */
function isKeyAhead(reader: Reader): boolean {
  const { text } = reader;
  let at = reader.end();
  while (/\s/.test(text[at] ?? '')) at++;
  return text[at] === ':';
}

/** Passes over a container without recursion. */
function skipContainer(reader: Reader): Opaque {
  const start = reader.start();
  let depth = 0;
  do {
    const kind = reader.kind();
    if (kind === TOKEN.openBrace || kind === TOKEN.openBracket) depth++;
    if (kind === TOKEN.closeBrace || kind === TOKEN.closeBracket) depth--;
    reader.advance();
  } while (depth > 0 && reader.kind() !== TOKEN.eof);
  return { kind: 'opaque', span: { start, end: reader.lastEnd() } };
}

function readScalar(reader: Reader): Scalar {
  const kind = reader.kind();
  const at = { start: reader.start(), end: reader.end() };
  if (kind === TOKEN.string) {
    // The scanner stops a string at the end of the line; what it calls its value is then all of the rest.
    const closed = reader.scanner.getTokenError() !== UNEXPECTED_END_OF_STRING;
    const scalar = readString(reader, at, closed);
    reader.advance();
    return scalar;
  }
  const type =
    kind === TOKEN.number
      ? 'number'
      : kind === TOKEN.true || kind === TOKEN.false
        ? 'boolean'
        : kind === TOKEN.null
          ? 'null'
          : 'string';
  const value = reader.text.slice(at.start, at.end);
  reader.advance();
  const parts = value === '' ? [] : [{ value: { start: 0, end: value.length }, at, exact: true }];
  return { kind: 'scalar', type, value, span: at, inner: at, closed: true, parts, holes: [], style: 'bare' };
}

function readString(reader: Reader, at: Span, closed: boolean): Scalar {
  const inner = { start: at.start + 1, end: Math.max(at.start + 1, at.end - (closed ? 1 : 0)) };
  const raw = reader.text.slice(inner.start, inner.end);
  const { value, parts } = decodeString(raw, inner.start);
  const scalar: Scalar = {
    kind: 'scalar',
    type: 'string',
    value,
    span: at,
    inner,
    closed,
    parts,
    holes: [],
    style: '"',
  };
  if (reader.holes.length === 0) return scalar;
  const holes = reader.holes
    .filter(hole => hole.start < inner.end && hole.end > inner.start)
    .map(hole => ({ start: toValue(parts, hole.start), end: toValue(parts, hole.end) }));
  return { ...scalar, holes };
}

const toValue = (parts: readonly Part[], offset: number): number => {
  const part = parts.find(candidate => offset <= candidate.at.end);
  if (!part) return parts.at(-1)?.value.end ?? 0;
  return part.exact ? part.value.start + Math.max(0, offset - part.at.start) : part.value.end;
};
