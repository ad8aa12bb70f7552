/** Builds the typed view of a policy over its node. */
import type { ElementName, Kind } from '../iam/grammar.ts';
import type { Tree } from '../syntax/host.ts';
import {
  type Entry,
  isList,
  isMap,
  isScalar,
  isString,
  type ListNode,
  type MapNode,
  type Node,
} from '../syntax/node.ts';
import type { Span } from '../syntax/text.ts';
import { branchesOf, type Dialect, TERRAFORM_SOURCES } from './dialect.ts';
import { guessKind } from './kind.ts';
import type {
  Condition,
  Element,
  Field,
  Policy,
  Principal,
  PrincipalGroup,
  Statement,
  Value,
  Values,
} from './model.ts';

/** What is known of a policy beside its text. */
export interface Origin {
  readonly tree: Tree;
  readonly dialect: Dialect;
  /** Undefined: to be guessed from the structure. */
  readonly kind: Kind | undefined;
  readonly service?: string | undefined;
}

export function readPolicy(node: MapNode, { tree, dialect, kind, service }: Origin): Policy {
  const elements = readElements(node, dialect);
  const { statements, list, open } = readStatements(elements, dialect);
  const base = {
    tree,
    node,
    dialect,
    elements,
    statements,
    ...(list ? { statementList: list } : {}),
    ...(service === undefined ? {} : { service }),
    open: open || node.open || elements.some(element => TERRAFORM_SOURCES.includes(element.entry.key.value)),
  };
  return { ...base, kind: kind ?? guessKind(statements), kindKnown: kind !== undefined };
}

/** The element with this name, the last one where it is written twice: that is the one AWS reads. */
export const elementOf = (owner: Policy | Statement, name: ElementName): Element | undefined =>
  owner.elements.findLast(element => element.name === name);

/** The value of an element that holds one string. */
export function stringOf(element: Element | undefined, dialect: Dialect): Value | undefined {
  const { value, entry } = element ?? {};
  return isScalar(value) && entry?.value ? readValue(value, entry.value, undefined, dialect) : undefined;
}

function readElements(node: MapNode, dialect: Dialect): Element[] {
  return node.entries.map(entry => ({
    name: dialect.elementOf(entry.key.value),
    entry,
    ...(entry.value ? { value: dialect.read(entry.value) } : {}),
  }));
}

function readStatements(
  elements: readonly Element[],
  dialect: Dialect,
): { statements: Statement[]; list: ListNode | undefined; open: boolean } {
  const statements: Statement[] = [];
  let list: ListNode | undefined;
  let open = false;
  for (const element of elements) {
    if (element.name !== 'Statement' || !element.value) continue;
    const { value } = element;
    if (isList(value)) {
      list = value;
      open ||= value.open;
      for (const [index, item] of value.items.entries()) {
        const branches = branchesOf(item);
        open ||= branches !== undefined;
        for (const node of branches ?? [item]) {
          const read = dialect.read(node);
          if (isMap(read)) statements.push(readStatement(read, index, dialect));
          else open = true;
        }
      }
    } else if (isMap(value)) {
      const repeated = element.entry.form === 'block';
      statements.push(readStatement(value, repeated ? statements.length : undefined, dialect));
    } else {
      open = true;
    }
  }
  return { statements, list, open };
}

function readStatement(node: MapNode, index: number | undefined, dialect: Dialect): Statement {
  const elements = readElements(node, dialect);
  const last = (name: ElementName) => elements.findLast(element => element.name === name);
  const effect = stringOf(last('Effect'), dialect);
  const sid = stringOf(last('Sid'), dialect);
  const action = readField(last('Action') ?? last('NotAction'), dialect);
  const resource = readField(last('Resource') ?? last('NotResource'), dialect);
  const principal = readPrincipal(elements, dialect);
  return {
    node,
    index,
    elements,
    open: node.open,
    ...(effect ? { effect } : {}),
    allows: effect ? effect.known && effect.text === 'Allow' : dialect.allowsByDefault && !node.open && !last('Effect'),
    denies: effect?.known === true && effect.text === 'Deny',
    ...(sid ? { sid } : {}),
    ...(action ? { action } : {}),
    ...(resource ? { resource } : {}),
    ...(principal ? { principal } : {}),
    conditions: readConditions(elements, dialect),
    anchor: anchorOf(node, sid, last('Effect')),
  };
}

function anchorOf(node: MapNode, sid: Value | undefined, effect: Element | undefined): Span {
  if (sid && sid.text !== '') return sid.scalar.span;
  if (effect) return effect.entry.key.span;
  return { start: node.span.start, end: Math.min(node.span.start + 1, node.span.end) };
}

function readField(element: Element | undefined, dialect: Dialect): Field | undefined {
  if (!element?.name || !element.value) return undefined;
  const negated = element.name.startsWith('Not');
  const values = readValues(element.value, dialect, element.entry.value);
  return { element: element.name, negated, entry: element.entry, ...values };
}

/** `written` is the node before the dialect read it. */
function readValues(node: Node | undefined, dialect: Dialect, written = node): Values {
  if (isScalar(node) && written) return { values: [readValue(node, written, undefined, dialect)], open: false };
  if (!isList(node)) return { values: written ? readChosen(written, dialect) : [], open: true };
  const values: Value[] = [];
  let { open } = node;
  for (const [index, item] of node.items.entries()) {
    const read = dialect.read(item);
    if (isScalar(read)) {
      values.push(readValue(read, item, index, dialect));
    } else {
      values.push(...readChosen(item, dialect));
      open = true;
    }
  }
  return { values, open, list: node };
}

/** The values in the branches of a choice, choices and lists in them too. */
function readChosen(node: Node, dialect: Dialect): Value[] {
  return (branchesOf(node) ?? []).flatMap((branch): Value[] => {
    const read = dialect.read(branch);
    if (isScalar(read)) return [{ ...readValue(read, branch, undefined, dialect), chosen: true }];
    if (!isList(read)) return readChosen(branch, dialect);
    return readValues(read, dialect, branch).values.map(value => ({ ...value, index: undefined, chosen: true }));
  });
}

function readValue(scalar: Value['scalar'], node: Node, index: number | undefined, dialect: Dialect): Value {
  return { scalar, node, text: dialect.readText(scalar), known: scalar.holes.length === 0, index, chosen: false };
}

function readPrincipal(elements: readonly Element[], dialect: Dialect): Principal | undefined {
  const own = elements.filter(element => element.name === 'Principal' || element.name === 'NotPrincipal');
  const [first] = own;
  if (!first?.name) return undefined;
  const negated = first.name === 'NotPrincipal';
  if (dialect.blocks) {
    const groups = own.flatMap(element => readPrincipalBlock(element, dialect));
    return {
      negated,
      entry: first.entry,
      groups,
      open: own.some(element => isMap(element.value) && element.value.open),
    };
  }
  const { value, entry } = first;
  if (isScalar(value))
    return { negated, entry, everyone: readValue(value, value, undefined, dialect), groups: [], open: false };
  if (!isMap(value)) return { negated, entry, groups: [], open: true };
  const groups = value.entries.map((group): PrincipalGroup => {
    return {
      type: group.key,
      entry: group,
      ...readValues(group.value && dialect.read(group.value), dialect, group.value),
    };
  });
  return { negated, entry, groups, open: value.open };
}

function readPrincipalBlock({ entry, value }: Element, dialect: Dialect): PrincipalGroup[] {
  if (!isMap(value)) return [];
  const type = argument(value, 'type');
  if (!isString(type)) return [];
  return [{ type, entry, ...readValues(argument(value, 'identifiers'), dialect) }];
}

function readConditions(elements: readonly Element[], dialect: Dialect): Condition[] {
  return elements
    .filter(element => element.name === 'Condition')
    .flatMap(({ entry, value }) => {
      if (!isMap(value)) return [];
      return dialect.blocks ? readConditionBlock(entry, value, dialect) : readConditionMap(value, dialect);
    });
}

function readConditionMap(node: MapNode, dialect: Dialect): Condition[] {
  return node.entries.flatMap((operator): Condition[] => {
    const keys = operator.value && dialect.read(operator.value);
    if (!isMap(keys)) return [{ operator: operator.key, values: [], open: keys !== undefined, entry: operator }];
    return keys.entries.map(entry => {
      const values = readValues(entry.value && dialect.read(entry.value), dialect, entry.value);
      return { operator: operator.key, key: entry.key, ...values, entry };
    });
  });
}

function readConditionBlock(entry: Entry, node: MapNode, dialect: Dialect): Condition[] {
  const operator = argument(node, 'test');
  const key = argument(node, 'variable');
  if (!isString(operator)) return [];
  return [{ operator, ...(isString(key) ? { key } : {}), ...readValues(argument(node, 'values'), dialect), entry }];
}

const argument = (node: MapNode, key: string): Node | undefined =>
  node.entries.findLast(entry => entry.key.value === key)?.value;
