/** Puts elements into HCL lists, objects and bodies and takes them out: on one line, or line by line. */
import { type Habit, HCL_HABIT, join, type Layout } from './terraform-render.ts';
import { type Edit, indentAt, lineStart, type Span, span, type Text } from './text.ts';

/** The text that is edited and how it is laid out. */
export interface Sheet {
  readonly text: string;
  readonly eol: string;
  step(): string;
  hasComment(at: Span): boolean;
  /** The comment that starts at the offset. */
  commentAt(offset: number): Span | undefined;
}

export interface Element {
  /** With the parentheses around it. */
  readonly span: Span;
  readonly block: boolean;
  /** Ends in a heredoc: nothing but a newline may follow. */
  readonly heredoc: boolean;
  /** It has its closing token; without it, one cannot say where it ends. */
  readonly closed: boolean;
}

export interface Container {
  readonly kind: 'list' | 'object' | 'body' | 'root';
  /** Between the brackets. */
  readonly inside: Span;
  readonly elements: readonly Element[];
  readonly habit: Habit;
}

/** What is put in, spelled once its layout is known. */
export interface Added {
  readonly blocks: readonly boolean[];
  /** A list of them stays on one line where it may. */
  readonly short: boolean;
  render(layout: Layout): readonly Text[];
}

export function splice(sheet: Sheet, to: Container, at: number, remove: number, added: Added): Edit[] | undefined {
  const { elements, inside } = to;
  if (at < 0 || remove < 0 || at + remove > elements.length) return undefined;
  if (remove === 0 && added.blocks.length === 0) return [];
  if (elements.slice(Math.max(0, at - 1), at + remove + 1).some(element => !element.closed)) return undefined;
  const first = elements[0];
  const multiline = sheet.text.slice(inside.start, first?.span.start ?? inside.end).includes('\n');
  if (to.kind === 'root' || (multiline && (first || sheet.hasComment(inside)))) {
    return spliceLines(sheet, to, at, remove, added);
  }
  if (!first || (to.kind === 'body' && added.blocks.length > 0)) return fill(sheet, to, at, remove, added, multiline);
  const texts = added.render(layoutOf(sheet, to, outerIndent(sheet, to), true));
  return spliceInline(sheet, to, at, remove, texts);
}

/** True where an opening bracket stands before the offset on its own line: what is written there stays on that line. */
export function isCompact(text: string, offset: number): boolean {
  return /[[{]/.test(text.slice(lineStart(text, offset), offset));
}

const outerIndent = (sheet: Sheet, to: Container): string => indentAt(sheet.text, to.inside.start);

function layoutOf(sheet: Sheet, to: Container, indent: string, inline: boolean): Layout {
  return { indent, inline, eol: sheet.eol, habit: to.kind === 'body' ? HCL_HABIT : to.habit, step: sheet.step };
}

/** Fills an empty container, or opens up a block that stands on one line. */
function fill(
  sheet: Sheet,
  to: Container,
  at: number,
  remove: number,
  added: Added,
  multiline: boolean,
): Edit[] | undefined {
  const { inside, elements, kind } = to;
  const compact = !multiline && isCompact(sheet.text, inside.start - 1);
  if (sheet.hasComment(inside) || elements.length > 1 || (kind === 'body' && compact)) return undefined;
  const outer = outerIndent(sheet, to);
  if (compact || (kind === 'list' && added.short)) {
    const texts = join(added.render(layoutOf(sheet, to, outer, true)), ', ');
    return [{ span: inside, text: kind === 'list' ? texts : [' ', ...texts, ' '] }];
  }
  const indent = outer + sheet.step();
  const line = sheet.eol + indent;
  const texts = withBlanks(sheet, to, added, indent);
  const comma = kind === 'list' ? ',' : '';
  const fresh = join(texts, comma + line);
  const old = elements[0];
  if (!old || remove > 0) return [{ span: inside, text: [line, ...fresh, comma, sheet.eol + outer] }];
  const head = span(inside.start, old.span.start);
  const tail = span(old.span.end, inside.end);
  const apart = (old.block || added.blocks[at === 0 ? added.blocks.length - 1 : 0] ? sheet.eol : '') + line;
  if (at === 0) {
    return [
      { span: head, text: [line, ...fresh, apart] },
      { span: tail, text: [sheet.eol + outer] },
    ];
  }
  return [
    { span: head, text: [line] },
    { span: tail, text: [apart, ...fresh, sheet.eol + outer] },
  ];
}

/** The new elements, those that a blank line sets apart from the one before with that line. */
function withBlanks(sheet: Sheet, to: Container, added: Added, indent: string): readonly Text[] {
  const texts = added.render(layoutOf(sheet, to, indent, false));
  return texts.map((text, index) => {
    const apart = index > 0 && (added.blocks[index] || added.blocks[index - 1]);
    return apart ? [sheet.eol + indent, ...text] : text;
  });
}

function spliceInline(
  sheet: Sheet,
  to: Container,
  at: number,
  remove: number,
  added: readonly Text[],
): Edit[] | undefined {
  const { elements, inside } = to;
  const before = elements[at - 1];
  const after = elements[at + remove];
  const inserted = join(added, ', ');
  if (remove === 0) {
    if (before?.heredoc) return undefined;
    if (before) return [{ span: span(before.span.end, before.span.end), text: [', ', ...inserted] }];
    const start = elements[0]?.span.start ?? inside.start;
    return [{ span: span(start, start), text: [...inserted, ', '] }];
  }
  const removed = span(elements[at]?.span.start ?? 0, elements[at + remove - 1]?.span.end ?? 0);
  if (sheet.hasComment(removed)) return undefined;
  if (added.length > 0) return [{ span: removed, text: inserted }];
  // Nothing comes instead: a comma goes along, on the side that holds no comment and is on the same line.
  const opensLine = sheet.text.slice(lineStart(sheet.text, removed.start), removed.start).trim() === '';
  if (before && !(opensLine && after) && !sheet.hasComment(span(before.span.end, removed.start))) {
    return [{ span: span(before.span.end, removed.end), text: [] }];
  }
  if (after && !sheet.hasComment(span(removed.end, after.span.start))) {
    return [{ span: span(removed.start, after.span.start), text: [] }];
  }
  if (before || after || sheet.hasComment(inside)) return undefined;
  return [{ span: inside, text: [] }];
}

function spliceLines(sheet: Sheet, to: Container, at: number, remove: number, added: Added): Edit[] | undefined {
  const { elements, inside } = to;
  const first = elements[0];
  const indent = first ? indentAt(sheet.text, first.span.start) : outerIndent(sheet, to) + sheet.step();
  const texts = withBlanks(sheet, to, added, to.kind === 'root' ? '' : indent);
  if (remove === 0) return insertLines(sheet, to, at, indent, texts, added.blocks);
  const removed = span(elements[at]?.span.start ?? 0, elements[at + remove - 1]?.span.end ?? 0);
  if (sheet.hasComment(removed)) return undefined;
  if (texts.length > 0) {
    return [{ span: removed, text: join(texts, (hasCommas(sheet, to) ? ',' : '') + sheet.eol + indent) }];
  }
  const all = remove === elements.length;
  if (all && (to.kind === 'list' || to.kind === 'object') && !sheet.hasComment(inside)) {
    return [{ span: inside, text: [] }];
  }
  return removeLines(sheet, to, at, remove, removed) ?? spliceInline(sheet, to, at, remove, []);
}

/** What follows an element on its line. */
interface Tail {
  /** Where its comma stands. */
  readonly comma: number | undefined;
  /** Where its comment starts. */
  readonly comment: number | undefined;
  /** The end of the line; undefined where something else follows before it. */
  readonly eol: number | undefined;
}

function tailOf(sheet: Sheet, from: number): Tail {
  let comma: number | undefined;
  let comment: number | undefined;
  for (let at = from; ; ) {
    const found = sheet.commentAt(at);
    const char = sheet.text[at];
    if (found) {
      comment ??= at;
      at = found.end;
    } else if (char === ' ' || char === '\t' || char === '\uFEFF' || (char === ',' && comma === undefined)) {
      if (char === ',') comma = at;
      at++;
    } else {
      const ends = char === undefined || char === '\n' || sheet.text.startsWith('\r\n', at);
      return { comma, comment, eol: ends ? at : undefined };
    }
  }
}

/** Items have commas; entries of an object have them where its first one has. */
function hasCommas(sheet: Sheet, to: Container): boolean {
  if (to.kind === 'list') return true;
  const first = to.elements[0];
  return to.kind === 'object' && first !== undefined && tailOf(sheet, first.span.end).comma !== undefined;
}

function insertLines(
  sheet: Sheet,
  to: Container,
  at: number,
  indent: string,
  texts: readonly Text[],
  blocks: readonly boolean[],
): Edit[] | undefined {
  const before = to.elements[at - 1];
  const after = to.elements[at];
  const commas = hasCommas(sheet, to);
  const line = sheet.eol + indent;
  const fresh = join(texts, (commas ? ',' : '') + line);
  const lead = before && isApart(sheet, to, before.block || blocks[0] === true) ? sheet.eol : '';
  const touching = after && !isBlankBefore(sheet.text, after.span.start);
  const trail = touching && isApart(sheet, to, after.block || blocks.at(-1) === true) ? sheet.eol : '';
  if (!before && to.kind === 'root') {
    const start = to.inside.start;
    return [{ span: span(start, start), text: [...fresh, sheet.eol, trail] }];
  }
  const tail = tailOf(sheet, before?.span.end ?? to.inside.start);
  const own = before ? tail.comma !== undefined : commas;
  const needed = before && commas && tail.comma === undefined && (to.kind === 'list' || !after);
  if (before?.heredoc && (needed || tail.eol === undefined)) return undefined;
  if (tail.eol === undefined) {
    if (!before) return undefined;
    const end = before.span.end;
    return [{ span: span(end, end), text: [(commas ? ',' : '') + line, ...fresh] }];
  }
  const insertion: Edit = {
    span: span(tail.eol, tail.eol),
    text: [lead + line, ...fresh, commas && own ? ',' : '', trail],
  };
  if (!before || !needed) return [insertion];
  if (before.span.end === tail.eol) return [{ ...insertion, text: [',', ...insertion.text] }];
  return [{ span: span(before.span.end, before.span.end), text: [','] }, insertion];
}

/** Blocks are set apart by blank lines, unless two neighbours here show that they are not. */
function isApart(sheet: Sheet, to: Container, block: boolean): boolean {
  if (!block || (to.kind !== 'body' && to.kind !== 'root')) return false;
  return !to.elements.some((element, index) => {
    const before = to.elements[index - 1];
    return before && (before.block || element.block) && !isBlankBefore(sheet.text, element.span.start);
  });
}

/** True where the line before that of the offset is blank. */
export function isBlankBefore(text: string, offset: number): boolean {
  const start = lineStart(text, offset);
  return start > 0 && text.slice(lineStart(text, start - 1), start).trim() === '';
}

/** Removes elements that have their lines to themselves; a comment behind them stays. */
function removeLines(sheet: Sheet, to: Container, at: number, remove: number, removed: Span): Edit[] | undefined {
  const { text } = sheet;
  const line = lineStart(text, removed.start);
  const tail = tailOf(sheet, removed.end);
  if (text.slice(line, removed.start).trim() !== '' || tail.eol === undefined) return undefined;
  const edits: Edit[] = [];
  const before = to.elements[at - 1];
  const last = at + remove === to.elements.length;
  const comma = before && last && tail.comma === undefined ? tailOf(sheet, before.span.end).comma : undefined;
  if (comma !== undefined && to.kind !== 'root') edits.push({ span: span(comma, comma + 1), text: [] });
  if (tail.comment !== undefined) return [...edits, { span: span(removed.start, tail.comment), text: [] }];
  const end = text.indexOf('\n', tail.eol) + 1 || text.length;
  edits.push({ span: withoutBlanks(text, span(line, end)), text: [] });
  return edits;
}

/** Takes a blank line along where two would meet, or one would stand before a closing or after an opening bracket. */
function withoutBlanks(text: string, lines: Span): Span {
  let { start, end } = lines;
  const nextLine = (from: number): string => text.slice(from, text.indexOf('\n', from) + 1 || text.length);
  const next = nextLine(end).trim();
  if (next === '' || next.startsWith('}')) while (isBlankBefore(text, start)) start = lineStart(text, start - 1);
  const opens = start > 0 && /[{[]\s*$/.test(text.slice(lineStart(text, start - 1), start));
  while (opens && end < text.length && nextLine(end).trim() === '') end += nextLine(end).length;
  return { start, end };
}
