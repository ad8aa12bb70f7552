/** Changes that put whole elements and statements into a policy, to be filled in by a person. */
import { ELEMENTS, type ElementName, elementFacts } from '../iam/grammar.ts';
import type { Text } from '../syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../syntax/writer.ts';
import { all, type Edits, positionOf, putElement, valuesData } from './change.ts';
import type { Policy, Statement } from './model.ts';
import { elementOf } from './policy.ts';

/** An element and what it is to hold. */
export interface Content {
  readonly name: ElementName;
  readonly texts: readonly Text[];
  /** For a principal: `AWS`, `Service` and so on; without one the text stands alone. */
  readonly type?: string;
}

/** Puts elements that a statement has not where AWS's own documents have them. */
export function addElements(policy: Policy, statement: Statement, contents: readonly Content[]): Edits {
  // Entries of one place are one change: two could not both be the first of an empty statement.
  const places = new Map<number, DataEntry[]>();
  for (const content of inOrder(contents)) {
    const at = positionOf(statement.elements, content.name);
    const there = places.get(at);
    if (there) there.push(entryOf(policy, content));
    else places.set(at, [entryOf(policy, content)]);
  }
  const { writer } = policy.tree;
  return all(...[...places].map(([at, entries]) => writer.spliceEntries(statement.node, at, 0, entries)));
}

/** Puts a statement at the end of those that are there; Terraform's blocks are not written. */
export function addStatement(policy: Policy, contents: readonly Content[]): Edits {
  if (policy.dialect.blocks) return undefined;
  const statement = map(inOrder(contents).map(content => entryOf(policy, content)));
  const { statementList, tree } = policy;
  if (statementList) return tree.writer.spliceItems(statementList, statementList.items.length, 0, [statement]);
  return elementOf(policy, 'Statement') ? undefined : putElement(policy, policy, 'Statement', list([statement]));
}

const inOrder = (contents: readonly Content[]): readonly Content[] =>
  ELEMENTS.flatMap(({ name }) => contents.filter(content => content.name === name));

function entryOf(policy: Policy, content: Content): DataEntry {
  const key = policy.dialect.keyOf(content.name);
  const block = policy.dialect.blocks && elementFacts(content.name)?.shape === 'principal';
  return {
    key,
    value: block ? blockOf(policy, content) : dataOf(policy, content),
    ...(block ? { form: 'block' } : {}),
  };
}

function dataOf(policy: Policy, { name, texts, type }: Content): Data {
  if (type !== undefined) return map([{ key: type, value: valuesData(policy, texts) }]);
  const many = policy.dialect.blocks && elementFacts(name)?.shape === 'strings';
  return many ? list(texts.map(text => valuesData(policy, [text]))) : valuesData(policy, texts);
}

const blockOf = (policy: Policy, { texts, type = '*' }: Content): Data =>
  map([
    { key: 'type', value: string(type) },
    { key: 'identifiers', value: list(texts.map(text => valuesData(policy, [text]))) },
  ]);
