/** Names of condition keys: which of them need a part of the writer's own, and what a mistyped one may have meant. */
import { keyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { GLOBAL_KEYS, keyParts, lacksTagKey } from '../iam/condition-keys.ts';
import { editDistance, nearest } from '../iam/nearest.ts';

/** A name without its part, with the mark that goes before it: `aws:ResourceTag/`; undefined for every other name. */
export function stemOf(catalog: Catalog, name: string): string | undefined {
  if (lacksTagKey(name)) return `${name.replace(/\/$/, '')}/`;
  if (keyFacts(catalog, name)) return undefined;
  const bare = name.replace(/[:/]$/, '');
  const stem = [`${bare}/`, `${bare}:`].find(candidate => isTemplate(catalog, `${candidate}x`));
  return keyParts(bare) && stem;
}

/**
 * Keys that a name which nobody defines may have meant, in AWS's spelling with the part as it was written; all of them
 * are equally likely. `prefixes` are services that are at hand.
 */
export function nearestKeys(catalog: Catalog, name: string, prefixes: readonly string[]): string[] {
  const colon = name.indexOf(':');
  const word = name.slice(colon + 1);
  for (const group of [['aws'], prefixes, OFTEN_MEANT]) {
    const same = named(
      catalog,
      group.map(prefix => `${prefix}:${word}`),
    );
    if (same.length > 0) return same;
  }
  const marked = named(catalog, [name.slice(0, colon + 1) + word.replace(/[:.=]/, '/')]);
  if (marked.length > 0) return marked;
  const prefix = colon < 0 ? 'aws' : name.slice(0, colon).toLowerCase();
  const known = keysOf(catalog, prefix);
  return known ? nearestIn(known, prefix, word) : nearestPrefix(catalog, prefix, word);
}

/** Services whose keys are most often written under another prefix. */
const OFTEN_MEANT: readonly string[] = ['iam', 'sts', 's3', 'kms'];

/** Those of the names that there are, in AWS's spelling. */
function named(catalog: Catalog, names: readonly string[]): string[] {
  return names.flatMap(name => {
    const facts = stemOf(catalog, name) === undefined ? keyFacts(catalog, name) : undefined;
    return facts ? [filled(facts.name, name)] : [];
  });
}

function nearestIn(known: readonly string[], prefix: string, word: string): string[] {
  const [stem = '', ...rest] = word.split('/');
  const part = rest.length > 0 ? `/${rest.join('/')}` : '';
  // A key with a part is meant where one is written, and only there.
  const stems = known.flatMap(name => {
    const [own = '', hole] = name.slice(prefix.length + 1).split('/');
    return (hole !== undefined) === (part !== '') && !own.includes('${') ? [own] : [];
  });
  const near = nearest(stem, new Set(stems));
  return near.filter(({ distance }) => distance === near[0]?.distance).map(({ name }) => `${prefix}:${name}${part}`);
}

/** Prefixes one change away, or cut short, under which the key is known. */
function nearestPrefix(catalog: Catalog, prefix: string, word: string): string[] {
  const prefixes = ['aws', ...catalog.services.map(service => service.prefix)];
  const near = prefixes.filter(
    other => editDistance(prefix, other, 1) <= 1 || (prefix.length > 2 && other.startsWith(prefix)),
  );
  return named(
    catalog,
    near.map(other => `${other}:${word}`),
  );
}

/** Undefined for a prefix that nobody has. */
function keysOf(catalog: Catalog, prefix: string): readonly string[] | undefined {
  if (prefix === 'aws') return GLOBAL_KEYS.flatMap(({ name }) => (name.startsWith('aws:') ? [name] : []));
  return catalog.service(prefix)?.conditionKeys.map(({ name }) => name);
}

/** AWS's spelling with the part that the name has: `aws:ResourceTag/${TagKey}`, `AWS:resourcetag/Team` -> `aws:ResourceTag/Team`. */
function filled(template: string, name: string): string {
  const hole = template.indexOf('${');
  return hole < 0 ? template : template.slice(0, hole) + name.slice(hole);
}

const isTemplate = (catalog: Catalog, name: string): boolean => keyFacts(catalog, name)?.name.includes('${') ?? false;
