/** Changes of whole statements: some of a statement's actions become a statement of their own. */
import type { Text } from '../syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../syntax/writer.ts';
import { all, type Edits, removeValues, valuesData } from './change.ts';
import type { Policy, Statement, Value } from './model.ts';

/** What the new statement says beside the actions. */
export interface OwnPart {
  readonly resources: readonly Text[];
  readonly condition?: { readonly operator: string; readonly key: string; readonly texts: readonly Text[] };
}

/**
 * Whether `moveActions` knows how: not where the statement has conditions, which would have to go along, nor where it
 * stands in a choice or alone, without a list around it.
 */
export function canMoveActions(policy: Policy, statement: Statement, values: readonly Value[]): boolean {
  const { action, conditions, index, open, allows, elements } = statement;
  if (!action?.list || action.open || open || !allows || conditions.length > 0 || index === undefined) return false;
  if (elements.some(({ name }) => name === 'Condition')) return false;
  const shared = policy.statements.some(other => other.node !== statement.node && other.index === index);
  return !shared && values.length > 0 && values.length < action.values.length && values.every(value => value.known);
}

/** Moves some of an Allow statement's actions to a statement behind it that has resources and a condition of its own. */
export function moveActions(policy: Policy, statement: Statement, values: readonly Value[], own: OwnPart): Edits {
  const { action, index } = statement;
  if (!action || index === undefined || !canMoveActions(policy, statement, values)) return undefined;
  return all(
    removeValues(policy, action, values),
    insertAfter(policy, statement, index, newStatement(policy, statement, values, own)),
  );
}

function newStatement(policy: Policy, statement: Statement, values: readonly Value[], own: OwnPart): DataEntry[] {
  const { keyOf, blocks } = policy.dialect;
  const several = (texts: readonly Text[]): Data =>
    blocks ? list(texts.map(text => valuesData(policy, [text]))) : valuesData(policy, texts);
  const hasEffect = statement.elements.some(({ name }) => name === 'Effect');
  return [
    ...(hasEffect ? [{ key: keyOf('Effect'), value: string('Allow') }] : []),
    { key: keyOf('Action'), value: several(values.map(({ text }) => [text])) },
    { key: keyOf('Resource'), value: several(own.resources) },
    ...conditionEntry(policy, own),
  ];
}

function conditionEntry(policy: Policy, { condition }: OwnPart): DataEntry[] {
  if (!condition) return [];
  const { operator, key, texts } = condition;
  const name = policy.dialect.keyOf('Condition');
  if (!policy.dialect.blocks)
    return [{ key: name, value: map([{ key: operator, value: map([{ key, value: valuesData(policy, texts) }]) }]) }];
  const block: DataEntry[] = [
    { key: 'test', value: string(operator) },
    { key: 'variable', value: string(key) },
    { key: 'values', value: list(texts.map(text => valuesData(policy, [text]))) },
  ];
  return [{ key: name, value: map(block), form: 'block' }];
}

function insertAfter(
  { tree, node, statementList, elements, dialect }: Policy,
  statement: Statement,
  index: number,
  entries: DataEntry[],
): Edits {
  if (statementList) return tree.writer.spliceItems(statementList, index + 1, 0, [map(entries)]);
  const at = elements.findIndex(({ entry }) => entry.form === 'block' && entry.value === statement.node);
  if (at < 0) return undefined;
  return tree.writer.spliceEntries(node, at + 1, 0, [
    { key: dialect.keyOf('Statement'), value: map(entries), form: 'block' },
  ]);
}
