/** What an action permits, and what a pattern of actions reaches. */
import { countActions } from '../access/action-set.ts';
import { actionsOf } from '../access/actions.ts';
import { expandIn } from '../access/expand.ts';
import { byLevel } from '../access/levels.ts';
import { addressOf } from '../catalog/addresses.ts';
import { keysOf } from '../catalog/keys.ts';
import type { Action, ActionResource, Catalog, Service } from '../catalog/types.ts';
import { grouped } from '../explain/phrase.ts';
import { parseAction } from '../iam/action.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import type { Field } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { PlaceOf, Shown } from './here.ts';
import { code, link, paragraphs, prose } from './markdown.ts';
import { elementPage, reference } from './pages.ts';

const SHOWN = 8;

/** Undefined for what is no action or not known. */
export function actionHover(catalog: Catalog, { token, field, policy }: PlaceOf<'action'>): Shown | undefined {
  if (!token || token.holes.length > 0) return undefined;
  const text = policy.dialect.readText(token);
  const pattern = parseAction(text);
  if (!pattern) return undefined;
  const left = field?.negated ? leftBy(catalog, field) : undefined;
  if (hasWildcard(pattern.prefix)) return acrossServices(catalog, text, pattern.name.toLowerCase(), left);
  const service = catalog.service(pattern.prefix);
  if (!service) return undefined;
  if (hasWildcard(pattern.name)) return patternHover(service, text, expandIn(service, pattern.name), left);
  const action = service.action(pattern.name);
  return action && { markdown: describeAction(service, action, left) };
}

/** Also the documentation of the action in a completion list. `note` is what the place adds. */
export function describeAction(service: Service, action: Action, note?: string): string {
  const marks = [
    action.access.join(', '),
    ...(action.permissionOnly ? ['permission only, no API call of its own'] : []),
  ];
  return paragraphs(
    `${code(action.id)} · ${marks.join(' · ')}`,
    prose(action.description),
    resourcesOf(action),
    keysWithTypes(service, action),
    action.dependentActions.length === 0 ? undefined : `**Also needs** ${action.dependentActions.map(code).join(', ')}`,
    note,
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
  const rows = plainestFirst.slice(0, SHOWN).map(({ type, required }) => {
    const forms = type.arns.map(code).join(' or ');
    return `- ${prose(type.name)}${required ? ' (required)' : ''}: ${forms}`;
  });
  const more = plainestFirst.length > SHOWN ? [`- and ${plainestFirst.length - SHOWN} more`] : [];
  return `**Resources**\n${[...rows, ...more].join('\n')}`;
}

const lengthOf = ({ type }: ActionResource): number => type.arns[0]?.length ?? 0;

/** The service's own keys first: the global ones are the same everywhere. */
function keysWithTypes(service: Service, action: Action): string | undefined {
  const keys = [...keysOf(action)].sort((a, b) => Number(a.startsWith('aws:')) - Number(b.startsWith('aws:')));
  if (keys.length === 0) return undefined;
  const shown = keys.slice(0, SHOWN).map(key => {
    const type = service.conditionKey(key)?.type;
    return type === undefined ? code(key) : `${code(key)} (${prose(typeWords(type))})`;
  });
  const more = keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : '';
  return `**Condition keys** ${shown.join(', ')}${more}`;
}

/** `ArrayOfString` -> `String, several` */
const typeWords = (type: string): string => (type.startsWith('ArrayOf') ? `${type.slice(7)}, several` : type);

function patternHover(service: Service, text: string, actions: readonly Action[], left: string | undefined): Shown {
  const quoted = code(excerpt(text));
  const address = service.url && link(prose(service.name), service.url);
  if (actions.length === 0)
    return { markdown: paragraphs(`${quoted} · matches no action of ${prose(service.name)}.`, left, address) };
  const rows = byLevel(actions).map(({ level, actions: group }) => {
    const names = group.slice(0, SHOWN).map(action => action.name);
    return `- **${level}** (${group.length}): ${names.join(', ')}${group.length > SHOWN ? ', …' : ''}`;
  });
  const whole = actions.length === service.actions.length ? 'all ' : '';
  const noun = actions.length === 1 ? 'action' : 'actions';
  const markdown = paragraphs(
    `${quoted} · ${whole}${actions.length} ${noun} of ${prose(service.name)}`,
    rows.join('\n'),
    left,
    address,
  );
  return { markdown, more: { title: `All ${actions.length} ${noun}`, patterns: [text], negated: false } };
}

/** A pattern in front of the colon. Only the names of the services are read. */
function acrossServices(catalog: Catalog, text: string, name: string, left: string | undefined): Shown {
  const { actions, services } = catalog.counts;
  const whole = `**Every action of every AWS service**: ${grouped(actions)} actions of ${services} services, and those that AWS adds tomorrow.`;
  const prefix = text.slice(0, Math.max(0, text.indexOf(':'))).toLowerCase();
  const isWhole = /^\*+$/.test(name) && /^\**$/.test(prefix);
  const markdown = paragraphs(
    isWhole ? whole : `${code(excerpt(text))} · ${countAcross(catalog, prefix, name)}`,
    left,
    reference(elementPage('Action')),
  );
  return { markdown, more: { title: 'All of them', patterns: [text], negated: false } };
}

function countAcross(catalog: Catalog, prefix: string, pattern: string): string {
  const fits = fitting(pattern);
  const found = catalog.services
    .filter(service => matches(prefix, service.prefix.toLowerCase()))
    .map(service => catalog.service(service.prefix)?.names.filter(fits).length ?? 0)
    .filter(count => count > 0);
  const actions = found.reduce((sum, count) => sum + count, 0);
  const services = found.length === 1 ? 'service' : 'services';
  return `${grouped(actions)} ${actions === 1 ? 'action' : 'actions'} of ${found.length} ${services}`;
}

/** Most names fall at a glance at the longest piece of the pattern's own text. */
function fitting(pattern: string): (name: string) => boolean {
  const longest = pattern.split(/[*?]/).reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  return name => {
    const lower = name.toLowerCase();
    return lower.includes(longest) && matches(pattern, lower);
  };
}

/** What a NotAction leaves, as far as no service has to be read for it. */
function leftBy(catalog: Catalog, field: Field): string | undefined {
  const isBroad = field.values.some(({ text, known }) => !known || hasWildcard(parseAction(text)?.prefix ?? ''));
  if (isBroad || field.open) return '**NotAction** leaves it out.';
  const left = countActions(actionsOf(catalog, field).certain);
  return `**NotAction** leaves it out, with all else that is listed: ${grouped(left)} actions of AWS remain.`;
}
