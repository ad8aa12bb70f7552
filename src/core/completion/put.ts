/** How an accepted item becomes text: a value or a key in place of what is typed, a new entry at an empty spot. */
import { intrinsicOf } from '../policy/dialect.ts';
import { containerAt } from '../policy/inside.ts';
import type { Policy } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import {
  children,
  type Entry,
  isList,
  isMap,
  type ListNode,
  type MapNode,
  type Node,
  type Scalar,
  valueOffset,
} from '../syntax/node.ts';
import { type Edit, mapText, type Span, type Stop, span, type Text, within } from '../syntax/text.ts';
import { type Data, type DataEntry, list, string } from '../syntax/writer.ts';

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
export const putString = (place: Place, offset: number, text: Text): Put | undefined =>
  createPutString(place, offset)(text);

/** The same for many strings at one place. */
export function createPutString(place: Place, offset: number): (text: Text) => Put | undefined {
  const { policy, token } = place;
  const at = spanAt(place, offset);
  const { writer } = policy.tree;
  const wrapped = isMissingList(place, at);
  const ends = commasFor(place, at);
  const where = spellingAt(policy, token);
  return text => {
    const spelled = mapText(text, piece => policy.dialect.writeText(piece, where));
    if (!spelled) return undefined;
    const data = string(...spelled);
    const written = wrapped
      ? writer.value(list([data]), at.start)
      : token
        ? writer.token(spelled, 'value', token)
        : writer.value(data, at.start);
    return written && ends(written);
  };
}

/** The string of a `Sub`, which fills in what stands in `${…}`, is spelled otherwise than a plain one. */
export function spellingAt({ dialect, node }: Policy, token: Scalar | undefined): 'plain' | 'substituted' {
  if (dialect.name !== 'cloudformation' || !token) return 'plain';
  for (let at: Node | undefined = node; at; ) {
    if (intrinsicOf(at)?.name === 'Sub') return 'substituted';
    at = [...children(at)].find(child => within(token.span, child.span));
  }
  return 'plain';
}

/** Terraform's data source takes lists only. */
function isMissingList(place: Place, at: Span): boolean {
  if (!place.policy.dialect.blocks || !MANY.has(place.kind)) return false;
  return !isList(containerAt(place.policy, at));
}

const MANY: ReadonlySet<Place['kind']> = new Set<Place['kind']>(['action', 'resource', 'principal', 'condition-value']);

/** True in the gap before a value that is there, and where without brackets something follows on the line. */
export function isTaken({ policy, token }: Place, offset: number): boolean {
  if (token) return false;
  const container = containerAt(policy, { start: offset, end: offset });
  if (!container) return false;
  const { text } = policy.tree.source;
  if (isMap(container) && container.entries.some(entry => isBeforeValue(entry, offset))) return true;
  if (/[[{]/.test(text[container.span.start] ?? '')) return false;
  const end = text.indexOf('\n', offset);
  return !/^\s*(?:#|$)/.test(text.slice(offset, end < 0 ? text.length : end));
}

const isBeforeValue = ({ separator, value }: Entry, offset: number): boolean =>
  separator !== undefined &&
  value !== undefined &&
  value.span.end > value.span.start &&
  separator.end <= offset &&
  offset < value.span.start;

/** True where a value stands behind the key at hand, or its separator. */
export function hasValue(place: Place): boolean {
  const { token, policy } = place;
  const map = token && containerAt(policy, token.span);
  const entry = isMap(map) ? map.entries.find(({ key }) => key.span.start === token?.span.start) : undefined;
  return entry !== undefined && (entry.separator !== undefined || entry.value !== undefined);
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
  const container = containerAt(policy, at);
  const after = container ? writer.commas(container, at).after : '';
  return { span: at, text: after === '' ? both.text : [...both.text, after], also: both.also };
}

/** More than a string, at an empty spot or in place of what is being typed. */
export function putData(
  place: Place,
  offset: number,
  data: Data,
  marks: Readonly<Record<string, Stop>> = {},
): Put | undefined {
  const at = spanAt(place, offset);
  const written = place.policy.tree.writer.value(data, at.start);
  return written && withCommas(place, at, withMarks(written, marks));
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
  const map = containerAt(place.policy, at);
  if (!isMap(map) || isBehindHalf(map, at, place.policy.tree.source.text)) return undefined;
  const text = place.policy.tree.writer.entry(map, entry, at.start);
  return text && withCommas(place, at, withMarks(text, marks));
}

/** True where a key stands before the spot on its line that has neither value nor separator yet. */
function isBehindHalf({ entries }: MapNode, at: Span, text: string): boolean {
  const before = entries.findLast(({ span: own }) => own.end <= at.start && own.start < at.start);
  if (!before || before.separator || before.value) return false;
  return !/[\n,]/.test(text.slice(before.span.end, at.start));
}

const withCommas = (place: Place, at: Span, text: Text): Put => commasFor(place, at)(text);

/** Adds the commas that what is put at a span needs. */
function commasFor(place: Place, at: Span): (text: Text) => Put {
  const container = containerAt(place.policy, at);
  if (!container) return text => ({ span: at, text });
  const { before, after } = place.policy.tree.writer.commas(container, at);
  // The entry whose value this is ends right before it and is no neighbour.
  const isNeighbour = isList(container) || !isValueSpot(container, at);
  const end = after === '' && touchesNext(container, at) ? ', ' : after;
  const also = before && isNeighbour ? { also: [before] } : {};
  return text => ({ span: at, text: end === '' ? text : [...text, end], ...also });
}

/** True at an empty spot right before an item in brackets. */
const touchesNext = (container: MapNode | ListNode, at: Span): boolean =>
  isList(container) &&
  at.start === at.end &&
  container.items.some(({ span: own }) => own.start === at.start && own.end > own.start);

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
