/** The policies of a text and their statements, for an editor's outline. */
import type { Policy, Statement } from '../policy/model.ts';
import { excerpt, type Span } from '../syntax/text.ts';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  /** Of the policy's source: all of it, and the token that stands for it. */
  readonly span: Span;
  readonly anchor: Span;
  readonly children: readonly OutlineItem[];
}

export function outlineOf(policy: Policy): OutlineItem {
  const { kind, node, statements } = policy;
  return {
    name: `${KINDS[kind] ?? kind} policy`,
    detail: statements.length === 1 ? '1 statement' : `${statements.length} statements`,
    span: node.span,
    anchor: { start: node.span.start, end: Math.min(node.span.end, node.span.start + 1) },
    children: statements.map(statementSymbol),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  scp: 'Service control',
  rcp: 'Resource control',
  endpoint: 'VPC endpoint',
  boundary: 'Boundary',
  identity: 'Identity',
  session: 'Session',
  trust: 'Trust',
  resource: 'Resource',
};

function statementSymbol({ sid, effect, action, anchor, node }: Statement, index: number): OutlineItem {
  const named = sid?.text ? sid.text : `Statement ${index + 1}`;
  const names = (action?.values ?? []).slice(0, 3).map(({ text }) => text);
  const more = (action?.values.length ?? 0) > 3 ? ', …' : '';
  const not = action?.negated ? 'all but ' : '';
  return {
    name: excerpt(named),
    detail: `${effect?.text ?? 'Allow'} ${not}${excerpt(names.join(', '))}${more}`,
    span: node.span,
    anchor,
    children: [],
  };
}
