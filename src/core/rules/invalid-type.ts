/** Reports values of the wrong JSON type: a list where a string must stand, an object where values must. */
import { elementFacts, VERSIONS } from '../iam/grammar.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { isBroken, isFunctionKey } from '../judge/elements.ts';
import { setString, wrapValue } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Element, Policy, Statement, Value, Values } from '../policy/model.ts';
import { stringOf } from '../policy/policy.ts';
import { type Entry, isList, isMap, isScalar, isString, type Node } from '../syntax/node.ts';
import { excerpt, type Span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

const [CURRENT = ''] = VERSIONS;

export const invalidType: Rule = {
  id: 'invalid-type',
  category: 'shape',
  severity: 'error',
  summary: 'A value of the wrong type: a list for a string, an object for a list, a number for a text.',
  accessAnalyzer: ['DATA_TYPE_MISMATCH'],
  *check({ policy }) {
    if (isBroken(policy, policy)) return;
    if (!policy.dialect.blocks) for (const element of policy.elements) yield* inElement(policy, element);
    for (const statement of policy.statements) {
      if (policy.dialect.blocks) yield* inTerraform(policy, statement);
      else for (const element of statement.elements) yield* inElement(policy, element);
    }
  },
};

function* inElement(policy: Policy, element: Element): Generator<Problem> {
  const facts = element.name && elementFacts(element.name);
  const { entry, value } = element;
  if (!facts || !value || isUnknowable(value)) return;
  const wrong = (at: Entry, node: Node, must: string, fixes: Fix[] = []): Problem =>
    problem(policy, at, node, `${excerpt(at.key.value)} must be ${must}`, fixes);
  if (facts.shape === 'statements') {
    if (!isList(value) && !isMap(value)) yield wrong(entry, value, 'a list of statements');
    const items = isList(value) ? value.items.filter(item => !isMap(item) && !isUnknowable(item)) : [];
    for (const item of items) yield problem(policy, entry, item, 'A statement must be an object', []);
  } else if (facts.shape === 'strings') {
    yield* inStrings(policy, entry, value, wrong);
  } else if (facts.shape === 'principal') {
    for (const group of isMap(value) ? value.entries : []) {
      if (!isUnknowable(group.value) && isMap(group.value)) yield wrong(group, group.value, STRINGS);
    }
  } else if (facts.shape === 'condition') {
    yield* inCondition(entry, value, wrong);
  } else if (!isScalar(value)) {
    yield wrong(entry, value, 'a string', unwrap(policy, value));
  } else if (facts.shape !== 'effect' && isBare(policy, value)) {
    const text = facts.shape === 'version' ? CURRENT : value.value;
    const string = stringOf(element, policy.dialect);
    yield wrong(entry, value, 'a string', string ? [toText(text, () => setString(policy, string, [text]))] : []);
  }
}

type Wrong = (at: Entry, node: Node, must: string, fixes?: Fix[]) => Problem;

const STRINGS = 'a string or a list of strings';

function* inStrings(policy: Policy, entry: Entry, value: Node, wrong: Wrong): Generator<Problem> {
  for (const node of isList(value) ? value.items : [value]) {
    const item = policy.dialect.read(node);
    if (!isUnknowable(item) && (!isScalar(item) || isBare(policy, item))) yield wrong(entry, node, STRINGS);
  }
}

function* inCondition(entry: Entry, value: Node, wrong: Wrong): Generator<Problem> {
  if (!isMap(value)) {
    yield wrong(entry, value, 'an object of operators');
    return;
  }
  for (const operator of value.entries) {
    const keys = operator.value;
    if (!keys || isUnknowable(keys)) continue;
    if (!isMap(keys)) yield wrong(operator, keys, 'an object of condition keys and their values');
    for (const key of isMap(keys) ? keys.entries : []) {
      const values = isList(key.value) ? key.value.items : [key.value];
      const odd = values.find(one => one && !isUnknowable(one) && !isScalar(one));
      if (odd) yield wrong(key, odd, 'a value or a list of values');
    }
  }
}

/** Terraform makes a text of a number itself, but no list of a text. */
function* inTerraform(policy: Policy, statement: Statement): Generator<Problem> {
  for (const { list, open, values } of fieldsOf(statement)) {
    const [value] = values;
    if (list || open || !value?.known || value.chosen || !isString(value.scalar)) continue;
    yield {
      span: value.scalar.span,
      message: 'Terraform takes a list here, not a string.',
      fixes: [fix(`Change to ["${excerpt(value.text)}"]`, () => wrapValue(policy, value))],
    };
  }
}

const fieldsOf = ({ action, resource, principal, conditions }: Statement): Values[] =>
  [action, resource, ...(principal?.groups ?? []), ...conditions].flatMap(field => field ?? []);

/** What a function or a variable gives, and what is still to be typed. */
const isUnknowable = (node: Node | undefined): boolean =>
  !node ||
  node.kind === 'opaque' ||
  (isMap(node) && node.entries.some(({ key }) => isFunctionKey(key.value))) ||
  (isScalar(node) && (node.type === 'null' || node.holes.length > 0 || isPlaceholder(node.value)));

/** A number or true in JSON. In YAML and Terraform the tool around the policy may make a text of it. */
const isBare = ({ tree }: Policy, node: Node): boolean =>
  tree.faults !== undefined && isScalar(node) && (node.type === 'number' || node.type === 'boolean');

/** Never safe: AWS rejects the policy as it stands, so this brings it to life. */
const fix = (title: string, make: Fix['make']): Fix => ({ title, kind: 'quickfix', preferred: true, make });
const toText = (text: string, make: Fix['make']): Fix => fix(`Change to "${excerpt(text)}"`, make);

/** A list with one string, as that string. */
function unwrap(policy: Policy, list: Node): Fix[] {
  const [only, ...more] = isList(list) ? list.items : [];
  if (!isString(only) || more.length > 0 || only.holes.length > 0) return [];
  const text = policy.dialect.readText(only);
  const whole: Value = { scalar: only, node: list, text, known: true, index: undefined, chosen: false };
  return [toText(text, () => setString(policy, whole, [text]))];
}

const KINDS: Readonly<Record<string, string>> = {
  list: 'a list',
  map: 'an object',
  number: 'a number',
  boolean: 'true or false',
};

function problem(policy: Policy, entry: Entry, node: Node, what: string, fixes: Fix[]): Problem {
  const kind = isScalar(node) ? (KINDS[node.type] ?? 'a string') : KINDS[node.kind];
  return {
    span: spanOf(policy, entry, node),
    message: `${what}, not ${kind}.`,
    accessAnalyzer: ['DATA_TYPE_MISMATCH'],
    fixes,
  };
}

const spanOf = ({ tree }: Policy, { key }: Entry, { span }: Node): Span =>
  tree.source.text.slice(span.start, span.end).includes('\n') ? key.span : span;
