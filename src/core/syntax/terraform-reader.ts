/** A cursor over HCL tokens, and the one place that decides where a bracket ends that was never closed. */
import { isTopLevelType } from './terraform-heredoc.ts';
import type { Token } from './terraform-lexer.ts';

export type Closer = '}' | ']' | ')';

export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The token in hand. */
  at: number;
  /** The end of the last token that was passed and is no newline. */
  lastEnd: number;
  /** True where a newline is a token: in bodies and objects, as in HCL itself. */
  newlines: boolean;
  segment: Segment;
  /** How many brackets around the token in hand wait for each closer. */
  readonly waiting: Record<Closer, number>;
  /** The line of the innermost brace that is open. */
  braceLine: number;
}

/** A stretch of top-level blocks that is read by itself, so that a fault in one block stays in it. */
export interface Segment {
  /** The index of the token after it. */
  readonly limit: number;
  /** Its brackets do not match: indentation and the shape of lines decide where a container ends. */
  readonly broken: boolean;
  /** It has more closing than opening braces. */
  readonly surplus: boolean;
}

/** A container that is being read. */
export interface Frame {
  readonly closer: Closer;
  /** The indentation of the line on which it opened. */
  readonly indent: number;
  readonly newlinesAround: boolean;
  readonly braceLineAround: number;
}

export function createReader(text: string, tokens: readonly Token[]): Reader {
  const segment = { limit: tokens.length - 1, broken: false, surplus: false };
  return {
    text,
    tokens,
    at: 0,
    lastEnd: 0,
    newlines: true,
    segment,
    waiting: { '}': 0, ']': 0, ')': 0 },
    braceLine: -1,
  };
}

/** The token in hand; the end of the segment is the end of everything. */
export function peek(reader: Reader): Token {
  const { tokens, segment } = reader;
  if (!reader.newlines) while (reader.at < segment.limit && tokens[reader.at]?.kind === 'newline') reader.at++;
  const token = tokens[Math.min(reader.at, segment.limit)] as Token;
  return reader.at < segment.limit ? token : { ...token, kind: 'eof' };
}

/** The token some places after the one in hand, newlines included. */
export function peekRaw(reader: Reader, ahead: number): Token | undefined {
  const index = reader.at + ahead;
  return index < reader.segment.limit ? reader.tokens[index] : undefined;
}

export function advance(reader: Reader): Token {
  const token = peek(reader);
  if (token.kind === 'eof') return token;
  if (token.kind !== 'newline') reader.lastEnd = token.end;
  reader.at++;
  return token;
}

/** Passes the opening bracket in hand. */
export function enter(reader: Reader, closer: Closer, newlines: boolean): Frame {
  const { indent, line } = advance(reader);
  const frame = { closer, indent, newlinesAround: reader.newlines, braceLineAround: reader.braceLine };
  reader.waiting[closer]++;
  reader.newlines = newlines;
  if (closer === '}') reader.braceLine = line;
  return frame;
}

export function leave(reader: Reader, frame: Frame): void {
  reader.waiting[frame.closer]--;
  reader.newlines = frame.newlinesAround;
  reader.braceLine = frame.braceLineAround;
  // What was left without its closer ends with its line, whatever was looked at beyond.
  if (reader.newlines && reader.tokens[reader.at - 1]?.kind === 'newline') reader.at--;
}

/**
 * Whether the container ends here, asked wherever an entry or item could start. `closed`: its closer was here and is
 * now passed. `left`: the closer is missing, and the token in hand belongs to what is around. That is so
 * - at the end of the segment, and at a closer that something around waits for (one that nobody waits for is skipped);
 * - in a list or call, at a line that looks like an attribute or a block, which no item ever does;
 * - where the brackets of the segment do not match, at anything that is indented less than the line of the opening
 *   bracket, and for braces at an attribute, a block or another brace that is indented as much as that line.
 */
export function atEnd(reader: Reader, frame: Frame): 'closed' | 'left' | undefined {
  for (;;) {
    const token = peek(reader);
    if (token.kind === 'eof') return 'left';
    if (token.kind === 'newline') return undefined;
    if (reader.segment.broken && token.first && token.indent < frame.indent) return 'left';
    if (!isCloser(token.kind)) return token.first && isOutside(reader, frame, token) ? 'left' : undefined;
    if (token.kind === frame.closer && !isStray(reader, frame, token)) {
      advance(reader);
      return 'closed';
    }
    if (token.kind !== frame.closer && reader.waiting[token.kind] > 0 && !isStray(reader, frame, token)) return 'left';
    advance(reader);
  }
}

function isOutside(reader: Reader, frame: Frame, token: Token): boolean {
  if (frame.closer !== '}') return isEntryAhead(reader, true);
  if (!reader.segment.broken || token.indent > frame.indent) return false;
  return token.kind === '{' || isEntryAhead(reader, true);
}

/** A brace too many: deeper than its block, where there are too many, or on a line that opened none. */
function isStray(reader: Reader, frame: Frame, token: Token): boolean {
  const { broken, surplus } = reader.segment;
  if (!broken || token.kind !== '}') return false;
  if (frame.closer === '}') return surplus && token.first && token.indent > frame.indent;
  return !token.first && token.line !== reader.braceLine;
}

export const isCloser = (kind: Token['kind']): kind is Closer => kind === '}' || kind === ']' || kind === ')';

export const isSeparator = (kind: Token['kind'] | undefined): kind is '=' | ':' => kind === '=' || kind === ':';

/** True where the tokens ahead look like an attribute or a block: `key =`, `key {`, `type "label" {`. */
export function isEntryAhead(reader: Reader, colons: boolean): boolean {
  const key = peek(reader).kind;
  if (key !== 'word' && key !== 'string') return false;
  const next = peekRaw(reader, 1)?.kind;
  if (next === '=' || next === '{' || (colons && next === ':')) return true;
  if (key !== 'word') return false;
  for (let ahead = 1; ahead <= 4; ahead++) {
    const label = peekRaw(reader, ahead)?.kind;
    if (label !== 'word' && label !== 'string') return label === '{';
  }
  return false;
}

/** One segment where all brackets match; else one for every top-level block that starts at the margin. */
export function segments(text: string, tokens: readonly Token[]): Segment[] {
  const limit = tokens.length - 1;
  if (balance(tokens, 0, limit).matched) return [{ limit, broken: false, surplus: false }];
  const limits: number[] = [];
  for (let index = 1; index < limit; index++) if (isHeader(text, tokens, index)) limits.push(index);
  let start = 0;
  return [...limits, limit].map(end => {
    const { matched, surplus, indented } = balance(tokens, start, end);
    start = end;
    // Without any indentation there is nothing to learn from it.
    return { limit: end, broken: !matched && indented, surplus };
  });
}

function isHeader(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word' || !token.first || token.indent !== 0) return false;
  const next = tokens[index + 1];
  if (next?.kind !== 'string' && next?.kind !== '{') return false;
  return isTopLevelType(text.slice(token.start, token.end), next.kind === 'string');
}

const CLOSER_OF: Readonly<Record<string, Closer>> = { '{': '}', '[': ']', '(': ')' };

export const closerOf = (kind: Token['kind']): Closer | undefined => CLOSER_OF[kind];

function balance(tokens: readonly Token[], start: number, end: number) {
  const stack: Closer[] = [];
  let matched = true;
  let indented = false;
  let braces = 0;
  for (let index = start; index < end; index++) {
    const token = tokens[index] as Token;
    const closer = closerOf(token.kind);
    if (closer) stack.push(closer);
    else if (isCloser(token.kind) && stack.pop() !== token.kind) matched = false;
    if (token.kind === '{') braces++;
    if (token.kind === '}') braces--;
    if (token.first && token.indent > 0) indented = true;
  }
  return { matched: matched && stack.length === 0, surplus: braces < 0, indented };
}
