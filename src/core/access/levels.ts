/** Access levels of a set of actions, and how they are said. */
import { ACCESS_LEVELS, type AccessLevel, type Action } from '../catalog/types.ts';

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
