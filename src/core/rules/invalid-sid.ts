/** Reports a Sid with characters that AWS does not take in it, and one that is empty. */
import type { Kind } from '../iam/grammar.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { freeSid } from '../judge/free-sid.ts';
import { removeElement, setString } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

/**
 * Kinds whose Sids are letters and digits only; many services take more in the policies of their resources.
 * Source: IAM's page of Sid, and the Access Analyzer check reference.
 */
const STRICT: readonly Kind[] = ['identity', 'boundary', 'session', 'scp', 'rcp'];

export const invalidSid: Rule = {
  id: 'invalid-sid',
  category: 'shape',
  severity: 'error',
  summary: 'A Sid with anything but letters and digits where AWS takes no more, or an empty one.',
  accessAnalyzer: ['EMPTY_SID_VALUE', 'UNSUPPORTED_SID'],
  covers: ['invalid-character'],
  *check({ policy }) {
    const taken = new Set(policy.statements.map(statement => statement.sid?.text));
    const last = new Map<string, number>();
    for (const statement of policy.statements) {
      const { sid } = statement;
      if (!sid?.known || sid.scalar.type !== 'string' || isPlaceholder(sid.text)) continue;
      if (sid.text === '') {
        yield empty(policy, statement, sid);
      } else if (STRICT.includes(policy.kind) && !/^[A-Za-z0-9]+$/.test(sid.text)) {
        const free = lettersOf(taken, last, sid.text);
        taken.add(free);
        yield odd(policy, statement, sid, free);
      }
    }
  },
};

const empty = (policy: Policy, statement: Statement, sid: Value): Problem => ({
  span: sid.scalar.span,
  message: 'This Sid is empty. It is the name of the statement: write one, or leave Sid out.',
  severity: 'hint',
  accessAnalyzer: ['EMPTY_SID_VALUE'],
  tag: 'unnecessary',
  fixes: removal(policy, statement, true),
});

const odd = (policy: Policy, statement: Statement, sid: Value, free: string): Problem => ({
  span: sid.scalar.span,
  message: `AWS takes only the letters A to Z, a to z and digits in the Sid here, not "${excerpt(oddIn(sid.text), 20)}".`,
  // A guessed kind is no ground for an error.
  severity: policy.kindKnown ? 'error' : 'warning',
  accessAnalyzer: ['UNSUPPORTED_SID'],
  fixes:
    free === ''
      ? removal(policy, statement, false)
      : [
          {
            title: `Rename to ${excerpt(free)}`,
            kind: 'quickfix',
            preferred: true,
            // A Sid is a name and grants nothing.
            safe: true,
            make: () => setString(policy, sid, [free]),
          },
        ],
});

function removal(policy: Policy, statement: Statement, safe: boolean): Fix[] {
  const element = elementOf(statement, 'Sid');
  if (!element) return [];
  return [
    {
      title: 'Remove Sid',
      kind: 'quickfix',
      preferred: true,
      safe,
      make: () => removeElement(policy, statement, element),
    },
  ];
}

/** The first run of other characters. */
const oddIn = (sid: string): string => /[^A-Za-z0-9]+/.exec(sid)?.[0] ?? '';

/**
 * Its letters and digits, words told apart by capitals, with a number where a statement has that name; empty for none.
 * `last` holds the number to try next, by name.
 */
function lettersOf(taken: ReadonlySet<string | undefined>, last: Map<string, number>, sid: string): string {
  const plain = sid.normalize('NFD').replace(/\p{Mn}/gu, '');
  const words = plain.match(/[A-Za-z0-9]+/g) ?? [];
  const name = words.map((word, index) => (index > 0 ? word[0]?.toUpperCase() + word.slice(1) : word)).join('');
  return name === '' || !taken.has(name) ? name : freeSid(taken, last, name);
}
