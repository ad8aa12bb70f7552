/** Changes of conditions: operators, keys and whole conditions, as maps in maps or as Terraform's blocks. */
import { type Entry, isMap, type MapNode } from '../syntax/node.ts';
import type { Text } from '../syntax/text.ts';
import { type DataEntry, list, map, string } from '../syntax/writer.ts';
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
  const entry: DataEntry = { key, value: valuesData(policy, texts) };
  if (policy.dialect.blocks) {
    const block = {
      test: string(operator),
      variable: string(key),
      values: list(texts.map(text => valuesData(policy, [text]))),
    };
    const entries = Object.entries(block).map(([name, value]) => ({ key: name, value }));
    const at = positionOf(statement.elements, 'Condition');
    return writer.spliceEntries(statement.node, at, 0, [{ key: 'condition', value: map(entries), form: 'block' }]);
  }
  const whole = { key: operator, value: map([entry]) };
  const element = elementOf(statement, 'Condition');
  if (!element) return putElement(policy, statement, 'Condition', map([whole]));
  if (!isMap(element.value)) return undefined;
  const same = entryNamed(element.value, operator);
  if (!same) return writer.spliceEntries(element.value, element.value.entries.length, 0, [whole]);
  if (!isMap(same.value) || entryNamed(same.value, key)) return undefined;
  return writer.spliceEntries(same.value, same.value.entries.length, 0, [entry]);
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

/** Gives one condition another operator; the keys beside it keep theirs. */
export function setOperator(policy: Policy, statement: Statement, condition: Condition, name: string): Edits {
  const { writer } = policy.tree;
  const place = placeOf(policy, statement, condition);
  if (!place) return undefined;
  const { operators, operator } = place;
  if (!operators || !operator) return writer.replace(condition.operator, string(name));
  const alone = !isMap(operator.value) || operator.value.entries.length === 1;
  const there = entryNamed(operators, name);
  if (alone && (!there || there === operator)) return writer.renameKey(operator, name);
  if (!condition.key || condition.open || condition.values.some(value => !value.known)) return undefined;
  const texts = condition.values.map((value): Text => [value.text]);
  return all(
    removeCondition(policy, statement, condition),
    addCondition(policy, statement, name, condition.key.value, texts),
  );
}

/** Gives a condition another key. */
export function setKey(policy: Policy, condition: Condition, name: string): Edits {
  const { writer } = policy.tree;
  if (!condition.key) return undefined;
  return policy.dialect.blocks ? writer.replace(condition.key, string(name)) : writer.renameKey(condition.entry, name);
}

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

/** AWS reads operators and keys in any case. */
const entryNamed = (node: MapNode, name: string): Entry | undefined =>
  node.entries.find(({ key }) => key.value.toLowerCase() === name.toLowerCase());
