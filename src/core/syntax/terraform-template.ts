/** What stands inside an HCL string or heredoc: escapes, interpolations, and the indentation that `<<-` takes away. */
import type { Part } from './node.ts';
import type { Span } from './text.ts';

/** A string or heredoc as the lexer found it; decoded only where a tree is made of it. */
export interface Template {
  /** Where the content stands. */
  readonly inner: Span;
  /** Interpolations and directives, as spans of the text. */
  readonly holes: readonly Span[];
  readonly closed: boolean;
  readonly kind: 'quoted' | 'heredoc' | 'flush';
}

export interface Decoded {
  readonly value: string;
  readonly parts: readonly Part[];
  /** Spans of the value. */
  readonly holes: readonly Span[];
  /** What `<<-` takes away from the front of every line. */
  readonly indent: string;
}

const CODE = {
  newline: 10,
  quote: 34,
  dollar: 36,
  percent: 37,
  backslash: 92,
  openBrace: 123,
  closeBrace: 125,
} as const;

/** True where `${` or `%{` opens at the offset; the escapes `$${` and `%%{` are asked for first. */
export function opensHole(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === CODE.dollar || code === CODE.percent) && text.charCodeAt(at + 1) === CODE.openBrace;
}

/** True where `$${` or `%%{` stands at the offset. */
export function escapesHole(text: string, at: number): boolean {
  return text.charCodeAt(at) === text.charCodeAt(at + 1) && opensHole(text, at + 1);
}

/**
 * Follows an interpolation from its `${` to the brace that closes it, through nested braces and strings.
 * It fails at `limit`, at a newline in a nested string, before a line that looks like an attribute or a block, and at
 * any newline unless `multiline`; `end` is then where.
 */
export function scanHole(
  text: string,
  at: number,
  limit: number,
  multiline: boolean,
): { end: number; closed: boolean } {
  // Innermost last: true inside a nested string, false inside braces.
  const inString: boolean[] = [false];
  let i = at + 2;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code === CODE.newline) {
      if (!multiline || inString.at(-1)) break;
      // Nothing of the kind stands directly in an interpolation, though it may in an object in one.
      if (inString.length === 1 && isEntryLine(text, i + 1)) break;
    }
    if (inString.at(-1)) {
      if (code === CODE.quote) inString.pop();
      else if (code === CODE.backslash && text.charCodeAt(i + 1) !== CODE.newline) i++;
      else if (escapesHole(text, i)) i += 2;
      else if (opensHole(text, i)) {
        inString.push(false);
        i++;
      }
    } else if (code === CODE.quote) inString.push(true);
    else if (code === CODE.openBrace) inString.push(false);
    else if (code === CODE.closeBrace) {
      inString.pop();
      if (inString.length === 0) return { end: i + 1, closed: true };
    }
    i++;
  }
  return { end: Math.min(i, limit), closed: false };
}

function isEntryLine(text: string, at: number): boolean {
  const pattern = /[ \t]*[\w-]+[ \t]*(?:=(?![=>])|\{)/y;
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The value of a string or heredoc; an escape is one inexact part, stripped indentation a gap between parts. */
export function decodeTemplate(text: string, template: Template): Decoded {
  const { inner, holes } = template;
  const escapes = template.kind === 'quoted';
  const indent = template.kind === 'flush' ? commonIndent(text, template) : '';
  const strip = indent.length;
  const builder = createBuilder(text, inner.start);
  const holesOfValue: Span[] = [];
  let next = 0;
  let i = inner.start;
  if (strip > 0) i = builder.skip(i, indentEnd(text, i, strip, inner.end));
  while (i < inner.end) {
    const code = text.charCodeAt(i);
    const hole = holes[next];
    if (hole && hole.start === i) {
      const start = builder.length(i);
      i = hole.end;
      holesOfValue.push({ start, end: builder.length(i) });
      next++;
    } else if (code === CODE.newline && strip > 0) {
      i = builder.skip(i + 1, indentEnd(text, i + 1, strip, inner.end));
    } else if (code === CODE.backslash && escapes) {
      const [length, value] = readEscape(text, i, inner.end);
      i = builder.put(i, i + length, value);
    } else if ((code === CODE.dollar || code === CODE.percent) && escapesHole(text, i)) {
      i = builder.put(i, i + 3, text.slice(i + 1, i + 3));
    } else i++;
  }
  return { ...builder.done(inner.end), holes: holesOfValue, indent };
}

/** The white space that opens every line of a `<<-` heredoc; blank lines and lines inside a hole have no say. */
function commonIndent(text: string, template: Template): string {
  const { inner, holes } = template;
  let common: string | undefined;
  let next = 0;
  for (let line = inner.start; line < inner.end; ) {
    while ((holes[next]?.end ?? inner.end) < line) next++;
    const eol = text.indexOf('\n', line);
    const end = eol < 0 || eol >= inner.end ? inner.end : eol;
    const stop = indentEnd(text, line, end - line, end);
    const blank = stop === end || (stop === end - 1 && text[stop] === '\r');
    const insideHole = (holes[next]?.start ?? inner.end) < line;
    if (!blank && !insideHole && (common === undefined || stop - line < common.length)) common = text.slice(line, stop);
    line = end + 1;
  }
  return common ?? '';
}

function indentEnd(text: string, at: number, most: number, limit: number): number {
  let end = at;
  while (end < limit && end - at < most && (text[end] === ' ' || text[end] === '\t')) end++;
  return end;
}

/** Collects a value from runs of text; `from` is where the run in hand began. */
function createBuilder(text: string, at: number) {
  const parts: Part[] = [];
  let value = '';
  let from = at;
  const flush = (to: number): void => {
    if (to <= from) return;
    const start = value.length;
    value += text.slice(from, to);
    parts.push({ value: { start, end: value.length }, at: { start: from, end: to }, exact: true });
    from = to;
  };
  return {
    /** The length of the value once all text up to the offset is taken. */
    length: (to: number): number => value.length + to - from,
    skip: (start: number, end: number): number => {
      if (end === start) return end;
      flush(start);
      from = end;
      return end;
    },
    put: (start: number, end: number, decoded: string): number => {
      flush(start);
      parts.push({
        value: { start: value.length, end: value.length + decoded.length },
        at: { start, end },
        exact: false,
      });
      value += decoded;
      from = end;
      return end;
    },
    done: (to: number): { value: string; parts: Part[] } => {
      flush(to);
      return { value, parts };
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The length and the meaning of the escape at the offset; an unknown one means itself. */
function readEscape(text: string, at: number, limit: number): [length: number, value: string] {
  const letter = text[at + 1] ?? '';
  const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  if (digits > 0 && at + 2 + digits <= limit) {
    const hex = text.slice(at + 2, at + 2 + digits);
    const code = /^[0-9a-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : Number.POSITIVE_INFINITY;
    if (code <= 0x10ffff) return [2 + digits, String.fromCodePoint(code)];
  }
  const length = Math.min(2, limit - at);
  return [length, (length === 2 ? ESCAPES[letter] : undefined) ?? text.slice(at, at + length)];
}
