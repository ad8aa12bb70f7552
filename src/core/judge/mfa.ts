/** For which callers a statement's conditions on the second factor hold, and which the Deny statements of a policy stop. */
import { whenKeyMissing } from '../iam/operators.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { asksFor } from './key-presence.ts';
import type { Lookup } from './lookup.ts';

export const MFA_PRESENT = 'aws:MultiFactorAuthPresent';
export const MFA_AGE = 'aws:MultiFactorAuthAge';

/**
 * What a request holds of `aws:MultiFactorAuthPresent`: nothing, as with access keys, or one of its values. The age is
 * there only where the value is true.
 */
export type Mfa = 'missing' | 'false' | 'true';
const EVERY: readonly Mfa[] = ['missing', 'false', 'true'];

/** Undefined for a condition on other keys, and for one that cannot be read. */
export function mfaOf(lookup: Lookup, condition: Condition): readonly Mfa[] | undefined {
  const name = lookup.key(condition)?.name;
  const operator = lookup.operator(condition);
  if (!operator || (name !== MFA_PRESENT && name !== MFA_AGE)) return undefined;
  const { family, negated } = operator.facts;
  const ask = (['true', 'false'] as const).find(word => asksFor(withoutEmpty(condition), word));
  if (family === 'Null') {
    const without: readonly Mfa[] = name === MFA_AGE ? ['missing', 'false'] : ['missing'];
    return ask && EVERY.filter(one => without.includes(one) === (ask === 'true'));
  }
  const passes = whenKeyMissing(operator) === 'true';
  if (name === MFA_AGE) return family === 'Numeric' ? EVERY.filter(one => one === 'true' || passes) : undefined;
  if (!ask || (family !== 'Bool' && family !== 'String')) return undefined;
  return EVERY.filter(one => (one === 'missing' ? passes : (one === ask) !== negated));
}

/** All conditions of the statement together; undefined where none is about the second factor. */
export function mfaOfAll(lookup: Lookup, { conditions }: Statement): readonly Mfa[] | undefined {
  const all = conditions.flatMap(condition => {
    const some = mfaOf(lookup, condition);
    return some ? [some] : [];
  });
  return all.length === 0 ? undefined : EVERY.filter(one => all.every(some => some.includes(one)));
}

/** True where the Deny statements stop everyone who has shown no second factor, whatever for. */
export function stopsWithout(lookup: Lookup, { statements }: Policy): boolean {
  const denied = statements.flatMap(statement => {
    const some = statement.denies ? mfaOfAll(lookup, statement) : undefined;
    return some && !some.includes('true') ? some : [];
  });
  return denied.includes('missing') && denied.includes('false');
}

/** Some write ["false", ""] and mean that the key may be missing; an empty text is no value of it. */
function withoutEmpty(condition: Condition): Condition {
  const values = condition.values.filter(({ text }) => text !== '');
  return values.length === condition.values.length ? condition : { ...condition, values };
}
