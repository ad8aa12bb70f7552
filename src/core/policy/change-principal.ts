/** Changes of principals: their types, all that a Principal holds, and single ones taken out. */
import { isMap } from '../syntax/node.ts';
import type { Text } from '../syntax/text.ts';
import { list, map, string } from '../syntax/writer.ts';
import { all, type Edits, removeEntry, removeValues, valuesData } from './change.ts';
import type { Policy, Principal, PrincipalGroup, Statement, Value } from './model.ts';

/** Puts one type with these values in place of all that the Principal holds; the type `*` stands alone. */
export function setPrincipal(policy: Policy, principal: Principal, type: string, texts: readonly Text[]): Edits {
  const { writer } = policy.tree;
  if (policy.dialect.blocks) {
    const [group, ...others] = principal.groups;
    const identifiers = others.length === 0 && !principal.open ? identifiersOf(group) : undefined;
    if (!group || !identifiers) return undefined;
    const values = list(texts.map(text => valuesData(policy, [text])));
    return all(writer.replace(group.type, string(type)), writer.replace(identifiers, values));
  }
  const { value } = principal.entry;
  if (!value) return undefined;
  const held = valuesData(policy, texts);
  return writer.replace(value, type === '*' ? string('*') : map([{ key: type, value: held }]));
}

/** Gives a group another type; undefined where another group of the statement has it. */
export function setPrincipalType(policy: Policy, principal: Principal, group: PrincipalGroup, type: string): Edits {
  const { writer } = policy.tree;
  if (policy.dialect.blocks) return writer.replace(group.type, string(type));
  const isTaken = principal.groups.some(other => other !== group && other.type.value === type);
  return isTaken ? undefined : writer.renameKey(group.entry, type);
}

/** Takes values of a group out, and the group with its last one; a Principal keeps at least one value. */
export function removePrincipals(
  policy: Policy,
  statement: Statement,
  group: PrincipalGroup,
  values: readonly Value[],
): Edits {
  const { principal } = statement;
  const isWhole = values.length === group.values.length && !group.open;
  if (!isWhole) return removeValues(policy, group, values);
  if (!principal || principal.groups.length < 2) return undefined;
  if (policy.dialect.blocks) return removeEntry(policy, statement.node, group.entry);
  const { value } = principal.entry;
  return isMap(value) ? removeEntry(policy, value, group.entry) : undefined;
}

function identifiersOf(group: PrincipalGroup | undefined) {
  const block = group?.entry.value;
  return isMap(block) ? block.entries.findLast(({ key }) => key.value === 'identifiers')?.value : undefined;
}
