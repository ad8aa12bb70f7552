/** Whether a policy uses policy variables, which only the newer version of the language has. */
import type { Catalog } from '../catalog/types.ts';
import { globalKey } from '../iam/condition-keys.ts';
import { federationKey } from '../iam/federation.ts';
import type { Known } from '../iam/known.ts';
import { parseVariables } from '../iam/variables.ts';
import type { Policy, Value } from '../policy/model.ts';

/** `yes`: a key of AWS stands in `${…}`. `unknown`: some other `${…}`, which another tool may fill in, or a value that the text does not show. */
export function usesVariables(policy: Policy, catalog: Catalog): Known {
  let answer: Known = policy.open ? 'unknown' : 'no';
  for (const { open, resource, conditions } of policy.statements) {
    for (const field of [...(resource ? [resource] : []), ...conditions]) {
      if (open || field.open) answer = 'unknown';
      for (const value of field.values) {
        const text = withoutHoles(value);
        if (text.includes('${') && isVariable(catalog, text)) return 'yes';
        if (!value.known || text.includes('${')) answer = 'unknown';
      }
    }
  }
  return answer;
}

const isVariable = (catalog: Catalog, text: string): boolean =>
  parseVariables(text).some(
    ({ key, literal }) =>
      literal !== undefined || globalKey(key) || federationKey(key) || catalog.conditionKey(key) !== undefined,
  );

/** Holes are filled in before AWS sees the policy: what counts is what stands beside them. */
const withoutHoles = ({ text, scalar }: Value): string =>
  scalar.holes.reduceRight((rest, hole) => rest.slice(0, hole.start) + rest.slice(hole.end), text);
