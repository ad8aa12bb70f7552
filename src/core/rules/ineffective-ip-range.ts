/** Reports private addresses under aws:SourceIp, which only ever holds public ones. */
import { isPrivateRange, parseIpRange } from '../iam/ip.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { isSplit } from '../judge/condition-text.ts';
import { removeValues } from '../policy/change.ts';
import { setKey } from '../policy/change-condition.ts';
import type { Condition, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const ineffectiveIpRange: Rule = {
  id: 'ineffective-ip-range',
  category: 'validity',
  severity: 'error',
  summary: 'Private IP addresses under aws:SourceIp, which no request comes from.',
  accessAnalyzer: [
    'PRIVATE_IP_ADDRESS',
    'PRIVATE_IP_ADDRESS_SUBSET',
    'PRIVATE_NOT_IP_ADDRESS',
    'PRIVATE_NOT_IP_ADDRESS_SUBSET',
  ],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const operator = lookup.operator(condition);
        if (operator?.facts.family !== 'IpAddress' || lookup.key(condition)?.name !== 'aws:SourceIp') continue;
        const own = condition.values.filter(isPrivate);
        if (own.length === 0) continue;
        const isAll =
          own.length === condition.values.length && !condition.open && !isSplit(policy, statement, condition);
        yield isAll ? allPrivate(policy, condition, operator, own) : somePrivate(policy, condition, operator, own);
      }
    }
  },
};

function isPrivate({ known, text }: Value): boolean {
  const range = known ? parseIpRange(text) : undefined;
  return range !== undefined && isPrivateRange(range);
}

function allPrivate(
  policy: Policy,
  condition: Condition,
  { facts, ifExists }: ParsedOperator,
  own: readonly Value[],
): Problem {
  const [only] = own;
  const outcome = facts.negated
    ? 'the condition lets every request through'
    : ifExists
      ? 'only requests without the key pass'
      : 'the condition is never true';
  return {
    span: (own.length === 1 && only ? only.scalar : (condition.key ?? condition.operator)).span,
    message: `aws:SourceIp never holds a private address, so ${outcome}.`,
    // With IfExists it still tells requests through VPC endpoints from the others.
    severity: ifExists && !facts.negated ? 'warning' : 'error',
    accessAnalyzer: [facts.negated ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS'],
    fixes: [
      {
        title: 'Change the key to aws:VpcSourceIp (for requests through a VPC endpoint)',
        kind: 'quickfix',
        preferred: true,
        make: () => setKey(policy, condition, 'aws:VpcSourceIp'),
      },
    ],
  };
}

function somePrivate(policy: Policy, condition: Condition, { facts }: ParsedOperator, own: readonly Value[]): Problem {
  const [first, ...more] = own;
  const text = excerpt(first?.text ?? '');
  return {
    span: (first?.scalar ?? condition.operator).span,
    message: `"${text}" is private, and aws:SourceIp only holds public addresses: here it does nothing.`,
    severity: 'info',
    accessAnalyzer: [facts.negated ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET' : 'PRIVATE_IP_ADDRESS_SUBSET'],
    related: more.map(({ scalar }) => ({ span: scalar.span, message: 'Private, too.' })),
    tag: 'unnecessary',
    fixes: [
      {
        title: `Remove ${text}${more.length > 0 ? ` and ${more.length} more` : ''}`,
        kind: 'quickfix',
        preferred: true,
        // It matches no request, whether it stands there or not.
        safe: true,
        make: () => removeValues(policy, condition, own),
      },
    ],
  };
}
