/** The one answer to "what is under the cursor" in a policy, whichever language it is written in. */
import type { ElementName } from '../iam/grammar.ts';
import { type Entry, isList, isMap, isScalar, type Node, type Scalar } from '../syntax/node.ts';
import { type Span, touches } from '../syntax/text.ts';
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
  /** A key of a statement, or the spot for one. */
  | (InStatement & { readonly kind: 'statement-key'; readonly name?: ElementName; readonly hasValue: boolean })
  /** The value of Version or Id. */
  | (At & { readonly kind: 'policy-value'; readonly name: ElementName })
  /** The value of Sid or Effect. */
  | (InStatement & { readonly kind: 'statement-value'; readonly name: ElementName })
  /** An action, or the spot for one. */
  | (InStatement & { readonly kind: 'action'; readonly name: ElementName; readonly field?: Field })
  | (InStatement & { readonly kind: 'resource'; readonly name: ElementName; readonly field?: Field })
  | (InStatement & { readonly kind: 'principal-type'; readonly name: ElementName })
  | (InStatement & { readonly kind: 'principal'; readonly name: ElementName; readonly type?: string })
  | (InStatement & { readonly kind: 'operator' })
  | (InStatement & { readonly kind: 'condition-key'; readonly operator?: string })
  | (InStatement & { readonly kind: 'condition-value'; readonly operator?: string; readonly key?: string })
  /** A key of a block of Terraform that stands for `name`: `type`, `identifiers`, `test`, `variable`, `values`. */
  | (InStatement & { readonly kind: 'block-key'; readonly name: ElementName; readonly token: Scalar })
  /** Between statements, where a whole one may stand. */
  | (At & { readonly kind: 'statement' });

/** `offset` is one of the policy's source. Undefined where nothing of a policy can stand. */
export function placeAt(policy: Policy, offset: number): Place | undefined {
  if (!inside(policy, policy.node, offset) || inComment(policy, offset)) return undefined;
  const statement = policy.statements.find(candidate => inside(policy, candidate.node, offset));
  if (statement) return placeInStatement(policy, statement, offset);
  const element = elementAt(policy.elements, offset);
  const { statementList } = policy;
  if (!element && statementList && trails(policy.tree.source.text, statementList.span, offset))
    return { kind: 'statement', policy, ...spot(offset) };
  if (!element) return { kind: 'policy-key', policy, hasValue: false, ...spot(offset) };
  if (touches(element.entry.key.span, offset))
    return { kind: 'policy-key', policy, ...named(element), ...keyToken(element) };
  if (element.name === 'Statement') {
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
  const element = elementAt(statement.elements, offset);
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
  const entry = entryAt(value.entries, offset);
  if (!entry || touches(entry.key.span, offset)) {
    return { kind: 'principal-type', ...at, name, ...(entry ? token(entry.key) : spot(offset)) };
  }
  const found = valueAt(entry.value && at.policy.dialect.read(entry.value), offset, at.policy);
  return found && { kind: 'principal', ...at, name, type: entry.key.value, ...found };
}

function inPrincipalBlock(at: Here, name: ElementName, value: Node | undefined, offset: number): Place | undefined {
  const entry = isMap(value) ? entryAt(value.entries, offset) : undefined;
  if (!entry || !isMap(value)) return undefined;
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
  if (!isMap(value) || !inside(at.policy, value, offset)) return undefined;
  const operator = entryAt(value.entries, offset);
  if (!operator || touches(operator.key.span, offset)) {
    return { kind: 'operator', ...at, ...(operator ? token(operator.key) : spot(offset)) };
  }
  const keys = operator.value && at.policy.dialect.read(operator.value);
  if (!isMap(keys) || !inside(at.policy, keys, offset)) return undefined;
  const entry = entryAt(keys.entries, offset);
  const named = { operator: operator.key.value };
  if (!entry || touches(entry.key.span, offset)) {
    return { kind: 'condition-key', ...at, ...named, ...(entry ? token(entry.key) : spot(offset)) };
  }
  const found = valueAt(entry.value && at.policy.dialect.read(entry.value), offset, at.policy);
  return found && { kind: 'condition-value', ...at, ...named, key: entry.key.value, ...found };
}

function inConditionBlock(at: Here, value: Node | undefined, offset: number): Place | undefined {
  const entry = isMap(value) ? entryAt(value.entries, offset) : undefined;
  if (!entry || !isMap(value)) return undefined;
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

const elementAt = (elements: readonly Element[], offset: number): Element | undefined => {
  const entry = entryAt(
    elements.map(element => element.entry),
    offset,
  );
  return elements.find(element => element.entry === entry);
};

/** The entry whose key or value the offset touches, or whose value is still missing just before it. */
function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  const exact = entries.find(entry => touches(entry.span, offset));
  if (exact) return exact;
  const before = entries.findLast(entry => entry.span.end <= offset);
  return before?.separator && !before.value ? before : undefined;
}

/** Between the brackets of a container, or anywhere in one that has none; in one that is still open, up to the end. */
function inside({ tree }: Policy, node: Node, offset: number): boolean {
  const { start, end } = node.span;
  const bracketed = (node.kind === 'map' || node.kind === 'list') && /[[{]/.test(tree.source.text[start] ?? '');
  if (!bracketed) return start <= offset && (offset <= end || trails(tree.source.text, node.span, offset));
  return start < offset && (offset < end || (!node.closed && offset <= end));
}

/** Without brackets a container goes on over blank lines, for what is indented as it is or more. */
function trails(text: string, { start, end }: Span, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (lineStart < end || text.slice(end, offset).trim() !== '') return false;
  return offset - lineStart >= start - (text.lastIndexOf('\n', start - 1) + 1);
}

const inComment = ({ tree }: Policy, offset: number): boolean =>
  tree.comments.some(({ start, end }) => start < offset && offset <= end);
