/** Reports an Effect that is not exactly Allow or Deny. */
import { EFFECTS } from '../iam/grammar.ts';
import { nearest } from '../iam/nearest.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { setString } from '../policy/change.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const invalidEffect: Rule = {
  id: 'invalid-effect',
  category: 'shape',
  severity: 'error',
  summary: 'An Effect that is not exactly Allow or Deny.',
  accessAnalyzer: ['INVALID_EFFECT'],
  *check({ policy }) {
    for (const { effect } of policy.statements) {
      if (!effect?.known || EFFECTS.includes(effect.text) || isPlaceholder(effect.text)) continue;
      const near = nearest(effect.text, EFFECTS, 1)[0]?.name;
      yield {
        span: effect.scalar.span,
        message:
          effect.text === ''
            ? 'Effect is empty. It must be Allow or Deny.'
            : `Effect cannot be "${excerpt(effect.text)}". It must be Allow or Deny, spelled exactly so.`,
        accessAnalyzer: ['INVALID_EFFECT'],
        // Never safe: AWS rejects the policy as it stands, so this brings the statement to life.
        fixes: (near ? [near] : EFFECTS).map(name => ({
          title: `Change to ${name}`,
          kind: 'quickfix' as const,
          ...(near ? { preferred: true } : {}),
          make: () => setString(policy, effect, [name]),
        })),
      };
    }
  },
};
