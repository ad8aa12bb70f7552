/** The long text of an item: the hover that its word would have where it is going to stand. Made when it is looked at. */
import type { Catalog } from '../catalog/types.ts';
import { actionHover } from '../hover/action.ts';
import { elementHover } from '../hover/element.ts';
import type { PlaceOf, Shown } from '../hover/here.ts';
import { keyHover } from '../hover/key.ts';
import { operatorHover } from '../hover/operator.ts';
import { principalHover, principalTypeHover } from '../hover/principal.ts';
import { resourceHover } from '../hover/resource.ts';
import { effectHover, versionHover } from '../hover/statement.ts';
import { variableHover } from '../hover/variable.ts';
import type { ElementName } from '../iam/grammar.ts';
import type { Field } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import { type Scalar, verbatim } from '../syntax/node.ts';

/** The word as a token that stands nowhere in the text: no condition and no value of the policy is taken for it. */
const standIn = (text: string): Scalar => verbatim(text, { start: 0, end: text.length }, '"');

export const describeElement = (catalog: Catalog, { policy }: Place, name: ElementName): string =>
  elementHover(catalog, policy, name).markdown;

/** The word, where the place is. */
export function describe(catalog: Catalog, place: Place, word: string): string | undefined {
  return hoverOf(catalog, place, standIn(place.policy.dialect.writeText(word, 'plain')), word)?.markdown;
}

function hoverOf(catalog: Catalog, place: Place, token: Scalar, word: string): Shown | undefined {
  switch (place.kind) {
    case 'action':
      // What the other values of a NotAction leave is of no use here.
      return actionHover(catalog, { ...place, token, field: fieldOf(place, token, word) });
    case 'resource':
      return resourceHover(catalog, { ...place, token, field: fieldOf(place, token, word) });
    case 'principal-type':
      return principalTypeHover({ ...place, token });
    case 'principal':
      return principalHover(catalog, { ...place, token });
    case 'operator':
      return operatorHover(catalog, { ...place, token });
    case 'condition-key':
      return keyHover(catalog, { ...place, token });
    case 'policy-value':
      return versionHover({ ...place, token });
    case 'statement-value':
      return effectHover(catalog, { ...place, token });
    default:
      return undefined;
  }
}

export const describeVariable = (catalog: Catalog, place: Place, text: string): string | undefined =>
  variableHover(catalog, { ...place, token: standIn(place.policy.dialect.writeText(text, 'plain')) }, 1)?.markdown;

/** A field with this value alone. */
function fieldOf(
  { policy, statement, name }: PlaceOf<'action'> | PlaceOf<'resource'>,
  scalar: Scalar,
  text: string,
): Field {
  const entry = statement.elements[0]?.entry ?? policy.elements[0]?.entry;
  return {
    element: name,
    negated: false,
    entry: entry ?? { key: scalar, span: scalar.span, form: 'pair' },
    values: [{ node: scalar, scalar, text, known: true, index: undefined, chosen: false }],
    open: false,
  };
}
