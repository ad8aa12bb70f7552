/**
 * The judge of the tests: decides one request against one policy given as plain JSON, written as plainly as possible
 * after AWS's rules of evaluation. It shares no code with the core, and has no thought for speed.
 */
import { conditionsHold } from './evaluator-conditions.ts';
import { fieldsOf, patternOf, type Variables } from './evaluator-patterns.ts';

type OneOrMore = string | readonly string[];
export type PlainPrincipal = '*' | Readonly<Record<string, OneOrMore>>;

export interface PlainStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: PlainPrincipal;
  readonly NotPrincipal?: PlainPrincipal;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  /** Operator -> key -> values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface PlainPolicy {
  readonly Version?: string;
  readonly Statement: PlainStatement | readonly PlainStatement[];
}

export interface Caller {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  /** All that names the caller: of a session of a role its own ARN and the role's. Empty for an anonymous caller. */
  readonly names: readonly string[];
}

export interface Request {
  /** Missing: the policy is the caller's own, and its statements have no principals. */
  readonly principal?: Caller;
  readonly action: string;
  /** A concrete ARN; `*` for a call that acts on no resource that has one. */
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export type Decision = 'Allow' | 'Deny' | 'implicit Deny';

export function decide(policy: PlainPolicy, request: Request): Decision {
  const applying = many(policy.Statement).filter(statement => applies(statement, policy.Version, request));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'Deny';
  return applying.some(({ Effect }) => Effect === 'Allow') ? 'Allow' : 'implicit Deny';
}

/** True where every element of the statement matches the request; what its Effect is does not count. */
export function applies(statement: PlainStatement, version: string | undefined, request: Request): boolean {
  const variables: Variables = version === '2012-10-17' ? { context: request.context } : undefined;
  return (
    actionMatches(statement, request.action) &&
    resourceMatches(statement, variables, request.resource) &&
    principalMatches(statement, request.principal) &&
    conditionsHold(statement.Condition ?? {}, variables, request.context)
  );
}

function actionMatches({ Action, NotAction }: PlainStatement, action: string): boolean {
  const isAmong = (patterns: OneOrMore): boolean =>
    many(patterns).some(text => patternOf(text.toLowerCase(), undefined)?.test(action.toLowerCase()));
  if (Action !== undefined) return isAmong(Action);
  return NotAction !== undefined && !isAmong(NotAction);
}

/** The policy of a role's trust, and of a few resources, has no Resource: it is what the policy is attached to. */
function resourceMatches({ Resource, NotResource }: PlainStatement, variables: Variables, resource: string): boolean {
  const isAmong = (patterns: OneOrMore): boolean =>
    many(patterns).some(text => arnPattern(text, variables)?.test(resource));
  if (Resource !== undefined) return isAmong(Resource);
  return NotResource === undefined || !isAmong(NotResource);
}

/** A shorter ARN is filled up with `*`. Variables stand after the fifth colon only; before it they are plain text. */
function arnPattern(text: string, variables: Variables): RegExp | undefined {
  if (!text.startsWith('arn:')) return patternOf(text, undefined);
  const fields = fieldsOf(text);
  while (fields.length < 6) fields.push('*');
  const head = patternOf(fields.slice(0, 5).join(':'), undefined);
  const tail = patternOf(fields[5] ?? '', variables);
  // Put together as one pattern: a wildcard at the end of a field may reach beyond it.
  return head && tail && new RegExp(`${head.source.slice(0, -1)}:${tail.source.slice(1)}`, 's');
}

function principalMatches({ Principal, NotPrincipal }: PlainStatement, caller: Caller | undefined): boolean {
  if (Principal === undefined && NotPrincipal === undefined) return true;
  if (!caller) return false;
  if (Principal !== undefined) return namesOf(caller).some(name => isListed(Principal, caller.type, name));
  // Whoever is to be left out must be named in full: the account, and the role beside its session.
  return NotPrincipal !== undefined && !namesOf(caller).every(name => isListed(NotPrincipal, caller.type, name));
}

/** The names of a caller with that of the account; an anonymous one has the empty name, which only `*` matches. */
function namesOf({ type, names }: Caller): string[] {
  if (names.length === 0) return [''];
  const accounts = type === 'AWS' ? names.flatMap(name => name.split(':')[4] ?? []) : [];
  return [...new Set([...names, ...accounts.map(account => `arn:aws:iam::${account}:root`)])];
}

function isListed(listed: PlainPrincipal, type: Caller['type'], name: string): boolean {
  if (listed === '*') return true;
  return many(listed[type] ?? []).some(
    written => (type === 'AWS' && written === '*') || fullName(written) === fullName(name),
  );
}

const fullName = (name: string): string => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name);

function many<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
