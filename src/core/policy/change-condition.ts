/** Changes of conditions: operators, keys and whole conditions, as maps in maps or as Terraform's blocks. */
import { type Entry, isMap, type MapNode, type Scalar } from '../syntax/node.ts';
import type { Text } from '../syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../syntax/writer.ts';
import { all, type Edits, positionOf, putElement, removeElement, removeEntry, valuesData } from './change.ts';
import type { Condition, Policy, Statement } from './model.ts';
import { elementOf } from './policy.ts';

/** Adds a condition: beside the keys of the same operator where there are some, undefined where the key is among them. */
export function addCondition(
  policy: Policy,
  statement: Statement,
  operator: string,
  key: string,
  texts: readonly Text[],
): Edits {
  const { writer } = policy.tree;
  if (policy.dialect.blocks) {
    // A second block with the same operator and key would only give the first one more values.
    if (isTaken(statement, operator, key)) return undefined;
    const entry = { key: 'condition', value: blockOf(policy, operator, key, texts), form: 'block' } as const;
    return writer.spliceEntries(statement.node, endOfConditions(statement), 0, [entry]);
  }
  const entry: DataEntry = { key, value: valuesData(policy, texts) };
  const element = elementOf(statement, 'Condition');
  if (!element) return putElement(policy, statement, 'Condition', map([{ key: operator, value: map([entry]) }]));
  return isMap(element.value)
    ? addKey(policy, element.value, operator, entry, element.value.entries.length)
    : undefined;
}

/** Takes one condition out, and what is empty without it. */
export function removeCondition(policy: Policy, statement: Statement, condition: Condition): Edits {
  const place = placeOf(policy, statement, condition);
  if (!place) return undefined;
  const { operators, operator, element } = place;
  if (!operators || !operator) return removeElement(policy, statement, element);
  if (isMap(operator.value) && operator.value.entries.length > 1)
    return removeEntry(policy, operator.value, condition.entry);
  if (operators.entries.length > 1) return removeEntry(policy, operators, operator);
  return removeElement(policy, statement, element);
}

/** Gives one condition another operator, and other values where some are given; the keys beside it keep theirs. */
export function setOperator(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  name: string,
  texts?: readonly Text[],
): Edits {
  const { writer } = policy.tree;
  const place = placeOf(policy, statement, condition);
  if (!place) return undefined;
  const { operators, operator } = place;
  const values = texts ? setValues(policy, condition, texts) : [];
  if (!operators || !operator) {
    if (condition.key && isTaken(statement, name, condition.key.value, condition)) return undefined;
    return all(writer.replace(condition.operator, string(name)), values);
  }
  const alone = !isMap(operator.value) || operator.value.entries.length === 1;
  const there = entryNamed(operators, name);
  if (alone && (!there || there === operator)) return all(writer.renameKey(operator, name), values);
  if (!condition.key || (!texts && (condition.open || condition.values.some(value => !value.known)))) return undefined;
  const moved = texts ?? condition.values.map((value): Text => [value.text]);
  // Nothing is put where the last key goes: what is added would stand in the run that is taken out.
  const last = isMap(operator.value) && operator.value.entries.at(-1) === condition.entry;
  const at = operators.entries.indexOf(operator) + (last ? 0 : 1);
  return all(
    removeCondition(policy, statement, condition),
    addKey(policy, operators, name, { key: condition.key.value, value: valuesData(policy, moved) }, at),
  );
}

/** Gives an operator another name for all its keys; undefined where the statement has that operator already. */
export function renameOperator(policy: Policy, statement: Statement, operator: Scalar, name: string): Edits {
  const [first, ...more] = statement.conditions.filter(condition => condition.operator === operator);
  const place = first && placeOf(policy, statement, first);
  if (!place) return undefined;
  const there = place.operators && entryNamed(place.operators, name);
  if (more.length > 0 && place.operator && (!there || there === place.operator))
    return policy.tree.writer.renameKey(place.operator, name);
  return more.length > 0 ? undefined : setOperator(policy, statement, first, name);
}

/** Gives a condition other values: one stands alone, several in a list. */
export function setValues(policy: Policy, condition: Condition, texts: readonly Text[]): Edits {
  const { value } = condition.entry;
  if (!policy.dialect.blocks) return value && policy.tree.writer.replace(value, valuesData(policy, texts));
  const values = isMap(value) ? entryNamed(value, 'values')?.value : undefined;
  return values && policy.tree.writer.replace(values, listOf(policy, texts));
}

/** Gives a condition another key; undefined where the operator has that key already. */
export function setKey(policy: Policy, condition: Condition, name: string): Edits {
  const { writer } = policy.tree;
  const statement = policy.statements.find(({ conditions }) => conditions.includes(condition));
  if (!condition.key || !statement || isTaken(statement, condition.operator.value, name, condition)) return undefined;
  return policy.dialect.blocks ? writer.replace(condition.key, string(name)) : writer.renameKey(condition.entry, name);
}

/** Puts a key beside those of the operator, or with a new operator at `at`. */
function addKey(policy: Policy, operators: MapNode, operator: string, entry: DataEntry, at: number): Edits {
  const { writer } = policy.tree;
  const same = entryNamed(operators, operator);
  if (!same) return writer.spliceEntries(operators, at, 0, [{ key: operator, value: map([entry]) }]);
  if (!isMap(same.value) || entryNamed(same.value, entry.key)) return undefined;
  return writer.spliceEntries(same.value, same.value.entries.length, 0, [entry]);
}

/** Behind the last condition, so that they stay together. */
function endOfConditions({ elements }: Statement): number {
  const last = elements.findLastIndex(({ name }) => name === 'Condition');
  return last < 0 ? positionOf(elements, 'Condition') : last + 1;
}

function blockOf(policy: Policy, operator: string, key: string, texts: readonly Text[]): Data {
  return map([
    { key: 'test', value: string(operator) },
    { key: 'variable', value: string(key) },
    { key: 'values', value: listOf(policy, texts) },
  ]);
}

const listOf = (policy: Policy, texts: readonly Text[]): Data => list(texts.map(text => valuesData(policy, [text])));

/** True where another condition has this operator and this key. */
const isTaken = ({ conditions }: Statement, operator: string, key: string, own?: Condition): boolean =>
  conditions.some(other => other !== own && isNamed(other.operator, operator) && isNamed(other.key, key));

/** The element, and where operators are keys of a map, that map and the operator's entry in it. */
function placeOf(policy: Policy, statement: Statement, condition: Condition) {
  for (const element of statement.elements) {
    if (element.name !== 'Condition' || !isMap(element.value)) continue;
    if (policy.dialect.blocks) {
      if (element.entry === condition.entry) return { element };
      continue;
    }
    const operator = element.value.entries.find(entry => entry.key === condition.operator);
    if (operator) return { element, operators: element.value, operator };
  }
  return undefined;
}

const entryNamed = (node: MapNode, name: string): Entry | undefined =>
  node.entries.find(({ key }) => isNamed(key, name));

/** AWS reads operators and keys in any case. */
const isNamed = (scalar: Scalar | undefined, name: string): boolean =>
  scalar?.value.toLowerCase() === name.toLowerCase();
