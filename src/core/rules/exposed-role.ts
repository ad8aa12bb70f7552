/** Reports a role that anyone in any account can assume. */
import { intersects, steps } from '../iam/wildcard.ts';
import { everyoneIn } from '../judge/named-principals.ts';
import { narrowEveryone } from '../judge/narrow-everyone.ts';
import { isDeniedToOthers, isNarrowed } from '../judge/narrowing.ts';
import type { Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const exposedRole: Rule = {
  id: 'exposed-role',
  category: 'security',
  severity: 'warning',
  summary: 'A trust policy that lets anyone in any account assume the role.',
  kinds: ['trust'],
  *check({ policy }) {
    // A Deny that the text does not show may shut them out.
    if (policy.open) return;
    for (const statement of policy.statements) {
      const everyone = statement.allows && letsIn(statement) ? everyoneIn(statement) : undefined;
      if (!everyone || isNarrowed(policy, statement) || isDeniedToOthers(policy, statement)) continue;
      const byId = statement.conditions.some(({ key }) => key?.value.toLowerCase() === 'sts:externalid');
      yield {
        span: everyone.value.scalar.span,
        message: byId
          ? 'Anyone in any account who learns the external ID can assume this role, and such an ID is no secret.'
          : 'Anyone in any account can assume this role: "*" is everyone, and no condition says who is meant.',
        severity: byId ? 'info' : 'warning',
        fixes: narrowEveryone(policy, statement, everyone),
      };
    }
  },
};

const WAY_IN = steps('sts:assumerole*');

/** False for statements that only let tags and the like go along. */
const letsIn = ({ action }: Statement): boolean =>
  action !== undefined &&
  (action.negated || action.values.some(({ text, known }) => known && intersects(WAY_IN, steps(text.toLowerCase()))));
