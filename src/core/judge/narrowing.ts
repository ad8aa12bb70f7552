/** Whether conditions of an Allow to everyone say who may come, or from where. */
import { type Constraint, constraintsOf } from '../access/conditions.ts';
import { parseArn } from '../iam/arn.ts';
import { globalKey } from '../iam/condition-keys.ts';
import { covers, hasWildcard } from '../iam/wildcard.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { everyoneIn } from './named-principals.ts';

/**
 * True unless the conditions surely leave it open to everyone. A key counts as narrowing where nothing else is known of
 * it, a value that is not known does too.
 */
export function isNarrowed(policy: Policy, statement: Statement): boolean {
  const { constraints, open } = constraintsOf(policy, statement);
  return open || constraints.some(constraint => narrows(constraint, policy.kind === 'trust'));
}

/** True where a Deny shuts out some of those whom the statement lets in, for one of its actions at least. */
export const isDeniedToOthers = (policy: Policy, statement: Statement): boolean =>
  policy.statements.some(other => other.denies && sharesAction(other, statement) && choosesCallers(policy, other));

/** A Deny that looks at who calls: by its principals or by a condition. */
function choosesCallers(policy: Policy, deny: Statement): boolean {
  if (deny.principal?.negated) return true;
  if (!everyoneIn(deny)) return false;
  const { constraints, open } = constraintsOf(policy, deny);
  return open || constraints.some(({ key }) => !isNoCaller(key));
}

function sharesAction({ action: denied }: Statement, { action: allowed }: Statement): boolean {
  if (!denied || denied.negated || !allowed || allowed.negated) return true;
  return denied.values.some(
    outer => !outer.known || allowed.values.some(inner => covers(outer.text.toLowerCase(), inner.text.toLowerCase())),
  );
}

function narrows({ operator, key, values, known, conditions }: Constraint, signed: boolean): boolean {
  const { facts, ifExists } = operator;
  if (isNoCaller(key) || facts.family === 'Null') return false;
  if (!known) return true;
  if (facts.negated) return false;
  // Those without the key pass; whoever signed the request has an ARN.
  const present = globalKey(key)?.present ?? 'always';
  if (ifExists && present !== 'always' && !(signed && key === 'aws:principalarn')) return false;
  // An empty list matches nobody.
  return conditions.length > 0 && values.every(value => !isBroad(key, value, facts.wildcards));
}

/** True for a value that everybody, or nearly everybody, has. */
function isBroad(key: string, value: string, wildcards: boolean): boolean {
  if (key === 'aws:sourceip') return /^(?:0\.0\.0\.0\/0|::\/0)$/.test(value);
  if (!wildcards || !hasWildcard(value) || value.includes('${')) return false;
  // A wildcard in the ID of an organization or an account is told where it stands.
  if (globalKey(key)?.sensitive) return false;
  const arn = key.endsWith('arn') ? parseArn(value) : undefined;
  // Anybody can give a role any name, in an account of his own.
  if (arn && key === 'aws:principalarn') return /^\*+$/.test(arn.account);
  if (arn) return lettersOf(arn.account + arn.resource) < 3;
  return lettersOf(value) < 3;
}

const lettersOf = (pattern: string): number => pattern.replace(/[*?]/g, '').length;

/** Keys that anybody can fill as he likes, or that tell nothing about who calls. */
const isNoCaller = (key: string): boolean =>
  NO_CALLER.has(key) || NO_CALLER_STARTS.some(start => key.startsWith(start));

const NO_CALLER: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:securetransport',
  'aws:sourceidentity',
  'aws:tagkeys',
  'aws:tokenissuetime',
  'aws:useragent',
  'aws:viaawsservice',
  'lambda:functionurlauthtype',
  's3:authtype',
  's3:delimiter',
  's3:max-keys',
  's3:prefix',
  's3:signatureage',
  's3:signatureversion',
  's3:tlsversion',
  's3:versionid',
  'sns:protocol',
  'sts:durationseconds',
  'sts:externalid',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
]);

const NO_CALLER_STARTS: readonly string[] = [
  'aws:principaltag/',
  'aws:requesttag/',
  'aws:resourcetag/',
  's3:existingobjecttag/',
  's3:requestobjecttag',
  's3:x-amz-',
];
