/** Removes and inserts the elements of YAML maps and lists, on lines of their own or in brackets. */
import type { Scalar } from './node.ts';
import { type Edit, indentAt, lineStart, type Span, type Text } from './text.ts';
import { type Ground, isTaken } from './yaml-ground.ts';
import { join } from './yaml-render.ts';

export interface Element {
  readonly span: Span;
  /** The scalar that it ends with, where it ends with one. */
  readonly last?: Scalar;
  /** False where it is not all there, so that nothing can follow. */
  readonly whole: boolean;
}

export interface Splice {
  /** The container. */
  readonly span: Span;
  readonly elements: readonly Element[];
  readonly at: number;
  readonly remove: number;
  /** The new elements, at an indentation. */
  render(indent: string): readonly Text[];
}

const at = (offset: number): Span => ({ start: offset, end: offset });

export function spliceBlock(ground: Ground, splice: Splice): Edit[] | undefined {
  const { elements, remove } = splice;
  const before = elements[splice.at - 1];
  const first = elements[splice.at];
  const lead = leadOf(ground.text, before?.span.start ?? first?.span.start ?? splice.span.start);
  if (lead === undefined) return undefined;
  const indent = ' '.repeat(lead.length);
  const line = ground.eol + indent;
  const added = splice.render(indent);
  if (remove > 0) {
    const last = elements[splice.at + remove - 1];
    if (!first || !last) return undefined;
    const removed = { start: first.span.start, end: last.span.end };
    if (isTaken(ground, removed)) return undefined;
    if (added.length === 0) return removeLines(ground, splice, removed);
    return restOfLine(ground.text, removed.end) && [{ span: removed, text: join(added, line) }];
  }
  if (added.length === 0) return [];
  if (!before && first) return [{ span: at(first.span.start), text: [...join(added, line), line] }];
  if (before && !mayBeFollowed(ground.text, before)) return undefined;
  const rest = restOfLine(ground.text, before?.span.end ?? splice.span.end);
  return rest && [{ span: at(rest.end), text: [line, ...join(added, line)] }];
}

/** Takes out whole lines; a comment behind the last element stays, on a line of its own. */
function removeLines(ground: Ground, splice: Splice, removed: Span): Edit[] | undefined {
  const { text } = ground;
  const rest = restOfLine(text, removed.end);
  const before = splice.elements[splice.at - 1];
  if (!rest || (before && keepsLineEnds(text, before))) return undefined;
  const start = lineStart(text, removed.start);
  if (/^\uFEFF? *$/.test(text.slice(start, removed.start))) {
    if (rest.comment !== undefined) return [{ span: { start: removed.start, end: rest.comment }, text: [] }];
    const next = text.indexOf('\n', rest.end);
    if (next >= 0) return [{ span: { start: text[start] === '\uFEFF' ? start + 1 : start, end: next + 1 }, text: [] }];
    const previous = text.slice(0, start).replace(/\r?\n$/, '').length;
    return [{ span: { start: previous, end: rest.end }, text: [] }];
  }
  // Behind the dash of an item: the next element moves up.
  const next = splice.elements[splice.at + splice.remove];
  if (!next || isTaken(ground, { start: removed.end, end: next.span.start })) return undefined;
  const lead = leadOf(text, next.span.start);
  if (lead?.length !== leadOf(text, removed.start)?.length) return undefined;
  return [{ span: { start: removed.start, end: next.span.start }, text: [] }];
}

/** What stands before an offset on its line, if that is but spaces and dashes, a column for each character. */
export function leadOf(text: string, offset: number): string | undefined {
  const lead = text.slice(lineStart(text, offset), offset).replace(/^\uFEFF/, '');
  return /^ *(?:- +)*$/.test(lead) ? lead : undefined;
}

/** The rest of a line that holds no more than white space and a comment. */
export function restOfLine(text: string, offset: number): { end: number; comment?: number } | undefined {
  const rest = /[^\r\n]*/y;
  rest.lastIndex = offset;
  const line = rest.exec(text)?.[0] ?? '';
  const found = /^[ \t]*(?=(#)?)/.exec(line);
  const comment = found?.[1] ? offset + found[0].length : undefined;
  if (comment === undefined) return line.trim() === '' ? { end: offset + line.length } : undefined;
  return line[0] === '#' ? undefined : { end: offset + line.length, comment };
}

const mayBeFollowed = (text: string, element: Element): boolean => element.whole && !keepsLineEnds(text, element);

/** True for a block scalar whose value takes in the blank lines after it. */
function keepsLineEnds(text: string, { last }: Element): boolean {
  if (last?.style !== 'literal' && last?.style !== 'folded') return false;
  return /^[|>]\d?\+/.test(text.slice(last.span.start, last.span.start + 3));
}

export function spliceFlow(ground: Ground, splice: Splice, isMap: boolean): Edit[] | undefined {
  const { text, eol } = ground;
  const { elements, remove } = splice;
  const first = elements[0]?.span;
  const inside = { start: splice.span.start + 1, end: splice.span.end - 1 };
  const multiline = first !== undefined && text.slice(inside.start, first.start).includes('\n');
  const separator = multiline ? `,${eol}${indentAt(text, first.start)}` : ', ';
  const inserted = join(splice.render(''), separator);
  if (!first) {
    if (inserted.length === 0) return [];
    if (isTaken(ground, inside)) return undefined;
    const pad = isMap ? ' ' : '';
    return [{ span: inside, text: [pad, ...inserted, pad] }];
  }
  if (remove > 0) return removeFlow(ground, splice, inserted, inside);
  if (inserted.length === 0) return [];
  const before = elements[splice.at - 1];
  if (!before) return [{ span: at(first.start), text: [...inserted, separator] }];
  if (!before.whole) return undefined;
  const end = before.span.end;
  const after = elements[splice.at]?.span.start;
  if (!isTaken(ground, { start: end, end: after ?? inside.end })) {
    return [{ span: at(end), text: [separator, ...inserted] }];
  }
  // A comment stays with the element before it.
  if (after !== undefined) return [{ span: at(after), text: [...inserted, separator] }];
  return appendAfterComment(ground, end, inside.end, separator, inserted);
}

function appendAfterComment(
  ground: Ground,
  from: number,
  to: number,
  separator: string,
  inserted: Text,
): Edit[] | undefined {
  const comments = ground.comments.filter(comment => comment.start >= from && comment.end <= to);
  const last = comments.at(-1);
  if (!last || !separator.includes('\n')) return undefined;
  const comma = /^\s*,/.test(ground.text.slice(from, comments[0]?.start));
  const line = separator.slice(1);
  const append = { span: at(last.end), text: [line, ...inserted, ...(comma ? [','] : [])] };
  return comma ? [append] : [{ span: at(from), text: [','] }, append];
}

function removeFlow(ground: Ground, splice: Splice, inserted: Text, inside: Span): Edit[] | undefined {
  const { elements, remove } = splice;
  const first = elements[splice.at]?.span;
  const last = elements[splice.at + remove - 1]?.span;
  if (!first || !last) return undefined;
  const removed = { start: first.start, end: last.end };
  if (isTaken(ground, removed)) return undefined;
  if (inserted.length > 0) return [{ span: removed, text: inserted }];
  const before = elements[splice.at - 1]?.span;
  const after = elements[splice.at + remove]?.span;
  // Nothing comes instead: a comma goes along, on the side that holds no comment.
  const back = before && { start: before.end, end: removed.end };
  if (back && !isTaken(ground, { start: back.start, end: removed.start })) return [{ span: back, text: [] }];
  const ahead = after && { start: removed.start, end: after.start };
  if (ahead && !isTaken(ground, { start: removed.end, end: ahead.end })) return [{ span: ahead, text: [] }];
  return before || after || isTaken(ground, inside) ? undefined : [{ span: inside, text: [] }];
}
