/** Elements of the policy or of a statement: those that its kind allows and that are missing. */
import type { Catalog } from '../catalog/types.ts';
import { EFFECTS, ELEMENTS, type ElementFacts, type ElementName, type Kind, VERSIONS } from '../iam/grammar.ts';
import { containerAt } from '../policy/inside.ts';
import type { Policy } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import { isMap } from '../syntax/node.ts';
import type { Stop } from '../syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../syntax/writer.ts';
import { describeElement } from './documentation.ts';
import type { Item, List } from './item.ts';
import { CURSOR, hasValue, putEntry, putKey, spanAt } from './put.ts';

type KeyPlace = Extract<Place, { kind: 'policy-key' | 'statement-key' }>;

export function completeElement(place: KeyPlace, offset: number, catalog: Catalog): List {
  const { policy } = place;
  const owner = place.kind === 'policy-key' ? policy : place.statement;
  const level = place.kind === 'policy-key' ? 'policy' : 'statement';
  const others = owner.elements.filter(({ entry }) => entry.key !== place.token);
  const has = (name: ElementName | undefined) => others.some(element => element.name === name);
  // Blocks of one name may stand beside one another.
  const repeats = ({ shape }: ElementFacts) =>
    policy.dialect.blocks && (shape === 'condition' || shape === 'principal' || shape === 'statements');
  const free = ELEMENTS.filter(
    facts =>
      facts.level === level &&
      (!has(facts.name) || repeats(facts)) &&
      !(facts.opposite && has(facts.opposite)) &&
      (allows(facts, policy.kind) || !policy.kindKnown),
  );
  // Of a guessed kind the others are offered too, behind its own.
  const required = (facts: ElementFacts) => facts.requiredIn?.includes(policy.kind) ?? false;
  const own = free.filter(facts => allows(facts, policy.kind));
  const ranked = [
    ...own.filter(required),
    ...own.filter(facts => !required(facts)),
    ...free.filter(facts => !allows(facts, policy.kind)),
  ];
  return { items: ranked.flatMap(facts => itemOf(place, offset, catalog, facts) ?? []), incomplete: false };
}

const allows = ({ kinds }: ElementFacts, kind: Kind): boolean => kinds?.includes(kind) ?? true;

function itemOf(place: KeyPlace, offset: number, catalog: Catalog, facts: ElementFacts): Item | undefined {
  const { policy } = place;
  const key = policy.dialect.keyOf(facts.name);
  const put = place.hasValue
    ? putKey(place, offset, [key])
    : putEntry(place, offset, entryOf(policy, key, facts), MARKS);
  if (!put) return undefined;
  const required = facts.requiredIn?.includes(policy.kind) ?? false;
  return {
    kind: 'element',
    label: key,
    note: required ? 'required' : 'optional',
    filter: key,
    ...put,
    ...(place.hasValue ? {} : { again: facts.shape === 'strings' }),
    documentation: () => describeElement(catalog, place, facts.name),
  };
}

/** The arguments that a block of Terraform still lacks. */
export function completeBlockKey(
  place: Extract<Place, { kind: 'block-key' | 'statement-key' }>,
  offset: number,
  name: ElementName,
): List {
  const block = containerAt(place.policy, spanAt(place, offset));
  const others = isMap(block) ? block.entries.filter(({ key }) => key !== place.token).map(({ key }) => key.value) : [];
  const whole = hasValue(place);
  const rows = (name === 'Condition' ? CONDITION_KEYS : PRINCIPAL_KEYS).filter(({ key }) => !others.includes(key));
  const items = rows.flatMap(({ key, detail, many }): Item[] => {
    const value = string(CURSOR);
    const put = whole
      ? putKey(place, offset, [key])
      : putEntry(place, offset, { key, value: many ? list([value]) : value });
    return put ? [{ kind: 'element', label: key, note: 'required', detail, filter: key, again: !whole, ...put }] : [];
  });
  return { items, incomplete: false };
}

const PRINCIPAL_KEYS = [
  { key: 'type', detail: 'What kind of principals these are', many: false },
  { key: 'identifiers', detail: 'The principals', many: true },
] as const;
const CONDITION_KEYS = [
  { key: 'test', detail: 'The operator', many: false },
  { key: 'variable', detail: 'The condition key', many: false },
  { key: 'values', detail: 'What the key is compared with', many: true },
] as const;

const OPERATOR = 'OPERATOR';
const MARKS: Readonly<Record<string, Stop>> = { [OPERATOR]: { n: 1, placeholder: 'StringEquals' } };

/** A skeleton to fill in. */
function entryOf({ dialect, kind }: Policy, key: string, { shape }: ElementFacts): DataEntry {
  if (dialect.blocks && shape === 'principal') {
    return block(key, {
      type: string({ n: 1, placeholder: PRINCIPAL[kind] ?? 'AWS' }),
      identifiers: list([string(CURSOR)]),
    });
  }
  if (dialect.blocks && shape === 'condition') {
    const test = string({ n: 1, placeholder: 'StringEquals' });
    return block(key, {
      test,
      variable: string({ n: 2, placeholder: 'aws:PrincipalOrgID' }),
      values: list([string(CURSOR)]),
    });
  }
  if (dialect.blocks && shape === 'statements') {
    return block(key, {
      effect: effect(),
      actions: list([string(CURSOR)]),
      resources: list([string({ n: 2, placeholder: '*' })]),
    });
  }
  if (dialect.blocks && shape === 'strings') return { key, value: list([string(CURSOR)]) };
  return { key, value: skeleton(shape, kind) };
}

const block = (key: string, entries: Readonly<Record<string, Data>>): DataEntry => ({
  key,
  value: map(Object.entries(entries).map(([name, value]) => ({ key: name, value }))),
  form: 'block',
});

const PRINCIPAL: Readonly<Partial<Record<Kind, string>>> = { trust: 'Service' };
const effect = (): Data => string({ n: 1, placeholder: 'Allow', choices: EFFECTS });

function skeleton(shape: ElementFacts['shape'], kind: Kind): Data {
  switch (shape) {
    case 'version':
      return string(VERSIONS[0] ?? '');
    case 'effect':
      return effect();
    case 'principal':
      return map([{ key: PRINCIPAL[kind] ?? 'AWS', value: string(CURSOR) }]);
    case 'condition':
      return map([{ key: OPERATOR, value: map([{ key: 'aws:PrincipalOrgID', value: string(CURSOR) }]) }]);
    case 'statements':
      return list([
        map([
          { key: 'Effect', value: effect() },
          ...(kind === 'resource' || kind === 'trust'
            ? [
                {
                  key: 'Principal',
                  value: map([{ key: PRINCIPAL[kind] ?? 'AWS', value: string({ n: 2, placeholder: '' }) }]),
                },
              ]
            : []),
          { key: 'Action', value: string(CURSOR) },
          ...(kind === 'trust' ? [] : [{ key: 'Resource', value: string({ n: 3, placeholder: '*' }) }]),
        ]),
      ]);
    default:
      return string(CURSOR);
  }
}
