/** Whether a Deny of the same policy takes an action back that an Allow gives. */
import { ALL } from '../access/pattern-set.ts';
import { type AccessSet, accessOf, surelyCovers } from '../access/statement.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { names } from './unbound-role.ts';

export const deniesIn = (policy: Policy): AccessSet[] =>
  policy.statements.filter(({ denies }) => denies).map(statement => accessOf(policy, statement));

/** Leaves of the actions that a statement allows those that no Deny of the policy takes back. */
export type TakeBack = <T extends { readonly id: string }>(statement: Statement, actions: readonly T[]) => readonly T[];

/** Comparisons of patterns that a policy may take; beyond, an action is taken to be taken back, so that nothing is said of it. */
const MOST_COMPARISONS = 20_000;

export function takeBack(policy: Policy): TakeBack {
  let denies: readonly AccessSet[] | undefined;
  let left = MOST_COMPARISONS;
  return (statement, actions) => {
    if (actions.length === 0) return actions;
    denies ??= deniesIn(policy);
    const against = denies;
    if (against.length === 0) return actions;
    const allow = { ...accessOf(policy, statement), actions: ALL };
    const covered = new Map<AccessSet, boolean>();
    const covers = (deny: AccessSet): boolean => {
      const known = covered.get(deny);
      if (known !== undefined) return known;
      left -= deny.resources.patterns.length * allow.resources.patterns.length + 1;
      const answer = left < 0 || surelyCovers([{ ...deny, actions: ALL }], allow);
      covered.set(deny, answer);
      return answer;
    };
    left -= against.length;
    if (left < 0) return [];
    return actions.filter(({ id }) => !against.some(deny => takesBack(deny, covers, id)));
  };
}

/**
 * A Deny takes the action back where it covers the Allow. One that asks for a condition or names some resources is taken
 * for the same where it speaks of the action and not of everything: whoever wrote it has thought of the matter.
 */
function takesBack(deny: AccessSet, covers: (deny: AccessSet) => boolean, id: string): boolean {
  const { action } = deny.statement;
  if (!action) return false;
  const speakers = action.values.filter(({ text }) => names(text, id));
  if (action.negated ? speakers.length > 0 : speakers.length === 0) return false;
  return (!action.negated && speakers.some(({ text }) => !/^[*:]+$/.test(text))) || covers(deny);
}
