/** How an accepted item becomes text: a value or a key in place of what is typed, a new entry at an empty spot. */
import type { Place } from '../policy/place.ts';
import { children, isList, isMap, type ListNode, type MapNode, type Node, valueOffset } from '../syntax/node.ts';
import { type Edit, mapText, type Span, type Stop, span, type Text, within } from '../syntax/text.ts';
import { type Data, type DataEntry, string } from '../syntax/writer.ts';

/** Replaces `span` of the policy's source; `also` holds the commas that its neighbours lack. */
export interface Put {
  readonly span: Span;
  readonly text: Text;
  readonly also?: readonly Edit[];
}

/** Where the cursor is after an item is accepted. */
export const CURSOR: Stop = { n: 0, placeholder: '' };

/** What is typed up to the cursor, decoded; empty at an empty spot. */
export const typedAt = ({ token }: Place, offset: number): string =>
  token ? token.value.slice(0, valueOffset(token, offset)) : '';

/** A whole token, up to the cursor where its end is still to be typed. */
export const spanAt = ({ token, span: spot }: Place, offset: number): Span =>
  token ? (token.closed ? token.span : span(token.span.start, offset)) : spot;

/** A string as a value: an item of a list, or the value of a key. Undefined where none can be written. */
export function putString(place: Place, offset: number, text: Text): Put | undefined {
  const { policy, token } = place;
  const at = spanAt(place, offset);
  const spelled = mapText(text, piece => policy.dialect.writeText(piece, 'plain'));
  if (!spelled) return undefined;
  const { writer } = policy.tree;
  const written = token ? writer.token(spelled, 'value', token) : writer.value(string(...spelled), at.start);
  return written && withCommas(place, at, written);
}

/**
 * A second string behind the single value of a key, `"Action": "s3:GetObject", "s3:Put"`: the two become a list.
 * `value` is the first one's node.
 */
export function putSecond(place: Place, offset: number, value: Node, text: Text): Put | undefined {
  const { policy, token } = place;
  const { writer } = policy.tree;
  const at = spanAt(place, offset);
  const written = token && writer.token(text, 'value', token);
  const both = written && writer.second(value, at, written);
  if (!both) return undefined;
  const container = containerAt(policy.node, at);
  const after = container ? writer.commas(container, at).after : '';
  return { span: at, text: after === '' ? both.text : [...both.text, after], also: both.also };
}

/** More than a string at an empty spot. */
export function putData(place: Place, data: Data): Put | undefined {
  const written = place.policy.tree.writer.value(data, place.span.start);
  return written && withCommas(place, place.span, written);
}

/** A key alone, where a value follows it already. */
export function putKey(place: Place, offset: number, key: Text): Put | undefined {
  const text = place.policy.tree.writer.token(key, 'key', place.token);
  return text && { span: spanAt(place, offset), text };
}

/**
 * A new entry, in place of the key that is being typed or at an empty spot. A stop in the key is written as its mark:
 * `marks` tells which text stands for which stop.
 */
export function putEntry(
  place: Place,
  offset: number,
  entry: DataEntry,
  marks: Readonly<Record<string, Stop>> = {},
): Put | undefined {
  const at = spanAt(place, offset);
  const map = containerAt(place.policy.node, at);
  if (!isMap(map)) return undefined;
  const text = place.policy.tree.writer.entry(map, entry, at.start);
  return text && withCommas(place, at, withMarks(text, marks));
}

function withCommas(place: Place, at: Span, text: Text): Put {
  const container = containerAt(place.policy.node, at);
  if (!container) return { span: at, text };
  const { before, after } = place.policy.tree.writer.commas(container, at);
  // The entry whose value this is ends right before it and is no neighbour.
  const isNeighbour = isList(container) || !isValueSpot(container, at);
  return {
    span: at,
    text: after === '' ? text : [...text, after],
    ...(before && isNeighbour ? { also: [before] } : {}),
  };
}

const isValueSpot = (map: MapNode, at: Span): boolean =>
  map.entries.some(
    ({ key, value, separator }) =>
      (value !== undefined && within(at, value.span)) ||
      (separator !== undefined &&
        value === undefined &&
        key.span.end <= at.start &&
        isNext(map, separator.end, at.start)),
  );

/** True where no entry begins between the two offsets. */
const isNext = (map: MapNode, from: number, to: number): boolean =>
  !map.entries.some(({ span: other }) => other.start >= from && other.start < to);

/** The innermost map or list that the span stands in. */
function containerAt(root: Node, at: Span): MapNode | ListNode | undefined {
  let found: MapNode | ListNode | undefined;
  for (let node: Node | undefined = root; node; ) {
    if (isMap(node) || isList(node)) found = node;
    node = [...children(node)].find(
      child => child.kind !== 'scalar' && child.span.start < at.start && at.end <= child.span.end && child.span !== at,
    );
  }
  return found;
}

function withMarks(text: Text, marks: Readonly<Record<string, Stop>>): Text {
  const names = Object.keys(marks);
  if (names.length === 0) return text;
  return text.flatMap(piece => {
    if (typeof piece !== 'string') return [piece];
    let rest: (string | Stop)[] = [piece];
    for (const name of names) {
      rest = rest.flatMap(part => (typeof part === 'string' ? split(part, name, marks[name] ?? CURSOR) : [part]));
    }
    return rest;
  });
}

const split = (text: string, mark: string, stop: Stop): (string | Stop)[] =>
  text
    .split(mark)
    .flatMap((part, index) => (index === 0 ? [part] : [stop, part]))
    .filter(part => part !== '');
