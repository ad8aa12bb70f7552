/** The one answer to "what is under the cursor" in a policy, whichever language it is written in. */
import type { ElementName } from '../iam/grammar.ts';
import { type Entry, isList, isMap, isScalar, type MapNode, type Node, type Scalar } from '../syntax/node.ts';
import { type Span, touches } from '../syntax/text.ts';
import { columnOf, inside, isBelow, isBlock, isBracketed } from './inside.ts';
import type { Element, Field, Policy, Statement } from './model.ts';

interface At {
  readonly policy: Policy;
  /** The token under the cursor; undefined in an empty spot. */
  readonly token?: Scalar;
  /** What a completion replaces: the token, or nothing at the cursor. */
  readonly span: Span;
}

interface InStatement extends At {
  readonly statement: Statement;
}

export type Place =
  /** A key of the policy, or the spot for one. `name` is the element that it is. */
  | (At & { readonly kind: 'policy-key'; readonly name?: ElementName; readonly hasValue: boolean })
  /** A key of a statement, or the spot for one; `block` is the element whose block of Terraform the spot is in. */
  | (InStatement & {
      readonly kind: 'statement-key';
      readonly name?: ElementName;
      readonly hasValue: boolean;
      readonly block?: ElementName;
    })
  /** The value of Version or Id. */
  | (At & { readonly kind: 'policy-value'; readonly name: ElementName })
  /** The value of Sid or Effect. */
  | (InStatement & { readonly kind: 'statement-value'; readonly name: ElementName })
  /** An action, or the spot for one. */
  | (InStatement & { readonly kind: 'action'; readonly name: ElementName; readonly field?: Field })
  | (InStatement & { readonly kind: 'resource'; readonly name: ElementName; readonly field?: Field })
  | (InStatement & { readonly kind: 'principal-type'; readonly name: ElementName })
  | (InStatement & { readonly kind: 'principal'; readonly name: ElementName; readonly type?: string })
  /** `bare`: the map that it is a key of is still to be written. */
  | (InStatement & { readonly kind: 'operator'; readonly bare?: true })
  | (InStatement & { readonly kind: 'condition-key'; readonly operator?: string; readonly bare?: true })
  | (InStatement & { readonly kind: 'condition-value'; readonly operator?: string; readonly key?: string })
  /** A key of a block of Terraform that stands for `name`: `type`, `identifiers`, `test`, `variable`, `values`. */
  | (InStatement & { readonly kind: 'block-key'; readonly name: ElementName; readonly token: Scalar })
  /** Between statements, where a whole one may stand; `bare`: where the list of them is still to be written. */
  | (At & { readonly kind: 'statement'; readonly bare?: true });

/** `offset` is one of the policy's source. Undefined where nothing of a policy can stand. */
export function placeAt(policy: Policy, offset: number): Place | undefined {
  if (!inside(policy, policy.node, offset) || inComment(policy, offset)) return undefined;
  const statement = policy.statements.find(candidate => inside(policy, candidate.node, offset));
  if (statement) return placeInStatement(policy, statement, offset);
  const element = elementAt(policy, policy, offset);
  const { statementList } = policy;
  if (!element && statementList && isBelow(policy.tree.source.text, statementList, offset))
    return { kind: 'statement', policy, ...spot(offset) };
  if (!element) return { kind: 'policy-key', policy, hasValue: false, ...spot(offset) };
  if (touches(element.entry.key.span, offset))
    return { kind: 'policy-key', policy, ...named(element), ...keyToken(element) };
  if (element.name === 'Statement') {
    if (!element.value) return { kind: 'statement', policy, bare: true, ...spot(offset) };
    return isList(element.value) && inside(policy, element.value, offset)
      ? { kind: 'statement', policy, ...spot(offset) }
      : undefined;
  }
  if (!element.name || !mayBeString(element.value)) return undefined;
  return { kind: 'policy-value', policy, name: element.name, ...tokenAt(element.value, offset) };
}

/** The statement whose opening brace the offset touches, or whose block the name opens, and the span of that token. */
export function statementOpenedAt(policy: Policy, offset: number): { statement: Statement; span: Span } | undefined {
  const { elements, statements, tree } = policy;
  const block = elements.find(({ entry }) => entry.form === 'block' && touches(entry.key.span, offset));
  const opened = (statement: Statement): boolean =>
    block ? block.value === statement.node : touches(openingOf(statement), offset);
  const statement = statements.find(opened);
  if (!statement) return undefined;
  if (block) return { statement, span: block.entry.key.span };
  const span = openingOf(statement);
  return tree.source.text[span.start] === '{' ? { statement, span } : undefined;
}

const openingOf = ({ node: { span } }: Statement): Span => ({ start: span.start, end: span.start + 1 });

function placeInStatement(policy: Policy, statement: Statement, offset: number): Place | undefined {
  const at = { policy, statement };
  const element = elementAt(policy, statement, offset);
  if (!element) return { kind: 'statement-key', ...at, hasValue: false, ...spot(offset) };
  if (touches(element.entry.key.span, offset)) {
    return { kind: 'statement-key', ...at, ...named(element), ...keyToken(element) };
  }
  const { name, value } = element;
  switch (name) {
    case 'Sid':
    case 'Effect':
      return mayBeString(value) ? { kind: 'statement-value', ...at, name, ...tokenAt(value, offset) } : undefined;
    case 'Action':
    case 'NotAction': {
      const found = valueAt(value, offset, policy);
      return found && { kind: 'action', ...at, name, ...fieldOf(statement.action, name), ...found };
    }
    case 'Resource':
    case 'NotResource': {
      const found = valueAt(value, offset, policy);
      return found && { kind: 'resource', ...at, name, ...fieldOf(statement.resource, name), ...found };
    }
    case 'Principal':
    case 'NotPrincipal':
      return policy.dialect.blocks ? inPrincipalBlock(at, name, value, offset) : inPrincipal(at, name, value, offset);
    case 'Condition':
      return policy.dialect.blocks ? inConditionBlock(at, value, offset) : inCondition(at, value, offset);
    default:
      return undefined;
  }
}

type Here = { readonly policy: Policy; readonly statement: Statement };

function inPrincipal(at: Here, name: ElementName, value: Node | undefined, offset: number): Place | undefined {
  if (!isMap(value))
    return mayBeString(value) ? { kind: 'principal', ...at, name, ...tokenAt(value, offset) } : undefined;
  if (!inside(at.policy, value, offset)) return undefined;
  const entry = entryAt(at.policy, value, offset);
  if (!entry || touches(entry.key.span, offset)) {
    return { kind: 'principal-type', ...at, name, ...(entry ? token(entry.key) : spot(offset)) };
  }
  const found = valueAt(entry.value && at.policy.dialect.read(entry.value), offset, at.policy);
  return found && { kind: 'principal', ...at, name, type: entry.key.value, ...found };
}

function inPrincipalBlock(at: Here, name: ElementName, value: Node | undefined, offset: number): Place | undefined {
  const entry = isMap(value) ? entryAt(at.policy, value, offset) : undefined;
  if (!isMap(value)) return undefined;
  if (!entry) return blockSpot(at, name, value, offset);
  if (touches(entry.key.span, offset)) return { kind: 'block-key', ...at, name, ...token(entry.key) };
  if (entry.key.value === 'type') {
    return mayBeString(entry.value)
      ? { kind: 'principal-type', ...at, name, ...tokenAt(entry.value, offset) }
      : undefined;
  }
  if (entry.key.value !== 'identifiers') return undefined;
  const type = textOf(value.entries, 'type');
  const found = valueAt(entry.value, offset, at.policy);
  return found && { kind: 'principal', ...at, name, ...(type === undefined ? {} : { type }), ...found };
}

function inCondition(at: Here, value: Node | undefined, offset: number): Place | undefined {
  if (mayBeString(value)) return { kind: 'operator', ...at, bare: true, ...tokenAt(value, offset) };
  if (!isMap(value) || !inside(at.policy, value, offset)) return undefined;
  const operator = entryAt(at.policy, value, offset);
  if (!operator || touches(operator.key.span, offset)) {
    return { kind: 'operator', ...at, ...(operator ? token(operator.key) : spot(offset)) };
  }
  const keys = operator.value && at.policy.dialect.read(operator.value);
  const named = { operator: operator.key.value };
  if (mayBeString(keys)) return { kind: 'condition-key', ...at, ...named, bare: true, ...tokenAt(keys, offset) };
  if (!isMap(keys) || !inside(at.policy, keys, offset)) return undefined;
  const entry = entryAt(at.policy, keys, offset);
  if (!entry || touches(entry.key.span, offset)) {
    return { kind: 'condition-key', ...at, ...named, ...(entry ? token(entry.key) : spot(offset)) };
  }
  const found = valueAt(entry.value && at.policy.dialect.read(entry.value), offset, at.policy);
  return found && { kind: 'condition-value', ...at, ...named, key: entry.key.value, ...found };
}

function inConditionBlock(at: Here, value: Node | undefined, offset: number): Place | undefined {
  const entry = isMap(value) ? entryAt(at.policy, value, offset) : undefined;
  if (!isMap(value)) return undefined;
  if (!entry) return blockSpot(at, 'Condition', value, offset);
  if (touches(entry.key.span, offset)) return { kind: 'block-key', ...at, name: 'Condition', ...token(entry.key) };
  const operator = textOf(value.entries, 'test');
  const key = textOf(value.entries, 'variable');
  const named = operator === undefined ? {} : { operator };
  switch (entry.key.value) {
    case 'test':
      return mayBeString(entry.value) ? { kind: 'operator', ...at, ...tokenAt(entry.value, offset) } : undefined;
    case 'variable':
      return mayBeString(entry.value)
        ? { kind: 'condition-key', ...at, ...named, ...tokenAt(entry.value, offset) }
        : undefined;
    case 'values': {
      const found = valueAt(entry.value, offset, at.policy);
      return found && { kind: 'condition-value', ...at, ...named, ...(key === undefined ? {} : { key }), ...found };
    }
    default:
      return undefined;
  }
}

const blockSpot = (at: Here, block: ElementName, node: Node, offset: number): Place | undefined =>
  inside(at.policy, node, offset)
    ? { kind: 'statement-key', ...at, block, hasValue: false, ...spot(offset) }
    : undefined;

/** The value under the cursor of one value or a list; a spot where a value is still to be typed. */
function valueAt(node: Node | undefined, offset: number, policy: Policy): Pick<At, 'token' | 'span'> | undefined {
  if (node === undefined) return spot(offset);
  if (isScalar(node)) return touches(node.span, offset) ? token(node) : undefined;
  if (!isList(node) || !inside(policy, node, offset)) return undefined;
  for (const item of node.items) {
    if (!touches(item.span, offset)) continue;
    const read = policy.dialect.read(item);
    return isScalar(read) && touches(read.span, offset) ? token(read) : undefined;
  }
  return spot(offset);
}

/** A missing value is a spot for a string. */
const mayBeString = (node: Node | undefined): boolean => node === undefined || isScalar(node);

function tokenAt(node: Node | undefined, offset: number): Pick<At, 'token' | 'span'> {
  return isScalar(node) && touches(node.span, offset) ? token(node) : spot(offset);
}

const token = (scalar: Scalar) => ({ token: scalar, span: scalar.span });
const spot = (offset: number) => ({ span: { start: offset, end: offset } });
const named = (element: Element) => (element.name ? { name: element.name } : {});
const keyToken = (element: Element) => ({
  ...token(element.entry.key),
  hasValue: element.entry.separator !== undefined || element.entry.value !== undefined,
});
const fieldOf = (field: Field | undefined, name: ElementName) => (field?.element === name ? { field } : {});

const textOf = (entries: readonly Entry[], key: string): string | undefined => {
  const value = entries.find(entry => entry.key.value === key)?.value;
  return isScalar(value) ? value.value : undefined;
};

const elementAt = (policy: Policy, { node, elements }: Policy | Statement, offset: number): Element | undefined => {
  const entry = entryAt(policy, node, offset);
  return entry && elements.find(element => element.entry === entry);
};

/**
 * The entry whose key or value the offset touches, or whose value is still missing just before it. Without brackets
 * what is indented more than a key belongs to it, and what is not does not.
 */
function entryAt({ tree }: Policy, map: MapNode, offset: number): Entry | undefined {
  const exact = map.entries.find(entry => touches(entry.span, offset));
  if (exact) return exact;
  const before = map.entries.findLast(entry => entry.span.end <= offset);
  if (!before?.separator) return undefined;
  const { text } = tree.source;
  const { start } = before.key.span;
  if (isBracketed(text, map) || !text.slice(start, offset).includes('\n')) return before.value ? undefined : before;
  if (columnOf(text, offset) <= columnOf(text, start)) return undefined;
  return before.value === undefined || (isBlock(text, before.value) && before.form === 'pair') ? before : undefined;
}

const inComment = ({ tree }: Policy, offset: number): boolean =>
  tree.comments.some(({ start, end }) => start < offset && offset <= end);
