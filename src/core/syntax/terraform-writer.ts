/** Writes HCL: quotes, equals signs, commas and indentation as the text around them has them. */
import { commasAround, NO_COMMAS } from './commas.ts';
import { type Entry, isMap, isScalar, type MapNode, mapsExactly, type Node, type Scalar, textSpan } from './node.ts';
import { identifierEnd, isIdentifier } from './terraform-lexer.ts';
import {
  escapeQuoted,
  escapeTemplate,
  type Habit,
  HCL_HABIT,
  isBlock,
  isShort,
  quote,
  render,
  renderBody,
  renderEntries,
  renderItems,
} from './terraform-render.ts';
import { type Container, type Element, isBlankBefore, isCompact, type Sheet, splice } from './terraform-splice.ts';
import {
  type Edit,
  eolOf,
  indentAt,
  indentUnit,
  lineStart,
  mapText,
  plain,
  type Span,
  span,
  type Text,
} from './text.ts';
import type { Data, Writer } from './writer.ts';

export function terraformWriter(text: string, comments: readonly Span[]): Writer {
  const sheet = createSheet(text, comments);
  return {
    replace: (node, data) => replace(sheet, node, data),
    replaceRun: (scalar, run, pieces) => replaceRun(sheet, scalar, run, pieces),
    renameKey: (entry, key) => renameKey(text, entry, key),
    spliceItems: (list, at, remove, items) => {
      if (!list.closed) return undefined;
      const elements = list.items.map(item => itemOf(text, item));
      const habit = habitOf(text, list.items.find(isMap));
      const to: Container = { kind: 'list', inside: insideOf(list.span), elements, habit };
      const blocks = items.map(() => false);
      return splice(sheet, to, at, remove, {
        ...{ blocks, short: isShort(items) },
        render: layout => renderItems(items, layout),
      });
    },
    spliceEntries: (map, at, remove, entries) => {
      if (!map.closed) return undefined;
      const kind = kindOf(sheet, map);
      if (!kind) return undefined;
      const body = kind !== 'object';
      const elements = map.entries.map(entry => elementOf(text, entry));
      const inside = kind === 'root' ? span(text.startsWith('\uFEFF') ? 1 : 0, text.length) : insideOf(map.span);
      const habit = body ? HCL_HABIT : habitOf(text, map);
      const column = columnNear(text, map, at, remove);
      const blocks = entries.map(entry => isBlock(entry, body));
      if (body && entries.some(entry => !isIdentifier(entry.key))) return undefined;
      return splice(sheet, { kind, inside, elements, habit }, at, remove, {
        ...{ blocks, short: false },
        render: layout => renderEntries(entries, layout, body, column),
      });
    },
    inside: (scalar, piece) => spellInside(sheet, scalar, piece),
    token: (pieces, role, scalar) => {
      const bare = role === 'key' && isIdentifier(plain(pieces)) && (!scalar || scalar.style === 'bare');
      return bare ? pieces : quote(pieces);
    },
    value: (data, offset) => {
      const inline = isCompact(text, offset);
      const layout = { indent: indentAt(text, offset), inline, eol: sheet.eol, habit: HCL_HABIT, step: sheet.step };
      return render(data, layout);
    },
    entry: (map, entry, offset) => {
      const kind = kindOf(sheet, map);
      if (!kind) return undefined;
      const body = kind !== 'object';
      const inline = isCompact(text, offset);
      if (body && (inline || !isIdentifier(entry.key))) return undefined;
      const habit = body ? HCL_HABIT : habitOf(text, map);
      return renderEntries(
        [entry],
        { indent: indentAt(text, offset), inline, eol: sheet.eol, habit, step: sheet.step },
        body,
      )[0];
    },
    second: () => undefined,
    commas: (container, at) => {
      if (isMap(container) && kindOf(sheet, container) !== 'object') return NO_COMMAS;
      return commasAround({ text, comments, lines: isMap(container) }, container, at);
    },
  };
}

function createSheet(text: string, comments: readonly Span[]): Sheet {
  let unit: string | undefined;
  return {
    text,
    eol: eolOf(text),
    step: () => {
      unit ??= indentUnit(text);
      return unit;
    },
    hasComment: at => comments.some(comment => comment.start < at.end && comment.end > at.start),
    commentAt: offset => comments.find(comment => comment.start === offset),
  };
}

function replace(sheet: Sheet, node: Node, data: Data): Edit[] | undefined {
  const { text } = sheet;
  const kind = isMap(node) ? kindOf(sheet, node) : 'object';
  const cut = isScalar(node) ? !node.closed && /[\])},]/.test(node.value) : !isWhole(text, node);
  if (!kind || kind === 'root' || cut || sheet.hasComment(node.span)) return undefined;
  const inline = isCompact(text, node.span.start);
  const habit = isMap(node) ? habitOf(text, node) : HCL_HABIT;
  const layout = { indent: indentAt(text, node.span.start), inline, eol: sheet.eol, habit, step: sheet.step };
  if (kind === 'object') return [{ span: node.span, text: render(data, layout) }];
  if (data.kind !== 'map' || inline) return undefined;
  return [{ span: node.span, text: renderBody(data, layout) }];
}

function replaceRun(sheet: Sheet, scalar: Scalar, run: Span, pieces: Text): Edit[] | undefined {
  if (!scalar.closed || !mapsExactly(scalar, run)) return undefined;
  if (scalar.holes.some(hole => [run.start, run.end].some(edge => edge > hole.start && edge < hole.end))) {
    return undefined;
  }
  const text = mapText(pieces, piece => spellInside(sheet, scalar, piece));
  if (!text) return undefined;
  const at = textSpan(scalar, run);
  const left = sheet.text.slice(scalar.inner.start, at.start).slice(-1);
  const right = sheet.text.slice(at.end, Math.min(at.end + 2, scalar.inner.end));
  const fresh = plain(text);
  const joins = fresh === '' ? opens(left, right) : opens(left, fresh) || opens(fresh, right);
  return joins || endsHeredoc(sheet.text, scalar, at, fresh) ? undefined : [{ span: at, text }];
}

/** True where a heredoc would end earlier, or no longer end, with `fresh` in place of a span of its content. */
function endsHeredoc(text: string, scalar: Scalar, at: Span, fresh: string): boolean {
  if (!scalar.style.startsWith('heredoc')) return false;
  const { inner } = scalar;
  const before = text.slice(Math.max(inner.start, lineStart(text, at.start)), at.start);
  const newline = text.indexOf('\n', at.end) + 1 || inner.end;
  const after = text.slice(at.end, Math.min(newline, inner.end));
  const lines = before + fresh + after;
  if (at.end === inner.end && lines !== '' && !lines.endsWith('\n')) return true;
  return lines.split('\n').some(line => line.trim() === wordOf(text, scalar));
}

/** The word that ends a heredoc. */
function wordOf(text: string, { span: at }: Scalar): string {
  const start = at.start + (text[at.start + 2] === '-' ? 3 : 2);
  return text.slice(start, identifierEnd(text, start));
}

/** True where two texts that mean no interpolation make one, or lose one, once they touch. */
function opens(left: string, right: string): boolean {
  const last = left.at(-1);
  if (last !== '$' && last !== '%') return false;
  return right.startsWith('{') || (right.startsWith(`${last}{`) && !right.startsWith(`${last}${last}{`));
}

function spellInside(sheet: Sheet, scalar: Scalar, piece: string): string | undefined {
  if (scalar.style === '"') return escapeQuoted(piece);
  if (!scalar.style.startsWith('heredoc')) return undefined;
  const word = wordOf(sheet.text, scalar);
  const indent = scalar.style.slice('heredoc-'.length);
  const lines = escapeTemplate(piece).split(/\r?\n/);
  if (lines.some(line => line.trim() === word)) return undefined;
  // Blank lines need no indentation, but what follows the piece does.
  const spelled = lines.map((line, index) =>
    index === 0 || (line === '' && index < lines.length - 1) ? line : indent + line,
  );
  return spelled.join(sheet.eol);
}

function renameKey(text: string, entry: Entry, key: string): Edit[] | undefined {
  const { key: old, separator } = entry;
  if (!old.closed || (entry.form === 'block' && !isIdentifier(key))) return undefined;
  const spelled = old.style === 'bare' && isIdentifier(key) ? key : `"${escapeQuoted(key)}"`;
  const gap = separator ? text.slice(old.span.end, separator.start) : '';
  if (!separator || text[separator.start] !== '=' || !/^ +$/.test(gap)) return [{ span: old.span, text: [spelled] }];
  const aligned = gap.length > 1 || [-1, 1].some(step => hasMarkBeside(text, separator.start, step));
  const width = separator.start - old.span.start;
  const padded = aligned && spelled.length < width ? spelled.padEnd(width) : `${spelled} `;
  return [{ span: span(old.span.start, separator.start), text: [padded] }];
}

/** True where the line before or after has an equals sign in the same column. */
function hasMarkBeside(text: string, offset: number, step: number): boolean {
  const start = lineStart(text, offset);
  const column = offset - start;
  const other = step < 0 ? (start === 0 ? -1 : lineStart(text, start - 1)) : text.indexOf('\n', offset) + 1;
  if (other < 0 || (step > 0 && other === 0)) return false;
  const line = text.slice(other, other + column + 2);
  return /^\s*[\w"-][^\n]*=$/.test(line.slice(0, column + 1)) && line[column + 1] !== '=';
}

const insideOf = (at: Span): Span => span(at.start + 1, at.end - 1);

/** What a map is follows from what stands before its brace: a block's name or label, or anything else. */
function kindOf({ text }: Sheet, map: MapNode): 'object' | 'body' | 'root' | undefined {
  if (map.span.start === 0) return 'root';
  let at = map.span.start - 1;
  while (at > 0 && (text[at] === ' ' || text[at] === '\t')) at--;
  // A comment stands between: too rare to look behind it.
  if (text[at] === '/') return undefined;
  return /[\p{ID_Continue}"-]/u.test(text[at] ?? '') ? 'body' : 'object';
}

function habitOf(text: string, map: MapNode | undefined): Habit {
  const entry = map?.entries.findLast(candidate => candidate.separator && candidate.form === 'pair');
  if (!entry?.separator) return HCL_HABIT;
  const mark = text[entry.separator.start] === ':' ? ':' : '=';
  const tight = entry.key.span.end === entry.separator.start;
  return { mark, tight, quoted: entry.key.style === '"' };
}

/** The column of the equals sign, counted from the key, in the one-line attribute that a new one stands next to. */
function columnNear(text: string, map: MapNode, at: number, remove: number): number {
  const after = map.entries[at + remove];
  const near = [remove > 0 ? map.entries[at] : undefined, map.entries[at - 1]];
  if (after && !isBlankBefore(text, after.span.start)) near.push(after);
  for (const entry of near) {
    if (entry?.form !== 'pair' || !entry.separator || !entry.value) continue;
    const opensLine = text.slice(lineStart(text, entry.span.start), entry.span.start).trim() === '';
    if (!opensLine || text.slice(entry.span.start, entry.span.end).includes('\n')) continue;
    return entry.separator.start - entry.key.span.start;
  }
  return 0;
}

function elementOf(text: string, entry: Entry): Element {
  const closed = entry.value ? isWhole(text, entry.value) : entry.key.closed;
  return { span: entry.span, block: entry.form === 'block', heredoc: isHeredoc(entry.value), closed };
}

function itemOf(text: string, item: Node): Element {
  return {
    span: withParentheses(text, item.span),
    block: false,
    heredoc: isHeredoc(item),
    closed: isWhole(text, item),
  };
}

const isHeredoc = (node: Node | undefined): boolean => isScalar(node) && node.style.startsWith('heredoc');

/** False where a closing token is missing, so that one cannot say where the node ends. */
function isWhole(text: string, node: Node): boolean {
  if (node.kind !== 'opaque') return node.closed;
  if (!node.call) return !/\s/.test(text[node.span.end - 1] ?? '');
  if (node.call.name === '?:') return node.call.args.length === 2 && node.call.args.every(arg => isWhole(text, arg));
  return /[)\]}.]/.test(text[node.span.end - 1] ?? '');
}

/** The parentheses that hold one item and nothing else belong to it. */
function withParentheses(text: string, at: Span): Span {
  let { start, end } = at;
  for (;;) {
    let before = start - 1;
    let after = end;
    while (/\s/.test(text[before] ?? '')) before--;
    while (/\s/.test(text[after] ?? '')) after++;
    if (text[before] !== '(' || text[after] !== ')') return { start, end };
    start = before;
    end = after + 1;
  }
}
