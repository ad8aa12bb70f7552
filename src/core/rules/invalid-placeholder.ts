/** Reports what an example left for its reader to fill in: `your-bucket-name`, `<account>`, `123456789012`. */
import { isLeftField, type LeftPart, leftIn } from '../iam/placeholder.ts';
import type { Lookup } from '../judge/lookup.ts';
import type { Statement, Value } from '../policy/model.ts';
import { type Scalar, textSpan } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const invalidPlaceholder: Rule = {
  id: 'invalid-placeholder',
  category: 'validity',
  severity: 'hint',
  summary: 'A word or a number of an example, where one of your own belongs.',
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const { scalar, text } of valuesOf(statement)) yield* inText(scalar, text, leftIn(text));
      for (const { key } of statement.conditions) if (key) yield* inText(key, key.value, leftIn(key.value));
      for (const value of statement.resource?.values ?? [])
        yield* inText(value.scalar, value.text, leftFields(lookup, value));
    }
  },
};

function* valuesOf({ action, resource, principal, conditions }: Statement): Generator<Value> {
  if (action) yield* action.values;
  if (resource) yield* resource.values;
  for (const { values } of principal?.groups ?? []) yield* values;
  for (const { values } of conditions) yield* values;
}

function* inText(scalar: Scalar, text: string, parts: readonly LeftPart[]): Generator<Problem> {
  for (const { start, end, kind } of parts) {
    if (scalar.holes.some(hole => hole.start < end && start < hole.end)) continue;
    const left = excerpt(text.slice(start, end));
    yield {
      span: textSpan(scalar, { start, end }),
      message:
        kind === 'account'
          ? `${left} is an account of AWS's examples: put the number of a real one in its place.`
          : `"${left}" is left from an example: put what you mean in its place.`,
    };
  }
}

/** Words that are placeholders only where they stand: `region`, `account-id`, `bucket-name`. */
function leftFields(lookup: Lookup, value: Value): LeftPart[] {
  const { arn } = lookup.arn(value);
  if (!arn) return [];
  const { start } = arn.resource.run;
  const name = /^[^/]*/.exec(arn.resource.text)?.[0] ?? '';
  return [
    ...(isLeftField('region', arn.region.text) ? [arn.region.run] : []),
    ...(isLeftField('account', arn.account.text) ? [arn.account.run] : []),
    ...(arn.service.text === 's3' && isLeftField('bucket', name) ? [{ start, end: start + name.length }] : []),
  ].map(run => ({ ...run, kind: 'word' }));
}
