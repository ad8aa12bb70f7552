/** The key-value pairs of a YAML map as they are meant: half-typed lines, which the parser joins to the next, apart again. */
import type { CST } from 'yaml';
import { lineStart, type Span } from './text.ts';

export interface Pair {
  readonly span: Span;
  /** Anchor, tag or question mark before the key. */
  readonly keyProps: readonly CST.SourceToken[];
  /** Missing where the line is none of the language. */
  readonly key?: CST.Token;
  readonly separator?: Span;
  /** Anchor and tag before the value. */
  readonly props: readonly CST.SourceToken[];
  readonly value?: CST.Token;
}

/** In the order of the text. */
export function* pairsOf(text: string, map: CST.BlockMap | CST.FlowCollection): Generator<Pair> {
  const stack = [map.items.values()];
  for (let items = stack.at(-1); items; items = stack.at(-1)) {
    const { value: item, done } = items.next();
    if (done) {
      stack.pop();
      continue;
    }
    const { pair, rest } = spill(text, toPair(item), map.type === 'block-map');
    if (pair && map.type === 'block-map' && isSeveralLines(pair)) yield* splitKey(text, pair, pair.key);
    else if (pair) yield pair;
    if (rest) stack.push(rest.values());
  }
}

/** True for `s3:` in a list, a map to YAML, but what one types before `s3:GetObject`; keys of maps in lists are written `Effect:`. */
export function isHalfTyped(item: CST.CollectionItem): boolean {
  const { key, sep, value } = item;
  const isEmpty = !value || (value.type === 'scalar' && value.source === '');
  if (!isEmpty || key?.type !== 'scalar' || !/^[a-z]\S*$/.test(key.source)) return false;
  return sep?.[0]?.type === 'map-value-ind' && !sep.some(token => token.type === 'anchor' || token.type === 'tag');
}

/** A pair of the text `s3:`, as the plain scalar that it is going to be. */
export function asScalar(item: CST.CollectionItem, text: string): CST.FlowScalar {
  const { key, sep } = item;
  const offset = key?.offset ?? 0;
  const end = sep?.[0] ? sep[0].offset + 1 : offset;
  return { type: 'scalar', offset, indent: 0, source: text.slice(offset, end) };
}

/** Where a token ends, white space and comments after it left out; without recursion. */
export function lastEnd(token: CST.Token): number {
  let at: CST.Token = token;
  for (;;) {
    if (at.type === 'block-scalar') {
      const last = at.props.at(-1);
      const start = last ? last.offset : at.offset;
      const source = last && 'source' in last ? last.source : '';
      return (source + at.source).trimEnd().length + start;
    }
    if (!('items' in at)) return at.offset + ('source' in at ? at.source.length : 0);
    if (at.type === 'flow-collection' && at.end[0]) return at.end[0].offset + at.end[0].source.length;
    const items: readonly CST.CollectionItem[] = at.items;
    const item = items.findLast(candidate => candidate.key || candidate.value || firstReal(candidate.start));
    const next: CST.Token | null | undefined = item?.value ?? (item?.sep?.some(isColon) ? undefined : item?.key);
    if (!next) {
      const token = item?.sep?.findLast(isReal) ?? item?.start.findLast(isReal);
      return token ? token.offset + token.source.length : at.offset + 1;
    }
    at = next;
  }
}

const isColon = (token: CST.SourceToken): boolean => token.type === 'map-value-ind';
const isQuestion = (token: CST.SourceToken): boolean => token.type === 'explicit-key-ind';
const isReal = ({ type }: CST.SourceToken): boolean =>
  type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'comma';
const firstReal = (tokens: readonly CST.SourceToken[]): CST.SourceToken | undefined => tokens.find(isReal);

function toPair(item: CST.CollectionItem): Pair | undefined {
  const { start, key, sep, value } = item;
  const at = sep?.findIndex(isColon) ?? -1;
  const colon = sep?.[at];
  const first = firstReal(start) ?? key ?? (sep && firstReal(sep)) ?? value;
  if (!first) return undefined;
  const keyProps = [...start, ...(colon ? sep.slice(0, at) : [])].filter(isReal);
  const props = sep?.slice(at + 1).filter(token => token.type === 'anchor' || token.type === 'tag') ?? [];
  const token = value ?? props.at(-1) ?? colon ?? key ?? keyProps.at(-1) ?? first;
  return {
    // The end of a value is known when its node is built.
    span: { start: first.offset, end: lastEnd(key ?? token) },
    keyProps,
    ...(key ? { key } : {}),
    ...(colon ? { separator: { start: colon.offset, end: colon.offset + 1 } } : {}),
    props,
    ...(value ? { value } : {}),
  };
}

interface Spilled {
  readonly pair: Pair | undefined;
  /** What the parser gave to the value but belongs to the map around it. */
  readonly rest?: readonly CST.CollectionItem[];
}

/** `Action: s3:` is a map in a map to the parser, and so is a string before the next key in a flow map. */
function spill(text: string, pair: Pair | undefined, block: boolean): Spilled {
  if (!pair?.separator || pair.value?.type !== 'block-map' || pair.keyProps.some(isQuestion)) return { pair };
  const { value: inner, ...outer } = pair;
  const first = inner.items.findIndex(item => item.key || item.sep);
  const item = inner.items[first];
  if (!item || (block && text.slice(pair.separator.end, inner.offset).includes('\n'))) return { pair };
  const rest = inner.items.slice(first + 1);
  const owner = { ...outer, props: [...pair.props, ...item.start.filter(isReal)] };
  if (block) return spillLine(text, owner, item, rest);
  if (isHalfTyped(item)) return { pair: { ...owner, value: asScalar(item, text) }, rest };
  // Nothing is typed between the colon and the next key.
  return { pair: outer, rest: inner.items };
}

/** What stands behind the colon on its line is one string; the lines after it are entries of the map around it. */
function spillLine(text: string, owner: Pair, item: CST.CollectionItem, rest: CST.CollectionItem[]): Spilled {
  const { key, sep, value } = item;
  if (key?.type !== 'scalar') return { pair: key ? { ...owner, value: key } : owner, rest };
  const newline = key.source.indexOf('\n');
  if (newline >= 0) {
    const from = newline + (/^\s*/.exec(key.source.slice(newline))?.[0].length ?? 0);
    const next = { ...item, start: [], key: { ...key, offset: key.offset + from, source: key.source.slice(from) } };
    return {
      pair: { ...owner, value: { ...key, source: key.source.slice(0, newline).trimEnd() } },
      rest: [next, ...rest],
    };
  }
  const onLine = value && !('items' in value) && value.type !== 'block-scalar' ? value : undefined;
  const end = onLine ? lastEnd(onLine) : (sep?.find(isColon)?.offset ?? key.offset) + 1;
  const source = (text.slice(key.offset, end).split('\n')[0] ?? '').trimEnd();
  return { pair: { ...owner, value: { ...key, source } }, rest };
}

const isSeveralLines = (pair: Pair): pair is Pair & { readonly key: CST.FlowScalar } =>
  pair.key?.type === 'scalar' && pair.key.source.includes('\n') && !pair.keyProps.some(isQuestion);

/** A line without a colon and the line after it are one key to the parser: each is a key of its own. */
function* splitKey(text: string, pair: Pair, key: CST.FlowScalar): Generator<Pair> {
  const lines = [...key.source.matchAll(/[^\s][^\n]*/g)];
  const last = lines.pop();
  if (!last || lines.length === 0) return yield pair;
  const column = (line: RegExpExecArray): number => {
    const at = key.offset + line.index;
    return at - lineStart(text, at);
  };
  for (const line of lines) {
    const source = line[0].trimEnd();
    const start = key.offset + line.index;
    const isKey = column(line) === column(last) && !/^-\s/.test(source);
    yield {
      span: { start, end: start + source.length },
      keyProps: [],
      ...(isKey ? { key: { ...key, offset: start, source } } : {}),
      props: [],
    };
  }
  const offset = key.offset + last.index;
  yield { ...pair, span: { start: offset, end: pair.span.end }, key: { ...key, offset, source: last[0] } };
}
