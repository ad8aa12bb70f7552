/** Walking the faulty ARNs of a policy, and changing them as little as need be. */
import { type Edits, replaceRun } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Statement, Value } from '../policy/model.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { ArnFault, ArnFaultKind } from './arn-faults.ts';
import type { Lookup } from './lookup.ts';

export interface FaultyArn {
  readonly statement: Statement;
  readonly field: Field;
  readonly value: Value;
  readonly fault: ArnFault;
}

/** The faults of some kinds in Resource and NotResource, in the order of the text. */
export function* faultyArns(lookup: Lookup, policy: Policy, kinds: readonly ArnFaultKind[]): Generator<FaultyArn> {
  for (const statement of policy.statements) {
    const { resource: field } = statement;
    for (const value of field?.values ?? []) {
      if (!field || value.scalar.type !== 'string') continue;
      for (const fault of lookup.arnFaults(value))
        if (kinds.includes(fault.kind)) yield { statement, field, value, fault };
    }
  }
}

/** The text with a run of it replaced. */
export const withRun = (text: string, run: Span, by: string): string =>
  text.slice(0, run.start) + by + text.slice(run.end);

/** Changes a value to another text, of which as much stays as it is written as the two have in common at their ends. */
export function changeValue(policy: Policy, value: Value, text: string): Edits {
  const old = value.text;
  let start = 0;
  while (start < Math.min(old.length, text.length) && old[start] === text[start]) start++;
  let tail = 0;
  const most = Math.min(old.length, text.length) - start;
  while (tail < most && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return replaceRun(policy, value, span(start, old.length - tail), [text.slice(start, text.length - tail)]);
}

/** Never safe: a repaired ARN may bring a grant to life. */
export const changeTo = (policy: Policy, value: Value, text: string, more: Partial<Fix> = {}): Fix => ({
  title: `Change to ${excerpt(text)}`,
  kind: 'quickfix',
  ...more,
  make: () => changeValue(policy, value, text),
});
