/** What an offset is in, also where nothing is written yet: brackets tell it, or the indentation. */
import { children, isList, isMap, type ListNode, type MapNode, type Node } from '../syntax/node.ts';
import type { Span } from '../syntax/text.ts';
import type { Policy } from './model.ts';

/** The innermost map or list that a span is in. */
export function containerAt(policy: Policy, { start, end }: Span): MapNode | ListNode | undefined {
  let found: MapNode | ListNode | undefined;
  for (let node: Node | undefined = policy.node; node; ) {
    if (isMap(node) || isList(node)) found = node;
    node = [...children(node)].findLast(
      child => child.kind !== 'scalar' && inside(policy, child, start) && end <= Math.max(child.span.end, start),
    );
  }
  return found;
}

/** Between the brackets of a container, or anywhere in one that has none; in one that is still open, up to the end. */
export function inside({ tree }: Policy, node: Node, offset: number): boolean {
  const { start, end } = node.span;
  const { text } = tree.source;
  if (!isBracketed(text, node)) return start <= offset && (offset <= end || trails(text, node.span, offset));
  return (
    start < offset &&
    (offset < end || (node.kind !== 'opaque' && !node.closed && !/[^\s,]/.test(text.slice(end, offset))))
  );
}

const isContainer = (node: Node): boolean => node.kind === 'map' || node.kind === 'list';
export const isBracketed = (text: string, node: Node): boolean =>
  isContainer(node) && /[[{]/.test(text[node.span.start] ?? '');
export const isBlock = (text: string, node: Node): boolean => isContainer(node) && !isBracketed(text, node);

export const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** On a line of its own below a container without brackets, indented as it is. */
export const isBelow = (text: string, node: Node, offset: number): boolean =>
  isBlock(text, node) && trails(text, node.span, offset) && text.slice(node.span.end, offset).includes('\n');

/**
 * Without brackets a container goes on to the end of its last line, and over blank lines for what is indented as it is
 * or more. A comma stands where brackets in it are still open.
 */
function trails(text: string, { start, end }: Span, offset: number): boolean {
  const gap = text.slice(end, offset);
  if (/[^\s,]/.test(gap)) return false;
  return !gap.includes('\n') || columnOf(text, offset) >= columnOf(text, start);
}
