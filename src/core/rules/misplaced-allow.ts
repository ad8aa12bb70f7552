/** Reports an Allow in a resource control policy, which only limits. */
import { removeStatement } from '../policy/change.ts';
import type { Policy, Statement, Values } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const misplacedAllow: Rule = {
  id: 'misplaced-allow',
  category: 'validity',
  severity: 'error',
  summary: 'An Allow in a resource control policy, other than the one that allows everything.',
  kinds: ['rcp'],
  accessAnalyzer: ['RCP_SYNTAX_ERROR_ALLOW'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      const { allows, effect } = statement;
      if (!allows || !effect || maybeAllowsAll(statement)) continue;
      yield {
        span: effect.scalar.span,
        message: 'A resource control policy grants nothing: AWS takes only Deny in it.',
        accessAnalyzer: ['RCP_SYNTAX_ERROR_ALLOW'],
        fixes: removal(policy, statement),
      };
    }
  },
};

/** AWS's own policy allows everything to everyone; what is still to come into this one may make it the same. */
const maybeAllowsAll = ({ open, principal, action, resource, conditions, elements }: Statement): boolean =>
  open ||
  (conditions.length === 0 &&
    !elements.some(({ name }) => name === 'Condition' || name?.startsWith('Not')) &&
    (!principal || principal.open || principal.everyone?.text === '*') &&
    maybeAll(action) &&
    maybeAll(resource));

const maybeAll = (field: Values | undefined): boolean =>
  !field || field.open || field.values.every(({ known, text }) => !known || text === '*');

/** Never safe: AWS rejects the policy as it stands, so the other statements come to life. */
function removal(policy: Policy, statement: Statement) {
  if (policy.statements.length < 2) return [];
  const title = 'Remove the statement (what no policy denies stays allowed)';
  return [{ title, kind: 'quickfix' as const, make: () => removeStatement(policy, statement) }];
}
