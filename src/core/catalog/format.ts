/**
 * How the catalog file is laid out, known only to the tool that writes it and the code that reads it.
 *
 * The file is lines of ASCII, so that bytes are characters: a header, two lines a service (the names of its actions,
 * which is all that a search looks at, and its facts), one line of managed policies, one that says where to look for what
 * is in several services. All but the names are JSON. Offsets count from the first byte after the header. Lists that
 * recur within a service (condition keys, resources of an action) stand once in its line and are named by their index.
 */

/** Changes when a reader of the older layout could not read the file. */
export const CATALOG_FORMAT = 2;

/** A service's page in the service authorization reference is this, its stem and `.html`. */
export const SERVICE_PAGE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_';

/** What most addresses of pages begin with, and so is left out of the file. */
export const GUIDES = 'https://docs.aws.amazon.com/';

/** Stands in the address of an action's page for the name of the action. */
export const ACTION_NAME = '*';

/** Offset and length of a line. */
export type Place = readonly [offset: number, length: number];

export interface HeaderLine {
  readonly format: number;
  /** The packages it was made from, the one that gives the catalog its version first. */
  readonly sources: readonly (readonly [name: string, version: string])[];
  readonly date: string;
  readonly counts: {
    readonly services: number;
    readonly actions: number;
    readonly resourceTypes: number;
    readonly conditionKeys: number;
    readonly managedPolicies: number;
  };
  readonly services: readonly ServiceEntry[];
  readonly managedPolicies: Place;
  readonly index: Place;
  /** Kinds of services, as AWS's pages call them. */
  readonly categories: readonly string[];
  readonly rcpServices: readonly string[];
  /** Prefixes that older data had and today's has not. */
  readonly retiredServices: readonly string[];
}

/** The names begin at the offset, joined with the separator; the facts follow after a line feed. The category is its index, or -1. */
export type ServiceEntry = readonly [
  prefix: string,
  name: string,
  actionCount: number,
  offset: number,
  namesLength: number,
  factsLength: number,
  category: number,
];

/**
 * Where to look for what does not stand in the service of its own name, so that a look-up need not read them all.
 * Services are named by their index in the header.
 */
export interface IndexLine {
  /** A service named in ARN forms of others: `iam` in those of `sts`. */
  readonly segments: readonly ListEntry[];
  /** Services with an ARN form that leaves open which service's it is. */
  readonly openSegments: readonly number[];
  /** What stands before a condition key's colon, in lower case, where it is not the service's prefix; may be a template. */
  readonly keyPrefixes: readonly ListEntry[];
  /** The keys of the prefix `aws` that only some services list. */
  readonly globalKeys: readonly ListEntry[];
}

export type ListEntry = readonly [name: string, services: readonly number[]];

/**
 * Long columns instead of many small arrays: what costs when a service is read is the number of values, not of bytes.
 * What several actions have in common but for name and description is a trait and stands once.
 */
export interface ServiceLine {
  readonly prefix: string;
  /** Stem of the page in the service authorization reference. */
  readonly page?: string;
  readonly keys: readonly KeyTuple[];
  /** Lists of condition keys by index into `keys`; the first is empty. */
  readonly keyLists: readonly (readonly number[])[];
  readonly types: readonly TypeTuple[];
  /** Lists of an action's resources; the first is empty. */
  readonly resourceLists: readonly (readonly ResourceTuple[])[];
  readonly traits: readonly TraitTuple[];
  /** Of the actions in the order of their names, which is sorted; joined with the separator. */
  readonly descriptions: string;
  /** The trait of each action by its index. */
  readonly traitOf: readonly number[];
  readonly retired?: readonly string[];
  /** Addresses of the actions' pages, joined with the separator, without what they all begin with; empty for none. */
  readonly guides: string;
  /** The address of each action by its index; left out where it is the first for all. */
  readonly guideOf?: readonly number[];
  readonly otherPages?: readonly OtherPage[];
}

/** A further page of the reference that shares the prefix: its stem, and the actions and resource types that it lists. */
export type OtherPage = readonly [page: string, actions: readonly number[], types: readonly number[]];

/** Stands in no name and no description. */
export const SEPARATOR = '|';

export type KeyTuple = readonly [name: string, description: string, type: string];
export type TypeTuple = readonly [name: string, keyList: number, ...arns: string[]];
export type ResourceTuple = readonly [type: number, required: 0 | 1, keyList: number];
/** `access` has one bit a level, the lowest for the first of ACCESS_LEVELS. */
export type TraitTuple = readonly [
  access: number,
  resourceList: number,
  keyList: number,
  permissionOnly: 0 | 1,
  ...dependentActions: string[],
];

export type ManagedPolicyLine = readonly (readonly [name: string, description: string])[];

export function brokenCatalog(why: string, cause?: unknown): Error {
  return new Error(`The catalog file is broken: ${why}.`, { cause });
}
