/** Turns data into YAML text, in blocks or in brackets, in the style of the text around it. */
import { isList, isMap, isScalar, type ListNode, type MapNode, type Node, type Scalar } from './node.ts';
import { indentUnit, lineStart, type Stop, type Text } from './text.ts';
import type { Data, DataEntry } from './writer.ts';
import { type Habit, isPlainSafe, spell } from './yaml-text.ts';

export interface Style {
  readonly key: Habit;
  readonly value: Habit;
  readonly eol: string;
  /** What a map is indented by under its key. */
  readonly unit: string;
  /** What a list is indented by under its key. */
  readonly listUnit: string;
}

/** A value at the column that `indent` reaches; its further lines start with `indent`. */
export function renderBlock(data: Data, indent: string, style: Style): Text {
  if (data.kind === 'string' || isInline(data)) return renderFlow(data, style, false);
  const parts =
    data.kind === 'list'
      ? data.items.map(item => renderItem(item, indent, style))
      : data.entries.map(entry => renderEntry(entry, indent, style));
  return join(parts, style.eol + indent);
}

export const renderItem = (item: Data, indent: string, style: Style): Text => [
  '- ',
  ...renderBlock(item, `${indent}  `, style),
];

export const renderEntry = (entry: DataEntry, indent: string, style: Style): Text => [
  ...spell([entry.key], style.key, false),
  ':',
  ...renderValue(entry.value, indent, style),
];

/** What follows the colon of a key that stands at `indent`. */
export function renderValue(data: Data, indent: string, style: Style): Text {
  if (isInline(data)) return [' ', ...renderFlow(data, style, false)];
  const inner = indent + (data.kind === 'list' ? style.listUnit : style.unit);
  return [style.eol + inner, ...renderBlock(data, inner, style)];
}

export function renderFlow(data: Data, style: Style, inFlow = true): Text {
  if (data.kind === 'string') return spell(data.text, style.value, inFlow);
  if (data.kind === 'list')
    return [
      '[',
      ...join(
        data.items.map(item => renderFlow(item, style)),
        ', ',
      ),
      ']',
    ];
  if (data.entries.length === 0) return ['{}'];
  return [
    '{ ',
    ...join(
      data.entries.map(entry => renderFlowEntry(entry, style)),
      ', ',
    ),
    ' }',
  ];
}

export const renderFlowEntry = (entry: DataEntry, style: Style): Text => [
  ...spell([entry.key], style.key, true),
  ': ',
  ...renderFlow(entry.value, style),
];

/** True for what stands behind a colon or a dash on the same line. */
export function isInline(data: Data): boolean {
  return data.kind === 'string' || (data.kind === 'list' ? data.items : data.entries).length === 0;
}

export function join(parts: readonly Text[], separator: string): Text {
  const out: (string | Stop)[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) out.push(separator);
    out.push(...part);
  }
  return out;
}

/** The habit of a file that shows none. */
export const NO_HABIT: Habit = { quote: 'single', always: false };

/** How a scalar that is replaced was quoted: so is what replaces it. */
export function habitOf(scalar: Scalar): Habit {
  if (scalar.style === 'single' || scalar.style === 'double') return { quote: scalar.style, always: true };
  return NO_HABIT;
}

/** How the strings of some nodes are quoted; the first decides whether without need. */
export function commonHabit(nodes: readonly Node[]): Habit {
  const [first] = scalarsOf(nodes);
  const quoted = scalarsOf(nodes).find(scalar => scalar.style === 'single' || scalar.style === 'double');
  if (!first || !quoted) return NO_HABIT;
  return { quote: habitOf(quoted).quote, always: habitOf(first).always && isPlainSafe(first.value, false) };
}

/** A few scalars are enough to see a habit. */
function scalarsOf(nodes: readonly Node[]): Scalar[] {
  return nodes.slice(0, 8).flatMap(node => {
    if (isScalar(node)) return node.style === 'literal' || node.style === 'folded' || node.value === '' ? [] : [node];
    if (isList(node)) return node.items.filter(isScalar).slice(0, 8);
    if (isMap(node)) return node.entries.flatMap(({ value }) => (isScalar(value) ? [value] : [])).slice(0, 8);
    return [];
  });
}

/** How the keys of maps are quoted. */
export const keyHabit = (map: MapNode | undefined): Habit => commonHabit(map?.entries.map(({ key }) => key) ?? []);

export const columnOf = (text: string, offset: number): number => {
  const start = lineStart(text, offset);
  return offset - start - (text[start] === '\uFEFF' ? 1 : 0);
};

/** Tabs cannot indent YAML. */
export const blockUnit = (text: string): string => (indentUnit(text) === '\t' ? '  ' : indentUnit(text));

/** Whether lists are indented under their keys: as the nearest map that shows it, else as the first of the document. */
export function listUnit(text: string, near: readonly Node[], isBlock: (list: ListNode) => boolean): string {
  const queue: Node[] = [...near];
  for (let at = 0; at < queue.length && at < 2000; at++) {
    const node = queue[at];
    if (isList(node)) queue.push(...node.items);
    if (!isMap(node)) continue;
    for (const { key, value } of node.entries) {
      if (isList(value) && isBlock(value)) {
        const width = columnOf(text, value.span.start) - columnOf(text, key.span.start);
        if (width >= 0 && width <= 8) return ' '.repeat(width);
      }
      if (value) queue.push(value);
    }
  }
  return blockUnit(text);
}
