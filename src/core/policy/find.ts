/** Finds the policies in a tree, and the strings that may hold one. */
import { looksLikeAction } from '../iam/action.ts';
import { VERSIONS } from '../iam/grammar.ts';
import type { Tree } from '../syntax/host.ts';
import { type Entry, isList, isMap, isScalar, isString, type MapNode, type Node, type Scalar } from '../syntax/node.ts';
import { isPercentEncoded } from '../syntax/percent.ts';
import { type Carried, carriedByKey, carriedByMap, carriedByType, isTemplate } from './carriers.ts';
import { cloudFormationDialect, type Dialect, jsonDialect, terraformDialect } from './dialect.ts';

export type Found =
  | {
      readonly is: 'policy';
      readonly node: MapNode;
      readonly dialect: Dialect;
      readonly carried: Carried | undefined;
    }
  | { readonly is: 'text'; readonly scalar: Scalar; readonly carried: Carried | undefined };

/** In the order of the text. A policy is not searched for further policies. */
export function* findPolicies(tree: Tree): Generator<Found> {
  yield* search(tree.root, isTemplate(tree.root) ? cloudFormationDialect : jsonDialect, undefined);
}

function* search(node: Node, dialect: Dialect, carried: Carried | undefined): Generator<Found> {
  if (isMap(node)) {
    if (isPolicy(node, dialect)) {
      yield { is: 'policy', node, dialect, carried };
      return;
    }
    const own = carriedByMap(node) ?? carried;
    for (const entry of entriesOf(node)) yield* searchEntry(entry, dialect, own);
  } else if (isList(node)) {
    for (const item of node.items) yield* search(item, dialect, carried);
  } else if (node.kind === 'opaque') {
    for (const arg of node.call?.args ?? []) yield* search(partOf(node.call?.name, arg), dialect, carried);
  } else if (mayHoldPolicy(node)) {
    yield { is: 'text', scalar: node, carried };
  }
}

/** What `merge` puts together is more than each of its arguments. */
const partOf = (call: string | undefined, arg: Node): Node =>
  call === 'merge' && isMap(arg) ? { ...arg, open: true } : arg;

/** A plan of Terraform holds each policy three times over: as it is planned, as a change, as it is configured. */
function entriesOf(node: MapNode): readonly Entry[] {
  if (!node.entries.some(({ key }) => key.value === 'planned_values')) return node.entries;
  return node.entries.filter(({ key }) => !PLAN_COPIES.includes(key.value));
}

const PLAN_COPIES: readonly string[] = ['resource_changes', 'configuration', 'prior_state', 'resource_drift'];

function* searchEntry(entry: Entry, dialect: Dialect, carried: Carried | undefined): Generator<Found> {
  if (!entry.value) return;
  const label = entry.labels?.[0]?.value;
  if (isMap(entry.value) && entry.key.value === 'data' && label === 'aws_iam_policy_document') {
    yield { is: 'policy', node: entry.value, dialect: terraformDialect, carried: undefined };
    return;
  }
  yield* search(
    entry.value,
    dialect,
    carriedByKey(entry.key.value) ?? (label ? carriedByType(label) : undefined) ?? carried,
  );
}

/** A cheap look at a string before it is parsed as JSON. */
const mayHoldPolicy = ({ value }: Scalar): boolean =>
  value.length > 20 && value.includes('Statement') && (/^\s*[{[]/.test(value) || isPercentEncoded(value));

/** Statements that speak IAM, among keys that are mostly a policy's own; or a version of the policy language. */
function isPolicy(node: MapNode, dialect: Dialect): boolean {
  const known = node.entries.filter(entry => dialect.elementOf(entry.key.value)).length;
  if (known === 0 || known * 2 < node.entries.length) return false;
  const version = node.entries.find(entry => entry.key.value === 'Version')?.value;
  if (isString(version) && VERSIONS.includes(version.value)) return true;
  const statement = node.entries.find(entry => entry.key.value === 'Statement')?.value;
  if (isMap(statement)) return isStatement(statement, dialect);
  return isList(statement) && statement.items.some(item => isMap(item) && isStatement(item, dialect));
}

function isStatement(node: MapNode, dialect: Dialect): boolean {
  const known = node.entries.filter(entry => dialect.elementOf(entry.key.value)).length;
  if (known * 2 < node.entries.length) return false;
  return node.entries.some(entry => {
    if (entry.key.value === 'Effect')
      return isScalar(entry.value) ? isEffect(entry.value.value) || known > 1 : known > 1;
    if (entry.key.value !== 'Action' && entry.key.value !== 'NotAction') return false;
    const values = isList(entry.value) ? entry.value.items : [entry.value];
    return values.some(value => isString(value) && looksLikeAction(value.value));
  });
}

const isEffect = (text: string): boolean => /^(allow|deny)$/i.test(text);
