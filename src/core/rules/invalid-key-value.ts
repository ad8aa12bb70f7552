/** Reports values that their condition key never has: IDs of another form, ARNs with too few parts, unknown words. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { parseArn } from '../iam/arn.ts';
import { type ValueForm, valueFormOf } from '../iam/key-values.ts';
import { nearest } from '../iam/nearest.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { leftIn, marksIn } from '../iam/placeholder.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { isWritten } from '../judge/condition-text.ts';
import { replaceValue } from '../policy/change.ts';
import { setKey } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

export const invalidKeyValue: Rule = {
  id: 'invalid-key-value',
  category: 'validity',
  severity: 'error',
  summary: 'A condition value that its key never has, such as an account ID with eleven digits.',
  accessAnalyzer: [
    'INVALID_KMS_KEY_VALUE',
    'INVALID_SERVICE_PRINCIPAL_FORMAT',
    'INVALID_VPCE_FORMAT',
    'INVALID_VPC_FORMAT',
  ],
  *check({ policy, lookup }) {
    for (const { conditions } of policy.statements) {
      for (const condition of conditions) {
        const operator = lookup.operator(condition);
        const key = lookup.key(condition);
        if (!operator || !key || !TEXT_FAMILIES.includes(operator.facts.family)) continue;
        for (const value of condition.values) {
          const fault = isJudged(value) ? faultOf(key, operator, value.text) : undefined;
          if (!fault) continue;
          const { message, code, meant = [], otherKey } = fault;
          yield {
            span: value.scalar.span,
            message,
            severity: code ? 'error' : 'warning',
            ...(code && { accessAnalyzer: [code] }),
            fixes: [
              ...(otherKey && allFit(condition, otherKey) ? [changeKey(policy, condition, otherKey)] : []),
              // Digits that are missing can only be guessed.
              ...meant.map(text =>
                changeTo(policy, condition, value, text, meant.length === 1 && !/^\d+$/.test(value.text)),
              ),
            ],
          };
        }
      }
    }
  },
};

const TEXT_FAMILIES: readonly string[] = ['String', 'Arn'];

/** What a reader or a tool is to fill in is left to them. */
const isJudged = (value: Value): boolean =>
  isWritten(value) && marksIn(value.text).length === 0 && !leftIn(value.text).some(({ kind }) => kind === 'word');

interface Fault {
  readonly message: string;
  readonly code?: string | undefined;
  readonly meant?: readonly string[];
  readonly otherKey?: string | undefined;
}

function faultOf(key: KeyFacts, operator: ParsedOperator, text: string): Fault | undefined {
  const form = valueFormOf(key.name);
  if (form) return form.takes(text) ? undefined : ofOtherForm(form, text);
  if (key.global?.type === 'String' && key.global.values) return unknownWord(key, key.global.values, operator, text);
  return key.global?.type === 'ARN' ? ofNoArn(key, text) : undefined;
}

function ofOtherForm(form: ValueForm, text: string): Fault {
  const { what, looks, code, otherKey } = form;
  const isOther = otherKey?.form().takes(text) ?? false;
  return {
    message: `"${excerpt(text)}" is not ${what}. ${looks}`,
    code,
    meant: isOther ? [] : (form.meant?.(text) ?? []),
    otherKey: isOther ? otherKey?.name : undefined,
  };
}

/** A key with a few words for values. */
function unknownWord(
  key: KeyFacts,
  words: readonly string[],
  operator: ParsedOperator,
  text: string,
): Fault | undefined {
  const anyCase = operator.facts.caseSensitive === false;
  if (hasWildcard(text) || words.some(word => (anyCase ? word.toLowerCase() === text.toLowerCase() : word === text)))
    return undefined;
  const [near, next] = nearest(text, words);
  return {
    message: `"${key.name}" is never "${excerpt(text)}". Its values are ${words.join(', ')}.`,
    meant: near && near.distance < (next?.distance ?? Number.POSITIVE_INFINITY) ? [near.name] : [],
  };
}

/** Patterns may match in ways that are not documented. Partition and Region are judged with those of resources. */
function ofNoArn(key: KeyFacts, text: string): Fault | undefined {
  const arn = parseArn(text);
  if (arn) {
    if (!/^\d+$/.test(arn.account) || arn.account.length === 12) return undefined;
    return {
      message: `The account in "${excerpt(text)}" has ${arn.account.length} digits, and account IDs have twelve.`,
    };
  }
  if (hasWildcard(text)) return undefined;
  return {
    message: text.startsWith('arn:')
      ? `"${excerpt(text)}" has fewer than the six parts of an ARN, and "${key.name}" always holds a whole one.`
      : `"${excerpt(text)}" is not an ARN, and "${key.name}" holds nothing else.`,
  };
}

const allFit = ({ values, open }: Condition, key: string): boolean =>
  !open && values.every(({ known, text }) => known && valueFormOf(key)?.takes(text));

const changeTo = (policy: Policy, condition: Condition, value: Value, text: string, preferred: boolean): Fix => ({
  title: `Change to ${excerpt(text)}`,
  kind: 'quickfix',
  ...(preferred && { preferred }),
  make: () => replaceValue(policy, condition, value, [[text]]),
});

const changeKey = (policy: Policy, condition: Condition, name: string): Fix => ({
  title: `Change the key to ${name}`,
  kind: 'quickfix',
  preferred: true,
  make: () => setKey(policy, condition, name),
});
