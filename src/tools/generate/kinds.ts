/** What a kind of policy is called in generated files. */
import type { Kind } from '../../core/iam/grammar.ts';

const NAMES: Readonly<Record<Kind, string>> = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  trust: 'trust policy',
  resource: 'resource policy',
  scp: 'service control policy (SCP)',
  rcp: 'resource control policy (RCP)',
  endpoint: 'VPC endpoint policy',
};

export const kindName = (kind: Kind): string => NAMES[kind];

export const withArticle = (noun: string): string => `${/^[aeio]/.test(noun) ? 'An' : 'A'} ${noun}`;
