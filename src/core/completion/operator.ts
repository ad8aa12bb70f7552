/** Condition operators: those that fit the key at hand first, set prefixes and IfExists behind. */
import { keyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { OPERATORS, type OperatorFacts, operatorFits, SET_PREFIXES } from '../iam/operators.ts';
import type { Condition } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import type { Stop } from '../syntax/text.ts';
import { map, string } from '../syntax/writer.ts';
import type { Item, List } from './item.ts';
import { CURSOR, type Put, putEntry, putKey, putString } from './put.ts';

type OperatorPlace = Extract<Place, { kind: 'operator' }>;

export function completeOperator(place: OperatorPlace, offset: number, catalog: Catalog): List {
  const condition = place.statement.conditions.find(({ operator }) => operator === place.token);
  const facts = condition?.key ? keyFacts(catalog, condition.key.value) : undefined;
  const fits = (operator: OperatorFacts) => facts === undefined || operatorFits(operator, facts.type) === 'yes';
  const many = facts?.multivalued === 'yes';
  const rows = [...OPERATORS].sort((a, b) => Number(fits(b)) - Number(fits(a)));
  const plain = rows.map(operator => row(operator.name, operator.text));
  const ifExists = rows
    .filter(({ family }) => family !== 'Null')
    .map(({ name, text }) => row(`${name}IfExists`, `${text} A request without the key passes.`));
  const sets = rows
    .filter(({ family }) => family !== 'Null')
    .flatMap(({ name }) =>
      SET_PREFIXES.map(prefix =>
        row(
          `${prefix}:${name}`,
          prefix === 'ForAnyValue'
            ? 'At least one value of the request matches.'
            : 'Every value of the request matches; none at all passes too.',
        ),
      ),
    );
  const all = many ? [...sets, ...plain, ...ifExists] : [...plain, ...ifExists, ...sets];
  return {
    items: all.flatMap(({ name, text }) => itemOf(place, offset, condition, name, text) ?? []),
    incomplete: false,
  };
}

const row = (name: string, text: string) => ({ name, text });

function itemOf(
  place: OperatorPlace,
  offset: number,
  condition: Condition | undefined,
  name: string,
  detail: string,
): Item | undefined {
  const put = putOf(place, offset, condition, name);
  return put && { kind: 'operator', label: name, detail, filter: name, ...put };
}

const KEY = 'CONDITION_KEY';
const MARKS: Readonly<Record<string, Stop>> = { [KEY]: { n: 1, placeholder: 'aws:PrincipalOrgID' } };

function putOf(place: OperatorPlace, offset: number, condition: Condition | undefined, name: string): Put | undefined {
  if (place.policy.dialect.blocks) return putString(place, offset, [name]);
  if (condition && (condition.key || condition.open || condition.entry.separator)) return putKey(place, offset, [name]);
  return putEntry(place, offset, { key: name, value: map([{ key: KEY, value: string(CURSOR) }]) }, MARKS);
}
