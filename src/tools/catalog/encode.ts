/** Writes a catalog in the layout of core/catalog/format.ts: the same text for the same catalog, whatever its order. */
import {
  CATALOG_FORMAT,
  type HeaderLine,
  type KeyTuple,
  type OtherPage,
  type Place,
  type ResourceTuple,
  SEPARATOR,
  SERVICE_PAGE,
  type ServiceEntry,
  type ServiceLine,
  type TraitTuple,
  type TypeTuple,
} from '../../core/catalog/format.ts';
import { ACCESS_LEVELS } from '../../core/catalog/types.ts';
import { encodeGuides } from './guides.ts';
import { encodeIndex } from './indexes.ts';
import { byText, type SourceAction, type SourceCatalog, type SourceResource, type SourceService } from './model.ts';

/** Throws where a name refers to nothing. */
export function encodeCatalog(catalog: SourceCatalog): string {
  const services = [...catalog.services].sort((a, b) => byText(a.prefix, b.prefix));
  const body: string[] = [];
  let offset = 0;
  const append = (line: string): Place => {
    const place: Place = [offset, line.length];
    body.push(line);
    offset += line.length + 1;
    return place;
  };
  const categories = [...new Set(services.flatMap(({ category }) => category ?? []))].sort(byText);
  const header: HeaderLine = {
    format: CATALOG_FORMAT,
    sources: catalog.sources,
    date: catalog.date,
    counts: countCatalog(catalog),
    rcpServices: [...catalog.rcpServices].sort(byText),
    retiredServices: [...catalog.retiredServices].sort(byText),
    services: services.map((service): ServiceEntry => {
      const { prefix, name, actions, category } = service;
      const [start, namesLength] = append(nameColumn(sortedByName(actions)));
      const [, factsLength] = append(toLine(encodeService(service)));
      const categoryIndex = category === undefined ? -1 : categories.indexOf(category);
      return [prefix, name, actions.length, start, namesLength, factsLength, categoryIndex];
    }),
    managedPolicies: append(toLine([...catalog.managedPolicies].sort((a, b) => byText(a[0], b[0])))),
    index: append(toLine(encodeIndex(services))),
    categories,
  };
  return `${[toLine(header), ...body].join('\n')}\n`;
}

/** A condition key that several services share counts once. */
export function countCatalog(catalog: SourceCatalog): HeaderLine['counts'] {
  const total = (count: (service: SourceService) => number) =>
    catalog.services.reduce((sum, service) => sum + count(service), 0);
  const keys = catalog.services.flatMap(service => service.conditionKeys.map(key => key.name.toLowerCase()));
  return {
    services: catalog.services.length,
    actions: total(service => service.actions.length),
    resourceTypes: total(service => service.resourceTypes.length),
    conditionKeys: new Set(keys).size,
    managedPolicies: catalog.managedPolicies.length,
  };
}

function encodeService(service: SourceService): ServiceLine {
  const keys = sortedByName(service.conditionKeys);
  const types = sortedByName(service.resourceTypes);
  const actions = sortedByName(service.actions);
  const lists = listEncoder(service.prefix, keys, types);
  const typeTuples = types.map((type): TypeTuple => [type.name, lists.keys(type.conditionKeys), ...type.arns]);
  const traits = interner<TraitTuple>();
  const traitOf = actions.map(action => traits.indexOf(encodeTrait(action, lists)));
  const page = service.url === undefined ? undefined : pageStem(service.url);
  const retired = [...service.retired].sort(byText);
  return {
    prefix: service.prefix,
    ...(page !== undefined && { page }),
    keys: keys.map((key): KeyTuple => [key.name, key.description, key.type]),
    keyLists: lists.keyLists,
    types: typeTuples,
    resourceLists: lists.resourceLists,
    traits: traits.items,
    descriptions: column(actions.map(action => action.description)),
    traitOf,
    ...(retired.length > 0 && { retired }),
    ...encodeGuides(actions),
    ...(service.otherPages.length > 0 && { otherPages: encodePages(service, actions, types) }),
  };
}

function encodePages({ prefix, otherPages }: SourceService, actions: readonly Named[], types: readonly Named[]) {
  const actionIndex = indexByName(prefix, 'action', actions);
  const typeIndex = indexByName(prefix, 'resource type', types);
  return [...otherPages]
    .sort((a, b) => byText(a.url, b.url))
    .map(
      (page): OtherPage => [
        pageStem(page.url),
        page.actions.map(actionIndex).sort((a, b) => a - b),
        page.types.map(typeIndex).sort((a, b) => a - b),
      ],
    );
}

function encodeTrait(action: SourceAction, lists: ListEncoder): TraitTuple {
  const access = action.access.reduce((bits, level) => bits | (1 << ACCESS_LEVELS.indexOf(level)), 0);
  if (access === 0) throw new Error(`${action.name}: no access level`);
  const dependent = [...new Set(action.dependentActions)].sort(byText);
  const resources = lists.resources(action.resources);
  return [access, resources, lists.keys(action.conditionKeys), action.permissionOnly ? 1 : 0, ...dependent];
}

type ListEncoder = ReturnType<typeof listEncoder>;

function listEncoder(prefix: string, keys: readonly Named[], types: readonly Named[]) {
  const keyIndex = indexByName(prefix, 'condition key', keys);
  const typeIndex = indexByName(prefix, 'resource type', types);
  const keyLists = interner<number[]>([]);
  const resourceLists = interner<ResourceTuple[]>([]);
  const encodeKeys = (names: readonly string[]) => keyLists.indexOf([...new Set(names)].sort(byText).map(keyIndex));
  const encodeResource = ({ type, required, conditionKeys }: SourceResource): ResourceTuple => [
    typeIndex(type),
    required ? 1 : 0,
    encodeKeys(conditionKeys),
  ];
  return {
    keyLists: keyLists.items,
    resourceLists: resourceLists.items,
    keys: encodeKeys,
    resources(resources: readonly SourceResource[]) {
      return resourceLists.indexOf([...resources].sort((a, b) => byText(a.type, b.type)).map(encodeResource));
    },
  };
}

/** Not in JSON, so that reading it is cutting it. */
function nameColumn(actions: readonly Named[]): string {
  const odd = actions.find(({ name }) => !/^[A-Za-z0-9-]+$/.test(name));
  if (odd) throw new Error(`unexpected name of an action: ${odd.name}`);
  return column(actions.map(({ name }) => name));
}

function column(texts: readonly string[]): string {
  const odd = texts.find(text => text.includes(SEPARATOR));
  if (odd !== undefined) throw new Error(`the separator stands in a text: ${odd}`);
  return texts.join(SEPARATOR);
}

function pageStem(url: string): string {
  if (!url.startsWith(SERVICE_PAGE) || !url.endsWith('.html')) throw new Error(`unexpected address of a page: ${url}`);
  return url.slice(SERVICE_PAGE.length, -'.html'.length);
}

interface Named {
  readonly name: string;
}

function sortedByName<T extends Named>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => byText(a.name, b.name));
}

function indexByName(prefix: string, what: string, items: readonly Named[]) {
  const places = new Map(items.map((item, index) => [item.name, index]));
  return (name: string): number => {
    const index = places.get(name);
    if (index === undefined) throw new Error(`${prefix}: no ${what} ${name}`);
    return index;
  };
}

/** Keeps each item once, in the order in which they first come. */
function interner<T>(...first: T[]) {
  const items: T[] = [...first];
  const places = new Map(items.map((item, index) => [JSON.stringify(item), index]));
  return {
    items,
    indexOf(item: T): number {
      const key = JSON.stringify(item);
      const place = places.get(key) ?? items.push(item) - 1;
      places.set(key, place);
      return place;
    },
  };
}

/** In JSON a character outside ASCII can only stand in a string, where its escape means the same. */
function toLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
