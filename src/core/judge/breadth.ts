/** How far an action pattern reaches, and whether that is worth a word. */
import { changes, READING, weightiest } from '../access/levels.ts';
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { Lookup } from './lookup.ts';

export type Breadth =
  | { readonly kind: 'everything' }
  | {
      /** `broad`: many actions of several sorts, short of all. */
      readonly kind: 'service' | 'broad';
      readonly service: Service;
      readonly actions: readonly Action[];
    };

/** A pattern for so few actions is as good as their names. */
const FEW = 8;

/** Names that begin so read, also the few of them that AWS gives another level. */
const READS = /^(BatchGet|Describe|Get|List|Search|View)/i;

/** Undefined for a name, for a pattern that only reads, and for one that is narrow enough to be meant as it is. */
export function breadthOf(catalog: Catalog, lookup: Lookup, text: string): Breadth | undefined {
  const pattern = hasWildcard(text) ? parseAction(text) : undefined;
  if (!pattern) return undefined;
  if (/^\*+$/.test(pattern.prefix)) return /^\*+$/.test(pattern.name) ? { kind: 'everything' } : undefined;
  const actions = lookup.actions(text) ?? [];
  const service = catalog.service(pattern.prefix);
  if (!service || !actions.some(changes)) return undefined;
  if (READS.test(pattern.name)) return undefined;
  if (actions.length === service.actions.length) return { kind: 'service', service, actions };
  return actions.length > FEW && new Set(actions.flatMap(sortOf)).size > 1
    ? { kind: 'broad', service, actions }
    : undefined;
}

/** Reading, changing, or giving permissions: who grants one of these by a pattern has chosen a sort. Tags go with any. */
function sortOf(action: Action): string[] {
  if (action.access.includes('Tagging')) return [];
  const level = weightiest(action);
  return [READING.includes(level) ? 'Read' : level];
}
