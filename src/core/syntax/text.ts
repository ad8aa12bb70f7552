/** Spans, edits and the text they carry: the vocabulary of everything that reads or changes a document. */

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in inserted text that a person fills in; stops with one `n` are linked. */
export interface Stop {
  readonly n: number;
  readonly placeholder: string;
  readonly choices?: readonly string[];
}

/** Inserted text: plain pieces and stops, in order. */
export type Text = readonly (string | Stop)[];

/** Replaces `span` by `text`. Edits of one change never overlap. */
export interface Edit {
  readonly span: Span;
  readonly text: Text;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** True where the cursor at `offset` touches the span, both ends included. */
export const touches = (at: Span, offset: number): boolean => at.start <= offset && offset <= at.end;

export const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The text with every stop replaced by its placeholder. */
export function plain(text: Text): string {
  return text.map(piece => (typeof piece === 'string' ? piece : piece.placeholder)).join('');
}

export const hasStops = (text: Text): boolean => text.some(piece => typeof piece !== 'string');

/** Maps the literal pieces and placeholders of a text; undefined as soon as one cannot be mapped. */
export function mapText(text: Text, map: (piece: string) => string | undefined): Text | undefined {
  const out: (string | Stop)[] = [];
  for (const piece of text) {
    const mapped = map(typeof piece === 'string' ? piece : piece.placeholder);
    if (mapped === undefined) return undefined;
    out.push(typeof piece === 'string' ? mapped : { ...piece, placeholder: mapped });
  }
  return out;
}

/** Applies non-overlapping edits, given in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let out = '';
  let at = 0;
  for (const edit of sorted) {
    out += text.slice(at, edit.span.start) + plain(edit.text);
    at = edit.span.end;
  }
  return out + text.slice(at);
}

/** The end-of-line mark that the text uses. */
export const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where each line starts. A line ends with a line feed, a carriage return or both, as in VS Code. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return starts;
}

/** Of `count` things in the order of the text, the last that starts at or before the offset; by halving, 0 where none does. */
export function lastStartingBy(count: number, startOf: (index: number) => number, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The white space that opens the line of `offset`. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}

/** One step of indentation as the text uses it: a tab, or the smallest run of leading spaces. */
export function indentUnit(text: string): string {
  let smallest = 0;
  for (const match of text.slice(0, 20_000).matchAll(/\n(\t| +)(?=\S)/g)) {
    const run = match[1] ?? '';
    if (run === '\t') return '\t';
    if (run.length > 1 && (smallest === 0 || run.length < smallest)) smallest = run.length;
  }
  return ' '.repeat(smallest === 0 || smallest > 8 ? 2 : smallest);
}

/** A text as a message quotes it: cut where it is longer than a person would read, line ends made visible. */
export const excerpt = (text: string, most = 80): string =>
  (text.length > most ? `${text.slice(0, most - 1)}…` : text).replace(/\r\n|[\r\n]/g, '⏎');
