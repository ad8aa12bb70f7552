/** Turns a service's line of the catalog file into the service that the rest of the core sees, as far as looked at. */

import { brokenCatalog, SEPARATOR, SERVICE_PAGE, type ServiceLine, type TraitTuple } from './format.ts';
import {
  ACCESS_LEVELS,
  type AccessLevel,
  type Action,
  type ActionResource,
  type ConditionKey,
  type ResourceType,
  type Service,
} from './types.ts';

export function decodeService(line: ServiceLine, name: string): Service {
  const keys = once(() =>
    line.keys.map(([key, description, type]): ConditionKey => ({ name: key, description, type })),
  );
  const facts = once(() => decodeFacts(line));
  const names = once(() => line.names.split(SEPARATOR));
  const actions = once(() => decodeActions(line, facts()));
  const byName = once(() => new Map(actions().map(action => [action.name.toLowerCase(), action])));
  const retired = once(() => new Set((line.retired ?? []).map(actionName => actionName.toLowerCase())));
  return {
    prefix: line.prefix,
    name,
    url: line.page === undefined ? undefined : `${SERVICE_PAGE}${line.page}.html`,
    get names() {
      return names();
    },
    get actions() {
      return actions();
    },
    get resourceTypes() {
      return facts().types;
    },
    get conditionKeys() {
      return keys();
    },
    action: actionName => byName().get(actionName.toLowerCase()),
    isRetired: actionName => retired().has(actionName.toLowerCase()),
  };
}

type Facts = ReturnType<typeof decodeFacts>;

function decodeFacts(line: ServiceLine) {
  const keyLists = line.keyLists.map(list => list.map(key => at(line, line.keys, key)[0]));
  const types = line.types.map(
    ([name, keyList, ...arns]): ResourceType => ({ name, arns, conditionKeys: at(line, keyLists, keyList) }),
  );
  const resourceLists = line.resourceLists.map(list =>
    list.map(
      ([type, required, keyList]): ActionResource => ({
        type: at(line, types, type),
        required: required === 1,
        conditionKeys: at(line, keyLists, keyList),
      }),
    ),
  );
  return { keyLists, types, resourceLists };
}

function decodeActions(line: ServiceLine, { keyLists, resourceLists }: Facts): Action[] {
  const descriptions = line.descriptions.split(SEPARATOR);
  const dependent = line.traits.map(dependentActions);
  return line.names.split(SEPARATOR).map((name, index): Action => {
    const place = line.traitOf[index] ?? -1;
    const trait = at(line, line.traits, place);
    // Field by field: a spread of what the trait holds makes objects of twice the size.
    return {
      id: `${line.prefix}:${name}`,
      name,
      description: at(line, descriptions, index),
      access: at(line, LEVEL_SETS, trait[0]),
      resources: at(line, resourceLists, trait[1]),
      conditionKeys: at(line, keyLists, trait[2]),
      permissionOnly: trait[3] === 1,
      dependentActions: at(line, dependent, place),
    };
  });
}

const NONE: readonly string[] = [];

function dependentActions(trait: TraitTuple): readonly string[] {
  return trait.length === 4 ? NONE : (trait.slice(4) as string[]);
}

/** Every set of levels, at the index that its bits make. */
const LEVEL_SETS: readonly (readonly AccessLevel[])[] = Array.from({ length: 2 ** ACCESS_LEVELS.length }, (_, bits) =>
  ACCESS_LEVELS.filter((_level, bit) => (bits >> bit) & 1),
);

function at<T>(line: ServiceLine, list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw brokenCatalog(`the line of ${line.prefix} names an entry that it has not`);
  return item;
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
