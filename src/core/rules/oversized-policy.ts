/** Reports a policy that is longer than what it is attached to takes. */
import { countSize, type Quota, quotaOf, quotasOf } from '../iam/limits.ts';
import type { Policy } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import { type Shortest, shortestJson } from '../policy/size.ts';
import type { Problem, Rule, Severity } from './rule.ts';

export const oversizedPolicy: Rule = {
  id: 'oversized-policy',
  category: 'validity',
  severity: 'error',
  summary: 'A policy that is longer than AWS takes where it is attached.',
  accessAnalyzer: [
    'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
    'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
  ],
  *check({ policy }) {
    const statement = elementOf(policy, 'Statement');
    const [least, most = least] = quotasFor(policy);
    if (!statement || !least || !most || isSmall(policy, least)) return;
    const shortest = shortestJson(policy);
    const size = countSize(shortest.text, least).least;
    if (size <= least.limit) return;
    yield { span: statement.entry.key.span, ...faultOf(policy, size, shortest, least, most) };
  },
};

/** For an identity policy the two that bound it: nobody knows what it is attached to. */
function quotasFor({ kind, service }: Policy): readonly Quota[] {
  if (kind !== 'identity') return quotasOf(kind, service);
  return [quotaOf('managed'), quotaOf('role-inline')].flatMap(quota => quota ?? []);
}

/** JSON may have quotes and commas that another language does without, and a character may have several bytes. */
const isSmall = ({ node }: Policy, { limit, unit }: Quota): boolean =>
  (node.span.end - node.span.start) * (unit === 'bytes' ? 4 : 2) <= limit;

type Fault = Pick<Problem, 'message' | 'severity' | 'accessAnalyzer'>;

function faultOf(policy: Policy, size: number, { exact }: Shortest, least: Quota, most: Quota): Fault {
  const has = `${exact ? '' : 'at least '}${grouped(size)} ${least.unit}`;
  const bare = least.whiteSpace === 'ignored' ? 'without white space' : 'even without white space';
  const { limit, raisable, title } = size > most.limit ? most : least;
  const quota = `the quota of ${title} is ${grouped(limit)}`;
  if (least !== most && size <= most.limit) {
    const message = `This policy has ${has} ${bare}: ${quota}. Only a role can have it, inline, with up to ${grouped(most.limit)} for all of its inline policies.`;
    return { message, severity: 'info' };
  }
  const more = raisable ? `, and AWS raises it to ${grouped(raisable)} at most` : '';
  return {
    message: `This policy has ${has} ${bare}: ${quota}${more}.`,
    severity: severityOf(policy, size, raisable),
    accessAnalyzer: codesOf(policy, size),
  };
}

/** A guess is no ground for an error, nor is a quota that AWS may have raised. */
function severityOf({ kind, kindKnown }: Policy, size: number, raisable: number | undefined): Severity {
  const raised = raisable !== undefined && size <= raisable;
  return kindKnown && !raised && kind !== 'identity' && kind !== 'resource' ? 'error' : 'warning';
}

/** Access Analyzer knows but one quota for all that is attached to users, groups and roles: that of a role. */
function codesOf({ kind }: Policy, size: number): string[] {
  const name = { trust: 'ROLE_TRUST_POLICY', scp: 'SCP', rcp: 'RCP', resource: 'RESOURCE_POLICY' }[kind as string];
  if (name) return [`POLICY_SIZE_EXCEEDS_${name}_QUOTA`];
  const largest = quotaOf('role-inline')?.limit ?? 0;
  return kind !== 'endpoint' && size > largest ? ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA'] : [];
}

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
