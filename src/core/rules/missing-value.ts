/** Reports lists and objects with nothing in them, and says what AWS makes of that. */
import { globalKey } from '../iam/condition-keys.ts';
import { type ElementName, elementFacts } from '../iam/grammar.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { has } from '../judge/elements.ts';
import { HOLDS, holdsWithoutValues } from '../judge/empty-condition.ts';
import type { Lookup } from '../judge/lookup.ts';
import { removeElement, removeEntry, removeStatement } from '../policy/change.ts';
import { removeCondition, setOperator } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Element, Policy, Principal, Statement } from '../policy/model.ts';
import { type Entry, isList, isMap, type Node, type Scalar } from '../syntax/node.ts';
import { excerpt, type Span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const missingValue: Rule = {
  id: 'missing-value',
  category: 'shape',
  severity: 'warning',
  summary: 'An empty list or object where AWS expects values, and what becomes of the statement.',
  accessAnalyzer: [
    'EMPTY_ARRAY_ACTION',
    'EMPTY_ARRAY_CONDITION',
    'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    'EMPTY_ARRAY_CONDITION_IFEXISTS',
    'EMPTY_ARRAY_PRINCIPAL',
    'EMPTY_ARRAY_RESOURCE',
    'EMPTY_OBJECT_CONDITION',
    'EMPTY_OBJECT_PRINCIPAL',
  ],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      for (const element of statement.elements) yield* inElement(policy, statement, element);
      if (statement.principal) yield* inPrincipal(policy, statement, statement.principal);
      for (const condition of statement.conditions) yield* inCondition(policy, statement, condition, lookup);
    }
  },
};

const isEmpty = (node: Node | undefined): boolean =>
  (isList(node) && node.closed && !node.open && node.items.length === 0) ||
  (isMap(node) && node.closed && !node.open && node.entries.length === 0);

function* inElement(policy: Policy, statement: Statement, element: Element): Generator<Problem> {
  const { name, entry, value } = element;
  const facts = name && elementFacts(name);
  if (!facts || !value) return;
  const { blocks } = policy.dialect;
  if (facts.shape === 'strings' && isList(value) && isEmpty(value)) {
    // Terraform's data source leaves an empty list out, so that its opposite may stand for it.
    if (!blocks || !(name.startsWith('Not') || has(statement, facts.opposite)))
      yield emptyElement(policy, statement, entry, name);
  } else if (facts.shape === 'principal' && !blocks && isEmpty(value)) {
    yield emptyElement(policy, statement, entry, name);
  } else if (name === 'Condition' && isMap(value) && !blocks) {
    const remove = [safely(`Remove ${entry.key.value}`, () => removeElement(policy, statement, element))];
    if (isEmpty(value)) yield emptyObject(policy, entry, remove);
    for (const operator of value.entries) {
      if (!isMap(operator.value) || !isEmpty(operator.value)) continue;
      const one = safely(`Remove ${excerpt(operator.key.value)}`, () => removeEntry(policy, value, operator));
      yield emptyObject(policy, operator, value.entries.length > 1 ? [one] : remove);
    }
  }
}

function emptyElement(policy: Policy, statement: Statement, entry: Entry, name: ElementName): Problem {
  const what = name.replace('Not', '').toLowerCase();
  const [nothing, everything] = what === 'principal' ? ['nobody', 'everyone'] : ['nothing', `every ${what}`];
  const negated = name.startsWith('Not');
  return {
    span: spanOf(policy, entry.key, entry.value),
    message: `${name} is empty, so the statement is about ${negated ? everything : nothing}.`,
    accessAnalyzer: [what === 'principal' ? 'EMPTY_OBJECT_PRINCIPAL' : `EMPTY_ARRAY_${what.toUpperCase()}`],
    fixes: negated ? [] : dead(policy, statement, `it is about ${nothing}`),
  };
}

function* inPrincipal(policy: Policy, statement: Statement, principal: Principal): Generator<Problem> {
  const { groups, negated, entry, open } = principal;
  for (const { list, type, entry: own } of groups) {
    if (!list || !isEmpty(list)) continue;
    const alone = groups.length === 1 && !open;
    const nobody = alone && !negated;
    const map = policy.dialect.blocks ? statement.node : entry.value;
    const remove = () => (isMap(map) ? removeEntry(policy, map, own) : undefined);
    yield {
      span: spanOf(policy, type, list),
      message: `"${excerpt(type.value)}" is empty, so ${nobody ? 'the statement is about nobody' : 'it names nobody'}.`,
      severity: alone ? 'warning' : 'hint',
      accessAnalyzer: ['EMPTY_ARRAY_PRINCIPAL'],
      fixes: nobody
        ? dead(policy, statement, 'it is about nobody')
        : groups.length === 1
          ? []
          : [safely(`Remove "${excerpt(type.value)}"`, remove)],
    };
  }
}

/** The consoles of AWS write an empty Condition themselves, so that it is only a hint. */
const emptyObject = (policy: Policy, entry: Entry, fixes: Fix[]): Problem => ({
  span: spanOf(policy, entry.key, entry.value),
  message: `${excerpt(entry.key.value)} is empty, so it narrows nothing: it holds for every request.`,
  severity: 'hint',
  accessAnalyzer: ['EMPTY_OBJECT_CONDITION'],
  tag: 'unnecessary',
  fixes,
});

function* inCondition(policy: Policy, statement: Statement, condition: Condition, lookup: Lookup): Generator<Problem> {
  const { list, key } = condition;
  const operator = lookup.operator(condition);
  const without = operator && holdsWithoutValues(operator);
  if (!list || !isEmpty(list) || !key || !without) return;
  const holds = without === 'without' && globalKey(key.value)?.present === 'always' ? 'never' : without;
  yield {
    span: spanOf(policy, key, list),
    message: `${excerpt(key.value)} has no values here, so the condition ${HOLDS[holds]}.`,
    accessAnalyzer: [codeOf(operator)],
    fixes:
      holds === 'never'
        ? dead(policy, statement, 'it never applies')
        : holds === 'always'
          ? [fix('Remove the condition (it always holds)', () => removeCondition(policy, statement, condition))]
          : [toNull(policy, statement, condition, holds === 'without' ? 'true' : 'false')],
  };
}

const codeOf = ({ prefix, ifExists }: ParsedOperator): string =>
  `EMPTY_ARRAY_CONDITION${prefix ? `_${prefix.toUpperCase()}` : ifExists ? '_IFEXISTS' : ''}`;

const toNull = (policy: Policy, statement: Statement, condition: Condition, text: string): Fix =>
  fix(`Change to Null "${text}" (the key must be ${text === 'true' ? 'missing' : 'there'})`, () =>
    setOperator(policy, statement, condition, 'Null', [[text]]),
  );

/** Never safe: something was to stand there. */
const dead = (policy: Policy, statement: Statement, why: string): Fix[] =>
  policy.statements.length < 2
    ? []
    : [{ title: `Remove the statement (${why})`, kind: 'quickfix', make: () => removeStatement(policy, statement) }];

const fix = (title: string, make: Fix['make']): Fix => ({ title, kind: 'quickfix', preferred: true, make });
const safely = (title: string, make: Fix['make']): Fix => ({ ...fix(title, make), safe: true });
/** The empty brackets, where they are on one line. */
const spanOf = ({ tree }: Policy, key: Scalar, value: Node | undefined): Span =>
  value && value.span.end > value.span.start && !tree.source.text.slice(value.span.start, value.span.end).includes('\n')
    ? value.span
    : key.span;
