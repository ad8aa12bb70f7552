/** Condition operators: those that fit the key at hand first, set prefixes and IfExists behind. */
import { keyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { OPERATORS, type OperatorFacts, operatorFits, SET_PREFIXES } from '../iam/operators.ts';
import type { Place } from '../policy/place.ts';
import type { Stop } from '../syntax/text.ts';
import { map, string } from '../syntax/writer.ts';
import { describe } from './documentation.ts';
import type { Item, List } from './item.ts';
import { CURSOR, hasValue, type Put, putData, putEntry, putKey, putString } from './put.ts';

type OperatorPlace = Extract<Place, { kind: 'operator' }>;

/** What most policies use, in this order where nothing else ranks them. */
const USUAL = ['StringEquals', 'StringLike', 'ArnLike', 'Bool', 'IpAddress', 'StringNotEquals', 'Null', 'ArnEquals'];
const usual = (name: string): number => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);

export function completeOperator(place: OperatorPlace, offset: number, catalog: Catalog): List {
  const condition = place.statement.conditions.find(({ operator }) => operator === place.token);
  const facts = condition?.key ? keyFacts(catalog, condition.key.value) : undefined;
  const fits = (operator: OperatorFacts) => facts === undefined || operatorFits(operator, facts.type) === 'yes';
  const ranked = [...OPERATORS].sort((a, b) => usual(a.name) - usual(b.name));
  const own = facts === undefined ? [] : ranked.filter(fits);
  // Null fits every key, and says nothing of its value.
  const isNull = ({ family }: OperatorFacts) => family === 'Null';
  const best = own.filter(operator => !isNull(operator));
  const others = ranked.filter(operator => !best.includes(operator));
  const many = facts?.multivalued === 'yes';
  const all = [
    ...(many ? [...setsOf(best), ...plainOf(best), ...ifExistsOf(best)] : [...plainOf(best), ...ifExistsOf(best)]),
    ...(facts ? plainOf(others.filter(isNull)) : []),
    ...plainOf(facts ? others.filter(operator => !isNull(operator)) : others),
    ...ifExistsOf(others),
    ...(many ? [] : setsOf(best)),
    ...setsOf(others),
  ];
  // A map has each key once, and a second block of Terraform adds its values to the first.
  const taken = place.policy.dialect.blocks ? [] : place.statement.conditions.map(({ operator }) => operator);
  const isTaken = ({ name }: Row) =>
    taken.some(other => other !== place.token && other.value.toLowerCase() === name.toLowerCase());
  return {
    items: all
      .filter(row => !isTaken(row))
      .flatMap(({ name, text }) => itemOf(place, offset, catalog, name, text) ?? []),
    incomplete: false,
  };
}

interface Row {
  readonly name: string;
  readonly text: string;
}

const plainOf = (rows: readonly OperatorFacts[]): Row[] => rows.map(({ name, text }) => ({ name, text }));

const withValues = (rows: readonly OperatorFacts[]): OperatorFacts[] => rows.filter(({ family }) => family !== 'Null');

const ifExistsOf = (rows: readonly OperatorFacts[]): Row[] =>
  withValues(rows).map(({ name, text }) => ({
    name: `${name}IfExists`,
    text: `${text} A request without the key passes.`,
  }));

const setsOf = (rows: readonly OperatorFacts[]): Row[] =>
  withValues(rows).flatMap(({ name }) =>
    SET_PREFIXES.map(prefix => ({
      name: `${prefix}:${name}`,
      text:
        prefix === 'ForAnyValue'
          ? 'At least one value of the request matches.'
          : 'Every value of the request matches; none at all passes too.',
    })),
  );

function itemOf(
  place: OperatorPlace,
  offset: number,
  catalog: Catalog,
  name: string,
  detail: string,
): Item | undefined {
  const put = putOf(place, offset, name);
  return (
    put && {
      kind: 'operator',
      label: name,
      detail,
      filter: name,
      ...put,
      documentation: () => describe(catalog, place, name),
    }
  );
}

/** No word of HCL, so that it stands in quotes wherever keys with a colon need them. */
const KEY = 'CONDITION:KEY';
const MARKS: Readonly<Record<string, Stop>> = { [KEY]: { n: 1, placeholder: 'aws:PrincipalOrgID' } };

function putOf(place: OperatorPlace, offset: number, name: string): Put | undefined {
  if (place.policy.dialect.blocks) return putString(place, offset, [name]);
  if (!place.bare && hasValue(place)) return putKey(place, offset, [name]);
  const entry = { key: name, value: map([{ key: KEY, value: string(CURSOR) }]) };
  return place.bare ? putData(place, offset, map([entry]), MARKS) : putEntry(place, offset, entry, MARKS);
}
