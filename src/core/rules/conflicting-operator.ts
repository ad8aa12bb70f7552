/** Reports operators of another type than the key: text operators on truth values, StringLike on ARNs. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { parseArn } from '../iam/arn.ts';
import { type OperatorFamily, operatorFits, type ParsedOperator } from '../iam/operators.ts';
import { isWritten, namedAlike } from '../judge/condition-text.ts';
import { operatorFor } from '../judge/operator-for.ts';
import { setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const conflictingOperator: Rule = {
  id: 'conflicting-operator',
  category: 'validity',
  severity: 'warning',
  summary: 'A condition operator that is made for another type of key.',
  accessAnalyzer: ['TYPE_MISMATCH', 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const operator = lookup.operator(condition);
        const key = lookup.key(condition);
        if (!operator || !key) continue;
        const problem = judge(policy, { statement, condition, operator, key });
        if (problem) yield problem;
      }
    }
  },
};

interface Subject {
  readonly statement: Statement;
  readonly condition: Condition;
  readonly operator: ParsedOperator;
  readonly key: KeyFacts;
}

function judge(policy: Policy, subject: Subject): Problem | undefined {
  const { condition, operator, key } = subject;
  if (!condition.key) return undefined;
  const { span, value } = condition.key;
  if (isTextPatternOnArn(subject)) {
    return {
      span,
      message: `"${excerpt(value)}" holds an ARN. ${operator.facts.name} reads it as plain text, where * runs across its colons.`,
      severity: 'info',
      accessAnalyzer: ['STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS'],
      fixes: toArn(policy, subject),
    };
  }
  if (!conflicts(operator, key) || isComparedAsText(subject)) return undefined;
  return {
    span,
    message: `"${excerpt(value)}" holds ${HOLDS[key.type]}, and ${operator.facts.name} compares ${COMPARES[operator.facts.family]}.`,
    // "true" equals "true" as a text too.
    severity: key.type === 'Bool' && isTruth(condition.values) ? 'info' : 'warning',
    accessAnalyzer: ['TYPE_MISMATCH'],
    fixes: toType(policy, subject),
  };
}

function conflicts({ facts }: ParsedOperator, { type, global }: KeyFacts): boolean {
  if (operatorFits(facts, type) !== 'no' || HOLDS[type] === undefined) return false;
  if (global?.otherType && operatorFits(facts, global.otherType) !== 'no') return false;
  // The service reference says String where it says nothing in particular, and a tag may hold a number or a date.
  return type !== 'String' || (global !== undefined && !global.name.includes('/'));
}

/** One key compared with another, as AWS's guides do with addresses: only text operators take variables. */
const isComparedAsText = ({ operator, condition }: Subject): boolean =>
  operator.facts.family === 'String' && condition.values.some(({ known, text }) => !known || text.includes('${'));

const isTextPatternOnArn = ({ operator: { facts }, condition, key }: Subject): boolean =>
  facts.family === 'String' &&
  facts.wildcards &&
  key.type === 'ARN' &&
  // A mere * asks whether there is a value, in whatever type.
  !condition.values.some(({ known, text }) => known && text === '*');

const isTruth = (values: readonly Value[]): boolean =>
  values.length > 0 && values.every(({ text }) => text === 'true' || text === 'false');

function toArn(policy: Policy, { statement, condition, operator }: Subject): Fix[] {
  // A pattern that needs * to run across colons would match nothing as an ARN.
  if (condition.values.some(({ known, text }) => known && !parseArn(text))) return [];
  const name = namedAlike(operator, operator.facts.negated ? 'ArnNotLike' : 'ArnLike');
  return [
    {
      title: `Change to ${name} (then * stays within its part of the ARN)`,
      kind: 'quickfix',
      preferred: true,
      make: () => setOperator(policy, statement, condition, name),
    },
  ];
}

function toType(policy: Policy, { statement, condition, operator, key }: Subject): Fix[] {
  const { values, open } = condition;
  if (open || !values.every(isWritten)) return [];
  const texts = values.map(({ text }) => text);
  const choice = operatorFor(operator, key.type, texts);
  if (!choice) return [];
  const { name, value } = choice;
  const wakes = key.type === 'IPAddress' && texts.some(text => text.includes('/'));
  return [
    {
      title: `Change to ${name}${value ? ` with ${value}` : ''}${wakes ? ' (then a range means all its addresses)' : ''}`,
      kind: 'quickfix',
      preferred: true,
      make: () => setOperator(policy, statement, condition, name, value ? [[value]] : undefined),
    },
  ];
}

const HOLDS: Readonly<Record<string, string>> = {
  Bool: 'true or false',
  Numeric: 'a number',
  Date: 'a date',
  IPAddress: 'an IP address',
  ARN: 'an ARN',
  String: 'a text',
};

const COMPARES: Readonly<Record<OperatorFamily, string>> = {
  String: 'text',
  Numeric: 'numbers',
  Date: 'dates',
  Bool: 'true and false',
  Binary: 'bytes',
  IpAddress: 'IP addresses',
  Arn: 'ARNs',
  Null: 'nothing',
};
