/** Pairs of conditions on one key that no request can meet together. */
import { dateValue, isNumber } from '../iam/literals.ts';
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import { matches } from '../iam/wildcard.ts';
import type { Condition } from '../policy/model.ts';
import { isWritten } from './condition-text.ts';

/** A condition whose operator is known and whose values are all there. */
export interface ReadCondition {
  readonly condition: Condition;
  readonly operator: ParsedOperator;
  readonly texts: readonly string[];
}

export function readCondition(condition: Condition, operator: ParsedOperator | undefined): ReadCondition | undefined {
  const { values, open } = condition;
  if (!operator || open || values.length === 0 || !values.every(value => isWritten(value) && !value.chosen))
    return undefined;
  return { condition, operator, texts: values.map(({ text }) => text) };
}

/** `presence`: one asks that the key is missing, the other that it is there. */
export type Contradiction = 'presence' | 'values';

/** Whether no request meets both; their key is the same and holds one value. Undefined where that is not certain. */
export function contradict(one: ReadCondition, other: ReadCondition): Contradiction | undefined {
  if (asksAbsence(one) && needsKey(other)) return 'presence';
  if (asksAbsence(other) && needsKey(one)) return 'presence';
  // A request without the key may meet both.
  if (!needsKey(one) && !needsKey(other)) return undefined;
  if (one.operator.prefix || other.operator.prefix) return undefined;
  return isOpposed(one, other) || isOpposed(other, one) || isEmptyRange(one, other) ? 'values' : undefined;
}

const asksAbsence = ({ operator, texts }: ReadCondition): boolean =>
  operator.facts.family === 'Null' && !operator.prefix && texts.length === 1 && texts[0]?.toLowerCase() === 'true';

const needsKey = ({ operator, texts }: ReadCondition): boolean =>
  operator.facts.family === 'Null'
    ? !operator.prefix && texts.length === 1 && texts[0]?.toLowerCase() === 'false'
    : whenKeyMissing(operator) === 'false';

/** True where none of the values that `one` takes is taken by `other`. Each list is short: values beyond are not compared. */
function isOpposed(one: ReadCondition, other: ReadCondition): boolean {
  const { name } = one.operator.facts;
  const judge = JUDGES[other.operator.facts.name];
  if (!judge || (name !== 'StringEquals' && name !== 'Bool') || one.texts.length * other.texts.length > 10_000)
    return false;
  if ((name === 'Bool') !== (other.operator.facts.name === 'Bool')) return false;
  const { negated } = other.operator.facts;
  return one.texts.every(text => other.texts.some(value => judge(text, value)) === negated);
}

const sameInAnyCase = (text: string, value: string): boolean => text.toLowerCase() === value.toLowerCase();
const same = (text: string, value: string): boolean => text === value;
const like = (text: string, value: string): boolean => matches(value, text);

/** Whether a value of the key is the value of the policy, for operators that compare text. */
const JUDGES: Readonly<Record<string, (text: string, value: string) => boolean>> = {
  Bool: sameInAnyCase,
  StringEquals: same,
  StringNotEquals: same,
  StringEqualsIgnoreCase: sameInAnyCase,
  StringNotEqualsIgnoreCase: sameInAnyCase,
  StringLike: like,
  StringNotLike: like,
};

/** True for a lower limit that lies above the upper one. Of several limits the widest counts. */
function isEmptyRange(one: ReadCondition, other: ReadCondition): boolean {
  const [low, high] = one.operator.facts.order === 'greater' ? [one, other] : [other, one];
  const { family, order } = low.operator.facts;
  if (order !== 'greater' || high.operator.facts.order !== 'less' || high.operator.facts.family !== family)
    return false;
  const lows = low.texts.map(text => limitOf(family, text));
  const highs = high.texts.map(text => limitOf(family, text));
  if ([...lows, ...highs].includes(undefined)) return false;
  const [from, to] = [Math.min(...(lows as number[])), Math.max(...(highs as number[]))];
  const both = [low, high].every(({ operator }) => operator.facts.name.endsWith('Equals'));
  return from > to || (from === to && !both);
}

const limitOf = (family: string, text: string): number | undefined =>
  family === 'Date' ? dateValue(text) : isNumber(text) ? Number(text) : undefined;
