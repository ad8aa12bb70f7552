/** Reports values of address operators that are no IP address or range, or whose address is not the first of its range. */
import { hasHostBits, ipRangeText, meantRange, parseIpRange } from '../iam/ip.ts';
import { isWritten } from '../judge/condition-text.ts';
import { replaceValue } from '../policy/change.ts';
import type { Condition, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const invalidIpRange: Rule = {
  id: 'invalid-ip-range',
  category: 'validity',
  severity: 'error',
  summary: 'A value under IpAddress or NotIpAddress that is no range of addresses, or is written from its middle.',
  accessAnalyzer: ['IMPROVE_IP_RANGE', 'TYPE_MISMATCH_IP_RANGE'],
  *check({ policy, lookup }) {
    for (const { conditions } of policy.statements) {
      for (const condition of conditions) {
        if (lookup.operator(condition)?.facts.family !== 'IpAddress') continue;
        for (const value of condition.values) {
          const problem = isWritten(value) ? judge(policy, condition, value) : undefined;
          if (problem) yield problem;
        }
      }
    }
  },
};

function judge(policy: Policy, condition: Condition, value: Value): Problem | undefined {
  const { text, scalar } = value;
  const range = parseIpRange(text);
  if (!range) {
    const meant = meantRange(text);
    return {
      span: scalar.span,
      message: `"${excerpt(text)}" is neither an IP address nor a range such as 203.0.113.0/24.`,
      accessAnalyzer: ['TYPE_MISMATCH_IP_RANGE'],
      fixes: meant === undefined ? [] : [changeTo(policy, condition, value, meant, false)],
    };
  }
  if (!hasHostBits(range)) return undefined;
  const first = ipRangeText(range);
  return {
    span: scalar.span,
    message: `AWS reads "${excerpt(text)}" as ${first}: what stands behind the first ${range.prefix} bits does not count.`,
    severity: 'hint',
    accessAnalyzer: ['IMPROVE_IP_RANGE'],
    fixes: [changeTo(policy, condition, value, first, true)],
  };
}

const changeTo = (policy: Policy, condition: Condition, value: Value, text: string, safe: boolean) => ({
  title: `Change to ${text}`,
  kind: 'quickfix' as const,
  preferred: true,
  safe,
  make: () => replaceValue(policy, condition, value, [[text]]),
});
