/** Opens the catalog file: the header at once, a service or another line when somebody first asks. */
import { arnReader } from './arns.ts';
import { decodeService } from './decode.ts';
import {
  brokenCatalog,
  CATALOG_FORMAT,
  type HeaderLine,
  type IndexLine,
  type ManagedPolicyLine,
  type Place,
  SEPARATOR,
  type ServiceEntry,
  type ServiceLine,
} from './format.ts';
import { once, oncePer, readLine, readText } from './lines.ts';
import { keyReader } from './listed.ts';
import { decodeManagedPolicies, managedPolicyFinder } from './managed.ts';
import type { Catalog, Service } from './types.ts';

/** Throws only for a broken file, here for its header and in a look-up for the line it needs. */
export function loadCatalog(bytes: Uint8Array): Catalog {
  const { header, body } = readHeader(bytes);
  const prefixes = header.services.map(([prefix]) => prefix);
  const service = serviceReader(header, body);
  const index = once(() => readPlace<IndexLine>(body, header.index, 'the index'));
  const policies = once(() =>
    decodeManagedPolicies(readPlace<ManagedPolicyLine>(body, header.managedPolicies, POLICIES)),
  );
  const policyFinder = once(() => managedPolicyFinder(policies()));
  const retiredServices = new Set(header.retiredServices);
  return {
    version: header.sources[0]?.[1] ?? '',
    date: header.date,
    counts: header.counts,
    services: header.services.map(entry => ({
      prefix: entry[0],
      name: entry[1],
      category: header.categories[entry[6]],
      actionCount: entry[2],
    })),
    rcpServices: header.rcpServices,
    service,
    action(id) {
      const [prefix, name] = splitId(id);
      return service(prefix)?.action(name);
    },
    isRetired(id) {
      const [prefix, name] = splitId(id);
      return retiredServices.has(prefix.toLowerCase()) || (service(prefix)?.isRetired(name) ?? false);
    },
    conditionKey: keyReader(prefixes, service, index),
    ...arnReader(prefixes, service, index),
    get managedPolicies() {
      return policies();
    },
    managedPolicy: nameOrArn => policyFinder()(nameOrArn),
  };
}

const POLICIES = 'the line of managed policies';

function readHeader(bytes: Uint8Array): { header: HeaderLine; body: Uint8Array } {
  const end = bytes.indexOf(0x0a);
  const header = readLine<HeaderLine>(bytes.subarray(0, Math.max(end, 0)), 'the header');
  if (header.format !== CATALOG_FORMAT) throw brokenCatalog(`its format is ${header.format}, not ${CATALOG_FORMAT}`);
  return { header, body: bytes.subarray(end + 1) };
}

function serviceReader(header: HeaderLine, body: Uint8Array): Catalog['service'] {
  const entries = new Map<string, ServiceEntry>(header.services.map(entry => [entry[0].toLowerCase(), entry]));
  const read = oncePer((entry: ServiceEntry) => openService(entry, header, body));
  return prefix => {
    const entry = entries.get(prefix) ?? entries.get(prefix.toLowerCase());
    return entry && read(entry);
  };
}

function openService(entry: ServiceEntry, { categories }: HeaderLine, body: Uint8Array): Service {
  const [prefix, name, actionCount, start, namesLength, factsLength, category] = entry;
  const facts = start + namesLength + 1;
  return decodeService({
    prefix,
    name,
    category: categories[category],
    names() {
      const names = actionCount === 0 ? [] : readText(body.subarray(start, facts - 1)).split(SEPARATOR);
      if (names.length !== actionCount) throw brokenCatalog(`the names of ${prefix} are others`);
      return names;
    },
    line() {
      const what = `the line of ${prefix}`;
      const line = readPlace<ServiceLine>(body, [facts, factsLength], what);
      if (line.prefix !== prefix || line.traitOf?.length !== actionCount) throw brokenCatalog(`${what} is another`);
      return line;
    },
  });
}

const readPlace = <T extends object>(body: Uint8Array, [offset, length]: Place, what: string): T =>
  readLine<T>(body.subarray(offset, offset + length), what);

function splitId(id: string): [prefix: string, name: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
}
