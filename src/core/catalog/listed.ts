/** Finds a condition key in the services that list it. */
import { matches } from '../iam/wildcard.ts';
import type { IndexLine } from './format.ts';
import { isTemplate, keyPrefix, templatePattern } from './keys.ts';
import { once } from './lines.ts';
import type { Catalog } from './types.ts';

/** Reads only the services that can list the key; for a global one, the first of them. */
export function keyReader(
  prefixes: readonly string[],
  service: Catalog['service'],
  index: () => IndexLine,
): Catalog['conditionKey'] {
  const byPrefix = once(() => finder(index().keyPrefixes));
  const globalKeys = once(() => finder(index().globalKeys));
  const name = (at: number) => prefixes[at] ?? '';
  return key => {
    const prefix = keyPrefix(key);
    if (prefix === undefined) return undefined;
    const global = prefix === 'aws';
    const listing = (global ? globalKeys()(key) : byPrefix()(prefix)).map(name);
    const candidates = global ? listing.slice(0, 1) : [prefix, ...listing];
    const found = candidates.flatMap(candidate => {
      const listed = service(candidate);
      const match = listed?.conditionKey(key);
      return listed && match ? [{ key: match, service: listed.prefix }] : [];
    });
    const first = found[0];
    return first && { key: first.key, services: global ? listing : found.map(match => match.service) };
  };
}

/** The services of a name, and of every template that it fills in. */
function finder(entries: IndexLine['keyPrefixes']): (name: string) => readonly number[] {
  const byName = new Map(entries);
  const templates = entries.flatMap(([name, services]) =>
    isTemplate(name) ? [{ pattern: templatePattern(name), services }] : [],
  );
  return name => {
    const lower = name.toLowerCase();
    const found = [byName.get(lower) ?? [], ...templates.flatMap(t => (matches(t.pattern, lower) ? [t.services] : []))];
    return [...new Set(found.flat())];
  };
}
