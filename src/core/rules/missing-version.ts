/** Reports a policy without Version, which AWS reads as the language of 2008. */
import { VERSIONS } from '../iam/grammar.ts';
import { insertElement } from '../policy/change.ts';
import type { Policy, Value } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import type { Rule } from './rule.ts';

const [CURRENT = ''] = VERSIONS;

export const missingVersion: Rule = {
  id: 'missing-version',
  category: 'validity',
  severity: 'warning',
  summary: 'A policy without Version, which AWS reads as the policy language of 2008.',
  *check({ policy }) {
    const statement = elementOf(policy, 'Statement');
    // Terraform's data source writes the version itself.
    if (!statement || policy.open || policy.dialect.name === 'terraform' || elementOf(policy, 'Version')) return;
    const variables = usesVariables(policy);
    yield {
      span: statement.entry.key.span,
      message: variables
        ? 'This policy has no Version, so AWS reads it as the language of 2008 and takes ${…} as plain text.'
        : 'This policy has no Version, so AWS reads it as the language of 2008, without policy variables.',
      accessAnalyzer: ['MISSING_VERSION'],
      fixes: [
        {
          title: variables ? `Add "Version": "${CURRENT}" (its \${…} become variables)` : `Add "Version": "${CURRENT}"`,
          kind: 'quickfix',
          preferred: true,
          // Without variables the two versions mean the same.
          safe: !variables && valuesOf(policy).every(value => value.known),
          make: () => insertElement(policy, policy, 'Version', [CURRENT]),
        },
      ],
    };
  },
};

/** Holes are filled in before AWS sees the policy: what counts is what stands beside them. */
const usesVariables = (policy: Policy): boolean => valuesOf(policy).some(value => withoutHoles(value).includes('${'));

const valuesOf = (policy: Policy): Value[] =>
  policy.statements.flatMap(({ resource, conditions }) => [
    ...(resource?.values ?? []),
    ...conditions.flatMap(condition => condition.values),
  ]);

const withoutHoles = ({ text, scalar }: Value): string =>
  scalar.holes.reduceRight((rest, hole) => rest.slice(0, hole.start) + rest.slice(hole.end), text);
