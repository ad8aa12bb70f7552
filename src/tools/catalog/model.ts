/** The catalog as plain objects with names instead of indexes: what is read from the packages and what is encoded. */
import type { AccessLevel } from '../../core/catalog/types.ts';

export interface SourceCatalog {
  /** The packages, the one that gives the catalog its version first. */
  readonly sources: readonly (readonly [name: string, version: string])[];
  readonly date: string;
  readonly services: readonly SourceService[];
  readonly rcpServices: readonly string[];
  readonly retiredServices: readonly string[];
  readonly managedPolicies: readonly (readonly [name: string, description: string])[];
}

/** A page of the reference that lists some actions and resource types of a service, by their names. */
export interface SourcePage {
  readonly url: string;
  readonly actions: readonly string[];
  readonly types: readonly string[];
}

export interface SourceService {
  readonly prefix: string;
  readonly name: string;
  readonly category: string | undefined;
  readonly url: string | undefined;
  /** Pages beside that of `url`. */
  readonly otherPages: readonly SourcePage[];
  readonly actions: readonly SourceAction[];
  readonly resourceTypes: readonly SourceResourceType[];
  readonly conditionKeys: readonly SourceConditionKey[];
  /** Names of actions that are no more. */
  readonly retired: readonly string[];
}

export interface SourceAction {
  readonly name: string;
  readonly description: string;
  readonly access: readonly AccessLevel[];
  readonly resources: readonly SourceResource[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
  readonly permissionOnly: boolean;
  /** The address of the page that the reference links the action to. */
  readonly guide: string | undefined;
}

export interface SourceResource {
  /** The name of one of the service's resource types. */
  readonly type: string;
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
}

export interface SourceResourceType {
  readonly name: string;
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

export interface SourceConditionKey {
  readonly name: string;
  readonly description: string;
  readonly type: string;
}

/** One order for everything that is written: by code unit, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
