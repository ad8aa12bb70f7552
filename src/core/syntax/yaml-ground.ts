/** What writing in a YAML document must know of it: its text, what no node shows, and the style of a place. */
import { children, isMap, type ListNode, type Node } from './node.ts';
import { eolOf, lineStart, type Span, type Text, within } from './text.ts';
import { blockUnit, keyHabit, listUnit, type Style } from './yaml-render.ts';
import type { Habit } from './yaml-text.ts';

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

export interface Ground extends Layout {
  readonly text: string;
  readonly eol: string;
  /** In order. */
  readonly comments: readonly Span[];
}

export const groundOf = (text: string, comments: readonly Span[], layout: Layout): Ground => ({
  text,
  eol: eolOf(text),
  comments,
  root: layout.root,
  hidden: layout.hidden,
  flow: layout.flow,
  dashes: layout.dashes,
});

/** True where an edit of the span would lose a comment or what no node shows. */
export function isTaken({ comments, hidden }: Ground, span: Span): boolean {
  return [comments, hidden].some(spans => spans.some(other => other.start < span.end && other.end > span.start));
}

/** True where an anchor or a tag that no node shows stands right before an offset. */
export function hasProps({ hidden, text }: Ground, offset: number): boolean {
  return hidden.some(({ end }) => end <= offset && text.slice(end, offset).trim() === '');
}

/** The nodes around a span, from the root down to the node of just that span. */
export function pathTo(root: Node, span: Span): Node[] {
  const path: Node[] = [];
  for (let node: Node | undefined = root; node && within(span, node.span); ) {
    path.push(node);
    if (node.span === span) break;
    node = childAround(node, span);
  }
  return path;
}

/** The nodes that an empty spot is in, from the root down; a block goes on over what is blank behind it. */
export function pathAt({ root, text, flow }: Ground, offset: number): Node[] {
  const path: Node[] = [];
  const column = columnAt(text, offset);
  const holds = (node: Node): boolean => {
    const { start, end } = node.span;
    if (start > offset) return false;
    if (offset <= end) return true;
    if (node.kind !== 'map' && node.kind !== 'list') return false;
    if (flow.has(node)) return !node.closed && !/[^\s,]/.test(text.slice(end, offset));
    return text.slice(end, offset).trim() === '' && columnAt(text, start) <= column;
  };
  for (let node: Node | undefined = root; node && holds(node); ) {
    path.push(node);
    if (node.kind === 'scalar') break;
    node = [...children(node)].findLast(holds);
  }
  return path.at(-1)?.kind === 'scalar' ? path.slice(0, -1) : path;
}

const columnAt = (text: string, offset: number): number => offset - lineStart(text, offset);

function childAround(node: Node, span: Span): Node | undefined {
  for (const child of children(node)) if (within(span, child.span)) return child;
  return undefined;
}

/** True where a flow collection stands around a span. */
export const isInFlow = ({ root, flow }: Layout, span: Span): boolean =>
  pathTo(root, span).some(node => flow.has(node) && node.span !== span);

/** How the nodes of a path write, with a habit for strings. */
export const styleOf = ({ text, eol, root, dashes }: Ground, path: readonly Node[], value: Habit): Style => ({
  key: keyHabit(path.findLast(isMap)),
  value,
  eol,
  unit: blockUnit(text),
  listUnit: listUnit(text, [...path.filter(isMap).slice(-1), root], list => dashes.has(list)),
});

/** An item that is still to be typed may stand right behind its dash. */
export const gapBefore = (text: string, { span }: Node): Text =>
  span.start === span.end && /[^\s[{]/.test(text[span.start - 1] ?? ' ') ? [' '] : [];
