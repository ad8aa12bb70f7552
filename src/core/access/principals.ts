/** Whom a statement speaks of, as a set that can be compared; equal names of one principal are one. */
import type { Known } from '../iam/known.ts';
import type { Principal, Statement } from '../policy/model.ts';

export interface PrincipalSet {
  readonly negated: boolean;
  /** `*` alone: whoever it is, signed in or not. */
  readonly everyone: boolean;
  /** `AWS arn:aws:iam::123456789012:root`, `Service ec2.amazonaws.com`, `AWS *`. */
  readonly names: readonly string[];
  readonly open: boolean;
}

/** Undefined where the statement names nobody: the policy is attached to whom it is about. */
export function principalsOf({ principal, open, elements }: Statement): PrincipalSet | undefined {
  if (principal) return read(principal);
  const hides = open || elements.some(({ name }) => name === 'Principal' || name === 'NotPrincipal');
  return hides ? { negated: false, everyone: false, names: [], open: true } : undefined;
}

/**
 * True where all of `inner` are certainly of `outer`. An account covers its roles and users only where `whole` says that
 * it means them all: a Deny does, an Allow only lets the account give the permission on.
 */
export function principalsCover(
  outer: PrincipalSet | undefined,
  inner: PrincipalSet | undefined,
  whole: boolean,
): boolean {
  if (!outer || !inner) return outer === inner;
  if (!outer.negated && outer.everyone) return true;
  if (outer.negated) {
    return inner.negated && !outer.open && !outer.everyone && outer.names.every(name => inner.names.includes(name));
  }
  if (inner.negated || inner.everyone || inner.open) return false;
  return inner.names.every(name => outer.names.some(other => nameCovers(other, name, whole)));
}

/** `yes` where nobody is of both. Names are compared only where each is the only one of its caller. */
export function principalsDisjoint(left: PrincipalSet | undefined, right: PrincipalSet | undefined): Known {
  if (!left || !right) return left === right ? 'no' : 'unknown';
  const sides = [left, right];
  if (sides.some(({ negated, open }) => negated || open)) return 'unknown';
  if (sides.some(({ everyone }) => everyone)) return 'no';
  if (left.names.some(name => right.names.includes(name))) return 'no';
  const apart = left.names.every(a => right.names.every(b => areApart(a, b)));
  return apart ? 'yes' : 'unknown';
}

function read({ negated, everyone, groups, open }: Principal): PrincipalSet {
  const named = groups.flatMap(group => group.values.map(value => ({ type: group.type.value, value })));
  const sure = named.filter(({ value }) => value.known && !value.chosen);
  return {
    negated,
    everyone: everyone?.text === '*',
    names: [...new Set(sure.map(({ type, value }) => `${type} ${type === 'AWS' ? fullName(value.text) : value.text}`))],
    open:
      open ||
      groups.some(group => group.open) ||
      sure.length < named.length ||
      (everyone !== undefined && everyone.text !== '*'),
  };
}

/** A bare account number is the account's root. */
const fullName = (name: string): string => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name);

function nameCovers(outer: string, inner: string, whole: boolean): boolean {
  if (outer === inner) return true;
  if (!inner.startsWith('AWS ')) return false;
  return outer === 'AWS *' || (whole && isRoot(outer) && accountOf(outer) === accountOf(inner));
}

/** Services are apart where their names are; of principals of AWS one caller can have several names in one account. */
function areApart(left: string, right: string): boolean {
  const [typeLeft, typeRight] = [typeOf(left), typeOf(right)];
  if (left.endsWith(' *') || right.endsWith(' *')) return false;
  if (typeLeft !== 'AWS' || typeRight !== 'AWS') return typeLeft !== typeRight ? isPlain(typeLeft, typeRight) : true;
  const accounts = [accountOf(left), accountOf(right)];
  return accounts.every(account => account !== '') && accounts[0] !== accounts[1];
}

/** A federated caller is the session of a role too, a canonical user an account. */
const isPlain = (...types: readonly string[]): boolean => types.includes('Service');

const typeOf = (name: string): string => name.slice(0, name.indexOf(' '));
const accountOf = (name: string): string => name.split(':')[4] ?? '';
const isRoot = (name: string): boolean => /^AWS arn:[^:]*:iam::\d{12}:root$/.test(name);
