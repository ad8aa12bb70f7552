/** The two ways back: from a resource type and from a condition key to the actions of the service. */
import { keysOf } from './keys.ts';
import type { Action, ResourceType } from './types.ts';

export function actionsByType(actions: readonly Action[]): ReadonlyMap<ResourceType, readonly Action[]> {
  return grouped(actions, action => action.resources.map(({ type }) => type));
}

/** By the name of the key, as the service spells it. */
export function actionsByKey(actions: readonly Action[]): ReadonlyMap<string, readonly Action[]> {
  return grouped(actions, keysOf);
}

function grouped<K>(actions: readonly Action[], groupsOf: (action: Action) => Iterable<K>): Map<K, Action[]> {
  const groups = new Map<K, Action[]>();
  for (const action of actions) {
    for (const key of groupsOf(action)) {
      const group = groups.get(key);
      if (group) group.push(action);
      else groups.set(key, [action]);
    }
  }
  return groups;
}
