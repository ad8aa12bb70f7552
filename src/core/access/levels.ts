/** Access levels of a set of actions, and how they are said. */
import { ACCESS_LEVELS, type AccessLevel, type Action } from '../catalog/types.ts';
import { type ActionSet, actionsIn, eachAction, partsIn, sizeOf } from './action-set.ts';

/** Levels that change nothing. */
export const READING: readonly AccessLevel[] = ['Read', 'List'];

/** True where the action can change something: permissions, data, settings or tags. */
export const changes = (action: Action): boolean => action.access.some(level => !READING.includes(level));

/** How many actions have each level, the weightiest first; an action with two levels counts under the weightier. */
export function byLevel(actions: readonly Action[]): { level: AccessLevel; actions: Action[] }[] {
  return ACCESS_LEVELS.map(level => ({
    level,
    actions: actions.filter(action => weightiest(action) === level),
  })).filter(group => group.actions.length > 0);
}

/** The level that says most about the action. */
export const weightiest = (action: Action): AccessLevel =>
  ACCESS_LEVELS.find(level => action.access.includes(level)) ?? 'Write';

/** The actions with the weightiest level first; within a level the order stays. */
export const weightiestFirst = (actions: readonly Action[]): Action[] =>
  byLevel(actions).flatMap(({ actions: group }) => group);

export interface ServiceCount {
  readonly prefix: string;
  readonly name: string;
  readonly count: number;
  /** Of so many that the service has. */
  readonly total: number;
}

/** How many actions of each service, in the catalog's order; reads no service. */
export const countByService = (set: ActionSet): ServiceCount[] =>
  [...partsIn(set)].map(({ prefix, name, total, part }) => ({ prefix, name, total, count: sizeOf(part, total) }));

/** How many actions of each level, the weightiest first; reads every service of which the set has something. */
export const countByLevel = (set: ActionSet): { level: AccessLevel; count: number }[] =>
  byLevel([...eachAction(set)]).map(({ level, actions }) => ({ level, count: actions.length }));

/** The set service by service with the weightiest actions of each first; a service is read when its turn comes. */
export function* weightyByService(set: ActionSet): Generator<{ service: ServiceCount; actions: Action[] }> {
  for (const service of countByService(set)) {
    yield { service, actions: weightiestFirst(actionsIn(set, service.prefix)) };
  }
}
