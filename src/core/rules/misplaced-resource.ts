/** Reports ARNs of another service in the policy of a resource, which is about that resource alone. */
import { parseArn } from '../iam/arn.ts';
import { ownsItsPolicies } from '../iam/grammar.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { removeValues } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const misplacedResource: Rule = {
  id: 'misplaced-resource',
  category: 'validity',
  severity: 'error',
  summary: 'An ARN of another service in the policy of a resource.',
  kinds: ['resource'],
  accessAnalyzer: ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY'],
  covers: ['ineffective-resource'],
  *check({ policy, catalog }) {
    const own = policy.service;
    if (own === undefined || !ownsItsPolicies(own)) return;
    for (const { resource } of policy.statements) {
      if (!resource || resource.negated) continue;
      for (const value of resource.values) {
        const service = serviceOf(value);
        // One that nobody knows is a fault of its own.
        if (!service || service === own || !catalog.service(service)) continue;
        yield {
          span: value.scalar.span,
          message: `This is the policy of a resource of ${catalog.service(own)?.name ?? own}: an ARN of ${catalog.service(service)?.name ?? service} has no effect in it.`,
          // S3 refuses it; others take it and pass over it.
          severity: own.startsWith('s3') ? 'error' : 'warning',
          accessAnalyzer: ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY'],
          fixes: removal(policy, resource, value),
        };
      }
    }
  },
};

/** The third field of an ARN, where the text says all of it. */
function serviceOf({ text, scalar }: Value): string | undefined {
  const service = parseArn(text)?.service;
  if (service === undefined || !/^[a-z0-9-]+$/.test(service)) return undefined;
  const end = text.indexOf(`:${service}:`) + service.length + 2;
  return scalar.holes.some(hole => hole.start < end) || isPlaceholder(text.slice(0, end)) ? undefined : service;
}

/** Never safe: something else was most likely meant. */
function removal(policy: Policy, resource: Field, value: Value): Fix[] {
  if (resource.values.length < 2) return [];
  const title = `Remove ${excerpt(value.text)}`;
  return [{ title, kind: 'quickfix', make: () => removeValues(policy, resource, [value]) }];
}
