/** Whether a statement speaks only of requests that hold a key: what rules about missing keys ask. */
import { constraintsOf } from '../access/conditions.ts';
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import type { Lookup } from './lookup.ts';

/** True where one of the conditions fails for every request without a key of this name, which is in lower case. */
export const requiresKey = (
  lookup: Lookup,
  { conditions }: Pick<Statement, 'conditions'>,
  isMeant: (name: string) => boolean,
): boolean =>
  conditions.some(condition => {
    const operator = lookup.operator(condition);
    if (!operator || !condition.key || !isMeant(condition.key.value.toLowerCase())) return false;
    return needsKey(operator, condition);
  });

/** True where the condition fails for every request without its key. */
export function needsKey(operator: ParsedOperator, condition: Condition): boolean {
  const missing = whenKeyMissing(operator);
  return missing === 'false' || (missing === 'asks' && asksFor(condition, 'false'));
}

/** Null, Bool: true where the only value is this word. */
export const asksFor = ({ values, open }: Condition, word: 'true' | 'false'): boolean =>
  !open && values.length > 0 && values.every(({ known, text }) => known && text.toLowerCase() === word);

/** True where the statement can have conditions that the text does not show or that cannot be read. */
export const hidesConditions = (policy: Pick<Policy, 'dialect'>, statement: Statement): boolean =>
  constraintsOf(policy, statement).open;
