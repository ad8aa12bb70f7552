/** Reports the Version of 2008, in which policy variables are plain text. */
import { VERSIONS } from '../iam/grammar.ts';
import { usesVariables } from '../judge/variables.ts';
import { setString } from '../policy/change.ts';
import { elementOf, stringOf } from '../policy/policy.ts';
import type { Rule } from './rule.ts';

const [CURRENT = '', OLDER = ''] = VERSIONS;

export const deprecatedVersion: Rule = {
  id: 'deprecated-version',
  category: 'validity',
  severity: 'error',
  summary: 'The Version of 2008: an error where the policy uses variables, which it does not have.',
  accessAnalyzer: ['VARIABLE_UNSUPPORTED_IN_VERSION'],
  *check({ policy, catalog }) {
    const version = stringOf(elementOf(policy, 'Version'), policy.dialect);
    if (!version?.known || version.text !== OLDER) return;
    const variables = usesVariables(policy, catalog);
    yield {
      span: version.scalar.span,
      message:
        variables === 'yes'
          ? `In the version of 2008 AWS takes \${…} as plain text: this policy needs ${CURRENT}.`
          : 'This is the policy language of 2008, without policy variables.',
      severity: variables === 'yes' ? 'error' : 'hint',
      accessAnalyzer: variables === 'yes' ? ['VARIABLE_UNSUPPORTED_IN_VERSION'] : [],
      ...(variables === 'yes' ? {} : { tag: 'deprecated' }),
      fixes: [
        {
          title: variables === 'yes' ? `Change to ${CURRENT} (its \${…} become variables)` : `Change to ${CURRENT}`,
          kind: 'quickfix',
          preferred: true,
          // Without variables the two versions mean the same.
          safe: variables === 'no',
          make: () => setString(policy, version, [CURRENT]),
        },
      ],
    };
  },
};
