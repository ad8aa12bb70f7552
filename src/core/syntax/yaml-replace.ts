/** Replaces whole values of a YAML document, or writes one at an empty spot. */
import { type Entry, isList, isMap, isScalar, type MapNode, type Node } from './node.ts';
import { type Edit, lineStart, type Text } from './text.ts';
import type { Data, DataEntry } from './writer.ts';
import { type Ground, gapBefore, hasProps, isTaken, pathAt, pathTo, styleOf } from './yaml-ground.ts';
import {
  columnOf,
  commonHabit,
  habitOf,
  isInline,
  renderBlock,
  renderEntry,
  renderFlow,
  renderFlowEntry,
  renderItem,
  renderValue,
  type Style,
} from './yaml-render.ts';
import { leadOf, restOfLine } from './yaml-splice.ts';

export function replaceNode(ground: Ground, node: Node, data: Data): Edit[] | undefined {
  const { text, flow, root } = ground;
  const path = pathTo(root, node.span);
  if (path.at(-1)?.span !== node.span || isTaken(ground, node.span)) return undefined;
  const whole = isScalar(node) || node.kind === 'opaque' || node.closed;
  // A string in the place of a string may keep the anchor or tag before it.
  const keepsProps = isScalar(node) && data.kind === 'string';
  if (!whole || (!keepsProps && hasProps(ground, node.span.start))) return undefined;
  const outside = path.slice(0, -1);
  const parent = outside.at(-1);
  const style = styleOf(ground, outside, isScalar(node) ? habitOf(node) : commonHabit([node]));
  const inFlow = outside.some(around => flow.has(around));
  const isBlock = (isMap(node) || isList(node)) && !flow.has(node);
  const staysFlow = data.kind !== 'string' && (flow.has(node) || parent?.kind === 'opaque');
  if (isBlock && (inFlow || staysFlow)) return undefined;
  if (inFlow || staysFlow || (isInline(data) && !isBlock)) {
    return [{ span: node.span, text: [...gapBefore(text, node), ...renderFlow(data, style, inFlow)] }];
  }
  const entry = isMap(parent) ? parent.entries.find(({ value }) => value?.span === node.span) : undefined;
  if (entry && (isInline(data) || node.kind !== data.kind)) return replaceBehindColon(text, entry, node, data, style);
  if (isInline(data)) return [{ span: node.span, text: renderFlow(data, style, false) }];
  if (!isBlock && leadOf(text, node.span.start) === undefined) return undefined;
  const indent = ' '.repeat(columnOf(text, node.span.start));
  return [{ span: node.span, text: renderBlock(data, indent, style) }];
}

/** A value that moves to the line of its key, or to the lines below. */
function replaceBehindColon(text: string, entry: Entry, node: Node, data: Data, style: Style): Edit[] | undefined {
  const { separator } = entry;
  const lead = leadOf(text, entry.key.span.start);
  if (!separator || lead === undefined || text.slice(separator.end, node.span.start).trim() !== '') return undefined;
  const span = { start: separator.end, end: node.span.end };
  const value = renderValue(data, ' '.repeat(lead.length), style);
  const rest = restOfLine(text, span.end);
  if (rest?.comment === undefined || isInline(data) || isMap(node) || isList(node)) {
    return rest && [{ span, text: value }];
  }
  // A comment behind the old value stays on the line of the key.
  return [
    { span, text: [] },
    { span: { start: rest.end, end: rest.end }, text: value },
  ];
}

export function writeAt(ground: Ground, data: Data, offset: number): Text | undefined {
  const path = pathAt(ground, offset);
  const style = styleOf(ground, path, commonHabit(path.slice(-1)));
  if (path.some(node => ground.flow.has(node) && node.span.start < offset)) return renderFlow(data, style);
  return valueAt(ground.text, data, offset, path.at(-1), style);
}

/** An entry in brackets, or in a block where only its indentation and dashes stand before it on the line. */
export function writeEntryAt(ground: Ground, map: MapNode, entry: DataEntry, offset: number): Text | undefined {
  const style = styleOf(
    ground,
    [...pathTo(ground.root, map.span), map],
    commonHabit(map.entries.flatMap(({ value }) => value ?? [])),
  );
  if (ground.flow.has(map)) return renderFlowEntry(entry, style);
  const before = ground.text.slice(lineStart(ground.text, offset), offset).replace(/^\uFEFF/, '');
  // On another column it would end the map, or belong to the entry above.
  const first = map.entries[0]?.span.start;
  if (first !== undefined && columnOf(ground.text, first) !== before.length) return undefined;
  return /^ *(?:- +)*$/.test(before) ? renderEntry(entry, ' '.repeat(before.length), style) : undefined;
}

/** True where the value of the last key above is still to come, or begins at the offset. */
function isBelowKey(text: string, { entries }: MapNode, offset: number): boolean {
  const above = entries.findLast(({ key }) => key.span.end <= offset);
  if (!above?.separator || (above.value && above.value.span.start !== offset)) return false;
  return columnOf(text, above.key.span.start) < columnOf(text, offset);
}

/** A value behind a dash, behind the colon of a key, or as an item of its own below the items of a list. */
function valueAt(text: string, data: Data, offset: number, node: Node | undefined, style: Style): Text | undefined {
  const before = text.slice(lineStart(text, offset), offset).replace(/^\uFEFF/, '');
  const column = ' '.repeat(before.length);
  if (/^ *(?:- +)+$/.test(before)) return renderBlock(data, column, style);
  if (/^ *(?:- +)*-$/.test(before)) return [' ', ...renderBlock(data, `${column} `, style)];
  if (before === column) {
    if (isList(node) && columnOf(text, node.span.start) === column.length) return renderItem(data, column, style);
    return isMap(node) && isBelowKey(text, node, offset) ? renderBlock(data, column, style) : undefined;
  }
  const [, lead, gap] = /^( *(?:- +)*)[^\s#-].*:( *)$/.exec(before) ?? [];
  if (lead === undefined) return undefined;
  const value = renderValue(data, ' '.repeat(lead.length), style);
  return isInline(data) && gap !== '' ? renderFlow(data, style, false) : value;
}
