/** Reports conditions on the second factor that let callers pass who have shown none. */
import { hidesConditions } from '../judge/key-presence.ts';
import { MFA_AGE, MFA_PRESENT, type Mfa, mfaOf, mfaOfAll, stopsWithout } from '../judge/mfa.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const ineffectiveMfaCondition: Rule = {
  id: 'ineffective-mfa-condition',
  category: 'security',
  severity: 'warning',
  summary: 'A condition on the second factor that callers without one get past.',
  // The operator that lets them past is often of another type too.
  covers: ['conflicting-operator'],
  *check(context) {
    const { policy, lookup } = context;
    // A Deny elsewhere may stop them.
    if (policy.open || stopsWithout(lookup, policy)) return;
    for (const statement of policy.statements) {
      const passing = mfaOfAll(lookup, statement);
      if (!passing || hidesConditions(policy, statement)) continue;
      const problem = statement.allows
        ? inAllow(context, statement, passing)
        : statement.denies
          ? inDeny(context, statement, passing)
          : undefined;
      if (problem) yield problem;
    }
  },
};

/** An Allow for those with a second factor that others get as well. */
function inAllow({ policy, lookup }: RuleContext, statement: Statement, passing: readonly Mfa[]): Problem | undefined {
  if (!passing.includes('true') || passing.length === 1) return undefined;
  const condition = first(lookup, statement, some => some.includes('true') && some.length > 1);
  if (!condition) return undefined;
  const age = lookup.key(condition)?.name === MFA_AGE;
  const message = passing.includes('missing')
    ? `${WITHOUT[age ? 'age' : 'present']}, so this Allow counts for them.`
    : `${MFA_PRESENT} can be there with the value false, so this Allow counts for callers without a second factor.`;
  const name = age ? (lookup.operator(condition)?.spelling.replace(/IfExists$/, '') ?? '') : 'Bool';
  const effect = 'then callers without a second factor no longer pass';
  return problem(condition, message, change(policy, statement, condition, name, age ? undefined : 'true', effect));
}

/** A Deny for those without a second factor that does not stop all of them. */
function inDeny({ policy, lookup }: RuleContext, statement: Statement, passing: readonly Mfa[]): Problem | undefined {
  const old = statement.conditions.find(
    one => lookup.key(one)?.name === MFA_AGE && lookup.operator(one)?.facts.order === 'greater',
  );
  const effect = 'then calls without a second factor are denied too';
  if (old && passing.join() === 'true') {
    const name = `${lookup.operator(old)?.spelling}IfExists`;
    const message = `${WITHOUT.age}, so this Deny does not stop them.`;
    return problem(old, message, change(policy, statement, old, name, undefined, effect));
  }
  if (passing.length !== 1 || passing.includes('true')) return undefined;
  const condition = first(lookup, statement, some => some.join() === passing.join());
  if (!condition) return undefined;
  const message = passing.includes('false')
    ? `${WITHOUT.present}, so this Deny does not stop them.`
    : `Sessions without a second factor have ${MFA_PRESENT} with the value false, so this Deny does not stop them.`;
  return problem(condition, message, change(policy, statement, condition, 'BoolIfExists', 'false', effect));
}

const WITHOUT = {
  present: `Calls made with access keys have no ${MFA_PRESENT}`,
  age: `Calls without a second factor have no ${MFA_AGE}`,
};

/** The condition that lets them past: the one about the presence before the one about the age. */
function first(
  lookup: RuleContext['lookup'],
  { conditions }: Statement,
  isMeant: (some: readonly Mfa[]) => boolean,
): Condition | undefined {
  const found = conditions.filter(condition => {
    const some = mfaOf(lookup, condition);
    return some !== undefined && isMeant(some);
  });
  return found.find(condition => lookup.key(condition)?.name === MFA_PRESENT) ?? found[0];
}

const problem = (condition: Condition, message: string, fix: Fix): Problem => ({
  span: (condition.key ?? condition.operator).span,
  message,
  fixes: [fix],
});

/** The value is written only where it is another. */
function change(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  name: string,
  value: 'true' | 'false' | undefined,
  effect: string,
): Fix {
  const [only, more] = condition.values;
  const same = value === undefined || (!more && only?.text.toLowerCase() === value);
  return {
    title: `Change to ${name}${same ? '' : ` ${value}`} (${effect})`,
    kind: 'quickfix',
    preferred: true,
    make: () => setOperator(policy, statement, condition, name, same ? undefined : [[value]]),
  };
}
