/** Reports policy variables where AWS fills in none: outside Resource and conditions, early in an ARN, under other operators. */
import type { Catalog } from '../catalog/types.ts';
import type { PolicyVariable } from '../iam/variables.ts';
import { namedAlike } from '../judge/condition-text.ts';
import type { Lookup } from '../judge/lookup.ts';
import { isKnownKey, isWithoutVariables, placesOfVariables, variablesIn } from '../judge/policy-variables.ts';
import { all, type Edits, replaceRun } from '../policy/change.ts';
import { addCondition, setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import { type Scalar, textSpan } from '../syntax/node.ts';
import { excerpt, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const misplacedVariable: Rule = {
  id: 'misplaced-variable',
  category: 'validity',
  severity: 'error',
  summary: 'A policy variable at a place where AWS fills in none.',
  accessAnalyzer: ['INVALID_VARIABLE_FOR_OPERATOR', 'VARIABLE_UNSUPPORTED_IN_ELEMENT'],
  *check({ policy, catalog, lookup }) {
    if (isWithoutVariables(policy)) return;
    for (const statement of policy.statements) yield* inOtherElements(policy, catalog, statement);
    for (const { statement, value, condition } of placesOfVariables(policy)) {
      if (!condition) yield* inHeadOfArn(policy, catalog, statement, value);
      else yield* underOperator(policy, catalog, lookup, statement, condition, value);
    }
  },
};

/** Those that name a key of AWS; any other `${…}` may belong to another tool. */
const ownVariables = (catalog: Catalog, value: Pick<Value, 'text' | 'scalar'>): PolicyVariable[] =>
  variablesIn(value).filter(({ problem, literal, key }) => !problem && !literal && isKnownKey(catalog, key));

function* inOtherElements(policy: Policy, catalog: Catalog, statement: Statement): Generator<Problem> {
  const { action, principal, conditions } = statement;
  const found: [where: string, value: Pick<Value, 'text' | 'scalar'>][] = [
    ...(action?.values ?? []).map(value => [action?.element ?? 'Action', value] as [string, Value]),
    ...[principal?.everyone ?? [], ...(principal?.groups ?? []).map(({ values }) => values)]
      .flat()
      .map(value => ['a principal', value] as [string, Value]),
    ...conditions.flatMap(({ key }) => (key ? [['the name of a key', readKey(policy, key)] as [string, Value]] : [])),
  ];
  for (const [where, value] of found) {
    for (const variable of ownVariables(catalog, value)) yield unsupported(value, variable, where, []);
  }
}

const readKey = ({ dialect }: Policy, scalar: Scalar): Pick<Value, 'text' | 'scalar'> => ({
  text: dialect.readText(scalar),
  scalar,
});

function unsupported(
  { text, scalar }: Pick<Value, 'text' | 'scalar'>,
  { start, end }: PolicyVariable,
  where: string,
  fixes: readonly Fix[],
): Problem {
  return {
    span: textSpan(scalar, span(start, end)),
    message: `AWS fills in no variables in ${where}, so "${excerpt(text.slice(start, end))}" is plain text here.`,
    accessAnalyzer: ['VARIABLE_UNSUPPORTED_IN_ELEMENT'],
    fixes,
  };
}

function* inHeadOfArn(policy: Policy, catalog: Catalog, statement: Statement, value: Value): Generator<Problem> {
  const all = variablesIn(value);
  // A hole may hold any number of parts.
  const known = value.scalar.holes[0]?.start ?? value.text.length;
  for (const variable of ownVariables(catalog, value)) {
    const before = value.text.slice(0, variable.start);
    const inside = all
      .filter(({ end }) => end <= variable.start)
      .flatMap(({ start, end }) => value.text.slice(start, end));
    const colons = count(before) - inside.reduce((sum, text) => sum + count(text), 0);
    if (colons >= 5 || variable.start > known) continue;
    const isAccount = colons === 4 && /:$/.test(before) && value.text[variable.end] === ':';
    const own = isAccount && /^aws:(?:Principal|Resource)Account$/i.test(variable.key) && statement.allows;
    yield {
      ...unsupported(value, variable, '', own ? [sameAccount(policy, statement, value, variable)] : []),
      // AWS's documentation says so, and one policy of its own does it all the same.
      severity: 'warning',
      message: `AWS fills in variables of an ARN only behind its fifth colon, and "${excerpt(value.text.slice(variable.start, variable.end))}" stands before it.`,
    };
  }
}

const count = (text: string): number => text.split(':').length - 1;

/** What was meant, in two pieces: any account in the ARN, and the caller's in a condition. */
function sameAccount(policy: Policy, statement: Statement, value: Value, { start, end }: PolicyVariable): Fix {
  const star = (): Edits => replaceRun(policy, value, span(start, end), ['*']);
  const isAsked = statement.conditions.some(({ key }) => key?.value.toLowerCase() === 'aws:resourceaccount');
  if (isAsked) return { title: 'Change to * (a condition names the account)', kind: 'quickfix', make: star };
  return {
    title: 'Change to * and ask for the caller’s account with aws:ResourceAccount',
    kind: 'quickfix',
    make: () =>
      all(
        star(),
        addCondition(policy, statement, 'StringEquals', 'aws:ResourceAccount', [['${aws:PrincipalAccount}']]),
      ),
  };
}

function* underOperator(
  policy: Policy,
  catalog: Catalog,
  lookup: Lookup,
  statement: Statement,
  condition: Condition,
  value: Value,
): Generator<Problem> {
  const operator = lookup.operator(condition);
  const [first] = operator?.facts.variables === 'no' ? ownVariables(catalog, value) : [];
  if (!operator || !first) return;
  const { name } = operator.facts;
  const text = AS_TEXT[name];
  // A text equals another, whatever it holds; a range or a limit is no text.
  const isWhole = condition.values.every(one => one.known && /^\$\{[^{}]*\}$/.test(one.text));
  const full = text && namedAlike(operator, text);
  yield {
    span: textSpan(value.scalar, span(first.start, first.end)),
    message: `${name} takes no variables, so "${excerpt(value.text.slice(first.start, first.end))}" is plain text here.`,
    accessAnalyzer: ['INVALID_VARIABLE_FOR_OPERATOR'],
    fixes:
      full && isWhole && !condition.open
        ? [
            {
              title: `Change to ${full} (then the two keys are compared as text)`,
              kind: 'quickfix',
              preferred: true,
              make: () => setOperator(policy, statement, condition, full),
            },
          ]
        : [],
  };
}

const AS_TEXT: Readonly<Record<string, string>> = {
  IpAddress: 'StringEquals',
  NotIpAddress: 'StringNotEquals',
  NumericEquals: 'StringEquals',
  NumericNotEquals: 'StringNotEquals',
  DateEquals: 'StringEquals',
  DateNotEquals: 'StringNotEquals',
};
