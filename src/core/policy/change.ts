/** What rules and refactorings call to change a policy: each operation gives edits of the policy's source, or undefined where it cannot act exactly. */
import { ELEMENTS, type ElementName } from '../iam/grammar.ts';
import type { Entry, MapNode } from '../syntax/node.ts';
import type { Edit, Span, Text } from '../syntax/text.ts';
import { mapText, span } from '../syntax/text.ts';
import { type Data, list, string } from '../syntax/writer.ts';
import type { Element, Policy, Statement, Value, Values } from './model.ts';

/** Edits of one source that belong together and never overlap. */
export type Edits = readonly Edit[] | undefined;

/** All of them, or none. */
export function all(...changes: readonly Edits[]): Edits {
  const edits: Edit[] = [];
  for (const change of changes) {
    if (!change) return undefined;
    edits.push(...change);
  }
  return edits;
}

/** Puts other values where one stands; a single value becomes a list where there are several. */
export function replaceValue(policy: Policy, field: Values, value: Value, texts: readonly Text[]): Edits {
  if (texts.length === 0) return removeValues(policy, field, [value]);
  if (value.chosen && texts.length > 1) return undefined;
  const data = texts.map(text => dataOf(policy, text));
  const [first] = data;
  if (field.list && value.index !== undefined) return policy.tree.writer.spliceItems(field.list, value.index, 1, data);
  return policy.tree.writer.replace(value.node, data.length === 1 && first ? first : list(data));
}

/** Adds values at the end; a single value becomes a list. */
export function addValues(policy: Policy, field: Values, texts: readonly Text[]): Edits {
  const data = texts.map(text => dataOf(policy, text));
  if (field.list) return policy.tree.writer.spliceItems(field.list, field.list.items.length, 0, data);
  const [only] = field.values;
  if (!only?.known || field.open) return undefined;
  return policy.tree.writer.replace(only.node, list([dataOf(policy, [only.text]), ...data]));
}

/** Takes values out of a list, which keeps at least one. */
export function removeValues(policy: Policy, field: Values, values: readonly Value[]): Edits {
  const { list: node } = field;
  if (!node || values.length >= node.items.length || values.some(value => value.chosen)) return undefined;
  const indexes = values.flatMap(value => (value.index === undefined ? [] : [value.index])).sort((a, b) => a - b);
  return all(...runsOf(indexes).map(run => policy.tree.writer.spliceItems(node, run.start, run.end - run.start, [])));
}

/** Writes a list anew, in another order or with other values, where no comment stands between its items. */
export function rewriteList(policy: Policy, field: Values, texts: readonly string[]): Edits {
  if (!field.list || field.open) return undefined;
  const data = texts.map(text => dataOf(policy, [text]));
  return policy.tree.writer.spliceItems(field.list, 0, field.list.items.length, data);
}

/** Changes a run of a value (offsets of its text) and leaves the rest as it is written, holes too. */
export function replaceRun(policy: Policy, value: Value, run: Span, text: Text): Edits {
  const where = value.node === value.scalar ? 'plain' : 'substituted';
  const spelled = mapText(text, piece => policy.dialect.writeText(piece, where));
  return spelled && policy.tree.writer.replaceRun(value.scalar, run, spelled);
}

export const appendText = (policy: Policy, value: Value, text: Text): Edits =>
  replaceRun(policy, value, span(value.scalar.value.length, value.scalar.value.length), text);

/** Replaces the value of an element that holds one string. */
export const setString = (policy: Policy, value: Value, text: Text): Edits =>
  policy.tree.writer.replace(value.node, dataOf(policy, text));

/** Makes a list with one value of a single value. */
export const wrapValue = (policy: Policy, value: Value): Edits =>
  value.known && value.index === undefined
    ? policy.tree.writer.replace(value.node, list([dataOf(policy, [value.text])]))
    : undefined;

/** Puts an element with one string where AWS's own documents have it, among those that are there. */
export const insertElement = (policy: Policy, owner: Policy | Statement, name: ElementName, text: Text): Edits =>
  putElement(policy, owner, name, dataOf(policy, text));

/** The same for an element that holds more than a string. */
export const putElement = (policy: Policy, owner: Policy | Statement, name: ElementName, value: Data): Edits =>
  policy.tree.writer.spliceEntries(owner.node, positionOf(owner.elements, name), 0, [
    { key: policy.dialect.keyOf(name), value },
  ]);

/** Gives an element another name and leaves its value as it is. */
export const renameElement = (policy: Policy, element: Element, name: ElementName): Edits =>
  policy.tree.writer.renameKey(element.entry, policy.dialect.keyOf(name));

export const removeElement = (policy: Policy, owner: Policy | Statement, element: Element): Edits =>
  removeEntry(policy, owner.node, element.entry);

/** Takes a statement out of a policy, which keeps at least one. */
export function removeStatement(policy: Policy, { node, index }: Statement): Edits {
  const { statementList, statements, tree } = policy;
  // A branch of a choice shares its place with the other one.
  if (statements.length < 2 || statements.some(other => other.node !== node && other.index === index)) return undefined;
  if (statementList && index !== undefined) return tree.writer.spliceItems(statementList, index, 1, []);
  const element = policy.elements.find(({ entry }) => entry.value === node);
  return element?.entry.form === 'block' ? removeElement(policy, policy, element) : undefined;
}

/** Takes an entry out of the map that it stands in. */
export function removeEntry(policy: Policy, node: MapNode, entry: Entry): Edits {
  const at = node.entries.indexOf(entry);
  return at < 0 ? undefined : policy.tree.writer.spliceEntries(node, at, 1, []);
}

/** One string, or a list of several, in the spelling of the policy's dialect. */
export function valuesData(policy: Policy, texts: readonly Text[]): Data {
  const data = texts.map(text => dataOf(policy, text));
  const [first] = data;
  return data.length === 1 && first ? first : list(data);
}

function dataOf(policy: Policy, text: Text): Data {
  return string(...(mapText(text, piece => policy.dialect.writeText(piece, 'plain')) ?? []));
}

/** Where an element is put among those that are there. */
export function positionOf(elements: readonly Element[], name: ElementName): number {
  const rank = (candidate: ElementName | undefined) => ELEMENTS.findIndex(element => element.name === candidate);
  const after = elements.findLastIndex(element => element.name !== undefined && rank(element.name) < rank(name));
  return after + 1;
}

/** Consecutive numbers as half-open runs. */
function runsOf(indexes: readonly number[]): Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last?.end === index) last.end++;
    else runs.push({ start: index, end: index + 1 });
  }
  return runs;
}
