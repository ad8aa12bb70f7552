/** What stands around the token of a hover: its value, its condition. */
import type { Condition, Value, Values } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import type { Scalar } from '../syntax/node.ts';
import { within } from '../syntax/text.ts';

/** A place that has a token of the kinds that are said. */
export type PlaceOf<K extends Place['kind']> = Extract<Place, { kind: K }>;

/** What a place shows; `more` is what one click further has. */
export interface Shown {
  readonly markdown: string;
  readonly more?: More;
}

/** A list that is too long for a hover, as data: `listing` of it gives the text. */
export interface More {
  /** `All 63 actions of s3:Get*` */
  readonly title: string;
  /** As in the policy. */
  readonly patterns: readonly string[];
  /** All actions but these. */
  readonly negated: boolean;
}

/** A dialect reads a value anew each time, so that only its place tells that it is the same. */
const isSame = (left: Scalar, right: Scalar): boolean => left.span.start === right.span.start;

export const valueAt = (values: Values | undefined, token: Scalar): Value | undefined =>
  values?.values.find(({ scalar }) => isSame(scalar, token));

/** The conditions that the operator stands over. */
export const conditionsUnder = ({ statement, token }: PlaceOf<'operator'>): readonly Condition[] =>
  token ? statement.conditions.filter(({ operator }) => isSame(operator, token)) : [];

/** The condition whose key or value the place is. */
export function conditionAt({
  statement,
  token,
}: PlaceOf<'condition-key'> | PlaceOf<'condition-value'>): Condition | undefined {
  return token && statement.conditions.find(({ entry }) => within(token.span, entry.span));
}
