/** Actions, patterns and services where an action may stand. */
import { expandIn } from '../access/expand.ts';
import { weightiest } from '../access/levels.ts';
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { describeAction } from '../hover/action.ts';
import { matches } from '../iam/wildcard.ts';
import type { Place } from '../policy/place.ts';
import type { Text } from '../syntax/text.ts';
import { describe } from './documentation.ts';
import type { Item, List } from './item.ts';
import { CURSOR, createPutString, type Put, putSecond, typedAt } from './put.ts';
import { createScore } from './search.ts';

/** How a text stands at the cursor. */
type PutText = (text: Text) => Put | undefined;
type ActionPlace = Extract<Place, { kind: 'action' }>;

/** More rows slow the list down; the next letter asks again. */
const MOST = 300;

export function completeAction(place: ActionPlace, offset: number, catalog: Catalog): List {
  const typed = typedAt(place, offset);
  return actionsFor({ place, typed, catalog, put: createPutString(place, offset) });
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
  const documented = (word: string) => () => describe(catalog, place, word);
  const row = { put, listed, documented };
  if (service) return ofService(service, typed, row, fitting(place, catalog));
  const named = ranked(place, services(catalog, row));
  if (typed.trim().length > 1) return search(catalog, typed, row, named);
  return { items: [...trusting(place, catalog, row), ...named], incomplete: true };
}

/** What every item is made with. */
interface Row {
  readonly put: PutText;
  readonly listed: Listed;
  /** The long text of a word. */
  documented(word: string): () => string | undefined;
}

/** What a role is assumed by, where somebody is trusted with it. */
const TRUST: Readonly<Record<string, readonly string[]>> = {
  Federated: ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML', 'sts:TagSession'],
  AWS: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  Service: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetContext'],
};

function trusting({ policy, statement }: ActionPlace, catalog: Catalog, row: Row): Item[] {
  if (policy.kind !== 'trust') return [];
  const group = statement.principal?.groups[0];
  const names = TRUST[group?.type.value ?? ''] ?? TRUST['AWS'] ?? [];
  const isSaml = group?.values[0]?.text.includes(':saml-provider/') ?? false;
  const sts = catalog.service('sts');
  const items = names
    .filter(name => !name.endsWith('WithSAML') || isSaml)
    .filter(name => !name.endsWith('WithWebIdentity') || !isSaml)
    .flatMap(name => {
      const action = sts?.action(name.slice('sts:'.length));
      return (sts && action && actionItem(sts, action, row, '')) ?? [];
    });
  return items.filter(item => !item.listed);
}

/** Services that the statement speaks of already come first, then those that most policies speak of. */
function ranked({ policy, statement, token }: ActionPlace, items: readonly Item[]): Item[] {
  const spoken = new Set([
    ...(statement.action?.values ?? []).filter(({ scalar }) => scalar !== token).map(({ text }) => text.split(':')[0]),
    ...(statement.resource?.values ?? []).map(({ text }) => /^arn:[^:]*:([^:*]+):/.exec(text)?.[1]),
    policy.service,
    policy.kind === 'trust' ? 'sts' : undefined,
  ]);
  const rank = ({ label }: Item): number => {
    const prefix = label.slice(0, -1);
    return spoken.has(prefix) ? 0 : COMMON.has(prefix) ? 1 : 2;
  };
  return items
    .map(item => ({ item, points: rank(item) }))
    .sort((a, b) => a.points - b.points)
    .map(({ item }) => item);
}

/** Whether an action acts on what the statement's resources name; undefined where they name nothing that is known. */
function fitting({ statement }: ActionPlace, catalog: Catalog): ((action: Action) => boolean) | undefined {
  const values = statement.resource?.negated ? [] : (statement.resource?.values ?? []);
  const types = new Set(
    values.flatMap(({ text, scalar }) => catalog.typesOfArn(text, scalar.holes) ?? []).map(({ type }) => type),
  );
  return types.size === 0 ? undefined : action => action.resources.some(({ type }) => types.has(type));
}

function ofService(service: Service, typed: string, row: Row, fits: ReturnType<typeof fitting>): List {
  const name = typed.slice(typed.indexOf(':') + 1);
  const patterned = /[*?]/.test(name);
  const stem = patterned ? expandIn(service, name.endsWith('*') ? name : `${name}*`) : service.actions;
  const sorted = fits ? [...stem.filter(fits), ...stem.filter(action => !fits(action))] : stem;
  const rows = sorted.map(action => actionItem(service, action, row, patterned ? typed : ''));
  const items = [...rows, ...patterns(service, row, patterned ? typed : '')].flatMap(item => item ?? []);
  return { items: sink(items), incomplete: patterned };
}

/** `s3:Get*` and its like: first words that several actions share, with how many. */
function patterns(service: Service, { put, documented }: Row, typed: string): (Item | undefined)[] {
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
    const documentation = documented(label);
    const note = `${count} actions`;
    return made && { kind: 'pattern', label, note, detail, ...made, filter: typed + label, documentation };
  });
}

function search(catalog: Catalog, typed: string, row: Row, all: readonly Item[]): List {
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
    return (action && actionItem(service, action, row, `${typed} `)) ?? [];
  });
  const named = all.filter(item => item.label.startsWith(typed.toLowerCase()));
  return { items: sink([...named, ...actions]), incomplete: true };
}

/** Among equal matches the services that most policies speak of come first. */
const favour = (prefix: string): number => (COMMON.has(prefix) ? 0.5 : 0);
const COMMON: ReadonlySet<string> = new Set(
  'cloudwatch dynamodb ec2 ecr ecs events iam kinesis kms lambda logs rds s3 secretsmanager sns sqs ssm states sts'.split(
    ' ',
  ),
);

function services(catalog: Catalog, { put, documented }: Row): Item[] {
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
        documentation: documented(`${service.prefix}:*`),
      },
    ];
  });
}

function actionItem(
  service: Service,
  action: Action,
  { put, listed }: Row,
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
