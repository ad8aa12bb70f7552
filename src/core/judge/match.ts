/** Which actions and resources of a statement have nothing to do with each other; worked out once for all rules. */
import type { Form } from '../catalog/forms.ts';
import type { Action, Catalog, ResourceType } from '../catalog/types.ts';
import type { Field, Statement, Value } from '../policy/model.ts';
import { type Arn, meetsAcross, meetsForm } from './arn-text.ts';
import { isBesideData } from './beside-data.ts';
import { mayServeList } from './list-requests.ts';
import type { Lookup, Named } from './lookup.ts';

/**
 * One fault is in one of the two. The resource is at fault where no action can use it, and either none can use any other
 * or one waits for a resource of its service; else the action is.
 */
export interface Match {
  /** Values of Action none of whose actions is served by a resource of the statement. */
  readonly unserved: ReadonlySet<Value>;
  /** Values of Resource that none of the statement's actions can act on; empty where not all actions are known. */
  readonly unused: ReadonlySet<Value>;
}

const NO_FAULT: Match = { unserved: new Set(), unused: new Set() };

/** Comparisons that one statement may take; beyond, nothing is said of it. */
const MOST_COMPARISONS = 100_000;

/** At a glance first, which settles nearly all statements; what is left is looked at closely. */
export function matchOf(catalog: Catalog, lookup: Lookup, statement: Statement): Match {
  const { action, resource } = statement;
  if (!action || action.negated || !resource || resource.negated) return NO_FAULT;
  if (resource.values.some(({ text }) => text === '*')) return NO_FAULT;
  const targets = resource.values.map((value): Target => ({ value, arn: lookup.arn(value).arn, used: false }));
  const table: Table = { catalog, meets: meetsForm, targets, left: MOST_COMPARISONS };
  const waiting = askersOf(lookup, action).filter(({ actions }) => !actions.some(one => isServed(table, one)));
  if (waiting.length === 0 && targets.every(({ arn, used }) => used || !arn)) return NO_FAULT;
  const named = lookup.named(statement);
  const idle = named.complete ? targets.filter(target => target.arn && !isUsed(table, named, target)) : [];
  if (table.left < 0 || (waiting.length === 0 && idle.length === 0)) return NO_FAULT;
  return closely({ ...table, meets: meetsAcross, left: MOST_COMPARISONS }, lookup, { waiting, idle, named, resource });
}

interface Target {
  readonly value: Value;
  /** Undefined for what is no whole ARN. */
  readonly arn: Arn | undefined;
  /** Set where an action was seen to use it. */
  used: boolean;
}

/** A value of Action and what it names. */
interface Asker {
  readonly value: Value;
  readonly actions: readonly Action[];
}

interface Table {
  readonly catalog: Catalog;
  readonly meets: (form: Form, arn: Arn) => boolean;
  readonly targets: readonly Target[];
  left: number;
}

const askersOf = (lookup: Lookup, { values }: Field): Asker[] =>
  values.flatMap(value => {
    const actions = value.known ? lookup.actions(value.text) : undefined;
    return actions && actions.length > 0 ? [{ value, actions }] : [];
  });

/** Whether a resource of the statement is one for the action; it is marked as used. */
const isServed = (table: Table, { resources }: Action): boolean =>
  resources.some(({ type }) =>
    table.targets.some(target => {
      if (!meetsType(table, type, target)) return false;
      target.used = true;
      return true;
    }),
  );

function isUsed(table: Table, { actions }: Named, target: Target): boolean {
  const tried = new Set<ResourceType>();
  target.used ||= actions.some(({ resources }) =>
    resources.some(({ type }) => {
      if (tried.has(type)) return false;
      tried.add(type);
      return meetsType(table, type, target);
    }),
  );
  return target.used;
}

function meetsType(table: Table, type: ResourceType, { arn }: Target): boolean {
  table.left--;
  return arn !== undefined && table.left >= 0 && table.catalog.formsOf(type).some(form => table.meets(form, arn));
}

interface Left {
  readonly waiting: readonly Asker[];
  readonly idle: readonly Target[];
  readonly named: Named;
  readonly resource: Field;
}

function closely(table: Table, lookup: Lookup, { waiting, idle, named, resource }: Left): Match {
  const isVague = ({ value, arn }: Target) => !arn || lookup.arnFaults(value).length > 0 || isBesideData(arn);
  const sure = !resource.open && !table.targets.some(isVague);
  const mayList = (action: Action, { arn }: Target) => arn !== undefined && mayServeList(table.catalog, action, arn);
  const unserved = waiting.filter(
    ({ actions }) =>
      sure && !actions.some(one => isServed(table, one) || table.targets.some(target => mayList(one, target))),
  );
  const scoped = named.actions.some(({ resources }) => resources.length > 0);
  const unused = idle.filter(
    target =>
      scoped && !isVague(target) && !isUsed(table, named, target) && !named.actions.some(one => mayList(one, target)),
  );
  if (table.left < 0) return NO_FAULT;
  const blamed = unserved.filter(asker => !isOfResources(table, asker, unused));
  return { unserved: new Set(blamed.map(({ value }) => value)), unused: new Set(unused.map(({ value }) => value)) };
}

/** True where it is the resources that are wrong, not the action that waits for one. */
function isOfResources({ catalog, targets }: Table, { actions }: Asker, unused: readonly Target[]): boolean {
  const types = actions.flatMap(({ resources }) => resources.map(({ type }) => type));
  if (types.length === 0 || unused.length === 0) return false;
  if (unused.length === targets.length) return true;
  const services = new Set(types.flatMap(type => catalog.formsOf(type).map(({ fields }) => fields.service)));
  return unused.some(({ arn }) => arn && services.has(arn.service.pattern));
}
