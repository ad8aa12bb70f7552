/** Reports Null with IfExists or with a set prefix: with one AWS does not take it, with the other it no longer asks anything. */
import { renameOperator } from '../policy/change-condition.ts';
import { type Scalar, textSpan } from '../syntax/node.ts';
import { type Span, span } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const invalidNullOperator: Rule = {
  id: 'invalid-null-operator',
  category: 'validity',
  severity: 'error',
  summary: 'The operator Null with IfExists behind it, or with a set prefix in front of it.',
  // The same needless prefix, seen from the key.
  covers: ['misplaced-set-prefix'],
  accessAnalyzer: ['NULL_WITH_IF_EXISTS', 'NULL_WITH_QUALIFIER'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      const seen = new Set<Scalar>();
      for (const condition of statement.conditions) {
        const { operator } = condition;
        const parsed = lookup.operator(condition);
        if (parsed?.facts.family !== 'Null' || seen.has(operator)) continue;
        seen.add(operator);
        const { prefix, ifExists } = parsed;
        if (!prefix && !ifExists) continue;
        yield {
          span: textSpan(operator, wrongRun(operator.value, prefix !== undefined, ifExists)),
          message: [
            ifExists ? 'Null takes no IfExists: Null itself asks whether the request has the key.' : '',
            prefix ? `With ${prefix} Null is always ${prefix === 'ForAllValues' ? 'true' : 'false'}.` : '',
          ]
            .filter(Boolean)
            .join(' '),
          severity: ifExists ? 'error' : 'warning',
          accessAnalyzer: [...(ifExists ? ['NULL_WITH_IF_EXISTS'] : []), ...(prefix ? ['NULL_WITH_QUALIFIER'] : [])],
          fixes: [
            {
              title: 'Change to Null (then the condition asks for the key)',
              kind: 'quickfix',
              preferred: true,
              make: () => renameOperator(policy, statement, operator, 'Null'),
            },
          ],
        };
      }
    }
  },
};

function wrongRun(text: string, hasPrefix: boolean, hasSuffix: boolean): Span {
  const { length } = text;
  if (hasPrefix && hasSuffix) return span(0, length);
  return hasPrefix ? span(0, text.indexOf(':')) : span(length - 'IfExists'.length, length);
}
