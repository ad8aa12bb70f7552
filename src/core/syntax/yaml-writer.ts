/** Writes YAML: plain words, quotes, dashes and indentation as the text around them has them. */
import { children, isList, isMap, isScalar, type ListNode, type MapNode, type Node, type Scalar } from './node.ts';
import { type Edit, eolOf, lineStart, type Span, type Text, within } from './text.ts';
import type { Data, Writer } from './writer.ts';
import {
  blockUnit,
  columnOf,
  commonHabit,
  habitOf,
  isInline,
  keyHabit,
  listUnit,
  NO_HABIT,
  renderBlock,
  renderEntry,
  renderFlow,
  renderFlowEntry,
  renderItem,
  renderValue,
  type Style,
} from './yaml-render.ts';
import { replaceInside, spellInside } from './yaml-run.ts';
import { type Element, type Ground, leadOf, restOfLine, spliceBlock, spliceFlow } from './yaml-splice.ts';
import { type Habit, spell } from './yaml-text.ts';

/** What the nodes of a document do not show. */
export interface Layout {
  readonly root: Node;
  /** Text that belongs to no node, such as anchors and merge keys. */
  readonly hidden: readonly Span[];
  /** Maps and lists in brackets. */
  readonly flow: ReadonlySet<Node>;
  /** Where the dash of each item of a block list stands. */
  readonly dashes: ReadonlyMap<ListNode, readonly number[]>;
}

export function yamlWriter(text: string, comments: readonly Span[], layout: Layout): Writer {
  const { root, flow, dashes } = layout;
  const eol = eolOf(text);
  const isTaken = (span: Span): boolean =>
    [comments, layout.hidden].some(spans => spans.some(other => cross(other, span)));
  const ground: Ground = { text, eol, comments, isTaken };

  const styleOf = (path: readonly Node[], value: Habit): Style => ({
    key: keyHabit(path.findLast(isMap)),
    value,
    eol,
    unit: blockUnit(text),
    listUnit: listUnit(text, [...path.filter(isMap).slice(-1), root], list => dashes.has(list)),
  });

  const replace = (node: Node, data: Data): Edit[] | undefined => {
    const path = pathTo(root, node.span);
    if (path.at(-1)?.span !== node.span || isTaken(node.span)) return undefined;
    const outside = path.slice(0, -1);
    const whole = isScalar(node) || node.kind === 'opaque' || node.closed;
    const keepsProps = isScalar(node) && data.kind === 'string';
    if (!whole || (!keepsProps && hasProps(layout.hidden, text, node.span.start))) return undefined;
    const style = styleOf(outside, isScalar(node) ? habitOf(node) : commonHabit([node]));
    const inFlow = outside.some(parent => flow.has(parent));
    if (inFlow || (data.kind !== 'string' && (flow.has(node) || outside.at(-1)?.kind === 'opaque'))) {
      return isBlock(node)
        ? undefined
        : [{ span: node.span, text: [...gapBefore(text, node), ...renderFlow(data, style, inFlow)] }];
    }
    return replaceBlock(node, data, outside.at(-1), style);
  };

  const isBlock = (node: Node): boolean => (isMap(node) || isList(node)) && !flow.has(node);

  const replaceBlock = (node: Node, data: Data, parent: Node | undefined, style: Style): Edit[] | undefined => {
    const entry = isMap(parent) ? parent.entries.find(({ value }) => value?.span === node.span) : undefined;
    const sameKind = isBlock(node) && node.kind === data.kind && !isInline(data);
    if (!entry || sameKind || (isInline(data) && !isBlock(node))) {
      if (isInline(data))
        return [{ span: node.span, text: [...gapBefore(text, node), ...renderFlow(data, style, false)] }];
      const lead = isBlock(node) || leadOf(text, node.span.start) !== undefined;
      const indent = ' '.repeat(columnOf(text, node.span.start));
      return lead ? [{ span: node.span, text: renderBlock(data, indent, style) }] : undefined;
    }
    const { separator } = entry;
    const lead = leadOf(text, entry.key.span.start);
    if (!separator || lead === undefined || text.slice(separator.end, node.span.start).trim() !== '') return undefined;
    const span = { start: separator.end, end: node.span.end };
    const value = renderValue(data, ' '.repeat(lead.length), style);
    const rest = restOfLine(text, span.end);
    // A comment behind the old value stays on the line of the key.
    if (rest?.comment === undefined || isInline(data) || isBlock(node)) return rest && [{ span, text: value }];
    return [
      { span, text: [] },
      { span: { start: rest.end, end: rest.end }, text: value },
    ];
  };

  const splice = (
    container: MapNode | ListNode,
    elements: readonly Element[],
    at: number,
    remove: number,
    render: (style: Style, indent: string | undefined) => readonly Text[],
  ): Edit[] | undefined => {
    const path = pathTo(root, container.span);
    if (at < 0 || remove < 0 || at + remove > elements.length || !path.includes(container)) return undefined;
    const near = [...valuesOf(container).slice(at), ...valuesOf(container).slice(0, at).reverse()];
    const style = styleOf(path, near.length > 0 ? commonHabit(near) : NO_HABIT);
    const inFlow = path.some(node => flow.has(node));
    const job = { span: container.span, elements, at, remove, render: (indent: string) => render(style, indent) };
    if (!inFlow) {
      const rest = elements.length - remove;
      const empty = rest === 0 && render(style, '').length === 0;
      if (remove > 0 && empty) return replace(container, emptyOf(container));
      return spliceBlock(ground, job);
    }
    if (!container.closed || !/[[{]/.test(text[container.span.start] ?? '') || !flow.has(container)) return undefined;
    return spliceFlow(ground, { ...job, render: () => render(style, undefined) }, isMap(container));
  };

  return {
    replace,
    replaceRun: (scalar, run, pieces) => replaceInside(text, scalar, run, pieces, isInFlow(layout, scalar.span)),
    renameKey: ({ key }, name) => {
      if (!key.closed || key.holes.length > 0 || key.type === 'null') return undefined;
      return [{ span: key.span, text: spell([name], habitOf(key), isInFlow(layout, key.span)) }];
    },
    spliceItems: (list, at, remove, items) =>
      splice(list, itemsOf(list, dashes.get(list)), at, remove, (style, indent) =>
        items.map(item => (indent === undefined ? renderFlow(item, style) : renderItem(item, indent, style))),
      ),
    spliceEntries: (map, at, remove, entries) =>
      splice(map, entriesOf(map), at, remove, (style, indent) =>
        entries.map(entry =>
          indent === undefined ? renderFlowEntry(entry, style) : renderEntry(entry, indent, style),
        ),
      ),
    inside: (scalar, piece) => spellInside(text, scalar, piece),
    token: (pieces, _role, scalar) => {
      // Where the place is not known, what is safe in brackets is safe everywhere.
      if (!scalar) return spell(pieces, NO_HABIT, true);
      if (isTaken(scalar.span)) return undefined;
      const spelled = spell(pieces, habitOf(scalar), isInFlow(layout, scalar.span));
      return [...gapBefore(text, scalar), ...spelled];
    },
    value: (data, offset) => {
      const path = pathTo(root, { start: offset, end: offset });
      const style = styleOf(path, commonHabit(path.slice(-1)));
      if (path.some(node => flow.has(node) && node.span.start < offset)) return renderFlow(data, style);
      return valueAt(text, data, offset, path.findLast(isList), style);
    },
  };
}

/** A value behind a dash, behind the colon of a key, or as an item of its own below the items of a list. */
function valueAt(text: string, data: Data, offset: number, list: ListNode | undefined, style: Style): Text | undefined {
  const before = text.slice(lineStart(text, offset), offset).replace(/^\uFEFF/, '');
  const column = ' '.repeat(before.length);
  if (/^ *(?:- +)+$/.test(before)) return renderBlock(data, column, style);
  if (/^ *(?:- +)*-$/.test(before)) return [' ', ...renderBlock(data, `${column} `, style)];
  if (before === column) {
    const stands = list && columnOf(text, list.span.start) === column.length;
    return stands ? renderItem(data, column, style) : undefined;
  }
  const [, lead, gap] = /^( *(?:- +)*)[^\s#-].*:( *)$/.exec(before) ?? [];
  if (lead === undefined) return undefined;
  const value = renderValue(data, ' '.repeat(lead.length), style);
  return isInline(data) && gap !== '' ? renderFlow(data, style, false) : value;
}

/** An item that is still to be typed may stand right behind its dash. */
const gapBefore = (text: string, { span }: Node): Text =>
  span.start === span.end && /[^\s[{]/.test(text[span.start - 1] ?? ' ') ? [' '] : [];

const cross = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

const emptyOf = (node: MapNode | ListNode): Data =>
  isMap(node) ? { kind: 'map', entries: [] } : { kind: 'list', items: [] };

/** True where an anchor or a tag that no node shows stands right before an offset. */
function hasProps(hidden: readonly Span[], text: string, offset: number): boolean {
  return hidden.some(({ end }) => end <= offset && text.slice(end, offset).trim() === '');
}

/** The nodes around a span, from the root down to the node of just that span. */
function pathTo(root: Node, span: Span): Node[] {
  const path: Node[] = [];
  for (let node: Node | undefined = root; node && within(span, node.span); ) {
    path.push(node);
    if (node.span === span) break;
    node = childAround(node, span);
  }
  return path;
}

function childAround(node: Node, span: Span): Node | undefined {
  for (const child of children(node)) if (within(span, child.span)) return child;
  return undefined;
}

/** True where a flow collection stands around a span. */
const isInFlow = ({ root, flow }: Layout, span: Span): boolean =>
  pathTo(root, span).some(node => flow.has(node) && node.span !== span);

const valuesOf = (node: MapNode | ListNode): Node[] =>
  isList(node) ? [...node.items] : node.entries.flatMap(({ value }) => value ?? []);

const itemsOf = (list: ListNode, dashes: readonly number[] | undefined): Element[] =>
  list.items.map((item, index) => ({
    span: { start: dashes?.[index] ?? item.span.start, end: item.span.end },
    ...endOf(item),
  }));

const entriesOf = (map: MapNode): Element[] =>
  map.entries.map(entry => {
    const end = entry.value ? endOf(entry.value) : { whole: true };
    return { span: entry.span, ...end, whole: end.whole && entry.separator !== undefined };
  });

/** The scalar a node ends with, and whether all on the way to it is closed. */
function endOf(node: Node): { last?: Scalar; whole: boolean } {
  let at = node;
  for (;;) {
    if (at.kind === 'scalar') return { last: at, whole: at.closed };
    if (at.kind !== 'opaque' && !at.closed) return { whole: false };
    const entry = isMap(at) ? at.entries.at(-1) : undefined;
    if (entry && !entry.value) return { whole: entry.separator !== undefined };
    const child = [...children(at)].at(-1);
    if (!child) return { whole: true };
    at = child;
  }
}
