/** Reports conditions of an Allow that a request without the key passes, where that is hardly meant. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import { parseVariables } from '../iam/variables.ts';
import { asksFor, hidesConditions, requiresKey } from '../judge/key-presence.ts';
import { addCondition } from '../policy/change-condition.ts';
import type { Condition, Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

/**
 * Keys that tell who calls, or for whom. Those about tags of a request are left out: ForAllValues on aws:TagKeys is
 * meant for requests without tags too, as AWS's own policies have it.
 */
const WITH_ALL_VALUES: readonly string[] = [
  'aws:CalledVia',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:VpceOrgPaths',
];
/** Keys that many callers lack. */
const WITH_NOT: readonly string[] = [
  'aws:PrincipalOrgID',
  'aws:PrincipalTag/${TagKey}',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:username',
];

export const missingNullCheck: Rule = {
  id: 'missing-null-check',
  category: 'security',
  severity: 'warning',
  summary: 'A condition of an Allow that requests without the key pass.',
  // Elsewhere an Allow grants nothing by itself.
  kinds: ['identity', 'session', 'trust', 'resource'],
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      if (!statement.allows || hidesConditions(policy, statement)) continue;
      for (const condition of statement.conditions) {
        const facts = lookup.key(condition);
        const operator = lookup.operator(condition);
        const severity = facts && operator && weight(facts, operator, condition);
        if (severity && !isGuarded(context, statement, condition)) {
          yield problem(context, statement, condition, operator, severity);
        }
      }
    }
  },
};

/** Undefined where requests without the key do not pass, or are meant to: IfExists says it in plain words. */
function weight({ name }: KeyFacts, operator: ParsedOperator, { values }: Condition): 'warning' | 'info' | undefined {
  const { prefix, ifExists, facts } = operator;
  if (ifExists || whenKeyMissing(operator) !== 'true') return undefined;
  if (prefix === 'ForAllValues') return !facts.negated && WITH_ALL_VALUES.includes(name) ? 'warning' : undefined;
  // "Not empty" is said of keys that a resource is named by.
  return WITH_NOT.includes(name) && values.some(({ text }) => text !== '') ? 'info' : undefined;
}

/** True where such requests are kept out by another condition, by a variable that has no value then, or by a Deny. */
function isGuarded({ policy, lookup }: RuleContext, statement: Statement, { key }: Condition): boolean {
  const name = key?.value.toLowerCase() ?? '';
  if (requiresKey(lookup, statement, other => other === name)) return true;
  if (usesVariable(statement, name)) return true;
  return policy.statements.some(
    ({ denies, conditions }) =>
      denies &&
      conditions.some(
        other =>
          other.key?.value.toLowerCase() === name &&
          lookup.operator(other)?.facts.family === 'Null' &&
          asksFor(other, 'true'),
      ),
  );
}

function usesVariable({ resource, conditions }: Statement, name: string): boolean {
  const values: Value[] = [...(resource?.values ?? []), ...conditions.flatMap(condition => condition.values)];
  return values.some(
    ({ text }) => text.includes('${') && parseVariables(text).some(({ key }) => key.toLowerCase() === name),
  );
}

function problem(
  { policy }: RuleContext,
  statement: Statement,
  condition: Condition,
  { spelling }: ParsedOperator,
  severity: 'warning' | 'info',
): Problem {
  const name = condition.key?.value ?? '';
  return {
    span: condition.key?.span ?? condition.operator.span,
    message: `A request without ${excerpt(name)} passes ${spelling} too, and this Allow counts for it.`,
    severity,
    fixes: [
      {
        title: `Add Null with false for ${excerpt(name)} (then such requests do not pass)`,
        kind: 'quickfix',
        preferred: true,
        make: () => addCondition(policy, statement, 'Null', name, [['false']]),
      },
    ],
  };
}
