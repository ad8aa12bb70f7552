/** Reports a Version that is none of the two of the policy language. */
import { VERSIONS } from '../iam/grammar.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { setString } from '../policy/change.ts';
import { elementOf, stringOf } from '../policy/policy.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

const [CURRENT = '', OLDER = ''] = VERSIONS;

export const invalidVersion: Rule = {
  id: 'invalid-version',
  category: 'shape',
  severity: 'error',
  summary: 'A Version that the policy language does not have.',
  accessAnalyzer: ['INVALID_VERSION'],
  *check({ policy }) {
    const version = stringOf(elementOf(policy, 'Version'), policy.dialect);
    if (!version?.known || version.scalar.type !== 'string' || isPlaceholder(version.text)) return;
    if (VERSIONS.includes(version.text)) return;
    yield {
      span: version.scalar.span,
      message: `The policy language has no version "${excerpt(version.text)}": write ${CURRENT}, or for old policies ${OLDER}.`,
      accessAnalyzer: ['INVALID_VERSION'],
      fixes: [
        {
          // Never safe: AWS rejects the policy as it stands, so this brings it to life.
          title: `Change to ${CURRENT}`,
          kind: 'quickfix',
          preferred: true,
          make: () => setString(policy, version, [CURRENT]),
        },
      ],
    };
  },
};
