/** Reports global condition keys that AWS has given up, and names what to use in their place. */
import type { GlobalKey } from '../iam/condition-keys.ts';
import { setKey } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

const CODES: readonly string[] = ['DEPRECATED_GLOBAL_CONDITION_KEY', 'UNSUPPORTED_GLOBAL_CONDITION_KEY'];

export const deprecatedConditionKey: Rule = {
  id: 'deprecated-condition-key',
  category: 'validity',
  severity: 'warning',
  summary: 'A global condition key that AWS no longer supports.',
  accessAnalyzer: CODES,
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const global = lookup.key(condition)?.global;
        if (global?.status && isReplaceable(statement, global)) yield problem(policy, condition, global);
      }
    }
  },
};

/** What stands for a key must be in the same requests: those of aws:SourceAccount come from services only. */
const isReplaceable = ({ principal }: Statement, { status }: GlobalKey): boolean =>
  status === 'unsupported' ||
  (principal !== undefined &&
    !principal.negated &&
    !principal.open &&
    !principal.everyone &&
    principal.groups.every(({ type }) => type.value === 'Service'));

function problem(policy: Policy, condition: Condition, { name, status, instead = [] }: GlobalKey): Problem {
  const unsupported = status === 'unsupported';
  const use = instead.map(other => `${other} for ${MEANING[other] ?? 'the same'}`).join(', or ');
  const text = unsupported
    ? `AWS no longer supports ${name}, and does not say which requests hold it.`
    : `${name} is an old key that only some services still send.`;
  return {
    span: condition.key?.span ?? condition.entry.key.span,
    message: `${text} Use ${use}.`,
    severity: unsupported ? 'warning' : 'hint',
    tag: 'deprecated',
    accessAnalyzer: unsupported ? CODES : [],
    fixes: instead.map(other => changeTo(policy, condition, other, instead.length === 1)),
  };
}

/** What a key holds, as far as it takes the place of an old one. */
const MEANING: Readonly<Record<string, string>> = {
  'aws:PrincipalArn': 'the user or role that calls',
  'aws:SourceArn': 'the resource for which a service calls',
  'aws:SourceAccount': 'the account for which a service calls',
};

const changeTo = (policy: Policy, condition: Condition, name: string, preferred: boolean): Fix => ({
  title: `Change to ${name} (${excerpt(MEANING[name] ?? 'the same')})`,
  kind: 'quickfix',
  ...(preferred ? { preferred } : {}),
  // Never safe: the other key can hold another value, or be missing.
  make: () => setKey(policy, condition, name),
});
