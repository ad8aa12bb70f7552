/** Writes JSON: quotes, commas and indentation as the text around them has them. */
import { commasAround } from './commas.ts';
import { type Entry, type ListNode, mapsExactly, textSpan } from './node.ts';
import { type Edit, eolOf, indentAt, indentUnit, lineStart, mapText, type Span, type Stop, type Text } from './text.ts';
import type { Data, DataEntry, Writer } from './writer.ts';

export function jsonWriter(text: string, comments: readonly Span[]): Writer {
  let unit: string | undefined;
  // Made when first needed: a text of many documents has a writer for each.
  let lineEnd: string | undefined;
  const eol = (): string => {
    lineEnd ??= eolOf(text);
    return lineEnd;
  };
  const step = (): string => {
    unit ??= indentUnit(text);
    return unit;
  };
  const hasComment = (at: Span): boolean => comments.some(comment => comment.start < at.end && comment.end > at.start);
  const layout = (indent: string, inline: boolean): Layout => ({ indent, inline, eol: eol(), step });

  /** Elements of a container, spliced as text; items and entries differ in nothing but what is rendered. */
  const splice = (
    container: { readonly span: Span; readonly closed: boolean },
    elements: readonly { readonly span: Span }[],
    at: number,
    remove: number,
    render: (layout: Layout) => Text[],
  ): Edit[] | undefined => {
    if (!container.closed || at < 0 || at + remove > elements.length) return undefined;
    const first = elements[0];
    const multiline = text.slice(container.span.start, first?.span.start ?? container.span.end).includes('\n');
    const outer = indentAt(text, container.span.start);
    const indent = first && multiline ? indentAt(text, first.span.start) : outer + step();
    const fresh = !first && !isCompact(text, container.span.start);
    const added = render(layout(multiline || fresh ? indent : outer, !(multiline || fresh)));
    const separator = multiline || fresh ? `,${eol()}${indent}` : ', ';
    const inserted = join(added, separator);

    if (!first) {
      const inside = { start: container.span.start + 1, end: container.span.end - 1 };
      if (added.length === 0 || hasComment(inside)) return added.length === 0 ? [] : undefined;
      return [
        { span: inside, text: fresh || multiline ? [`${eol()}${indent}`, ...inserted, `${eol()}${outer}`] : inserted },
      ];
    }
    const before = elements[at - 1];
    const after = elements[at + remove];
    if (remove === 0) {
      if (added.length === 0) return [];
      if (before) return [{ span: { start: before.span.end, end: before.span.end }, text: [separator, ...inserted] }];
      return [{ span: { start: first.span.start, end: first.span.start }, text: [...inserted, separator] }];
    }
    const removed = { start: elements[at]?.span.start ?? 0, end: elements[at + remove - 1]?.span.end ?? 0 };
    if (hasComment(removed)) return undefined;
    if (added.length > 0) return [{ span: removed, text: inserted }];
    // Nothing comes instead: a comma goes along, on the side that holds no comment.
    if (before && !hasComment({ start: before.span.end, end: removed.start })) {
      return [{ span: { start: before.span.end, end: removed.end }, text: [] }];
    }
    if (after && !hasComment({ start: removed.end, end: after.span.start })) {
      return [{ span: { start: removed.start, end: after.span.start }, text: [] }];
    }
    if (before || after) return undefined;
    const inside = { start: container.span.start + 1, end: container.span.end - 1 };
    return hasComment(inside) ? undefined : [{ span: inside, text: [] }];
  };

  return {
    replace: (node, data) => {
      if (hasComment(node.span)) return undefined;
      const compact = isCompact(text, node.span.start);
      return [{ span: node.span, text: render(data, layout(indentAt(text, node.span.start), compact)) }];
    },
    replaceRun: (scalar, run, pieces) => {
      if (scalar.style !== '"' || !scalar.closed || !mapsExactly(scalar, run)) return undefined;
      return [{ span: textSpan(scalar, run), text: mapText(pieces, escapeJson) ?? [] }];
    },
    renameKey: (entry: Entry, key) => [{ span: entry.key.span, text: [JSON.stringify(key)] }],
    spliceItems: (list, at, remove, items) =>
      splice(list, list.items, at, remove, within => items.map(item => render(item, within))),
    spliceEntries: (map, at, remove, entries) =>
      splice(map, map.entries, at, remove, within => entries.map(entry => renderEntry(entry, within))),
    inside: (scalar, piece) => (scalar.style === '"' ? escapeJson(piece) : undefined),
    token: pieces => quote(pieces),
    value: (data, offset) => render(data, layout(indentAt(text, offset), isCompact(text, offset))),
    entry: (_map, entry, offset) => renderEntry(entry, layout(indentAt(text, offset), isCompact(text, offset))),
    second: ({ span }, at, piece) => {
      const { before } = commasAround({ text, comments }, listOf(span), at);
      const bracket = { span: { start: span.start, end: span.start }, text: ['['] };
      return { text: [...piece, ']'], also: [bracket, ...(before ? [before] : [])] };
    },
    commas: (container, at) => commasAround({ text, comments }, container, at),
  };
}

const listOf = (span: Span): ListNode => ({
  kind: 'list',
  span,
  items: [{ kind: 'opaque', span }],
  open: false,
  closed: false,
});

/** A whole JSON text, indented by two spaces. */
export const renderJson = (data: Data): Text =>
  render(data, { indent: '', inline: false, eol: '\n', step: () => '  ' });

interface Layout {
  readonly indent: string;
  readonly inline: boolean;
  readonly eol: string;
  step(): string;
}

function render(data: Data, layout: Layout): Text {
  if (data.kind === 'string') return quote(data.text);
  const [open, close] = data.kind === 'list' ? ['[', ']'] : ['{', '}'];
  const inner = { ...layout, indent: layout.indent + layout.step() };
  const parts =
    data.kind === 'list'
      ? data.items.map(item => render(item, inner))
      : data.entries.map(entry => renderEntry(entry, inner));
  if (parts.length === 0) return [open + close];
  if (layout.inline) {
    const pad = data.kind === 'map' ? ' ' : '';
    return [open + pad, ...join(parts, ', '), pad + close];
  }
  const line = layout.eol + inner.indent;
  return [open + line, ...join(parts, `,${line}`), layout.eol + layout.indent + close];
}

const renderEntry = (entry: DataEntry, layout: Layout): Text => [
  `${JSON.stringify(entry.key)}: `,
  ...render(entry.value, layout),
];

const quote = (text: Text): Text => ['"', ...(mapText(text, escapeJson) ?? []), '"'];

const escapeJson = (text: string): string => JSON.stringify(text).slice(1, -1);

function join(parts: readonly Text[], separator: string): Text {
  const out: (string | Stop)[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) out.push(separator);
    out.push(...part);
  }
  return out;
}

/** True where an opening bracket stands before the offset on its own line: what is written there stays on that line. */
function isCompact(text: string, offset: number): boolean {
  return !text.includes('\n') || /[[{]/.test(text.slice(lineStart(text, offset), offset));
}
