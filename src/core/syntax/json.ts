/** JSON and JSONC: a tree from whatever is typed so far, on the scanner of `jsonc-parser`. */
import { type Host, MAX_DEPTH, type Tree } from './host.ts';
import { createReader, type Reader, TOKEN, UNEXPECTED_END_OF_STRING } from './json-reader.ts';
import { decodeString } from './json-string.ts';
import { jsonWriter } from './json-writer.ts';
import type { Entry, ListNode, MapNode, Node, Opaque, Part, Scalar } from './node.ts';
import type { Span } from './text.ts';

export const jsonHost: Host = {
  parse(source) {
    const reader = createReader(source);
    const { comments, faults } = reader;
    const trees: Tree[] = [];
    while (reader.kind() !== TOKEN.eof) {
      const root = readValue(reader, 0);
      if (root) trees.push({ source, root, comments, faults, writer: jsonWriter(source.text, comments) });
      else reader.advance();
    }
    return trees;
  },
};

/** A comma behind the last item is no fault to a person who chose this language. */
export const jsoncHost: Host = {
  parse: source =>
    jsonHost.parse(source).map(tree => ({
      ...tree,
      faults: (tree.faults ?? []).filter(({ kind }) => kind !== 'trailing-comma'),
    })),
};

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
    case TOKEN.unknown:
      reader.fault('bare', here(reader));
      return readScalar(reader);
    case TOKEN.string:
    case TOKEN.number:
    case TOKEN.true:
    case TOKEN.false:
    case TOKEN.null:
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
  const commas = createCommas(reader);
  for (;;) {
    const kind = reader.kind();
    if (kind === TOKEN.closeBrace) {
      commas.end();
      reader.advance();
      return { kind: 'map', span: { start, end: reader.lastEnd() }, entries, open, closed: true };
    }
    // A bracket that closes a list around this map: the brace is still to be typed.
    if (kind === TOKEN.eof || kind === TOKEN.closeBracket) break;
    if (kind === 'hole') {
      open = true;
      commas.hole();
      reader.advance();
    } else if (kind === TOKEN.comma) {
      commas.comma();
      reader.advance();
    } else if (kind === TOKEN.colon) {
      reader.fault('stray', here(reader));
      reader.advance();
    } else if (kind === TOKEN.openBrace || kind === TOKEN.openBracket) {
      // A value without a key: read it so that its braces do not end this map, and let it go.
      reader.fault('stray', here(reader));
      readValue(reader, depth + 1);
    } else {
      commas.item();
      entries.push(readEntry(reader, depth));
    }
  }
  reader.fault('unclosed', { start, end: start + 1 });
  return { kind: 'map', span: { start, end: reader.start() }, entries, open, closed: false };
}

function readEntry(reader: Reader, depth: number): Entry {
  const key = readScalar(reader);
  if (key.style === 'bare') reader.fault('bare', key.span);
  if (reader.kind() !== TOKEN.colon) {
    if (reader.kind() !== 'hole') reader.fault('colon', key.span);
    return { key, span: key.span, form: 'pair' };
  }
  const separator = { start: reader.start(), end: reader.end() };
  reader.advance();
  // `"Effect": "Resource": "*"`: the string after the colon is the next key, the value is still to be typed.
  const value = reader.kind() === TOKEN.string && isKeyAhead(reader) ? undefined : readValue(reader, depth + 1);
  if (!value) reader.fault('value', key.span);
  const end = value?.span.end ?? separator.end;
  return { key, ...(value ? { value } : {}), span: { start: key.span.start, end }, separator, form: 'pair' };
}

function readList(reader: Reader, depth: number): ListNode {
  const start = reader.start();
  const items: Node[] = [];
  reader.advance();
  const commas = createCommas(reader);
  for (;;) {
    const kind = reader.kind();
    if (kind === TOKEN.closeBracket) {
      commas.end();
      reader.advance();
      return { kind: 'list', span: { start, end: reader.lastEnd() }, items, open: false, closed: true };
    }
    // A brace that closes the map around this list, or that map's next key: the bracket is still to be typed.
    if (kind === TOKEN.eof || kind === TOKEN.closeBrace) break;
    if (kind === TOKEN.string && isKeyAhead(reader)) break;
    if (kind === 'hole') commas.hole();
    else if (kind === TOKEN.comma) commas.comma();
    else commas.item();
    const item = readValue(reader, depth + 1);
    if (item) items.push(item);
    else {
      if (kind !== TOKEN.comma) reader.fault('stray', here(reader));
      reader.advance();
    }
  }
  reader.fault('unclosed', { start, end: start + 1 });
  const last = items.at(-1)?.span.end ?? start + 1;
  return { kind: 'list', span: { start, end: Math.max(last, reader.lastEnd()) }, items, open: false, closed: false };
}

/** Watches the commas of one container. What a hole stands for may bring some. */
function createCommas(reader: Reader) {
  let before: 'start' | 'item' | 'comma' | 'hole' = 'start';
  let comma: Span = { start: 0, end: 0 };
  return {
    item(): void {
      const { start } = here(reader);
      const at = { start: reader.lastEnd(), end: reader.lastEnd() };
      if (before === 'item') reader.fault('comma', { start, end: reader.end() }, { span: at, text: [','] });
      before = 'item';
    },
    comma(): void {
      comma = here(reader);
      if (before === 'start' || before === 'comma') reader.fault('extra-comma', comma, { span: comma, text: [''] });
      before = before === 'hole' ? 'hole' : 'comma';
    },
    hole(): void {
      before = 'hole';
    },
    end(): void {
      if (before === 'comma') reader.fault('trailing-comma', comma, { span: comma, text: [''] });
    },
  };
}

const here = (reader: Reader): Span => ({ start: reader.start(), end: reader.end() });

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
    const error = reader.scanner.getTokenError();
    const closed = error !== UNEXPECTED_END_OF_STRING;
    if (error !== 0) reader.fault(closed ? 'escape' : 'unclosed', at);
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
  if (kind === TOKEN.number && reader.scanner.getTokenError() !== 0) reader.fault('bare', at);
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
