/** The choice between access levels, as a question and what its answer means. */
import type { Action, Service } from '../catalog/types.ts';
import type { Question } from '../policy/fix.ts';
import { byLevel, READING } from './levels.ts';

/** Which access levels to keep of these actions; reading is picked already. */
export function askForLevels(service: Service, actions: readonly Action[]): Question {
  return {
    title: `Access levels of ${service.name} to allow`,
    many: true,
    items: byLevel(actions).map(({ level, actions: group }) => ({
      id: level,
      label: level,
      detail: `${count(group)}: ${examples(group)}`,
      picked: READING.includes(level),
    })),
  };
}

const examples = (actions: readonly Action[]): string =>
  actions
    .slice(0, 4)
    .map(action => action.name)
    .concat(actions.length > 4 ? '…' : [])
    .join(', ');

/** The actions of the levels that were picked. */
export const withLevels = (actions: readonly Action[], levels: readonly string[]): Action[] =>
  byLevel(actions).flatMap(({ level, actions: group }) => (levels.includes(level) ? group : []));

/** `1 action`, `2 actions` */
export const count = (actions: readonly Action[]): string =>
  `${actions.length} ${actions.length === 1 ? 'action' : 'actions'}`;
