/** Values of one condition that add nothing to another: any operator holds as soon as one value does, or as none does. */
import { parseArn } from '../iam/arn.ts';
import { parseIpRange, rangeCovers } from '../iam/ip.ts';
import { dateValue, isNumber } from '../iam/literals.ts';
import type { OperatorFacts } from '../iam/operators.ts';
import { covers, hasWildcard } from '../iam/wildcard.ts';
import type { Value } from '../policy/model.ts';

export interface RedundantValue {
  readonly value: Value;
  /** The value beside which it does not count. */
  readonly beside: Value;
  readonly equal: boolean;
}

/** More values than these are compared with equal ones only: the time grows with the square. */
const MOST = 200;

export function redundantValues(facts: OperatorFacts, values: readonly Value[]): RedundantValue[] {
  const own = values.filter(({ known, chosen, text }) => known && !chosen && text !== '');
  const found = new Map<Value, RedundantValue>();
  const first = new Map<string, Value>();
  for (const value of own) {
    const text = normal(facts, value.text);
    const beside = first.get(text);
    if (beside) found.set(value, { value, beside, equal: true });
    else first.set(text, value);
  }
  const single = own.filter(value => !found.has(value));
  if (single.length <= MOST) for (const one of coveredOf(facts, single)) found.set(one.value, one);
  return own.flatMap(value => found.get(value) ?? []);
}

/** Texts that the operator takes for the same have the same form. */
function normal({ family, caseSensitive }: OperatorFacts, text: string): string {
  if (family === 'Numeric') return isNumber(text) ? `${Number(text)}` : text;
  if (family === 'Date') return `${dateValue(text) ?? text}`;
  return caseSensitive === false ? text.toLowerCase() : text;
}

/** Of different values those that another one takes in. */
function* coveredOf(facts: OperatorFacts, values: readonly Value[]): Generator<RedundantValue> {
  if (facts.order) {
    yield* besideWidest(facts, values);
    return;
  }
  const takes = TAKES[facts.family];
  const wide = takes && facts.family !== 'IpAddress' ? values.filter(({ text }) => hasWildcard(text)) : values;
  // A mere * takes in everything: then the condition as a whole asks something else.
  if (!takes || !(facts.wildcards || facts.family === 'IpAddress') || wide.some(({ text }) => text === '*')) return;
  for (const value of values) {
    const beside = wide.find(other => other !== value && takes(other.text, value.text));
    if (beside) yield { value, beside, equal: false };
  }
}

/** Of limits the widest alone decides. */
function* besideWidest({ family, order }: OperatorFacts, values: readonly Value[]): Generator<RedundantValue> {
  const limit = ({ text }: Value): number | undefined =>
    family === 'Date' ? dateValue(text) : isNumber(text) ? Number(text) : undefined;
  const sign = order === 'less' ? 1 : -1;
  const known = values.flatMap(value => {
    const at = limit(value);
    return at === undefined ? [] : [{ value, at: at * sign }];
  });
  const widest = known.reduce((best, one) => (one.at > best.at ? one : best), known[0] ?? { value: undefined, at: 0 });
  for (const { value } of known)
    if (widest.value && value !== widest.value) yield { value, beside: widest.value, equal: false };
}

const TAKES: Readonly<Record<string, (outer: string, inner: string) => boolean>> = {
  String: (outer, inner) => isPlain(outer, inner) && covers(outer, inner),
  Arn: (outer, inner) => isPlain(outer, inner) && arnCovers(outer, inner),
  IpAddress: (outer, inner) => {
    const [wide, narrow] = [parseIpRange(outer), parseIpRange(inner)];
    return wide !== undefined && narrow !== undefined && rangeCovers(wide, narrow);
  },
};

/** A variable may hold anything. */
const isPlain = (...texts: readonly string[]): boolean => texts.every(text => !text.includes('${'));

/** Wildcards of ARN operators stay within their part. */
function arnCovers(outer: string, inner: string): boolean {
  const [wide, narrow] = [parseArn(outer), parseArn(inner)];
  if (!wide || !narrow) return false;
  return (['partition', 'service', 'region', 'account', 'resource'] as const).every(part =>
    covers(wide[part], narrow[part]),
  );
}
