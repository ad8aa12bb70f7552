/** Reports condition keys that say too little alone: a private address without its network, attributes without Select. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { keysOf } from '../catalog/keys.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { hidesConditions } from '../judge/key-presence.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { Text } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const PAIR = 'MISSING_PAIRED_CONDITION_KEYS';
const SELECT = 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT';

export const missingPairedKey: Rule = {
  id: 'missing-paired-key',
  category: 'security',
  severity: 'warning',
  summary: 'A condition key that says too little without another one beside it.',
  accessAnalyzer: [SELECT, PAIR],
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const facts = lookup.key(condition);
        const operator = lookup.operator(condition);
        // Null asks only whether the key is there.
        if (!facts || !operator || operator.facts.family === 'Null') continue;
        const fault = addressFault(statement, facts, operator) ?? attributesFault(context, statement, facts);
        if (!fault || hasOne(policy, statement, fault.companions) || hidesConditions(policy, statement)) continue;
        yield problem(policy, statement, condition.key?.span ?? condition.operator.span, fault);
      }
    }
  },
};

interface Fault {
  /** One of them is enough. */
  readonly companions: readonly string[];
  readonly message: string;
  readonly code: string;
  /** The condition to add; missing where it would make a Deny forbid less. */
  readonly add?: { readonly operator: string; readonly key: string; readonly text: Text; readonly effect: string };
}

/** A Deny for addresses forbids more than is meant, if at all, so only one for all others is judged. */
function addressFault(statement: Statement, { global }: KeyFacts, operator: ParsedOperator): Fault | undefined {
  const [key] = global?.companions ?? [];
  if (!global?.companions || key === undefined) return undefined;
  if (!statement.allows && (statement.effect?.text !== 'Deny' || !operator.facts.negated)) return undefined;
  const fault = {
    companions: global.companions,
    message: `Private addresses are the same in many networks: without ${key} the condition on ${global.name} is about all of them.`,
    code: PAIR,
  };
  if (!statement.allows) return fault;
  const add = {
    operator: operator.ifExists ? 'StringEqualsIfExists' : 'StringEquals',
    key,
    text: [{ n: 1, placeholder: 'vpc-0123456789abcdef0' }],
    effect: 'then only addresses of this VPC count',
  };
  return { ...fault, add };
}

function attributesFault({ lookup }: RuleContext, statement: Statement, { name }: KeyFacts): Fault | undefined {
  if (name !== 'dynamodb:Attributes' || !statement.allows) return undefined;
  if (!lookup.named(statement).actions.some(action => keysOf(action).has('dynamodb:Select'))) return undefined;
  return {
    companions: ['dynamodb:Select'],
    message:
      'A read that names no attributes gets them all. Without dynamodb:Select the condition on dynamodb:Attributes does not prevent it.',
    code: SELECT,
    add: {
      operator: 'StringEqualsIfExists',
      key: 'dynamodb:Select',
      text: ['SPECIFIC_ATTRIBUTES'],
      effect: 'then reads must name their attributes',
    },
  };
}

/** Beside it, or in a Deny of the policy, which may be one that the text does not show. */
function hasOne({ statements, open }: Policy, statement: Statement, companions: readonly string[]): boolean {
  if (open && !statement.allows) return true;
  const wanted = companions.map(name => name.toLowerCase());
  return statements
    .filter(other => other === statement || other.denies)
    .some(({ conditions }) => conditions.some(({ key }) => key && wanted.includes(key.value.toLowerCase())));
}

function problem(policy: Policy, statement: Statement, at: Problem['span'], fault: Fault): Problem {
  const { message, code, add } = fault;
  const fix: Fix | undefined = add && {
    title: `Add ${add.operator} on ${add.key} (${add.effect})`,
    kind: 'quickfix',
    preferred: true,
    make: () => addCondition(policy, statement, add.operator, add.key, [add.text]),
  };
  return { span: at, message, accessAnalyzer: [code], fixes: fix ? [fix] : [] };
}
