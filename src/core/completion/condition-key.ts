/** Condition keys: those that the statement's actions carry first, then what every request may hold. */
import { kebab } from '../access/scope.ts';
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import { keysOf } from '../catalog/keys.ts';
import type { Catalog } from '../catalog/types.ts';
import { GLOBAL_KEYS } from '../iam/condition-keys.ts';
import { OIDC_PROVIDERS, SAML_CLAIMS } from '../iam/federation.ts';
import { operatorFits, parseOperator } from '../iam/operators.ts';
import { createLookup } from '../judge/lookup.ts';
import type { Place } from '../policy/place.ts';
import type { Stop, Text } from '../syntax/text.ts';
import { map, string } from '../syntax/writer.ts';
import { describe } from './documentation.ts';
import type { Item, List } from './item.ts';
import { CURSOR, hasValue, type Put, putData, putEntry, putKey, putString, typedAt } from './put.ts';
import { tagKeysIn } from './tag-keys.ts';

type KeyPlace = Extract<Place, { kind: 'condition-key' }>;

interface Row {
  readonly name: string;
  readonly note: string;
  readonly text: string;
}

export function completeConditionKey(place: KeyPlace, offset: number, catalog: Catalog): List {
  const operator = place.operator === undefined ? undefined : parseOperator(place.operator);
  const fits = new Map<string, string>();
  const fitOf = ({ name }: Row): string => {
    const known = fits.get(name);
    if (known !== undefined || !operator) return known ?? 'unknown';
    const type = keyFacts(catalog, name)?.type;
    const fit = type === undefined ? 'unknown' : operatorFits(operator.facts, type);
    fits.set(name, fit);
    return fit;
  };
  const carried = first(carriedBy(place, catalog), row => fitOf(row) === 'yes');
  const seen = new Set(carried.map(({ name }) => name.toLowerCase()));
  const others = [...globals(place), ...claims(place), ...ofService(place, offset, catalog)].filter(
    ({ name }) => !seen.has(name.toLowerCase()),
  );
  const there = keysBeside(place);
  const rows = [...carried, ...others]
    .flatMap(row => withTags(place, row))
    .filter(({ name }) => !there.has(name.toLowerCase()));
  const typed = typedAt(place, offset).toLowerCase();
  const fitting = first(rows, row => fitOf(row) !== 'no');
  const ranked = typed === '' ? fitting : first(fitting, ({ name }) => name.toLowerCase().startsWith(typed));
  return { items: ranked.flatMap(one => itemOf(place, offset, catalog, one) ?? []), incomplete: false };
}

const first = (rows: readonly Row[], test: (row: Row) => boolean): Row[] => [
  ...rows.filter(test),
  ...rows.filter(row => !test(row)),
];

/** Keys that stand under the same operator already. */
function keysBeside({ policy, statement, token, operator }: KeyPlace): ReadonlySet<string> {
  if (policy.dialect.blocks || operator === undefined) return new Set();
  const others = statement.conditions.filter(({ key, operator: own }) => key !== token && own.value === operator);
  return new Set(others.flatMap(({ key }) => key?.value.toLowerCase() ?? []));
}

const TAG_KEY = '/${TagKey}';

/** The keys of tags that the text names already, in front of the form for any. */
function withTags(place: KeyPlace, row: Row): Row[] {
  if (!row.name.endsWith(TAG_KEY)) return [row];
  const stem = row.name.slice(0, -TAG_KEY.length);
  return [...tagKeysIn(place.policy).map(tag => ({ ...row, name: `${stem}/${tag}` })), row];
}

/** Keys that all of the actions carry come before those that only some do. */
function carriedBy({ statement }: KeyPlace, catalog: Catalog): Row[] {
  const counts = new Map<string, number>();
  const { actions } = createLookup(catalog).named(statement);
  for (const action of actions) for (const key of keysOf(action)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .sort(([a, left], [b, right]) => right - left || usual(a) - usual(b) || (a < b ? -1 : 1))
    .flatMap(([name, count]): Row[] => {
      const facts = keyFacts(catalog, name);
      const whom = count === actions.length ? '' : `, ${count} of ${actions.length} actions`;
      return facts ? [{ name, note: `${typeOf(facts)}${whom}`, text: textOf(facts) }] : [];
    });
}

/** What most policies ask for, in this order where nothing else ranks them. */
const USUAL: readonly string[] = [
  'iam:PassedToService',
  'sts:ExternalId',
  's3:ExistingObjectTag/${TagKey}',
  's3:prefix',
  's3:x-amz-server-side-encryption',
  'kms:ViaService',
  'dynamodb:LeadingKeys',
  'ec2:CreateAction',
  'aws:SecureTransport',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalOrgID',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:PrincipalArn',
  'aws:SourceIp',
  'aws:RequestedRegion',
  'aws:ResourceTag/${TagKey}',
  'aws:RequestTag/${TagKey}',
  'aws:TagKeys',
  'aws:PrincipalTag/${TagKey}',
];
const usual = (name: string): number => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);

const globals = ({ policy }: KeyPlace): Row[] =>
  GLOBAL_KEYS.filter(({ status }) => status === undefined)
    .sort((a, b) => usual(a.name) - usual(b.name))
    .map(key => ({
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

function itemOf(place: KeyPlace, offset: number, catalog: Catalog, { name, note, text }: Row): Item | undefined {
  const put = putOf(place, offset, name);
  return (
    put && {
      kind: 'key',
      label: name,
      note,
      detail: text,
      filter: name,
      ...put,
      documentation: () => describe(catalog, place, name),
    }
  );
}

const PART = 'KEY:PART';

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
  if (!place.bare && hasValue(place)) return putKey(place, offset, text);
  const marks = Object.fromEntries(stops.map((stop, at) => [`${PART}${at}`, stop]));
  const key = text.map(piece => (typeof piece === 'string' ? piece : `${PART}${stops.indexOf(piece)}`)).join('');
  const entry = { key, value: string(CURSOR) };
  return place.bare ? putData(place, offset, map([entry]), marks) : putEntry(place, offset, entry, marks);
}
