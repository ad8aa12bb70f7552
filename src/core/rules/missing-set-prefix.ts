/** Reports a key of several values under an operator without ForAllValues or ForAnyValue. */
import { type ParsedOperator, SET_PREFIXES, type SetPrefix } from '../iam/operators.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

const CODE = 'MISSING_QUALIFIER';

export const missingSetPrefix: Rule = {
  id: 'missing-set-prefix',
  category: 'validity',
  severity: 'warning',
  summary: 'A condition key with several values in one request, under an operator that compares one.',
  accessAnalyzer: [CODE],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const { key } = condition;
        const facts = lookup.key(condition);
        const operator = lookup.operator(condition);
        if (!key || !facts || !operator || operator.prefix || operator.facts.family === 'Null') continue;
        // Of the claims of identity providers too little is written down.
        if (facts.multivalued !== 'yes' || facts.federation) continue;
        yield {
          span: key.span,
          message: `A request can hold several values of ${excerpt(facts.name)}. Say with ForAllValues or ForAnyValue how many of them must match.`,
          accessAnalyzer: [CODE],
          fixes: SET_PREFIXES.map(prefix => change(policy, statement, condition, operator, prefix)),
        };
      }
    }
  },
};

/** Never safe: what it means now is nowhere written. */
const change = (
  policy: Policy,
  statement: Statement,
  condition: Condition,
  { spelling, facts }: ParsedOperator,
  prefix: SetPrefix,
): Fix => ({
  title: `Change to ${prefix}:${spelling} (${MEANING[prefix][facts.negated ? 'negated' : 'plain']})`,
  kind: 'quickfix',
  make: () => setOperator(policy, statement, condition, `${prefix}:${spelling}`),
});

const MEANING: Readonly<Record<SetPrefix, { readonly plain: string; readonly negated: string }>> = {
  ForAllValues: {
    plain: 'each of them must match, and a request without the key passes',
    negated: 'none of them may match, and a request without the key passes',
  },
  ForAnyValue: {
    plain: 'one of them that matches is enough',
    negated: 'one of them that does not match is enough',
  },
};
