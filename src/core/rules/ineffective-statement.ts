/** Reports an Allow that the Deny statements of the same policy take back in full. */
import { type AccessSet, surelyCovers } from '../access/statement.ts';
import { removeStatement } from '../policy/change.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

/** Comparisons of patterns that a policy may take; of a longer one nothing is said, since the check runs at every keystroke. */
const MOST_COMPARISONS = 40_000;

export const ineffectiveStatement: Rule = {
  id: 'ineffective-statement',
  category: 'validity',
  severity: 'warning',
  summary: 'An Allow that the Deny statements of the same policy take back in full.',
  covers: ['redundant-statement'],
  accessAnalyzer: ['REDUNDANT_STATEMENT'],
  *check({ policy, lookup }) {
    const whole = policy.statements.filter(
      ({ action, resource }) => action?.values.length !== 0 && resource?.values.length !== 0,
    );
    const allowing = whole.filter(({ allows }) => allows);
    const denying = whole.filter(statement => statement.denies && !isChosen(policy, statement));
    if (widthOf(denying) * widthOf(allowing) > MOST_COMPARISONS) return;
    const against = denying.map(statement => lookup.access(policy, statement));
    for (const statement of against.length > 0 ? allowing : []) {
      const allow = lookup.access(policy, statement);
      if (surelyCovers(against, allow)) yield problem(policy, allow, against);
    }
  },
};

const widthOf = (statements: readonly Statement[]): number =>
  statements.reduce(
    (sum, { action, resource }) => sum + (action?.values.length ?? 1) + (resource?.values.length ?? 1),
    0,
  );

function problem(policy: Policy, allow: AccessSet, denies: readonly AccessSet[]): Problem {
  const { statement } = allow;
  const alone = denies.find(deny => surelyCovers([deny], allow));
  const sid = alone?.statement.sid?.text;
  const who = !alone
    ? 'The Deny statements of this policy take'
    : sid
      ? `The Deny "${excerpt(sid)}" takes`
      : 'A Deny of this policy takes';
  return {
    span: statement.anchor,
    message: `${who} back all that this statement allows, so it has no effect.`,
    related: (alone ? [alone] : denies).slice(0, 5).map(deny => ({
      span: deny.statement.anchor,
      message: alone ? 'This Deny covers it.' : 'This Deny takes a part of it back.',
    })),
    tag: 'unnecessary',
    fixes: [
      {
        title: 'Remove the statement (it allows nothing)',
        kind: 'quickfix',
        // In Terraform another document may replace a statement by its Sid.
        safe: policy.dialect.name !== 'terraform' || !policy.open,
        make: () => removeStatement(policy, statement),
      },
    ],
  };
}

/** True for a branch of a choice, which may not be there. */
const isChosen = ({ statements }: Policy, { index, node }: Statement): boolean =>
  index !== undefined && statements.some(other => other.node !== node && other.index === index);
