/** Reports Deny statements of resource control policies that hit callers which they hardly mean: AWS services, or all but them. */
import { globalKey } from '../iam/condition-keys.ts';
import { whenKeyMissing } from '../iam/operators.ts';
import { hidesConditions, needsKey } from '../judge/key-presence.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Condition, Statement } from '../policy/model.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const PRINCIPAL = 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY';
const SERVICE = 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY';
const NULL_CHECK = 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK';

/** What AWS services that call under their own name do not have. */
const OF_CALLERS: readonly string[] = ['aws:PrincipalAccount', 'aws:PrincipalOrgID', 'aws:PrincipalOrgPaths'];
/** What only they have, and not all of them. */
const OF_SOURCES: readonly string[] = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];
/** Keys that tell whether a service calls. */
const OF_SERVICES: readonly string[] = [
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
];

export const missingRcpCondition: Rule = {
  id: 'missing-rcp-condition',
  category: 'security',
  severity: 'warning',
  summary: 'A Deny of a resource control policy without the condition that leaves AWS services out, or all but them.',
  kinds: ['rcp'],
  accessAnalyzer: [PRINCIPAL, SERVICE, NULL_CHECK],
  *check(context) {
    for (const statement of context.policy.statements) {
      if (statement.effect?.text !== 'Deny' || hidesConditions(context.policy, statement)) continue;
      for (const lack of lacksOf(context, statement)) yield problem(context, statement, lack);
    }
  },
};

interface Lack {
  readonly condition: Condition;
  readonly message: string;
  readonly codes: readonly string[];
  readonly add: readonly [operator: string, key: string, value: string];
  readonly effect: string;
}

function* lacksOf(context: RuleContext, { conditions }: Statement): Generator<Lack> {
  const names = conditions.map(nameOf);
  const asksForService = OF_SERVICES.some(key => names.includes(key));
  const caller = firstThatPasses(context, conditions, OF_CALLERS);
  if (caller && !asksForService && !conditions.some(other => isRare(context, other))) {
    yield {
      condition: caller,
      message: `AWS services that call under their own name have no ${nameOf(caller)}, so this Deny hits them too.`,
      codes: [PRINCIPAL],
      add: ['BoolIfExists', 'aws:PrincipalIsAWSService', 'false'],
      effect: 'then it leaves services out',
    };
  }
  const source = firstThatPasses(context, conditions, OF_SOURCES);
  if (!source) return;
  const asksForSource = conditions.some(other => OF_SOURCES.includes(nameOf(other) ?? '') && needs(context, other));
  // Of the two that such a condition lacks the first is named: one place, one finding.
  if (!asksForService && !asksForSource) {
    return yield {
      condition: source,
      message: `Only AWS services have ${nameOf(source)}. This Deny hits all other callers too, since they lack it.`,
      codes: [SERVICE, NULL_CHECK],
      add: ['Bool', 'aws:PrincipalIsAWSService', 'true'],
      effect: 'then it is about services alone',
    };
  }
  if (!asksForSource) {
    yield {
      condition: source,
      message: `Not every call of a service has ${nameOf(source)}. Without a Null check this Deny hits those that lack it.`,
      codes: [NULL_CHECK],
      add: ['Null', 'aws:SourceAccount', 'false'],
      effect: 'then it leaves calls without a source out',
    };
  }
}

function problem({ policy }: RuleContext, statement: Statement, lack: Lack): Problem {
  const { condition, message, codes, add, effect } = lack;
  const [operator, key, value] = add;
  return {
    span: (condition.key ?? condition.operator).span,
    message,
    accessAnalyzer: codes,
    fixes: [
      {
        title: `Add ${operator} ${key} ${value} (${effect})`,
        kind: 'quickfix',
        preferred: true,
        make: () => addCondition(policy, statement, operator, key, [[value]]),
      },
    ],
  };
}

/** AWS's spelling of a global key. */
const nameOf = ({ key }: Condition): string | undefined => key && globalKey(key.value)?.name;

/** Of the keys the first, in the order of the list, whose condition requests without it meet. */
function firstThatPasses(
  { lookup }: RuleContext,
  conditions: readonly Condition[],
  keys: readonly string[],
): Condition | undefined {
  return keys
    .flatMap(key => conditions.filter(condition => nameOf(condition) === key))
    .find(condition => {
      const operator = lookup.operator(condition);
      return operator && whenKeyMissing(operator) === 'true';
    });
}

function needs({ lookup }: RuleContext, condition: Condition): boolean {
  const operator = lookup.operator(condition);
  return operator !== undefined && needsKey(operator, condition);
}

/** A condition for requests with a key that services hardly send narrows the Deny, to whom cannot be told. */
function isRare(context: RuleContext, condition: Condition): boolean {
  const global = condition.key && globalKey(condition.key.value);
  return global?.present !== 'always' && needs(context, condition);
}
