/** AWS managed policies by name or ARN. */
import { parseArn } from '../iam/arn.ts';
import type { ManagedPolicyLine } from './format.ts';
import type { Catalog, ManagedPolicy } from './types.ts';

export const managedPolicyArn = ({ name }: ManagedPolicy, partition = 'aws'): string =>
  `arn:${partition}:iam::aws:policy/${name}`;

export const decodeManagedPolicies = (line: ManagedPolicyLine): ManagedPolicy[] =>
  line.map(([name, description]) => ({ name, description, deprecated: DEPRECATED.test(description) }));

/** AWS's own words; that a policy lets somebody deprecate something is another matter. */
const DEPRECATED = /\b(?:on a deprecation path|(?:be|is|been) deprecated)\b|^\W*deprecated\b/i;

export function managedPolicyFinder(policies: readonly ManagedPolicy[]): Catalog['managedPolicy'] {
  const byName = new Map(policies.map(policy => [policy.name, policy]));
  const byLastName = new Map(policies.map(policy => [policy.name.slice(policy.name.lastIndexOf('/') + 1), policy]));
  return nameOrArn => {
    if (nameOrArn.startsWith('arn:')) return byName.get(nameInArn(nameOrArn) ?? '');
    return byName.get(nameOrArn) ?? byLastName.get(nameOrArn);
  };
}

/** The path counts: an ARN without it names nothing. The partition may be a variable. */
function nameInArn(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn?.service !== 'iam' || arn.region !== '' || arn.account !== 'aws') return undefined;
  return arn.resource.startsWith('policy/') ? arn.resource.slice('policy/'.length) : undefined;
}
