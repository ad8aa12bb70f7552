/** Decodes literal and folded YAML scalars: which run of the value stands where in the text. */
import type { CST } from 'yaml';
import type { Part, Scalar } from './node.ts';
import { createPieces } from './yaml-scalar.ts';

/** The span ends with the last line of the content, without its line end. */
export function blockScalar(text: string, token: CST.BlockScalar): Scalar {
  const last = token.props.at(-1);
  const header = token.props[0];
  const source = header && 'source' in header ? header.source : '|';
  const start = token.offset;
  const from = last && 'source' in last ? last.offset + last.source.length : start + source.length;
  const folded = source.startsWith('>');
  const { value, parts, end } = decode(splitLines(text.slice(from, from + token.source.length), from), from, {
    folded,
    chomp: source.includes('-') ? 'strip' : source.includes('+') ? 'keep' : 'clip',
    parent: token.indent,
    indent: Number(/[1-9]/.exec(source)?.[0] ?? 0),
  });
  const empty = end === from;
  return {
    kind: 'scalar',
    type: 'string',
    value,
    span: { start, end: empty ? start + source.length : end },
    inner: { start: empty ? from : (parts[0]?.at.start ?? from), end },
    closed: true,
    parts,
    holes: [],
    style: folded ? 'folded' : 'literal',
  };
}

interface Style {
  readonly folded: boolean;
  readonly chomp: 'clip' | 'strip' | 'keep';
  /** Indentation of the collection around the scalar, and what the header adds to it (0: as the first line has it). */
  readonly parent: number;
  readonly indent: number;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  /** Without indentation and line end. */
  readonly content: string;
}

function splitLines(source: string, at: number): Line[] {
  if (source === '') return [];
  let start = at;
  return source.split('\n').map(text => {
    const content = text.replace(/^ +/, '').replace(/\r$/, '');
    const line = { start, indent: /^ */.exec(text)?.[0].length ?? 0, content };
    start += text.length + 1;
    return line;
  });
}

/**
 * A line end is one inexact part with the indentation after it: taking a whole line out of the value takes the line
 * out of the text. What the chomping indicator leaves at the end stands for no text of its own.
 */
function decode(lines: readonly Line[], at: number, style: Style): { value: string; parts: Part[]; end: number } {
  const pieces = createPieces();
  const first = lines.findIndex(line => line.content !== '');
  const indent = style.indent > 0 ? style.parent + style.indent : (lines[first]?.indent ?? 0);
  const stop = first < 0 ? 0 : contentEnd(lines, indent);
  let end = at;
  for (const [line, gap] of withGaps(lines.slice(0, stop), first, indent, style.folded)) {
    const start = line.start + Math.min(indent, line.indent);
    const content = ' '.repeat(Math.max(0, line.indent - indent)) + line.content;
    pieces.add(gap, { start: end, end: start }, false);
    pieces.add(content, { start, end: start + content.length }, true);
    end = start + content.length;
  }
  pieces.add(tailOf(lines, stop, indent, style.chomp), { start: end, end }, false);
  return { ...pieces.done(), end };
}

/** Blank lines at the end are content only where they are indented more. */
function contentEnd(lines: readonly Line[], indent: number): number {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.content === '' && (lines[end - 1]?.indent ?? 0) <= indent) end--;
  return end;
}

/** Each line that shows something, and the line ends of the value before it. */
function* withGaps(lines: readonly Line[], first: number, indent: number, folded: boolean): Generator<[Line, string]> {
  let gap = '';
  let lineEnd = '';
  let wasIndented = false;
  for (const [index, line] of lines.entries()) {
    const indented = line.indent > indent || line.content.startsWith('\t');
    const shows = line.content !== '' || line.indent > indent;
    if (index < first || !folded) {
      if (shows) yield [line, gap + lineEnd];
      gap = shows ? '' : gap + lineEnd;
      lineEnd = '\n';
    } else if (!shows) {
      if (lineEnd === '\n') gap += '\n';
      else lineEnd = '\n';
    } else {
      // Around a line that is indented more, line ends are kept instead of folded.
      if (indented && lineEnd === ' ') lineEnd = '\n';
      else if (indented && !wasIndented && lineEnd === '\n' && index > first) lineEnd = '\n\n';
      yield [line, gap + lineEnd];
      gap = '';
      lineEnd = indented ? '\n' : ' ';
      wasIndented = indented;
    }
  }
}

function tailOf(lines: readonly Line[], stop: number, indent: number, chomp: Style['chomp']): string {
  if (stop === 0) return chomp === 'keep' && lines.length > 0 ? '\n'.repeat(Math.max(1, lines.length - 1)) : '';
  if (chomp === 'strip') return '';
  if (chomp === 'clip') return '\n';
  const rest = lines.slice(stop).map(line => `\n${' '.repeat(Math.max(0, line.indent - indent))}`);
  return rest.length > 0 ? rest.join('') : '\n';
}
