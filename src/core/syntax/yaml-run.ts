/** Changes a run inside a YAML scalar, and proves that the value becomes what was asked for. */
import { mapsExactly, type Scalar, textSpan, valueOffset } from './node.ts';
import { type Edit, eolOf, lineStart, mapText, plain, type Span, type Text } from './text.ts';
import { flowScalar } from './yaml-scalar.ts';
import { escapeDouble, escapeSingle, isPlainSafe, isPrintable } from './yaml-text.ts';

export function replaceInside(
  text: string,
  scalar: Scalar,
  run: Span,
  pieces: Text,
  inFlow: boolean,
): Edit[] | undefined {
  if (!scalar.closed || !mapsExactly(scalar, run) || cutsHole(scalar, run)) return undefined;
  const span = textSpan(scalar, run);
  const spelled = mapText(pieces, piece => spellInside(text, scalar, piece, inFlow));
  if (!spelled) return undefined;
  const edit = { span, text: spelled };
  const proved =
    scalar.style === 'literal' || scalar.style === 'folded'
      ? staysBlock(scalar, run, changed(scalar, run, pieces))
      : staysFlow(text, scalar, edit, pieces, inFlow);
  return proved ? [edit] : undefined;
}

const cutsHole = ({ holes }: Scalar, run: Span): boolean =>
  holes.some(({ start, end }) => [run.start, run.end].some(edge => start < edge && edge < end));

const changed = ({ value }: Scalar, run: Span, pieces: Text): string =>
  value.slice(0, run.start) + plain(pieces).replaceAll('\r\n', '\n') + value.slice(run.end);

/** How a piece is spelled inside a scalar of this style, if that holds wherever in the scalar it comes. */
export function spellInside(text: string, scalar: Scalar, piece: string, inFlow = true): string | undefined {
  switch (scalar.style) {
    case 'double':
      return escapeDouble(piece);
    case 'single':
      return isPrintable(piece) ? escapeSingle(piece) : undefined;
    case 'plain':
      // Between two letters it shows whether the piece could end the scalar; at an edge a colon or `#` could, too.
      return piece === '' || isPlainSafe(`a${piece}a`, inFlow) ? piece : undefined;
    case 'literal':
      return isPrintable(piece.replace(/[\n\r\t]/g, '')) ? indentLines(text, scalar, piece) : undefined;
    case 'folded':
      return isPrintable(piece) && !piece.startsWith(' ') ? piece : undefined;
    default:
      return undefined;
  }
}

function indentLines(text: string, scalar: Scalar, piece: string): string | undefined {
  if (!/[\r\n]/.test(piece)) return piece;
  const first = scalar.parts.find(part => part.exact);
  if (!first || /\r(?!\n)/.test(piece)) return undefined;
  const indent = first.at.start - lineStart(text, first.at.start);
  // Without indentation a line of the piece could end the document.
  return indent === 0 ? undefined : piece.replace(/\r?\n/g, eolOf(text) + ' '.repeat(indent));
}

function staysBlock(scalar: Scalar, run: Span, value: string): boolean {
  if (!scalar.parts.some(part => part.exact)) return false;
  return scalar.style === 'literal' ? staysLiteral(scalar, run, value) : staysFolded(scalar, run, value);
}

/** The first line tells the indentation and the header what becomes of the last line ends: neither may change. */
function staysLiteral(scalar: Scalar, run: Span, value: string): boolean {
  const tail = lineEnds(scalar.value);
  if (run.end > scalar.value.length - tail || lineEnds(value) !== tail) return false;
  return leadOf(value) === leadOf(scalar.value) && value.trim() !== '' && !/\n[ \t]+\n*$/.test(value);
}

const leadOf = (value: string): string => /^\s*/.exec(value)?.[0] ?? '';

const lineEnds = (value: string): number => /\n*$/.exec(value)?.[0].length ?? 0;

/** Within one line; whether it is indented more than others tells how its ends are folded. */
function staysFolded(scalar: Scalar, run: Span, value: string): boolean {
  const part = scalar.parts.find(({ exact, value: at }) => exact && at.start <= run.start && run.end <= at.end);
  if (!part) return false;
  const before = scalar.value.slice(part.value.start, part.value.end);
  const line = value.slice(part.value.start, part.value.end + value.length - scalar.value.length);
  return line.trim() !== '' && /^\s/.test(line) === /^\s/.test(before) && !line.includes('\n');
}

/** Reads the scalar again as the edit leaves it. */
function staysFlow(text: string, scalar: Scalar, edit: Edit, pieces: Text, inFlow: boolean): boolean {
  const { start, end } = scalar.span;
  const source = text.slice(start, end);
  // On a blank line inside a scalar nothing says how far text must be indented.
  const line = lineStart(text, edit.span.start);
  if (line > start && text.slice(line, edit.span.start + 1).trim() === '') return false;
  const before = flowScalar(source, start);
  const run = { start: valueOffset(before, edit.span.start), end: valueOffset(before, edit.span.end) };
  const value = changed(before, run, pieces);
  if (scalar.style === 'plain' && !isPlainSafe(value, inFlow)) return false;
  const after = flowScalar(
    source.slice(0, edit.span.start - start) + plain(edit.text) + source.slice(edit.span.end - start),
    start,
  );
  return after.value === value && after.style === scalar.style && after.closed;
}
