/** Policy variables: `${key}` and `${key, 'default'}` in the values of Resource and Condition. */
import { globalKey } from './condition-keys.ts';
import { federationKey } from './federation.ts';
import type { Known } from './known.ts';

/** AWS's page that describes them. */
export const VARIABLES_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html';

/** The only version of the policy language that has variables; in the older one they are plain text. */
export const VERSION_WITH_VARIABLES = '2012-10-17';

/** A part of the text, half-open, in UTF-16 units. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with a variable. `unclosed`: no brace ends it. `empty`: it has no name. `space`: a space in the name,
 * other than in a tag key, which may have one. `unquoted-default`: the default is not in single quotes.
 */
export type VariableProblem = 'unclosed' | 'empty' | 'space' | 'unquoted-default';

export interface PolicyVariable extends Part {
  /** As written, without spaces at its ends. Empty where there is none. */
  readonly key: string;
  /** Where the key stands; empty and after the brace where there is none. */
  readonly keyPart: Part;
  /** What stands for a missing value, without its quotes. */
  readonly fallback?: string;
  /** `${*}`, `${?}` and `${$}` are the characters themselves, not variables. */
  readonly literal?: '*' | '?' | '$';
  readonly problem?: { readonly kind: VariableProblem; readonly part: Part };
}

/** The variables of a text, in order. A broken one is there too, with its problem; an unclosed one ends where the next begins. */
export function parseVariables(text: string): PolicyVariable[] {
  const found: PolicyVariable[] = [];
  for (let start = text.indexOf('${'); start >= 0; ) {
    const variable = readVariable(text, start);
    found.push(variable);
    start = text.indexOf('${', variable.end);
  }
  return found;
}

/** Whether a key may be a variable: only one with a single value. `unknown` for keys of services, which the catalog tells. */
export function mayBeVariable(key: string): Known {
  const own = globalKey(key);
  if (own) return own.multivalued ? 'no' : 'yes';
  const { multivalued } = federationKey(key)?.claim ?? { multivalued: 'unknown' };
  return multivalued === 'unknown' ? 'unknown' : multivalued === 'yes' ? 'no' : 'yes';
}

/** A variable that people use, with a use for it. The facts of its key stand in the table of keys. */
export interface KnownVariable {
  /** The condition key; `${TagKey}` stands for a part to fill in. */
  readonly key: string;
  /** At most two sentences: what to use it for. */
  readonly text: string;
  /** What it becomes in a request. */
  readonly example: string;
}

/** Those worth offering first. Sources: AWS's pages of variables, of ABAC, of Cognito, Transfer Family and Redshift. */
export const KNOWN_VARIABLES: readonly KnownVariable[] = [
  known('aws:PrincipalTag/${TagKey}', 'One tag of the caller. It lets one policy serve many teams.', 'engineering'),
  known('aws:username', 'The name of the IAM user. Roles have none, and then nothing matches.', 'alice'),
  known(
    'aws:userid',
    'The unique ID of the caller; for a role it ends in the name of the session.',
    'AROADBQP57FF2AEXAMPLE:alice',
  ),
  known(
    'aws:PrincipalAccount',
    'The account of the caller. It keeps a policy free of account numbers.',
    '123456789012',
  ),
  known(
    'aws:PrincipalOrgID',
    'The organization of the caller. Compare it with the owner of the resource.',
    'o-a1b2c3d4e5',
  ),
  known('aws:PrincipalArn', 'The ARN of the user or role that calls.', 'arn:aws:iam::123456789012:role/Deploy'),
  known(
    'aws:ResourceAccount',
    'The account that owns the resource. Compare it with the account of the caller.',
    '123456789012',
  ),
  known(
    'aws:ResourceTag/${TagKey}',
    'One tag of the resource. Compare it with the same tag of the caller.',
    'production',
  ),
  known('aws:RequestTag/${TagKey}', 'The value that the request gives to one tag.', 'engineering'),
  known('aws:SourceIdentity', 'The name of the person behind a role session, where one was set.', 'alice'),
  known(
    'aws:SourceVpc',
    'The VPC that the request came through. Compare it with the VPC of the credentials.',
    'vpc-0e9801d129EXAMPLE',
  ),
  known(
    'aws:VpcSourceIp',
    'The address in the VPC that the request came from. Compare it with that of the instance.',
    '10.0.4.17',
  ),
  known('aws:Ec2InstanceSourceVpc', 'The VPC of the instance that was given the credentials.', 'vpc-0e9801d129EXAMPLE'),
  known(
    'aws:Ec2InstanceSourcePrivateIPv4',
    'The private address of the instance that was given the credentials.',
    '10.0.4.17',
  ),
  known(
    'ec2:SourceInstanceArn',
    'The ARN of the EC2 instance that calls.',
    'arn:aws:ec2:us-west-2:123456789012:instance/i-0123456789abcdef0',
  ),
  known(
    'identitystore:UserId',
    'The ID of the person in IAM Identity Center. It makes a place for each of them.',
    '94482488-3041-7026-18f3-be45837cd0e4',
  ),
  known(
    'cognito-identity.amazonaws.com:sub',
    'The ID of the person in the Cognito identity pool. It makes a folder for each of them.',
    'us-east-1:12345678-1234-1234-1234-123456790ab1',
  ),
  known('accounts.google.com:sub', 'The ID of the person with Google.', '10769150350006150715113082367'),
  known('graph.facebook.com:id', 'The ID of the person with Facebook.', '1234567890'),
  known('www.amazon.com:user_id', 'The ID of the person with Login with Amazon.', 'amzn1.account.ATEXAMPLE'),
  known(
    'saml:namequalifier',
    'A hash that names the SAML provider. With saml:sub it names one person.',
    'SbdGOnUkh1i4+EXAMPLExL/jEvs=',
  ),
  known('saml:sub', 'The ID of the person with the SAML provider.', '_cbb88bf52c2510eabe00c1642d4643f41430fe25e3'),
  known('redshift:DbUser', 'The database user that a Redshift call is made for.', 'alice'),
  known(
    'transfer:HomeBucket',
    'The bucket of the user’s home, in a session policy of Transfer Family.',
    'amzn-s3-demo-bucket',
  ),
  known(
    'transfer:HomeDirectory',
    'Bucket and folder of the user’s home, in a session policy of Transfer Family.',
    '/amzn-s3-demo-bucket/home/alice',
  ),
  known(
    'transfer:HomeFolder',
    'The folder of the user’s home without the bucket, in a session policy of Transfer Family.',
    'home/alice',
  ),
  known('transfer:UserName', 'The name of the user, in a session policy of Transfer Family.', 'alice'),
];

function known(key: string, text: string, example: string): KnownVariable {
  return { key, text, example };
}

function readVariable(text: string, start: number): PolicyVariable {
  const inside = start + 2;
  const close = endOf(text, inside);
  const end = close < 0 ? nextOrEnd(text, inside) : close;
  const comma = text.indexOf(',', inside);
  const keyPart = trimmed(text, inside, comma >= 0 && comma < end ? comma : end);
  const key = text.slice(keyPart.start, keyPart.end);
  const common = { start, end: close < 0 ? end : close + 1, key, keyPart };
  if (close < 0) return { ...common, problem: { kind: 'unclosed', part: { start, end } } };
  if (key === '*' || key === '?' || key === '$') return { ...common, literal: key };
  const fallback = comma >= 0 && comma < close ? readFallback(text, comma + 1, close) : {};
  const problem = keyProblem(text, common, comma >= 0 && comma < close ? comma : close) ?? fallback.problem;
  return { ...common, ...fallback, ...(problem && { problem }) };
}

/** The closing brace; one in a quoted default does not count, and none after the next `${` either. */
function endOf(text: string, inside: number): number {
  const next = nextOrEnd(text, inside);
  const quoted = /^[^{}']*,\s*'[^']*'\s*\}/.exec(text.slice(inside));
  if (quoted) return inside + quoted[0].length - 1;
  const close = text.indexOf('}', inside);
  return close >= 0 && close < next ? close : -1;
}

function nextOrEnd(text: string, inside: number): number {
  const next = text.indexOf('${', inside);
  return next < 0 ? text.length : next;
}

function trimmed(text: string, start: number, end: number): Part {
  const written = text.slice(start, end);
  const from = start + (written.length - written.trimStart().length);
  return written.trim() === '' ? { start, end: start } : { start: from, end: from + written.trim().length };
}

function keyProblem(
  text: string,
  { start, end, key, keyPart }: Part & { key: string; keyPart: Part },
  stop: number,
): PolicyVariable['problem'] {
  if (key === '') return { kind: 'empty', part: { start, end } };
  const stem = key.split('/', 1)[0] ?? '';
  const space = /\s/.exec(stem);
  if (space)
    return { kind: 'space', part: { start: keyPart.start + space.index, end: keyPart.start + space.index + 1 } };
  // AWS takes spaces only after the comma, so those at the ends of the name are in the wrong place too.
  if (keyPart.start > start + 2) return { kind: 'space', part: { start: start + 2, end: keyPart.start } };
  if (stop > keyPart.end && text[stop] === '}') return { kind: 'space', part: { start: keyPart.end, end: stop } };
  return undefined;
}

function readFallback(text: string, start: number, end: number): Pick<PolicyVariable, 'fallback' | 'problem'> {
  const part = trimmed(text, start, end);
  const written = text.slice(part.start, part.end);
  if (/^'[^']*'$/.test(written)) return { fallback: written.slice(1, -1) };
  return { problem: { kind: 'unquoted-default', part } };
}
