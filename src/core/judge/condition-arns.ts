/** ARNs in conditions, and what is wrong with their partition or Region. */
import type { Catalog } from '../catalog/types.ts';
import type { Policy, Value } from '../policy/model.ts';
import { type ArnFault, arnFaults } from './arn-faults.ts';
import { readArn } from './arn-text.ts';
import type { Lookup } from './lookup.ts';

export interface ConditionArn {
  readonly value: Value;
  readonly faults: readonly ArnFault[];
}

/**
 * The values of conditions that are compared as ARNs and are ones. Only their partition and Region are judged: where an
 * ARN comes from is more than AWS's list of resource types tells.
 */
export function* conditionArns(catalog: Catalog, lookup: Lookup, { statements }: Policy): Generator<ConditionArn> {
  for (const { conditions } of statements) {
    for (const condition of conditions) {
      if (condition.values.length === 0 || !/arn/i.test(condition.operator.value + (condition.key?.value ?? '')))
        continue;
      if (lookup.operator(condition)?.facts.family !== 'Arn' && lookup.key(condition)?.type !== 'ARN') continue;
      for (const value of condition.values) {
        if (!value.text.startsWith('arn:')) continue;
        const faults = arnFaults(catalog, readArn(value)).filter(({ kind }) => JUDGED.has(kind));
        if (faults.length > 0) yield { value, faults };
      }
    }
  }
}

const JUDGED: ReadonlySet<string> = new Set(['partition', 'region', 'foreign-region']);
