/** Actions, patterns and services where an action may stand. */
import { expandIn } from '../access/expand.ts';
import { weightiest } from '../access/levels.ts';
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { describeAction } from '../hover/action.ts';
import { matches } from '../iam/wildcard.ts';
import type { Place } from '../policy/place.ts';
import type { Text } from '../syntax/text.ts';
import type { Item, List } from './item.ts';
import { CURSOR, type Put, putSecond, putString, typedAt } from './put.ts';
import { createScore } from './search.ts';

/** How a text stands at the cursor. */
type PutText = (text: Text) => Put | undefined;
type ActionPlace = Extract<Place, { kind: 'action' }>;

/** More rows slow the list down; the next letter asks again. */
const MOST = 300;

export function completeAction(place: ActionPlace, offset: number, catalog: Catalog): List {
  const typed = typedAt(place, offset);
  return actionsFor({ place, typed, catalog, put: text => putString(place, offset, text) });
}

/** A string in the spot of the statement's next key, right behind its one action: it is to be the second. */
export function completeSecondAction(
  place: Extract<Place, { kind: 'statement-key' }>,
  offset: number,
  catalog: Catalog,
): List | undefined {
  const { action } = place.statement;
  const [only] = action?.values ?? [];
  const { token, hasValue } = place;
  if (!action || !only || !token || hasValue || action.list || action.open) return undefined;
  const between = place.statement.elements.some(
    ({ entry }) =>
      entry.key !== token && entry.span.start > action.entry.span.start && entry.span.end <= token.span.start,
  );
  if (between || action.entry.span.end > token.span.start) return undefined;
  const typed = typedAt(place, offset);
  const put = (text: Text) => putSecond(place, offset, only.node, text);
  return actionsFor({ place: { ...place, kind: 'action', name: action.element, field: action }, typed, catalog, put });
}

interface Wanted {
  readonly place: ActionPlace;
  readonly typed: string;
  readonly catalog: Catalog;
  readonly put: PutText;
}

function actionsFor({ place, typed, catalog, put }: Wanted): List {
  const colon = typed.indexOf(':');
  const service = colon > 0 ? catalog.service(typed.slice(0, colon)) : undefined;
  const listed = listedIn(place);
  if (service) return ofService(service, typed, put, listed);
  if (typed.trim().length < 2) return { items: services(catalog, put), incomplete: true };
  return search(catalog, typed, put, listed);
}

function ofService(service: Service, typed: string, put: PutText, listed: Listed): List {
  const name = typed.slice(typed.indexOf(':') + 1);
  const patterned = /[*?]/.test(name);
  const stem = patterned ? expandIn(service, name.endsWith('*') ? name : `${name}*`) : service.actions;
  const rows = stem.map(action => actionItem(service, action, put, listed, patterned ? typed : ''));
  const items = [...rows, ...patterns(service, put, patterned ? typed : '')].flatMap(item => item ?? []);
  return { items: sink(items), incomplete: patterned };
}

/** `s3:Get*` and its like: first words that several actions share, with how many. */
function patterns(service: Service, put: PutText, typed: string): (Item | undefined)[] {
  const counts = new Map<string, number>();
  for (const { name } of service.actions) {
    const word = /^[A-Z][a-z]+/.exec(name)?.[0];
    if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const stems: [string, number][] = [...counts].filter(([, count]) => count > 2);
  return [['', service.actions.length] as [string, number], ...stems].map(([stem, count]) => {
    const label = `${service.prefix}:${stem}*`;
    const made = put([label]);
    const detail =
      stem === ''
        ? `All ${count} actions of ${service.name}`
        : `The ${count} actions of ${service.name} that begin with ${stem}`;
    return made && { kind: 'pattern', label, note: `${count} actions`, detail, ...made, filter: typed + label };
  });
}

function search(catalog: Catalog, typed: string, put: PutText, listed: Listed): List {
  const score = createScore(typed);
  const found: { service: Service; name: string; score: number }[] = [];
  for (const { prefix } of catalog.services) {
    const service = catalog.service(prefix);
    for (const name of service?.names ?? []) {
      const points = score(prefix, name);
      if (service && points !== undefined) found.push({ service, name, score: points + favour(prefix) });
    }
  }
  found.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  const actions = found.slice(0, MOST).flatMap(({ service, name }) => {
    const action = service.action(name);
    return (action && actionItem(service, action, put, listed, `${typed} `)) ?? [];
  });
  const named = services(catalog, put).filter(item => item.label.startsWith(typed.toLowerCase()));
  return { items: sink([...named, ...actions]), incomplete: true };
}

/** Among equal matches the services that most policies speak of come first. */
const favour = (prefix: string): number => (COMMON.has(prefix) ? 0.5 : 0);
const COMMON: ReadonlySet<string> = new Set(
  'cloudwatch dynamodb ec2 ecr ecs events iam kinesis kms lambda logs rds s3 secretsmanager sns sqs ssm states sts'.split(
    ' ',
  ),
);

function services(catalog: Catalog, put: PutText): Item[] {
  return catalog.services.flatMap((service): Item[] => {
    const made = put([`${service.prefix}:`, CURSOR]);
    if (!made) return [];
    return [
      {
        kind: 'service',
        label: `${service.prefix}:`,
        note: service.name,
        detail: `${service.name}, ${service.actionCount} actions`,
        ...made,
        filter: `${service.prefix}: ${service.name}`,
        again: true,
      },
    ];
  });
}

function actionItem(
  service: Service,
  action: Action,
  put: PutText,
  listed: Listed,
  typed: string,
): (Item & { listed: boolean }) | undefined {
  const made = put([action.id]);
  const already = listed(action);
  return (
    made && {
      kind: 'action',
      label: action.id,
      note: already ? 'in this list already' : weightiest(action),
      detail: action.description,
      ...made,
      filter: typed + action.id,
      documentation: () => describeAction(service, action),
      listed: already,
    }
  );
}

type Listed = (action: Action) => boolean;

/** Actions that another value of the field names or matches. */
function listedIn(place: ActionPlace): Listed {
  const others = (place.field?.values ?? []).filter(value => value.scalar !== place.token && value.known);
  const names = others.map(value => value.text.toLowerCase());
  return action => names.some(name => matches(name, action.id.toLowerCase()));
}

const sink = (items: readonly (Item & { listed?: boolean })[]): Item[] => [
  ...items.filter(item => !item.listed),
  ...items.filter(item => item.listed),
];
