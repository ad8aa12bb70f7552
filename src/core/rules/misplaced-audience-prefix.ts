/** Reports ForAnyValue and ForAllValues on the audience of a token, which is one value. */
import { isProviderKey } from '../iam/federation.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Rule } from './rule.ts';

export const misplacedAudiencePrefix: Rule = {
  id: 'misplaced-audience-prefix',
  category: 'security',
  severity: 'warning',
  summary: 'ForAnyValue or ForAllValues on the audience of a token, which is one value.',
  kinds: ['trust'],
  accessAnalyzer: ['CONFIRM_AUDIENCE_CLAIM_TYPE', 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const { key } = condition;
        const operator = lookup.operator(condition);
        if (!key || key.holes.length > 0 || !operator?.prefix || operator.facts.family === 'Null') continue;
        if (!/:aud$/i.test(key.value) || !isProviderKey(key.value)) continue;
        const isAny = operator.prefix === 'ForAnyValue';
        const plain = operator.spelling.slice(operator.prefix.length + 1);
        yield {
          span: key.span,
          message: isAny
            ? 'A token has one audience. ForAnyValue would also let in a token that is for others as well.'
            : 'A token has one audience, so ForAllValues is not needed, and it passes where there is none.',
          severity: isAny ? 'warning' : 'info',
          accessAnalyzer: [isAny ? 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE' : 'CONFIRM_AUDIENCE_CLAIM_TYPE'],
          fixes: [
            {
              title: `Change to ${plain} (the one audience is compared)`,
              kind: 'quickfix',
              preferred: true,
              make: () => setOperator(policy, statement, condition, plain),
            },
          ],
        };
      }
    }
  },
};
