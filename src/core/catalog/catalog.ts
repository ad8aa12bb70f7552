/** Opens the catalog file: the header at once, a service or the managed policies when somebody first asks. */

import { decodeService } from './decode.ts';
import {
  brokenCatalog,
  CATALOG_FORMAT,
  type HeaderLine,
  type ManagedPolicyLine,
  type ServiceEntry,
  type ServiceLine,
} from './format.ts';
import type { Catalog, Service } from './types.ts';

/** Throws only for a broken file, here for its header and in a look-up for the line it needs. */
export function loadCatalog(bytes: Uint8Array): Catalog {
  const { header, body } = readHeader(bytes);
  const service = serviceReader(header, body);
  const retiredServices = new Set(header.retiredServices);
  return {
    version: header.sources[0]?.[1] ?? '',
    date: header.date,
    counts: header.counts,
    services: header.services.map(([prefix, name, actionCount]) => ({ prefix, name, actionCount })),
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
    managedPolicy: managedPolicyReader(header, body),
  };
}

function readHeader(bytes: Uint8Array): { header: HeaderLine; body: Uint8Array } {
  const end = bytes.indexOf(0x0a);
  const header = readLine<HeaderLine>(bytes.subarray(0, Math.max(end, 0)), 'the header');
  if (header.format !== CATALOG_FORMAT) throw brokenCatalog(`its format is ${header.format}, not ${CATALOG_FORMAT}`);
  return { header, body: bytes.subarray(end + 1) };
}

function serviceReader(header: HeaderLine, body: Uint8Array): Catalog['service'] {
  const entries = new Map<string, ServiceEntry>(header.services.map(entry => [entry[0].toLowerCase(), entry]));
  const services = new Map<string, Service>();
  return prefix => {
    const key = prefix.toLowerCase();
    const known = services.get(key);
    const entry = entries.get(key);
    if (known || !entry) return known;
    const service = readService(entry, body);
    services.set(key, service);
    return service;
  };
}

function readService([prefix, name, actionCount, offset, length]: ServiceEntry, body: Uint8Array): Service {
  const what = `the line of ${prefix}`;
  const line = readLine<ServiceLine>(body.subarray(offset, offset + length), what);
  if (line.prefix !== prefix || line.traitOf?.length !== actionCount) throw brokenCatalog(`${what} is another`);
  return decodeService(line, name);
}

function managedPolicyReader(header: HeaderLine, body: Uint8Array): Catalog['managedPolicy'] {
  const [offset, length] = header.managedPolicies;
  let policies: Map<string, string> | undefined;
  return name => {
    const line = body.subarray(offset, offset + length);
    policies ??= new Map(readLine<ManagedPolicyLine>(line, 'the line of managed policies'));
    const description = policies.get(name);
    return description === undefined ? undefined : { name, description };
  };
}

function readLine<T extends object>(bytes: Uint8Array, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw brokenCatalog(`${what} cannot be read`, cause);
  }
  if (typeof value !== 'object' || value === null) throw brokenCatalog(`${what} cannot be read`);
  return value as T;
}

function splitId(id: string): [prefix: string, name: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
}
