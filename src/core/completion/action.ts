/** Actions, patterns and services where an action may stand. */
import { expandIn } from '../access/expand.ts';
import { weightiest } from '../access/levels.ts';
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { describeAction } from '../hover/action.ts';
import { matches } from '../iam/wildcard.ts';
import type { Place } from '../policy/place.ts';
import { valueOffset } from '../syntax/node.ts';
import { type Span, type Stop, span } from '../syntax/text.ts';
import type { Item, List } from './item.ts';
import { createScore } from './search.ts';

/** Where the cursor is after a service is accepted: before the closing quote. */
const CURSOR: Stop = { n: 0, placeholder: '' };

type ActionPlace = Extract<Place, { kind: 'action' }>;

/** More rows slow the list down; the next letter asks again. */
const MOST = 300;

export function completeAction(place: ActionPlace, offset: number, catalog: Catalog): List {
  const { token } = place;
  const typed = token ? token.value.slice(0, valueOffset(token, offset)) : '';
  const at = token ? (token.closed ? token.span : span(token.span.start, offset)) : place.span;
  const colon = typed.indexOf(':');
  const service = colon > 0 ? catalog.service(typed.slice(0, colon)) : undefined;
  const listed = listedIn(place);
  if (service) return ofService(place, service, typed, at, listed);
  if (typed.trim().length < 2) return { items: services(place, catalog, at), incomplete: true };
  return search(place, catalog, typed, at, listed);
}

function ofService(place: ActionPlace, service: Service, typed: string, at: Span, listed: Listed): List {
  const name = typed.slice(typed.indexOf(':') + 1);
  const patterned = /[*?]/.test(name);
  const stem = patterned ? expandIn(service, name.endsWith('*') ? name : `${name}*`) : service.actions;
  const rows = stem.map(action => actionItem(place, service, action, at, listed, patterned ? typed : ''));
  const items = [...rows, ...patterns(place, service, at, patterned ? typed : '')].flatMap(item => item ?? []);
  return { items: sink(items), incomplete: patterned };
}

/** `s3:Get*` and its like: first words that several actions share, with how many. */
function patterns(place: ActionPlace, service: Service, at: Span, typed: string): (Item | undefined)[] {
  const counts = new Map<string, number>();
  for (const { name } of service.actions) {
    const word = /^[A-Z][a-z]+/.exec(name)?.[0];
    if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const stems: [string, number][] = [...counts].filter(([, count]) => count > 2);
  return [['', service.actions.length] as [string, number], ...stems].map(([stem, count]) => {
    const label = `${service.prefix}:${stem}*`;
    const text = place.policy.tree.writer.token([label], 'value', place.token);
    const detail =
      stem === ''
        ? `All ${count} actions of ${service.name}`
        : `The ${count} actions of ${service.name} that begin with ${stem}`;
    return text && { kind: 'pattern', label, note: `${count} actions`, detail, span: at, text, filter: typed + label };
  });
}

function search(place: ActionPlace, catalog: Catalog, typed: string, at: Span, listed: Listed): List {
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
    return (action && actionItem(place, service, action, at, listed, `${typed} `)) ?? [];
  });
  const named = services(place, catalog, at).filter(item => item.label.startsWith(typed.toLowerCase()));
  return { items: sink([...named, ...actions]), incomplete: true };
}

/** Among equal matches the services that most policies speak of come first. */
const favour = (prefix: string): number => (COMMON.has(prefix) ? 0.5 : 0);
const COMMON: ReadonlySet<string> = new Set(
  'cloudwatch dynamodb ec2 ecr ecs events iam kinesis kms lambda logs rds s3 secretsmanager sns sqs ssm states sts'.split(
    ' ',
  ),
);

function services(place: ActionPlace, catalog: Catalog, at: Span): Item[] {
  return catalog.services.flatMap((service): Item[] => {
    const text = place.policy.tree.writer.token([`${service.prefix}:`, CURSOR], 'value', place.token);
    if (!text) return [];
    return [
      {
        kind: 'service',
        label: `${service.prefix}:`,
        note: service.name,
        detail: `${service.name}, ${service.actionCount} actions`,
        span: at,
        text,
        filter: `${service.prefix}: ${service.name}`,
        again: true,
      },
    ];
  });
}

function actionItem(
  place: ActionPlace,
  service: Service,
  action: Action,
  at: Span,
  listed: Listed,
  typed: string,
): (Item & { listed: boolean }) | undefined {
  const text = place.policy.tree.writer.token([action.id], 'value', place.token);
  const already = listed(action);
  return (
    text && {
      kind: 'action',
      label: action.id,
      note: already ? 'in this list already' : weightiest(action),
      detail: action.description,
      span: at,
      text,
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
