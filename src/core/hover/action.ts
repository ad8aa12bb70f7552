/** What an action permits, and what a pattern of actions reaches. */
import { expand } from '../access/expand.ts';
import { byLevel } from '../access/levels.ts';
import { addressOf } from '../catalog/addresses.ts';
import type { Action, ActionResource, Catalog, Service } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { code, link, paragraphs, prose } from './markdown.ts';

const SHOWN = 8;

/** Undefined for what is no action or not known. */
export function actionHover(catalog: Catalog, text: string): string | undefined {
  const pattern = parseAction(text);
  if (!pattern) return undefined;
  if (pattern.prefix === '*') {
    return pattern.name === '*'
      ? `**Every action of every AWS service**: ${catalog.counts.actions} actions of ${catalog.counts.services} services.`
      : undefined;
  }
  const service = catalog.service(pattern.prefix);
  if (!service) return undefined;
  if (hasWildcard(pattern.name)) return patternHover(service, text, expand(catalog, text));
  const action = service.action(pattern.name);
  return action ? describeAction(service, action) : undefined;
}

/** Also the documentation of the action in a completion list. */
export function describeAction(service: Service, action: Action): string {
  const marks = [
    action.access.join(', '),
    ...(action.permissionOnly ? ['permission only, no API call of its own'] : []),
  ];
  return paragraphs(
    `${code(action.id)} · ${marks.join(' · ')}`,
    `${prose(action.description)}`,
    resourcesOf(action),
    keysOf(action),
    action.dependentActions.length === 0 ? undefined : `**Also needs** ${action.dependentActions.map(code).join(', ')}`,
    links(service, action),
  );
}

function links(service: Service, action: Action): string {
  const row = addressOf({ about: 'action', service, action });
  const operation = addressOf({ about: 'operation', service, action });
  return [row && link(`${prose(service.name)} reference`, row), operation && link('What the call does', operation)]
    .flatMap(shown => shown ?? [])
    .join(' · ');
}

function resourcesOf(action: Action): string {
  if (action.resources.length === 0)
    return '**Resource:** only `"*"`; this action cannot be scoped to named resources.';
  // The plainest form first: the object before the object behind an access point.
  const plainestFirst = [...action.resources].sort(
    (a, b) => Number(b.required) - Number(a.required) || lengthOf(a) - lengthOf(b),
  );
  const rows = plainestFirst.map(({ type, required }) => {
    const forms = type.arns.map(code).join(' or ');
    return `- ${prose(type.name)}${required ? ' (required)' : ''}: ${forms}`;
  });
  return `**Resources**\n${rows.join('\n')}`;
}

const lengthOf = ({ type }: ActionResource): number => type.arns[0]?.length ?? 0;

function keysOf(action: Action): string | undefined {
  const keys = [...new Set([...action.conditionKeys, ...action.resources.flatMap(resource => resource.conditionKeys)])];
  if (keys.length === 0) return undefined;
  const more = keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : '';
  return `**Condition keys** ${keys.slice(0, SHOWN).map(code).join(', ')}${more}`;
}

function patternHover(service: Service, text: string, actions: readonly Action[]): string {
  if (actions.length === 0) return `${code(text)} matches no action of ${prose(service.name)}.`;
  const rows = byLevel(actions).map(({ level, actions: group }) => {
    const names = group.slice(0, SHOWN).map(action => action.name);
    return `- **${level}** (${group.length}): ${names.join(', ')}${group.length > SHOWN ? ', …' : ''}`;
  });
  const whole = actions.length === service.actions.length ? 'all ' : '';
  const noun = actions.length === 1 ? 'action' : 'actions';
  return paragraphs(
    `${code(text)} · ${whole}${actions.length} ${noun} of ${prose(service.name)}`,
    rows.join('\n'),
    service.url ? link(prose(service.name), service.url) : undefined,
  );
}
