/** Which commas a new entry or item needs from its neighbours, in languages that have commas. */
import type { ListNode, MapNode } from './node.ts';
import type { Edit, Span } from './text.ts';

/** A comma to be put behind the neighbour before, and one to end the new text with. */
export interface Commas {
  readonly before?: Edit;
  readonly after: '' | ',';
}

export const NO_COMMAS: Commas = { after: '' };

interface Around {
  readonly text: string;
  readonly comments: readonly Span[];
  /** True where an end of line separates as well. */
  readonly lines?: boolean;
}

/** `at` is what the new text takes the place of; a neighbour that it touches is what is being typed. */
export function commasAround({ text, comments, lines }: Around, container: MapNode | ListNode, at: Span): Commas {
  const children = container.kind === 'map' ? container.entries : container.items;
  const before = children.findLast(({ span }) => span.end <= at.start && span.start < at.start);
  const after = children.find(({ span }) => span.start >= at.end && span.start > at.start);
  const isSeparated = (from: number, to: number): boolean => {
    const gap = withoutComments(text, comments, { start: from, end: to });
    return gap.includes(',') || (lines === true && gap.includes('\n'));
  };
  const end = before?.span.end ?? 0;
  return {
    ...(before && !isSeparated(end, at.start) ? { before: { span: { start: end, end }, text: [','] } } : {}),
    after: after && !isSeparated(at.end, after.span.start) ? ',' : '',
  };
}

function withoutComments(text: string, comments: readonly Span[], { start, end }: Span): string {
  let out = '';
  let from = start;
  for (const comment of comments) {
    if (comment.end <= from || comment.start >= end) continue;
    out += text.slice(from, Math.max(from, comment.start));
    from = comment.end;
  }
  return out + text.slice(from, Math.max(from, end));
}
