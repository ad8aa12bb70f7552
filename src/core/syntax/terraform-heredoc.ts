/** Where a heredoc ends, also when its last line is still to be typed. */
import type { Span } from './text.ts';

/** The lines of a text that can end a heredoc, looked up once so that many open heredocs cost no more than one. */
export interface HeredocLines {
  /** Offsets of the lines that hold nothing but this word. */
  readonly closers: ReadonlyMap<string, readonly number[]>;
  /** Offsets of the lines that end in `<<WORD` or `<<-WORD`. */
  readonly openers: ReadonlyMap<string, readonly number[]>;
  /** Offsets of the lines that open a top-level block. */
  readonly headers: readonly number[];
}

/** The blocks that stand at the top of a Terraform file and, with these labels, nowhere else. */
const LABELLED = ['resource', 'data', 'module', 'variable', 'output', 'provider', 'check', 'ephemeral', 'action'];
const UNLABELLED = ['locals', 'terraform', 'moved', 'import', 'removed'];

export const isTopLevelType = (word: string, labelled: boolean): boolean =>
  (labelled ? LABELLED : UNLABELLED).includes(word);

const HEADER = new RegExp(`^(?:(?:${LABELLED.join('|')})[ \\t]+"|(?:${UNLABELLED.join('|')})[ \\t]*\\{)`);
const WORD = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

export function heredocLines(text: string): HeredocLines {
  const closers = new Map<string, number[]>();
  const openers = new Map<string, number[]>();
  const headers: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const word = line.trim();
    if (word.length < 200 && WORD.test(word)) add(closers, word, start);
    const opener = line.lastIndexOf('<<');
    if (opener >= 0) add(openers, line.slice(opener + (line[opener + 2] === '-' ? 3 : 2)).trim(), start);
    if (HEADER.test(line)) headers.push(start);
    start = end + 1;
  }
  return { closers, openers, headers };
}

/**
 * A heredoc ends at the line that holds nothing but its word. Where that line is missing, it ends before the next
 * top-level block: it is missing too where such a block and after it another heredoc with the same word come first.
 */
export function findHeredocEnd(
  text: string,
  lines: HeredocLines,
  word: string,
  bodyStart: number,
  wordEnd: number,
): { inner: Span; end: number; closed: boolean } {
  const closer = firstFrom(lines.closers.get(word) ?? [], bodyStart);
  const header = firstFrom(lines.headers, bodyStart);
  const reopened = header === undefined ? undefined : firstFrom(lines.openers.get(word) ?? [], header);
  if (closer !== undefined && (reopened === undefined || closer < reopened)) {
    const end = text.indexOf(word, closer) + word.length;
    return { inner: { start: bodyStart, end: closer }, end, closed: true };
  }
  // The newline before the block stays outside: it ends the attribute.
  const newline = header === undefined ? 0 : text[header - 2] === '\r' ? 2 : 1;
  const end = Math.max(wordEnd, (header ?? text.length) - newline);
  return { inner: { start: Math.min(bodyStart, end), end }, end, closed: false };
}

function add(to: Map<string, number[]>, word: string, offset: number): void {
  const known = to.get(word);
  if (known) known.push(offset);
  else to.set(word, [offset]);
}

/** The first of the sorted offsets that is not before `from`. */
function firstFrom(offsets: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return offsets[low];
}
