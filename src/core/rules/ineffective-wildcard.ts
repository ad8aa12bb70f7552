/** Reports * and ? in a value that the operator takes letter by letter, such as StringEquals. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { parseArn } from '../iam/arn.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { literalText, namedAlike } from '../judge/condition-text.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

/** Keys whose own values hold such characters: names of certificates, addresses of pages, everybody as a principal. */
const LITERAL_KEYS: readonly string[] = [
  'acm:domainnames',
  'aws:referer',
  'aws:useragent',
  'lambda:principal',
  'ram:principal',
];

/** Types whose keys text operators do not suit at all, which another rule says. */
const OTHER_TYPES: readonly string[] = ['Bool', 'Numeric', 'Date', 'IPAddress'];

export const ineffectiveWildcard: Rule = {
  id: 'ineffective-wildcard',
  category: 'validity',
  severity: 'warning',
  summary: 'A wildcard in the value of a condition operator that has none, such as StringEquals.',
  accessAnalyzer: ['WILDCARD_WITHOUT_LIKE_OPERATOR'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const operator = lookup.operator(condition);
        if (operator?.facts.family !== 'String' || operator.facts.wildcards) continue;
        const key = lookup.key(condition);
        if (OTHER_TYPES.includes(key?.type ?? '') || LITERAL_KEYS.includes(condition.key?.value.toLowerCase() ?? ''))
          continue;
        const [first, ...more] = condition.values.filter(isPattern);
        if (!first) continue;
        yield {
          span: first.scalar.span,
          message: `${operator.facts.name} has no wildcards: the ${mark(first)} in "${excerpt(first.text)}" is a plain character.`,
          accessAnalyzer: ['WILDCARD_WITHOUT_LIKE_OPERATOR'],
          related: more.map(({ scalar }) => ({ span: scalar.span, message: 'The same here.' })),
          fixes: fixesFor(policy, statement, condition, operator, key),
        };
      }
    }
  },
};

/** A question mark in the address of a page is one. */
function isPattern(value: Value): boolean {
  const text = literalText(value);
  return text.includes('*') || (text.includes('?') && !/^https?:/.test(text));
}

const mark = (value: Value): string => (literalText(value).includes('*') ? '*' : '?');

function fixesFor(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  operator: ParsedOperator,
  key: KeyFacts | undefined,
): Fix[] {
  const { negated, caseSensitive } = operator.facts;
  const marks = condition.values.filter(isPattern).map(mark);
  const meaning = marks.includes('*') ? '* matches any text' : '? matches any character';
  const isArn = key?.type === 'ARN' && condition.values.every(({ known, text }) => !known || parseArn(text));
  const like = isArn ? (negated ? 'ArnNotLike' : 'ArnLike') : negated ? 'StringNotLike' : 'StringLike';
  const name = namedAlike(operator, like);
  return [
    {
      title: `Change to ${name} (then ${meaning}${isArn ? ' within its part' : ''}${caseSensitive ? '' : ', and case counts'})`,
      kind: 'quickfix',
      preferred: true,
      make: () => setOperator(policy, statement, condition, name),
    },
  ];
}
