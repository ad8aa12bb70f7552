/** Which actions of the catalog a pattern names. */
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';

/** Services whose prefix matches; a wildcard in the prefix reads them all. */
export function servicesOf(catalog: Catalog, prefix: string): Service[] {
  if (!hasWildcard(prefix)) {
    const service = catalog.service(prefix);
    return service ? [service] : [];
  }
  return catalog.services
    .filter(summary => matches(prefix, summary.prefix))
    .flatMap(summary => catalog.service(summary.prefix) ?? []);
}

/** All actions that an Action value names, in the catalog's order; none for what is no action. */
export function expand(catalog: Catalog, text: string): Action[] {
  const pattern = parseAction(text);
  if (!pattern) return [];
  if (!hasWildcard(text)) {
    const action = catalog.service(pattern.prefix)?.action(pattern.name);
    return action ? [action] : [];
  }
  return servicesOf(catalog, pattern.prefix).flatMap(service => expandIn(service, pattern.name));
}

/** The actions of one service that a name or pattern names; case does not count. */
export function expandIn(service: Service, name: string): readonly Action[] {
  if (name === '*') return service.actions;
  if (!hasWildcard(name)) {
    const action = service.action(name);
    return action ? [action] : [];
  }
  const pattern = name.toLowerCase();
  const stem = pattern.slice(0, pattern.search(/[*?]/));
  const [first] = stem;
  const open = pattern === `${stem}*`;
  return service.actions.filter(action => {
    // Most names fall here, at a glance.
    if (first !== undefined && action.name[0]?.toLowerCase() !== first) return false;
    const lower = action.name.toLowerCase();
    return lower.startsWith(stem) && (open || matches(pattern, lower));
  });
}
