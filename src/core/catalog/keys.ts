/** Condition keys by the name a policy gives them, and the keys that an action carries. */
import { matches } from '../iam/wildcard.ts';
import type { Action } from './types.ts';

interface Named {
  readonly name: string;
}

/** Looks a key up in any case; of several templates that fit, the one that says most wins. */
export function keyFinder<K extends Named>(keys: readonly K[]): (name: string) => K | undefined {
  const byName = new Map(keys.map(key => [key.name.toLowerCase(), key]));
  const templates = keys
    .flatMap(key => (isTemplate(key.name) ? [{ key, pattern: templatePattern(key.name) }] : []))
    .sort((a, b) => b.pattern.length - a.pattern.length);
  return name => {
    const lower = name.toLowerCase();
    return byName.get(lower) ?? templates.find(({ pattern }) => matches(pattern, lower))?.key;
  };
}

export const isTemplate = (name: string): boolean => name.includes('${');

/** Where a placeholder stands, a name has at least one character. */
export const templatePattern = (name: string): string => name.toLowerCase().replace(/\$\{[^}]*\}/g, '?*');

/**
 * Every key that a request for the action can carry, as its service spells it: the action's own, those that it has for
 * one of its resource types, and those of the types themselves.
 */
export function keysOf(action: Action): ReadonlySet<string> {
  return new Set([
    ...action.conditionKeys,
    ...action.resources.flatMap(resource => [...resource.conditionKeys, ...resource.type.conditionKeys]),
  ]);
}

/** What stands before the colon, in lower case; undefined where there is none. */
export function keyPrefix(name: string): string | undefined {
  const colon = name.indexOf(':');
  return colon < 0 ? undefined : name.slice(0, colon).toLowerCase();
}
