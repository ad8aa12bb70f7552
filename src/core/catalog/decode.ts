/** Turns a service's line of the catalog file into the service that the rest of the core sees, as far as looked at. */
import {
  ACTION_NAME,
  brokenCatalog,
  GUIDES,
  SEPARATOR,
  SERVICE_PAGE,
  type ServiceLine,
  type TraitTuple,
} from './format.ts';
import { keyFinder } from './keys.ts';
import { once } from './lines.ts';
import {
  ACCESS_LEVELS,
  type AccessLevel,
  type Action,
  type ActionResource,
  type ConditionKey,
  type ResourceType,
  type Service,
} from './types.ts';
import { actionsByKey, actionsByType } from './uses.ts';

/** What is known of a service at once, and how to read the rest. */
export interface ServiceSource {
  readonly prefix: string;
  readonly name: string;
  readonly category: string | undefined;
  names(): readonly string[];
  line(): ServiceLine;
}

export function decodeService(source: ServiceSource): Service {
  const line = once(source.line);
  const names = once(source.names);
  const keys = once(() => line().keys.map(([name, description, type]): ConditionKey => ({ name, description, type })));
  const facts = once(() => decodeFacts(line()));
  const actions = once(() => decodeActions(line(), names(), facts()));
  return {
    prefix: source.prefix,
    name: source.name,
    category: source.category,
    get url() {
      return pageUrl(line().page);
    },
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
    ...lookUps(line, keys, () => facts().types, actions),
  };
}

type LookUps = Pick<
  Service,
  'action' | 'resourceType' | 'conditionKey' | 'actionsOn' | 'actionsWith' | 'pageOf' | 'guideOf' | 'isRetired'
>;

function lookUps(
  line: () => ServiceLine,
  keys: () => readonly ConditionKey[],
  types: () => readonly ResourceType[],
  actions: () => readonly Action[],
): LookUps {
  const action = finder(actions);
  const resourceType = finder(types);
  const conditionKey = once(() => keyFinder(keys()));
  const byType = once(() => actionsByType(actions()));
  const byKey = once(() => actionsByKey(actions()));
  const retired = once(() => new Set(line().retired?.map(name => name.toLowerCase())));
  const pages = once(() => decodePages(line(), actions(), types()));
  return {
    action,
    resourceType,
    conditionKey: name => conditionKey()(name),
    actionsOn: type => byType().get(type) ?? [],
    actionsWith: key => byKey().get(key.name) ?? [],
    pageOf: listed => pageUrl(pages().get(listed) ?? line().page),
    guideOf: listed => decodeGuide(line(), listed.name, actions().indexOf(listed)),
    isRetired: name => retired().has(name.toLowerCase()),
  };
}

function finder<T extends { readonly name: string }>(items: () => readonly T[]): (name: string) => T | undefined {
  const byName = once(() => new Map(items().map(item => [item.name.toLowerCase(), item])));
  return name => byName().get(name.toLowerCase());
}

const pageUrl = (page: string | undefined): string | undefined =>
  page === undefined ? undefined : `${SERVICE_PAGE}${page}.html`;

/** What stands on another page than the service's own. */
function decodePages(line: ServiceLine, actions: readonly Action[], types: readonly ResourceType[]) {
  return new Map<Action | ResourceType, string>(
    (line.otherPages ?? []).flatMap(([page, ofActions, ofTypes]) => [
      ...ofActions.map(index => [at(line, actions, index), page] as const),
      ...ofTypes.map(index => [at(line, types, index), page] as const),
    ]),
  );
}

function decodeGuide(line: ServiceLine, name: string, index: number): string | undefined {
  if (index < 0) return undefined;
  const guide = at(line, line.guides.split(SEPARATOR), line.guideOf?.[index] ?? 0);
  if (guide === '') return undefined;
  const path = guide.replace(ACTION_NAME, () => name);
  return path.startsWith('https:') ? path : GUIDES + path;
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

function decodeActions(line: ServiceLine, names: readonly string[], { keyLists, resourceLists }: Facts): Action[] {
  const descriptions = line.descriptions.split(SEPARATOR);
  const dependent = line.traits.map(dependentActions);
  return names.map((name, index): Action => {
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
