/** What an Allow to everyone can be narrowed to, as fixes. */
import { setString } from '../policy/change.ts';
import { addCondition } from '../policy/change-condition.ts';
import { setPrincipal } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { Text } from '../syntax/text.ts';
import type { NamedPrincipal } from './named-principals.ts';

const ACCOUNT_ROOT: Text = ['arn:aws:iam::', { n: 1, placeholder: '123456789012' }, ':root'];
const ORGANIZATION: Text = [{ n: 1, placeholder: 'o-a1b2c3d4e5' }];

/** `everyone` is the value of the statement that says so. */
export const narrowEveryone = (policy: Policy, statement: Statement, everyone: NamedPrincipal): Fix[] => [
  {
    title: 'Add a condition: aws:PrincipalOrgID is ${organization}',
    kind: 'quickfix',
    make: () => addCondition(policy, statement, 'StringEquals', 'aws:PrincipalOrgID', [ORGANIZATION]),
  },
  {
    title: 'Change to one account: arn:aws:iam::${account}:root',
    kind: 'quickfix',
    make: () => {
      const { type, value } = everyone;
      if (type !== '*') return setString(policy, value, ACCOUNT_ROOT);
      return statement.principal && setPrincipal(policy, statement.principal, 'AWS', [ACCOUNT_ROOT]);
    },
  },
];
