/** Makes nodes of the tokens of a YAML document, and mends what is half-typed. */
import type { CST } from 'yaml';
import { MAX_DEPTH } from './host.ts';
import { type Entry, type ListNode, type MapNode, type Node, type Opaque, type Scalar, verbatim } from './node.ts';
import type { Source } from './source.ts';
import type { Span } from './text.ts';
import { blockScalar } from './yaml-block.ts';
import type { Stream } from './yaml-cst.ts';
import { asScalar, isHalfTyped, lastEnd, type Pair, pairsOf } from './yaml-pairs.ts';
import { flowScalar } from './yaml-scalar.ts';

/** What the nodes of one document do not show but its writer must know. */
export interface Build {
  readonly text: string;
  readonly stream: Stream;
  /** Spans that stand for something unknowable, in order. */
  readonly holes: readonly Span[];
  /** Text that belongs to no node: anchors, merge keys, tags that are looked through, leftovers of broken lines. */
  readonly hidden: Span[];
  /** Maps and lists in brackets. */
  readonly flow: Set<Node>;
  /** Where the dash of each item of a block list stands. */
  readonly dashes: Map<ListNode, readonly number[]>;
}

export function createBuild({ text, holes }: Source, stream: Stream): Build {
  const all = [...holes, ...stream.holes].sort((a, b) => a.start - b.start);
  return { text, stream, holes: all, hidden: [...stream.lines], flow: new Set(), dashes: new Map() };
}

export function buildDocument(build: Build, document: CST.Document): Node | undefined {
  return withProps(build, document.start, document.value, 0);
}

/** The node of a token behind its anchor and tags; a tag of its own language makes it opaque, with the node inside. */
function withProps(
  build: Build,
  props: readonly CST.SourceToken[],
  token: CST.Token | null | undefined,
  depth: number,
): Node | undefined {
  let tag: CST.SourceToken | undefined;
  let text = false;
  for (const prop of props) {
    const at = { start: prop.offset, end: prop.offset + prop.source.length };
    if (prop.type === 'anchor') build.hidden.push(at);
    if (prop.type !== 'tag') continue;
    const standard = STANDARD_TAG.exec(prop.source);
    if (standard || tag) build.hidden.push(at);
    else tag = prop;
    text ||= standard?.[1] === 'str' || prop.source === '!';
  }
  const content = token ? buildNode(build, token, tag ? depth + 1 : depth) : undefined;
  const node: Node | undefined = content?.kind === 'scalar' && (text || tag) ? { ...content, type: 'string' } : content;
  if (!tag) return node;
  const end = tag.offset + tag.source.length;
  // In broken text the parser may have found the tag behind the node.
  const arg = node && node.span.start >= end ? node : undefined;
  const span = { start: tag.offset, end: arg?.span.end ?? end };
  return { kind: 'opaque', span, call: { name: tag.source, args: arg ? [arg] : [] } };
}

/** Tags of YAML itself, which say nothing that the node does not show. */
const STANDARD_TAG =
  /^(?:!$|(?:!!|!<tag:yaml\.org,2002:)(str|int|float|bool|null|map|seq|set|omap|pairs|timestamp|merge|value)>?$)/;

function buildNode(build: Build, token: CST.Token, depth: number): Node | undefined {
  switch (token.type) {
    case 'alias':
      return buildAlias(build, token);
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.source === '' ? undefined : buildScalar(build, token);
    case 'block-scalar':
      return withHoles(build, blockScalar(build.text, token));
    case 'block-map':
      return depth >= MAX_DEPTH ? beyond(token) : buildMap(build, token, depth);
    case 'block-seq':
      return depth >= MAX_DEPTH ? beyond(token) : buildList(build, token, depth);
    case 'flow-collection':
      hideRest(build, token.end.slice(1));
      if (depth >= MAX_DEPTH) return beyond(token);
      return token.start.source === '{' ? buildMap(build, token, depth) : buildFlowList(build, token, depth);
    default:
      return undefined;
  }
}

const beyond = (token: CST.Token): Opaque => ({ kind: 'opaque', span: { start: token.offset, end: lastEnd(token) } });

function buildAlias(build: Build, token: CST.FlowScalar): Node {
  hideRest(build, token.end);
  const span = { start: token.offset, end: token.offset + token.source.length };
  // No YAML, but what a person means who types it.
  return token.source === '*' ? verbatim('*', span, 'plain') : { kind: 'opaque', span };
}

function buildScalar(build: Build, token: CST.FlowScalar): Scalar {
  hideRest(build, token.end);
  const end = build.stream.open.get(token.offset) ?? token.offset + token.source.length;
  return withHoles(build, flowScalar(build.text.slice(token.offset, end), token.offset));
}

function withHoles(build: Build, scalar: Scalar): Scalar {
  const { inner } = scalar;
  const holes: Span[] = [];
  for (let at = firstAfter(build.holes, inner.start); at < build.holes.length; at++) {
    const hole = build.holes[at];
    if (!hole || hole.start >= inner.end) break;
    holes.push({ start: toValue(scalar, hole.start), end: toValue(scalar, hole.end) });
  }
  return holes.length === 0 ? scalar : { ...scalar, holes };
}

/** As `valueOffset`, but quick in a scalar of many parts. */
function toValue({ parts, value }: Scalar, offset: number): number {
  const part = parts[firstIndex(parts.length, at => (parts[at]?.at.end ?? 0) > offset)];
  if (!part) return value.length;
  return part.value.start + (part.exact ? Math.max(0, offset - part.at.start) : 0);
}

/** The index of the first span, of spans in order, that ends after an offset. */
const firstAfter = (spans: readonly Span[], offset: number): number =>
  firstIndex(spans.length, at => (spans[at]?.end ?? 0) > offset);

/** The first index for which a condition holds that holds for all after it. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True where a template engine may put elements into a container, before its first or behind its last. */
function isTemplated(build: Build, { start, end }: Span): boolean {
  const { lines } = build.stream;
  const next = firstAfter(lines, start);
  const [before, line] = [lines[next - 1], lines[next]];
  if (before && build.text.slice(before.end, start).trim() === '') return true;
  return line !== undefined && (line.start < end || build.text.slice(end, line.start).trim() === '');
}

/** Text after a value on its line that the grammar has no place for. */
function hideRest(build: Build, tokens: readonly CST.SourceToken[] | undefined): void {
  for (const { type, offset, source } of tokens ?? []) {
    if (type !== 'space' && type !== 'comment' && type !== 'newline') {
      build.hidden.push({ start: offset, end: offset + source.length });
    }
  }
}

function buildMap(build: Build, token: CST.BlockMap | CST.FlowCollection, depth: number): MapNode {
  const entries: Entry[] = [];
  let open = false;
  let start: number | undefined;
  let end = token.offset;
  for (const pair of pairsOf(build.text, token)) {
    const key = buildKey(build, pair);
    const value = withProps(build, pair.props, pair.value, depth + 1);
    const { separator } = pair;
    const last = Math.max(key?.span.end ?? pair.span.end, separator?.end ?? 0, value?.span.end ?? 0);
    start ??= pair.span.start;
    end = Math.max(end, last);
    if (!key || (key.style === 'plain' && key.value === '<<')) {
      open = true;
      build.hidden.push({ start: pair.span.start, end: last });
      continue;
    }
    const span = { start: key.span.start, end: last };
    entries.push({ key, ...(value ? { value } : {}), span, ...(separator ? { separator } : {}), form: 'pair' });
  }
  if (token.type === 'block-map') {
    const span = { start: start ?? token.offset, end };
    return { kind: 'map', span, entries, open: open || isTemplated(build, span), closed: true };
  }
  const closed = closing(token, end);
  const map: MapNode = { kind: 'map', ...closed, entries, open: open || isTemplated(build, closed.span) };
  build.flow.add(map);
  return map;
}

/** The key of a pair; one that is no scalar, such as a placeholder of a template engine, is a hole as a whole. */
function buildKey(build: Build, pair: Pair): Scalar | undefined {
  const { key, separator } = pair;
  for (const { offset, source } of pair.keyProps) build.hidden.push({ start: offset, end: offset + source.length });
  if (!key) return separator && emptyAt(separator.start);
  if (key.type === 'scalar' || key.type === 'single-quoted-scalar' || key.type === 'double-quoted-scalar') {
    return buildScalar(build, key);
  }
  if (key.type === 'block-scalar') return withHoles(build, blockScalar(build.text, key));
  if (!separator || (key.type !== 'alias' && key.type !== 'flow-collection')) return undefined;
  const at = { start: key.offset, end: lastEnd(key) };
  const scalar = verbatim(build.text.slice(at.start, at.end), at, 'plain');
  return { ...scalar, holes: [{ start: 0, end: scalar.value.length }] };
}

function buildList(build: Build, token: CST.BlockSequence, depth: number): ListNode {
  const items: Node[] = [];
  const dashes: number[] = [];
  let end = token.offset;
  const words = token.items.every(({ value }) => value?.type !== 'block-map' || halfTyped(value));
  for (const { start, value } of token.items) {
    const dash = start.find(prop => prop.type === 'seq-item-ind');
    const half = words && value?.type === 'block-map' ? halfTyped(value) : undefined;
    const props = half ? [...start, ...half.start] : start;
    const node = withProps(build, props, half ? asScalar(half, build.text) : value, depth + 1);
    if (!dash) {
      if (node) build.hidden.push(node.span);
      continue;
    }
    const item = node ?? emptyItem(build.text, dash.offset);
    items.push(item);
    dashes.push(dash.offset);
    end = item.span.end;
  }
  const span = { start: dashes[0] ?? token.offset, end };
  const list: ListNode = { kind: 'list', span, items, open: isTemplated(build, span), closed: true };
  build.dashes.set(list, dashes);
  return list;
}

/** The only pair of a map in a list, where it is a word still being typed. */
function halfTyped(map: CST.BlockMap): CST.CollectionItem | undefined {
  const [item, ...others] = map.items.filter(({ key, sep }) => key || sep);
  return item && others.length === 0 && isHalfTyped(item) ? item : undefined;
}

/** A dash with nothing behind it: the place where the item is going to stand. */
const emptyItem = (text: string, dash: number): Scalar => emptyAt(dash + (text[dash + 1] === ' ' ? 2 : 1));

const emptyAt = (offset: number): Scalar => verbatim('', { start: offset, end: offset }, 'plain', 'null');

function buildFlowList(build: Build, token: CST.FlowCollection, depth: number): ListNode {
  const items: Node[] = [];
  let end = token.offset;
  for (const item of token.items) {
    const isPair = item.sep?.some(part => part.type === 'map-value-ind') ?? false;
    const node =
      isPair && !isHalfTyped(item)
        ? buildMap(build, { ...token, type: 'block-map', items: [item as CST.BlockMap['items'][number]] }, depth + 1)
        : withProps(build, item.start, isPair ? asScalar(item, build.text) : (item.value ?? item.key), depth + 1);
    const prop = item.start.findLast(({ type }) => type === 'anchor' || type === 'tag');
    const shown = node ?? (prop && emptyAt(prop.offset + prop.source.length));
    if (!shown) continue;
    items.push(shown);
    end = Math.max(end, shown.span.end);
  }
  const closed = closing(token, end);
  const list: ListNode = { kind: 'list', ...closed, items, open: isTemplated(build, closed.span) };
  build.flow.add(list);
  return list;
}

function closing(token: CST.FlowCollection, end: number): { span: Span; closed: boolean } {
  const close = token.end[0];
  const closed = close?.source === (token.start.source === '{' ? '}' : ']');
  return { span: { start: token.offset, end: closed ? close.offset + 1 : Math.max(end, token.offset + 1) }, closed };
}
