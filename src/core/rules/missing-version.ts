/** Reports a policy without Version, which AWS reads as the language of 2008. */
import { VERSIONS } from '../iam/grammar.ts';
import { isEventBusPolicy, showsAll } from '../judge/elements.ts';
import { usesVariables } from '../judge/variables.ts';
import { insertElement } from '../policy/change.ts';
import { elementOf } from '../policy/policy.ts';
import type { Rule } from './rule.ts';

const [CURRENT = ''] = VERSIONS;

export const missingVersion: Rule = {
  id: 'missing-version',
  category: 'validity',
  severity: 'error',
  summary: 'A policy without Version, which AWS reads as the policy language of 2008.',
  accessAnalyzer: ['MISSING_VERSION', 'VARIABLE_UNSUPPORTED_IN_VERSION'],
  *check({ policy, catalog }) {
    const statement = elementOf(policy, 'Statement');
    if (!statement || elementOf(policy, 'Version') || !showsAll(policy)) return;
    // Terraform's data source and the bus write the version themselves.
    if (policy.dialect.blocks || isEventBusPolicy(policy)) return;
    const variables = usesVariables(policy, catalog);
    yield {
      span: statement.entry.key.span,
      message:
        variables === 'yes'
          ? 'This policy has no Version, so AWS reads it as the language of 2008 and takes ${…} as plain text.'
          : 'This policy has no Version, so AWS reads it as the language of 2008, without policy variables.',
      severity: variables === 'yes' ? 'error' : 'warning',
      accessAnalyzer: ['MISSING_VERSION', ...(variables === 'yes' ? ['VARIABLE_UNSUPPORTED_IN_VERSION'] : [])],
      fixes: [
        {
          title:
            variables === 'yes'
              ? `Add "Version": "${CURRENT}" (its \${…} become variables)`
              : `Add "Version": "${CURRENT}"`,
          kind: 'quickfix',
          preferred: true,
          // Without variables the two versions mean the same.
          safe: variables === 'no',
          make: () => insertElement(policy, policy, 'Version', [CURRENT]),
        },
      ],
    };
  },
};
