/** Reports the unique ID of a user or role as a principal: what AWS shows once the user or role is deleted. */
import { principalsIn } from '../judge/named-principals.ts';
import { setString } from '../policy/change.ts';
import { removePrincipals } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const invalidPrincipalId: Rule = {
  id: 'invalid-principal-id',
  category: 'validity',
  severity: 'warning',
  summary: 'The unique ID of a user or role as a principal, which is what is left of one that was deleted.',
  kinds: ['trust', 'resource', 'endpoint'],
  accessAnalyzer: ['INVALID_ROLE_REFERENCE', 'INVALID_USER_REFERENCE'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      if (!statement.principal) continue;
      for (const { group, value, principal } of principalsIn(statement.principal).named) {
        if (!group || principal.kind !== 'unique-id' || (principal.of !== 'user' && principal.of !== 'role')) continue;
        const { of } = principal;
        const isOnly = (group.list?.items.length ?? 1) === 1 && statement.principal.groups.length === 1;
        const replace: Fix = {
          title: `Change to the ARN of a ${of}: arn:aws:iam::\${account}:${of}/\${name}`,
          kind: 'quickfix',
          preferred: true,
          make: () =>
            setString(policy, value, [
              'arn:aws:iam::',
              { n: 1, placeholder: '123456789012' },
              `:${of}/`,
              { n: 2, placeholder: 'name' },
            ]),
        };
        const remove: Fix = {
          title: `Remove the ${of} that is gone`,
          kind: 'quickfix',
          make: () => removePrincipals(policy, statement, group, [value]),
        };
        yield {
          span: value.scalar.span,
          message: `"${excerpt(value.text)}" is the ID of a ${of}, which AWS shows once the ${of} is deleted. It names nobody any more.`,
          accessAnalyzer: [of === 'role' ? 'INVALID_ROLE_REFERENCE' : 'INVALID_USER_REFERENCE'],
          fixes: isOnly || value.chosen ? [replace] : [replace, remove],
        };
      }
    }
  },
};
