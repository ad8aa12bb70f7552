/** Writes YAML: plain words, quotes, dashes and indentation as the text around them has them. */
import { commasAround, NO_COMMAS } from './commas.ts';
import { children, isList, isMap, type ListNode, type MapNode, type Node, type Scalar } from './node.ts';
import type { Edit, Span, Text } from './text.ts';
import type { Data, Writer } from './writer.ts';
import { type Ground, gapBefore, groundOf, isInFlow, isTaken, type Layout, pathTo, styleOf } from './yaml-ground.ts';
import {
  commonHabit,
  habitOf,
  NO_HABIT,
  renderEntry,
  renderFlow,
  renderFlowEntry,
  renderItem,
  type Style,
} from './yaml-render.ts';
import { replaceNode, writeAt, writeEntryAt } from './yaml-replace.ts';
import { replaceInside, spellInside } from './yaml-run.ts';
import { type Element, spliceBlock, spliceFlow } from './yaml-splice.ts';
import { spell } from './yaml-text.ts';

export function yamlWriter(text: string, comments: readonly Span[], layout: Layout): Writer {
  const ground = groundOf(text, comments, layout);
  return {
    replace: (node, data) => replaceNode(ground, node, data),
    replaceRun: (scalar, run, pieces) => replaceInside(text, scalar, run, pieces, isInFlow(ground, scalar.span)),
    renameKey: ({ key }, name) => {
      if (!key.closed || key.holes.length > 0 || key.type === 'null') return undefined;
      return [{ span: key.span, text: spell([name], habitOf(key), isInFlow(ground, key.span)) }];
    },
    spliceItems: (list, at, remove, items) =>
      splice(ground, list, { elements: itemsOf(ground, list), at, remove }, (style, indent) =>
        items.map(item => (indent === undefined ? renderFlow(item, style) : renderItem(item, indent, style))),
      ),
    spliceEntries: (map, at, remove, entries) =>
      splice(ground, map, { elements: entriesOf(map), at, remove }, (style, indent) =>
        entries.map(entry =>
          indent === undefined ? renderFlowEntry(entry, style) : renderEntry(entry, indent, style),
        ),
      ),
    inside: (scalar, piece) => spellInside(text, scalar, piece, isInFlow(ground, scalar.span)),
    token: (pieces, _role, scalar) => {
      // Where the place is not known, what is safe in brackets is safe everywhere.
      if (!scalar) return spell(pieces, NO_HABIT, true);
      if (isTaken(ground, scalar.span)) return undefined;
      return [...gapBefore(text, scalar), ...spell(pieces, habitOf(scalar), isInFlow(ground, scalar.span))];
    },
    value: (data, offset) => writeAt(ground, data, offset),
    entry: (map, entry, offset) => writeEntryAt(ground, map, entry, offset),
    second: () => undefined,
    commas: (container, at) =>
      ground.flow.has(container) ? commasAround({ text, comments }, container, at) : NO_COMMAS,
  };
}

interface Cut {
  readonly elements: readonly Element[];
  readonly at: number;
  readonly remove: number;
}

/** The new elements for a block at an indentation, or for brackets where there is none. */
type Render = (style: Style, indent: string | undefined) => readonly Text[];

function splice(ground: Ground, container: MapNode | ListNode, cut: Cut, render: Render): Edit[] | undefined {
  const { elements, at, remove } = cut;
  const path = pathTo(ground.root, container.span);
  if (at < 0 || remove < 0 || at + remove > elements.length || !path.includes(container)) return undefined;
  const values = valuesOf(container);
  const near = [...values.slice(at), ...values.slice(0, at).reverse()];
  const style = styleOf(ground, path, commonHabit(near));
  const job = { ...cut, span: container.span };
  if (ground.flow.has(container)) {
    const added = () => render(style, undefined);
    return container.closed ? spliceFlow(ground, { ...job, render: added }, isMap(container)) : undefined;
  }
  // A pair in a list in brackets has no brackets of its own.
  if (path.some(node => ground.flow.has(node))) return undefined;
  if (remove > 0 && remove === elements.length && render(style, '').length === 0) {
    return replaceNode(ground, container, emptyOf(container));
  }
  return spliceBlock(ground, { ...job, render: indent => render(style, indent) });
}

const emptyOf = (node: MapNode | ListNode): Data =>
  isMap(node) ? { kind: 'map', entries: [] } : { kind: 'list', items: [] };

const valuesOf = (node: MapNode | ListNode): Node[] =>
  isList(node) ? [...node.items] : node.entries.flatMap(({ value }) => value ?? []);

const itemsOf = ({ dashes }: Ground, list: ListNode): Element[] =>
  list.items.map((item, index) => ({
    span: { start: dashes.get(list)?.[index] ?? item.span.start, end: item.span.end },
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
