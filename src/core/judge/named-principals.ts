/** Whom a statement names, value by value, with what each value is. */
import { classifyPrincipal, type Principal } from '../iam/principals.ts';
import type { Principal as Element, PrincipalGroup, Statement, Value } from '../policy/model.ts';

export interface NamedPrincipal {
  /** Undefined for `*` as a plain string. */
  readonly group?: PrincipalGroup;
  /** `AWS`, `Service`, …; `*` for a plain string. */
  readonly type: string;
  readonly value: Value;
  readonly principal: Principal;
}

export interface NamedPrincipals {
  /** Those whose text is known, in the order of the text. */
  readonly named: readonly NamedPrincipal[];
  /** True where these are all. */
  readonly complete: boolean;
}

const NOBODY: NamedPrincipals = { named: [], complete: false };

/** Whom the statement speaks of; nobody, and not all, where it has no Principal or says NotPrincipal. */
export const namedPrincipals = ({ principal }: Statement): NamedPrincipals =>
  principal && !principal.negated ? principalsIn(principal) : NOBODY;

/** What stands in a Principal or a NotPrincipal. */
export function principalsIn({ everyone, groups, open }: Element): NamedPrincipals {
  const written = [
    ...(everyone ? [{ type: '*', value: everyone }] : []),
    ...groups.flatMap(group => group.values.map(value => ({ group, type: group.type.value, value }))),
  ];
  const named = written
    .filter(({ value }) => value.known)
    .map(one => ({ ...one, principal: classifyPrincipal(one.type, one.value.text) }));
  const isOpen = open || groups.some(group => group.open || group.type.holes.length > 0);
  return { named, complete: !isOpen && named.length === written.length };
}

/** The first value that names everyone: `*`, alone or under AWS. */
export const everyoneIn = (statement: Statement): NamedPrincipal | undefined =>
  namedPrincipals(statement).named.find(({ principal }) => principal.kind === 'everyone');
