/** Statements that allow a sensitive action on everything, by its name or by a pattern of which nothing else is said. */
import { constraintsOf, isUnconditional } from '../access/conditions.ts';
import { namesResource } from '../access/fit.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { breadthOf } from './breadth.ts';
import type { Lookup } from './lookup.ts';
import { type Part, starOf } from './narrow.ts';
import { takeBack } from './taken-back.ts';

export interface Exposure {
  readonly star: Value;
  /** One at least. */
  readonly actions: readonly Action[];
  /** What brings them. */
  readonly part: Part;
}

export function* exposures(
  { policy, catalog, lookup }: { policy: Policy; catalog: Catalog; lookup: Lookup },
  isSensitive: (action: Action) => boolean,
): Generator<Exposure> {
  const leave = takeBack(policy);
  for (const statement of policy.statements) {
    const star = starOf(statement);
    if (!star || !statement.allows || !statement.action || statement.action.negated) continue;
    if (!isUnconditional(constraintsOf(policy, statement))) continue;
    const named = sensitiveIn(catalog, lookup, statement, isSensitive);
    const actions = leave(statement, [...new Set(named.flatMap(({ sensitive }) => sensitive))]);
    if (actions.length === 0) continue;
    yield { star, actions, part: { policy, statement, ...scopable(lookup, statement, named) } };
  }
}

/** The whole statement where all of it can be scoped, else what brings the sensitive actions. */
function scopable(
  lookup: Lookup,
  statement: Statement,
  named: readonly { value: Value; all: readonly Action[] }[],
): Pick<Part, 'values' | 'actions'> {
  const { actions, complete } = lookup.named(statement);
  if (complete && actions.every(namesResource)) return { values: statement.action?.values ?? [], actions };
  return { values: named.map(({ value }) => value), actions: [...new Set(named.flatMap(({ all }) => all))] };
}

function sensitiveIn(
  catalog: Catalog,
  lookup: Lookup,
  { action }: Statement,
  isSensitive: (action: Action) => boolean,
): { value: Value; all: readonly Action[]; sensitive: readonly Action[] }[] {
  return (action?.values ?? []).flatMap(value => {
    if (!value.known || value.chosen) return [];
    const all = lookup.actions(value.text) ?? [];
    const sensitive = all.filter(one => isSensitive(one) && namesResource(one));
    if (sensitive.length === 0 || breadthOf(catalog, lookup, value.text)) return [];
    return [{ value, all, sensitive }];
  });
}
