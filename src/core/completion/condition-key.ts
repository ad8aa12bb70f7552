/** Condition keys: those that the statement's actions carry first, then what every request may hold. */
import { createLookup } from '../access/lookup.ts';
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import { keysOf } from '../catalog/keys.ts';
import type { Catalog } from '../catalog/types.ts';
import { GLOBAL_KEYS } from '../iam/condition-keys.ts';
import { OIDC_PROVIDERS, SAML_CLAIMS } from '../iam/federation.ts';
import { operatorFits, parseOperator } from '../iam/operators.ts';
import type { Place } from '../policy/place.ts';
import type { Stop, Text } from '../syntax/text.ts';
import { string } from '../syntax/writer.ts';
import type { Item, List } from './item.ts';
import { CURSOR, type Put, putEntry, putKey, putString, typedAt } from './put.ts';

type KeyPlace = Extract<Place, { kind: 'condition-key' }>;

interface Row {
  readonly name: string;
  readonly note: string;
  readonly text: string;
}

export function completeConditionKey(place: KeyPlace, offset: number, catalog: Catalog): List {
  const carried = carriedBy(place, catalog);
  const seen = new Set(carried.map(({ name }) => name.toLowerCase()));
  const others = [...globals(place), ...claims(place), ...ofService(place, offset, catalog)].filter(
    ({ name }) => !seen.has(name.toLowerCase()),
  );
  const operator = place.operator === undefined ? undefined : parseOperator(place.operator);
  const fits = ({ name }: Row): boolean => {
    const type = operator && keyFacts(catalog, name)?.type;
    return !operator || type === undefined || operatorFits(operator.facts, type) !== 'no';
  };
  const rows = [...carried, ...others];
  const ranked = [...rows.filter(fits), ...rows.filter(row => !fits(row))];
  return { items: ranked.flatMap(one => itemOf(place, offset, one) ?? []), incomplete: false };
}

/** Keys that all of the actions carry come before those that only some do. */
function carriedBy({ statement }: KeyPlace, catalog: Catalog): Row[] {
  const counts = new Map<string, number>();
  const { actions } = createLookup(catalog).named(statement);
  for (const action of actions) for (const key of keysOf(action)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .flatMap(([name, count]): Row[] => {
      const facts = keyFacts(catalog, name);
      const whom = count === actions.length ? '' : `, ${count} of ${actions.length} actions`;
      return facts ? [{ name, note: `${typeOf(facts)}${whom}`, text: textOf(facts) }] : [];
    });
}

const globals = ({ policy }: KeyPlace): Row[] =>
  GLOBAL_KEYS.filter(({ status }) => status === undefined).map(key => ({
    name: key.name,
    note: `${key.type}${key.multivalued ? ', several values' : ''}`,
    text: policy.kind === 'rcp' && key.group === 'session' ? key.presence : key.text,
  }));

/** What identity providers tell of a caller: only a trust policy speaks of it as a rule. */
function claims({ policy, statement }: KeyPlace): Row[] {
  if (policy.kind !== 'trust') return [];
  const federated = statement.principal?.groups.filter(({ type }) => type.value === 'Federated') ?? [];
  const values = federated.flatMap(group => group.values.map(({ text }) => text.toLowerCase()));
  const named = OIDC_PROVIDERS.filter(({ issuer }) =>
    values.some(value => value.includes(issuer.replace(/\$\{.*/, ''))),
  );
  const saml = values.some(value => value.includes(':saml-provider/')) ? SAML_CLAIMS : [];
  return [
    ...named.flatMap(({ issuer, claims: own, title }) =>
      own.map(claim => ({ name: `${issuerIn(values, issuer)}:${claim.name}`, note: title, text: claim.text })),
    ),
    ...saml.map(claim => ({ name: `SAML:${claim.name}`, note: 'SAML', text: claim.text })),
  ];
}

/** The issuer as the principal has it, where the table has a pattern. */
function issuerIn(values: readonly string[], issuer: string): string {
  if (!issuer.includes('${')) return issuer;
  const [, own] = values.map(value => /oidc-provider\/(.+)$/.exec(value)).find(found => found !== null) ?? [];
  return own ?? issuer;
}

/** `s3:` typed: all keys of the service, whichever action carries them. */
function ofService(place: KeyPlace, offset: number, catalog: Catalog): Row[] {
  const typed = typedAt(place, offset);
  const colon = typed.indexOf(':');
  const service = colon > 0 ? catalog.service(typed.slice(0, colon)) : undefined;
  return (service?.conditionKeys ?? []).map(({ name, type, description }) => ({
    name,
    note: `${type}, of ${service?.name ?? ''}`,
    text: description,
  }));
}

const typeOf = ({ type, multivalued }: KeyFacts): string => `${type}${multivalued === 'yes' ? ', several values' : ''}`;
const textOf = ({ global, match }: KeyFacts): string => global?.text ?? match?.key.description ?? '';

function itemOf(place: KeyPlace, offset: number, { name, note, text }: Row): Item | undefined {
  const put = putOf(place, offset, name);
  return put && { kind: 'key', label: name, note, detail: text, filter: name, ...put };
}

const PART = 'KEY_PART';

function putOf(place: KeyPlace, offset: number, name: string): Put | undefined {
  const stops: Stop[] = [];
  const text: Text = name
    .split(/(\$\{[^}]*\})/)
    .filter(piece => piece !== '')
    .map(piece => {
      if (!piece.startsWith('${')) return piece;
      const stop = { n: stops.length + 1, placeholder: kebab(piece.slice(2, -1)) };
      stops.push(stop);
      return stop;
    });
  if (place.policy.dialect.blocks) return putString(place, offset, text);
  const condition = place.statement.conditions.find(({ key }) => key !== undefined && key === place.token);
  if (condition?.entry.separator) return putKey(place, offset, text);
  const marks = Object.fromEntries(stops.map((stop, at) => [`${PART}${at}`, stop]));
  const key = text.map(piece => (typeof piece === 'string' ? piece : `${PART}${stops.indexOf(piece)}`)).join('');
  return putEntry(place, offset, { key, value: string(CURSOR) }, marks);
}

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
