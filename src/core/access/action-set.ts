/** A set of the catalog's actions, service by service, so that what is whole is never spelled out. */
import type { Action, Catalog } from '../catalog/types.ts';

export interface ActionSet {
  readonly catalog: Catalog;
  /** What it has of each service that `parts` does not name. */
  readonly rest: 'all' | 'none';
  /** By prefix; never the same as `rest`. A set of actions is neither empty nor whole. */
  readonly parts: ReadonlyMap<string, Part>;
}

export type Part = 'all' | 'none' | ReadonlySet<Action>;

export const noActions = (catalog: Catalog): ActionSet => ({ catalog, rest: 'none', parts: new Map() });
export const allActions = (catalog: Catalog): ActionSet => ({ catalog, rest: 'all', parts: new Map() });

/** Actions that are given one by one. */
export function actionSet(catalog: Catalog, actions: Iterable<Action>): ActionSet {
  const found = new Map<string, Set<Action>>();
  for (const action of actions) {
    const prefix = prefixOf(action);
    const part = found.get(prefix);
    if (part) part.add(action);
    else found.set(prefix, new Set([action]));
  }
  return normal(catalog, 'none', found);
}

/** All services whose prefix is chosen, as wholes; reads none of them. */
export const serviceSet = (catalog: Catalog, isChosen: (prefix: string) => boolean): ActionSet =>
  normal(
    catalog,
    'none',
    new Map(
      catalog.services
        .map(({ prefix }) => prefix.toLowerCase())
        .filter(isChosen)
        .map(prefix => [prefix, 'all']),
    ),
  );

/** What the set has of a service. */
export const partOf = (set: ActionSet, prefix: string): Part => set.parts.get(prefix.toLowerCase()) ?? set.rest;

export function hasAction(set: ActionSet, action: Action): boolean {
  const part = partOf(set, prefixOf(action));
  return typeof part === 'string' ? part === 'all' : part.has(action);
}

export const union = (left: ActionSet, right: ActionSet): ActionSet =>
  combine(left, right, (a, b) => {
    if (a === 'all' || b === 'none') return a;
    if (b === 'all' || a === 'none') return b;
    return new Set([...a, ...b]);
  });

export const unionOf = (catalog: Catalog, sets: readonly ActionSet[]): ActionSet =>
  sets.reduce(union, noActions(catalog));

export const intersection = (left: ActionSet, right: ActionSet): ActionSet =>
  combine(left, right, (a, b) => {
    if (a === 'all' || b === 'none') return b;
    if (b === 'all' || a === 'none') return a;
    return new Set([...a].filter(action => b.has(action)));
  });

export const minus = (left: ActionSet, right: ActionSet): ActionSet => intersection(left, complement(right));

/** All other actions of the catalog: what NotAction leaves. */
export function complement({ catalog, rest, parts }: ActionSet): ActionSet {
  const others = [...parts].map(([prefix, part]): [string, Part] => [prefix, otherPart(catalog, prefix, part)]);
  return normal(catalog, rest === 'all' ? 'none' : 'all', new Map(others));
}

export const isNoAction = ({ rest, parts }: ActionSet): boolean => rest === 'none' && parts.size === 0;
export const isSubset = (inner: ActionSet, outer: ActionSet): boolean => isNoAction(minus(inner, outer));

/** The services of which the set has something, in the catalog's order, without reading any of them. */
export function* partsIn(set: ActionSet): Generator<{ prefix: string; name: string; total: number; part: Part }> {
  for (const { prefix, name, actionCount } of set.catalog.services) {
    const part = partOf(set, prefix);
    if (part !== 'none') yield { prefix, name, total: actionCount, part };
  }
}

/** The set's actions of one service, in the catalog's order. */
export function actionsIn(set: ActionSet, prefix: string): readonly Action[] {
  const part = partOf(set, prefix);
  const actions = part === 'none' ? [] : (set.catalog.service(prefix)?.actions ?? []);
  return typeof part === 'string' ? actions : actions.filter(action => part.has(action));
}

/** All of its actions; reads a service when its turn comes. */
export function* eachAction(set: ActionSet): Generator<Action> {
  for (const { prefix } of partsIn(set)) yield* actionsIn(set, prefix);
}

/** How many actions it has; reads no service. */
export function countActions(set: ActionSet): number {
  let count = 0;
  for (const { total, part } of partsIn(set)) count += sizeOf(part, total);
  return count;
}

/** How many actions a part has of a service with so many. */
export const sizeOf = (part: Part, total: number): number =>
  typeof part === 'string' ? (part === 'all' ? total : 0) : part.size;

const prefixOf = ({ id }: Action): string => id.slice(0, id.indexOf(':')).toLowerCase();

function combine(left: ActionSet, right: ActionSet, how: (a: Part, b: Part) => Part): ActionSet {
  const prefixes = new Set([...left.parts.keys(), ...right.parts.keys()]);
  const parts = [...prefixes].map((prefix): [string, Part] => [
    prefix,
    how(partOf(left, prefix), partOf(right, prefix)),
  ]);
  const rest = how(left.rest, right.rest) === 'all' ? 'all' : 'none';
  return normal(left.catalog, rest, new Map(parts));
}

function otherPart(catalog: Catalog, prefix: string, part: Part): Part {
  if (typeof part === 'string') return part === 'all' ? 'none' : 'all';
  return new Set(catalog.service(prefix)?.actions.filter(action => !part.has(action)));
}

/** One form for one set: what is whole or empty is said so, and no part repeats what `rest` says. */
function normal(catalog: Catalog, rest: ActionSet['rest'], given: ReadonlyMap<string, Part>): ActionSet {
  const parts = new Map<string, Part>();
  for (const [prefix, part] of given) {
    const plain = plainPart(catalog, prefix, part);
    if (plain !== rest) parts.set(prefix, plain);
  }
  if (parts.size < catalog.services.length) return { catalog, rest, parts };
  // Every service is named, and nothing is left for `rest` to speak of.
  if (rest === 'all') return normal(catalog, 'none', parts);
  if ([...parts.values()].every(part => part === 'all')) return allActions(catalog);
  return { catalog, rest, parts };
}

function plainPart(catalog: Catalog, prefix: string, part: Part): Part {
  if (typeof part === 'string') return part;
  if (part.size === 0) return 'none';
  return part.size === catalog.service(prefix)?.actions.length ? 'all' : part;
}
