/** Reports a Sid that an earlier statement of the policy has already. */
import type { Kind } from '../iam/grammar.ts';
import { freeSid } from '../judge/free-sid.ts';
import { setString } from '../policy/change.ts';
import type { Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

/** Kinds in which AWS rejects the policy; elsewhere it is only a nuisance. Source: the Access Analyzer check reference. */
const REJECTED_IN: readonly Kind[] = ['identity', 'boundary', 'session'];

export const duplicateSid: Rule = {
  id: 'duplicate-sid',
  category: 'validity',
  severity: 'error',
  summary: 'Two statements of one policy with the same Sid.',
  accessAnalyzer: ['UNIQUE_SIDS_RECOMMENDED', 'UNIQUE_SIDS_REQUIRED'],
  *check({ policy }) {
    const first = new Map<string, { sid: Value; index: number | undefined }>();
    const taken = new Set(policy.statements.map(statement => statement.sid?.text));
    const last = new Map<string, number>();
    for (const { sid, index } of policy.statements) {
      if (!sid?.known || sid.text === '') continue;
      const earlier = first.get(sid.text);
      if (!earlier) {
        first.set(sid.text, { sid, index });
        continue;
      }
      // Two branches of one choice are never there together.
      if (earlier.index === index && index !== undefined) continue;
      // Kept for this one alone, so that all fixes together still give different names.
      const free = freeSid(taken, last, sid.text);
      taken.add(free);
      yield problem(policy, sid, earlier.sid, free);
    }
  },
};

function problem(policy: Policy, sid: Value, earlier: Value, free: string): Problem {
  const rejected = REJECTED_IN.includes(policy.kind);
  return {
    span: sid.scalar.span,
    message: `The Sid "${excerpt(sid.text)}" is taken by an earlier statement.${rejected ? ' AWS rejects a policy with equal Sids.' : ''}`,
    // A guessed kind is no ground for an error.
    severity: rejected ? (policy.kindKnown ? 'error' : 'warning') : 'info',
    accessAnalyzer: [rejected ? 'UNIQUE_SIDS_REQUIRED' : 'UNIQUE_SIDS_RECOMMENDED'],
    related: [{ span: earlier.scalar.span, message: 'The first statement with this Sid.' }],
    fixes: [
      {
        title: `Rename to ${excerpt(free)}`,
        kind: 'quickfix',
        preferred: true,
        // A Sid is a name and grants nothing.
        safe: true,
        make: () => setString(policy, sid, [free]),
      },
    ],
  };
}
