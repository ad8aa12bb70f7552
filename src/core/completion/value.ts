/** The values of Version, Effect and Sid. */
import type { Catalog } from '../catalog/types.ts';
import { EFFECTS, VERSIONS } from '../iam/grammar.ts';
import type { Place } from '../policy/place.ts';
import { describe } from './documentation.ts';
import type { Item, List } from './item.ts';
import { NOTHING } from './item.ts';
import { putString } from './put.ts';
import { levelsOf, sidFor } from './sid.ts';

const DETAILS: Readonly<Record<string, string>> = {
  Allow: 'Grants the actions, unless a Deny anywhere forbids them',
  Deny: 'Forbids the actions; no Allow can lift it',
  '2012-10-17': "Today's policy language, with variables",
  '2008-10-17': 'The language before, in which ${…} is plain text',
};

export function completeValue(
  place: Extract<Place, { kind: 'policy-value' | 'statement-value' }>,
  offset: number,
  catalog: Catalog,
): List {
  const one = (label: string, detail: string | undefined): Item[] => {
    const put = putString(place, offset, [label]);
    return put
      ? [
          {
            kind: 'value',
            label,
            ...(detail === undefined ? {} : { detail }),
            filter: label,
            ...put,
            documentation: () => describe(catalog, place, label),
          },
        ]
      : [];
  };
  const all = (names: readonly string[]): List => ({
    items: names.flatMap(name => one(name, DETAILS[name])),
    incomplete: false,
  });
  if (place.name === 'Version') return all(VERSIONS);
  if (place.name === 'Effect') return all(EFFECTS);
  if (place.name !== 'Sid' || place.kind !== 'statement-value') return NOTHING;
  const sid = sidFor(catalog, place.policy, place.statement);
  return sid === undefined ? NOTHING : { items: one(sid, levelsOf(catalog, place.statement)), incomplete: false };
}
