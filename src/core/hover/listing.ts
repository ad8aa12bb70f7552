/** All actions that patterns name, or leave, as a text to read: by service, the weightiest first. */
import { type ActionSet, complement, countActions, unionOf } from '../access/action-set.ts';
import { actionsNamed } from '../access/actions.ts';
import { byLevel, weightyByService } from '../access/levels.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import { grouped } from '../explain/phrase.ts';
import type { More } from './here.ts';

/** The same text for the same catalog. Reads every service of which something is named. */
export function listing(catalog: Catalog, { patterns, negated }: Pick<More, 'patterns' | 'negated'>): string {
  const named = unionOf(
    catalog,
    patterns.map(text => actionsNamed(catalog, text)),
  );
  const set = negated ? complement(named) : named;
  const head = [
    `${negated ? 'All actions but those of ' : 'The actions of '}${patterns.join(', ')}`,
    `${countLine(set)}, in AWS data of ${catalog.date}`,
  ];
  const services = [...weightyByService(set)].map(({ service, actions }) => {
    const whole = service.count === service.total ? `all ${service.total}` : `${service.count} of ${service.total}`;
    return [`${service.name} (${service.prefix}): ${whole}`, ...byLevel(actions).flatMap(levelLines)].join('\n');
  });
  return `${[head.join('\n'), ...services].join('\n\n')}\n`;
}

function countLine(set: ActionSet): string {
  const count = countActions(set);
  return `${grouped(count)} ${count === 1 ? 'action' : 'actions'}`;
}

function levelLines({ level, actions }: { level: string; actions: readonly Action[] }): string[] {
  const width = Math.max(...actions.map(({ id }) => id.length));
  return [
    `  ${level} (${actions.length})`,
    ...actions.map(({ id, description }) => `    ${id.padEnd(width)}  ${description}`.trimEnd()),
  ];
}
