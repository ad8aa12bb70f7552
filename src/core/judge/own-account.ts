/** The account that a policy belongs to, where its text says so. */
import { parseArn } from '../iam/arn.ts';
import { arnBeside } from '../policy/beside.ts';
import type { Policy } from '../policy/model.ts';
import { principalsIn } from './named-principals.ts';

/**
 * From the ARN that stands beside the policy; for a trust policy from its identity providers, which are of the account of
 * the role, and for the policy of a resource from the resources it names. Undefined where these disagree, or are none.
 */
export function ownAccount(policy: Policy): string | undefined {
  const beside = accountOf(arnBeside(policy) ?? '');
  if (beside !== undefined) return beside;
  const told = new Set(
    policy.kind === 'trust' ? providersIn(policy) : policy.kind === 'resource' ? resourcesIn(policy) : [],
  );
  const [only, ...others] = told;
  return others.length === 0 ? only : undefined;
}

const providersIn = ({ statements }: Policy): string[] =>
  statements.flatMap(({ principal }) =>
    (principal ? principalsIn(principal).named : []).flatMap(({ principal: who, value }) =>
      who.kind === 'federated' ? (accountOf(value.text) ?? []) : [],
    ),
  );

const resourcesIn = ({ statements }: Policy): string[] =>
  statements.flatMap(({ resource }) =>
    (resource && !resource.negated ? resource.values : []).flatMap(({ text, known }) =>
      known ? (accountOf(text) ?? []) : [],
    ),
  );

/** Twelve digits, or undefined. */
export function accountOf(arn: string): string | undefined {
  const account = parseArn(arn)?.account ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}
