/** Reports values that the operator cannot compare: no number, no date, no truth value, or several where one must stand. */
import { isTruth } from '../iam/literals.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { isWritten } from '../judge/condition-text.ts';
import { faultOf, type ValueFault } from '../judge/value-fault.ts';
import { all, replaceValue } from '../policy/change.ts';
import { setValues } from '../policy/change-condition.ts';
import type { Condition, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const invalidConditionValue: Rule = {
  id: 'invalid-condition-value',
  category: 'validity',
  severity: 'error',
  summary: 'A condition value that its operator cannot compare, such as a word where a number must stand.',
  accessAnalyzer: [
    'INVALID_CONDITION_DATA_TYPE',
    'INVALID_CONDITION_MULTIPLE_BOOLEAN',
    'INVALID_DATE_VALUE',
    'TYPE_MISMATCH_BOOLEAN',
    'TYPE_MISMATCH_DATE',
    'TYPE_MISMATCH_NUMBER',
    'TYPE_MISMATCH_STRING',
  ],
  *check({ policy, lookup }) {
    for (const { conditions } of policy.statements) {
      for (const condition of conditions) {
        const operator = lookup.operator(condition);
        if (!operator) continue;
        const whole = severalTruths(policy, condition, operator) ?? mixedTypes(policy, condition);
        if (whole) yield whole;
        for (const value of condition.values) {
          const fault = isWritten(value) ? faultOf(operator.facts.family, value, lookup.key(condition)) : undefined;
          if (fault) yield problem(policy, condition, value, fault);
        }
      }
    }
  },
};

/** Two truth values cover everything there is. */
function severalTruths(policy: Policy, condition: Condition, operator: ParsedOperator): Problem | undefined {
  const { values, open } = condition;
  const [, second] = values;
  if (!operator.facts.single || operator.prefix || open || !second || values.some(({ chosen }) => chosen))
    return undefined;
  const words = new Set(values.map(({ known, text }) => (known && isTruth(text) ? text.toLowerCase() : undefined)));
  return {
    span: second.scalar.span,
    message: `${operator.facts.name} takes one value. With true and false together it would ask nothing.`,
    accessAnalyzer: ['INVALID_CONDITION_MULTIPLE_BOOLEAN'],
    fixes: [...words].flatMap(word =>
      word === undefined || words.has(undefined)
        ? []
        : {
            title: words.size === 1 ? `Keep one ${word}` : `Keep ${word} alone`,
            kind: 'quickfix' as const,
            ...(words.size === 1 && { preferred: true }),
            make: () => setValues(policy, condition, [[word]]),
          },
    ),
  };
}

/** Where the text is not turned into JSON that holds strings only, as CloudFormation and Terraform's blocks do. */
function mixedTypes(policy: Policy, condition: Condition): Problem | undefined {
  if (policy.dialect.name !== 'json') return undefined;
  const values = condition.values.filter(({ known, scalar }) => known && scalar.type !== 'null');
  const [first] = values;
  const other = values.find(({ scalar }) => scalar.type !== first?.scalar.type);
  if (!first || !other) return undefined;
  return {
    span: other.scalar.span,
    message: `The values of "${excerpt(condition.key?.value ?? '')}" are of different types: ${TYPES[first.scalar.type]} and ${TYPES[other.scalar.type]}.`,
    accessAnalyzer: ['INVALID_CONDITION_DATA_TYPE'],
    fixes: [
      {
        title: 'Write all values as text',
        kind: 'quickfix',
        preferred: true,
        safe: true,
        make: () =>
          all(
            ...values
              .filter(({ scalar }) => scalar.type !== 'string')
              .map(value => replaceValue(policy, condition, value, [[value.text]])),
          ),
      },
    ],
  };
}

const TYPES = { string: 'text', number: 'a number', boolean: 'a truth value', null: 'null' } as const;

function problem(policy: Policy, condition: Condition, value: Value, fault: ValueFault): Problem {
  const { message, code, severity = 'warning', meant } = fault;
  return {
    span: value.scalar.span,
    message,
    severity,
    ...(code && { accessAnalyzer: [code] }),
    fixes: meant
      ? [
          {
            title: `Change to ${excerpt(meant)}`,
            kind: 'quickfix',
            preferred: true,
            make: () => replaceValue(policy, condition, value, [[meant]]),
          },
        ]
      : [],
  };
}
