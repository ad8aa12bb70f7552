/** The tree that every host makes of its text, whatever the language: maps, lists, scalars, and what cannot be known. */
import type { Span } from './text.ts';

export type Node = MapNode | ListNode | Scalar | Opaque;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** As written, duplicates too. */
  readonly entries: readonly Entry[];
  /** Entries may exist that the text does not show (a spread, `<<`, `merge`, `dynamic`). */
  readonly open: boolean;
  /** False where the closing token is missing. */
  readonly closed: boolean;
}

export interface Entry {
  readonly key: Scalar;
  /** Labels of a Terraform block, in order. */
  readonly labels?: readonly Scalar[];
  /** Missing where it is not typed yet. */
  readonly value?: Node;
  /** From the key to the end of the value. */
  readonly span: Span;
  /** The colon or equals sign; missing for blocks and where it is not typed yet. */
  readonly separator?: Span;
  /** A `block` may repeat under one key without being a duplicate. */
  readonly form: 'pair' | 'block';
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  /** Items may exist that the text does not show (`concat`, an interpolated element). */
  readonly open: boolean;
  readonly closed: boolean;
}

export interface Scalar {
  readonly kind: 'scalar';
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  /** The decoded value. A hole stands in it as it is written, such as `${var.name}`. */
  readonly value: string;
  /** With quotes. */
  readonly span: Span;
  /** Without quotes: where the content stands. */
  readonly inner: Span;
  readonly closed: boolean;
  /** Maps the value to the text, in order and without gaps; empty only for an empty value. */
  readonly parts: readonly Part[];
  /** Spans of the value (not of the text) that stand for something unknowable. */
  readonly holes: readonly Span[];
  /** The host's own note on how the scalar is spelled; only the host reads it. */
  readonly style: string;
}

/** A run of the value and where it stands in the text; an `exact` run maps character by character, any other only whole. */
export interface Part {
  readonly value: Span;
  readonly at: Span;
  readonly exact: boolean;
}

/** An expression that is there and unknowable; a call or tag shows its name and arguments. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly span: Span;
  readonly call?: { readonly name: string; readonly args: readonly Node[] };
}

export const isMap = (node: Node | undefined): node is MapNode => node?.kind === 'map';
export const isList = (node: Node | undefined): node is ListNode => node?.kind === 'list';
export const isScalar = (node: Node | undefined): node is Scalar => node?.kind === 'scalar';
export const isString = (node: Node | undefined): node is Scalar => node?.kind === 'scalar' && node.type === 'string';

/** The children of a node, in the order of the text. */
export function* children(node: Node): Generator<Node> {
  if (node.kind === 'map') {
    for (const entry of node.entries) if (entry.value) yield entry.value;
  } else if (node.kind === 'list') {
    yield* node.items;
  } else if (node.kind === 'opaque' && node.call) {
    yield* node.call.args;
  }
}

/** A scalar whose text is its value, character by character. */
export function verbatim(value: string, at: Span, style: string, type: Scalar['type'] = 'string'): Scalar {
  const parts = value === '' ? [] : [{ value: { start: 0, end: value.length }, at, exact: true }];
  return { kind: 'scalar', type, value, span: at, inner: at, closed: true, parts, holes: [], style };
}

/** Where a run of the value stands in the text. A cut through an inexact part widens to the whole part. */
export function textSpan(scalar: Scalar, run: Span): Span {
  const start = textOffset(scalar, run.start, 'start');
  // An empty run is one point; its two edges could else fall on either side of an indentation.
  return { start, end: run.end > run.start ? textOffset(scalar, run.end, 'end') : start };
}

/** True where both ends of a run of the value fall between characters that the text shows as they are. */
export function mapsExactly(scalar: Scalar, run: Span): boolean {
  return [run.start, run.end].every(offset =>
    scalar.parts.every(part => part.exact || offset <= part.value.start || offset >= part.value.end),
  );
}

/** The offset in the value of an offset in the text; clamped to the content. */
export function valueOffset(scalar: Scalar, offset: number): number {
  for (const part of scalar.parts) {
    if (offset < part.at.start) return part.value.start;
    if (offset < part.at.end) return part.exact ? part.value.start + offset - part.at.start : part.value.start;
  }
  return scalar.value.length;
}

/** The scalar with runs of its value left out (in order, apart, outside its holes); they stay in the text between the parts. */
export function withoutRuns(scalar: Scalar, runs: readonly Span[]): Scalar {
  const shift = (offset: number): number =>
    offset - runs.reduce((sum, run) => sum + Math.max(0, Math.min(offset, run.end) - run.start), 0);
  const parts: Part[] = [];
  for (const part of scalar.parts) {
    if (!part.exact) {
      parts.push({ ...part, value: { start: shift(part.value.start), end: shift(part.value.end) } });
      continue;
    }
    const cuts = runs.filter(run => run.start < part.value.end && run.end > part.value.start);
    let from = part.value.start;
    for (const stop of [...cuts, { start: part.value.end, end: part.value.end }]) {
      if (stop.start > from) parts.push(exactPart(part, from, stop.start, shift(from)));
      from = Math.max(from, stop.end);
    }
  }
  const value = runs.reduceRight((text, run) => text.slice(0, run.start) + text.slice(run.end), scalar.value);
  const holes = scalar.holes.map(hole => ({ start: shift(hole.start), end: shift(hole.end) }));
  return { ...scalar, value, parts, holes };
}

const exactPart = (part: Part, from: number, to: number, start: number): Part => ({
  value: { start, end: start + to - from },
  at: { start: part.at.start + from - part.value.start, end: part.at.start + to - part.value.start },
  exact: true,
});

function textOffset(scalar: Scalar, offset: number, edge: 'start' | 'end'): number {
  const part = partAt(scalar.parts, offset, edge);
  if (!part) return scalar.inner.start;
  if (part.exact) return part.at.start + offset - part.value.start;
  if (offset <= part.value.start) return part.at.start;
  return edge === 'start' && offset < part.value.end ? part.at.start : part.at.end;
}

/** The part an edge belongs to: a start edge to the part that follows it, an end edge to the part before it. */
function partAt(parts: readonly Part[], offset: number, edge: 'start' | 'end'): Part | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = parts[middle]?.value.end ?? 0;
    if (edge === 'start' ? end > offset : end >= offset) high = middle;
    else low = middle + 1;
  }
  return parts[low];
}
