/** Reports an allowed action that AWS carries out only for those who may do another thing too, which the policy does not allow. */
import { allowsAction, policyAccess } from '../access/policy.ts';
import type { Action } from '../catalog/types.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const missingDependentAction: Rule = {
  id: 'missing-dependent-action',
  category: 'style',
  severity: 'hint',
  summary: 'An allowed action that needs another one, which the policy does not allow.',
  off: true,
  kinds: ['identity', 'session'],
  *check(context) {
    const { policy, catalog } = context;
    const candidates = [...dependents(context)];
    if (candidates.length === 0 || policy.open) return;
    const access = policyAccess(catalog, policy);
    const missing = new Map<Action, boolean>();
    const isMissing = (action: Action) => {
      const known = missing.get(action) ?? allowsAction(access, action) === 'no';
      missing.set(action, known);
      return known;
    };
    for (const { problem, needs } of candidates) {
      const lacking = needs.filter(isMissing).map(({ id }) => id);
      if (lacking.length > 0) yield problem(lacking);
    }
  },
};

interface Candidate {
  readonly needs: readonly Action[];
  readonly problem: (lacking: readonly string[]) => Problem;
}

/** Only what is named by itself: a pattern takes in more than anybody calls. */
function* dependents({ policy, catalog, lookup }: RuleContext): Generator<Candidate> {
  for (const { action, allows } of policy.statements) {
    if (!allows || !action || action.negated) continue;
    for (const value of action.values) {
      if (!value.known || hasWildcard(value.text)) continue;
      const [only] = lookup.actions(value.text) ?? [];
      if (!only || only.dependentActions.length === 0) continue;
      yield {
        needs: only.dependentActions.flatMap(id => catalog.action(id) ?? []),
        problem: lacking => ({
          span: value.scalar.span,
          message: `${excerpt(only.id)} can also need ${list(lacking)}, which this policy does not allow.`,
        }),
      };
    }
  }
}

const list = (ids: readonly string[]): string =>
  ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(' and ');
