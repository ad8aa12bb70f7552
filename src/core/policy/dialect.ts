/** How a carrier spells the model: element names, intrinsic functions, blocks; read and written in one place. */
import { ELEMENTS, type ElementName, elementFacts } from '../iam/grammar.ts';
import { isMap, isScalar, isString, type Node, type Scalar, withoutRuns } from '../syntax/node.ts';
import type { Span } from '../syntax/text.ts';

export interface Dialect {
  readonly name: 'json' | 'cloudformation' | 'terraform';
  /** The element that a key stands for. */
  elementOf(key: string): ElementName | undefined;
  /** The key that stands for an element. */
  keyOf(element: ElementName): string;
  /** A value as the model reads it: intrinsic functions become scalars with holes, or opaque. */
  read(node: Node): Node;
  /** A scalar's value in the spelling of the policy language. Same length, so that spans stay. */
  readText(scalar: Scalar): string;
  /** A text of the policy language as it must be spelled at this place. */
  writeText(text: string, where: 'plain' | 'substituted'): string;
  /** True where principals and conditions are repeated blocks. */
  readonly blocks: boolean;
  /** True where a statement without Effect allows. */
  readonly allowsByDefault: boolean;
}

const jsonKeys = {
  elementOf: (key: string) => elementFacts(key)?.name,
  keyOf: (element: ElementName): string => element,
};

/** A policy document as AWS takes it. */
export const jsonDialect: Dialect = {
  name: 'json',
  ...jsonKeys,
  read: node => node,
  readText: scalar => scalar.value,
  writeText: text => text,
  blocks: false,
  allowsByDefault: false,
};

/** A policy document inside a CloudFormation or SAM template. */
export const cloudFormationDialect: Dialect = {
  name: 'cloudformation',
  ...jsonKeys,
  read: readIntrinsic,
  readText: scalar => scalar.value,
  writeText: (text, where) => (where === 'substituted' ? text.replaceAll('${', '${!') : text),
  blocks: false,
  allowsByDefault: false,
};

/** Arguments of `aws_iam_policy_document`, by element. Source: the Terraform AWS provider's documentation. */
const TERRAFORM_KEYS: Readonly<Record<ElementName, string>> = {
  Version: 'version',
  Id: 'policy_id',
  Statement: 'statement',
  Sid: 'sid',
  Effect: 'effect',
  Principal: 'principals',
  NotPrincipal: 'not_principals',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
  Condition: 'condition',
};

/** The data source `aws_iam_policy_document`, which writes policy variables as `&{…}`. */
export const terraformDialect: Dialect = {
  name: 'terraform',
  elementOf: key => ELEMENTS.find(element => TERRAFORM_KEYS[element.name] === key)?.name,
  keyOf: element => TERRAFORM_KEYS[element],
  read: node => node,
  readText: scalar => scalar.value.replaceAll('&{', '${'),
  writeText: text => text.replaceAll('${', '&{'),
  blocks: true,
  allowsByDefault: true,
};

/** Arguments of `aws_iam_policy_document` that bring statements from elsewhere. */
export const TERRAFORM_SOURCES: readonly string[] = [
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
];

/** `!Sub x`, `{"Fn::Sub": x}` and the like: the function's name without its prefix, and its argument. */
export function intrinsicOf(node: Node): { readonly name: string; readonly arg: Node | undefined } | undefined {
  if (node.kind === 'opaque' && node.call?.name.startsWith('!')) {
    return { name: node.call.name.slice(1), arg: node.call.args[0] };
  }
  if (!isMap(node) || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  const key = entry?.key.value ?? '';
  if (key === 'Ref' || key === 'Condition') {
    // `Condition` is also an element of a policy: only a plain string makes it the intrinsic.
    return entry && isScalar(entry.value) ? { name: key, arg: entry.value } : undefined;
  }
  return key.startsWith('Fn::') ? { name: key.slice(4), arg: entry?.value } : undefined;
}

/**
 * The values that a choice can give: `Fn::If`, `!If`, and Terraform's `a ? b : c`. Undefined for what is no choice.
 * A branch that says "no value at all" (`AWS::NoValue`, `null`) is left out.
 */
export function branchesOf(node: Node): readonly Node[] | undefined {
  if (node.kind === 'opaque' && node.call?.name === '?:') return node.call.args.filter(arg => !isNothing(arg));
  const call = intrinsicOf(node);
  if (call?.name !== 'If' || call.arg?.kind !== 'list') return undefined;
  return call.arg.items.slice(1, 3).filter(item => !isNothing(item));
}

function isNothing(node: Node): boolean {
  if (isScalar(node)) return node.type === 'null';
  const call = intrinsicOf(node);
  return call?.name === 'Ref' && isScalar(call.arg) && call.arg.value === 'AWS::NoValue';
}

function readIntrinsic(node: Node): Node {
  const call = intrinsicOf(node);
  if (!call) return node;
  const template = call.name === 'Sub' ? subTemplate(call.arg) : undefined;
  if (template) return substituted(template);
  return node.kind === 'opaque' ? node : { kind: 'opaque', span: node.span };
}

/** The string of a `Sub`, which may come with a map of values. */
function subTemplate(arg: Node | undefined): Scalar | undefined {
  const first = arg?.kind === 'list' ? arg.items[0] : arg;
  return isString(first) ? first : undefined;
}

/** `${Name}` becomes a hole; `${!Name}` is the text `${Name}` and loses its mark. */
function substituted(scalar: Scalar): Scalar {
  const holes: Span[] = [...scalar.holes];
  const marks: Span[] = [];
  for (const match of scalar.value.matchAll(/\$\{(!?)[^}]*\}/g)) {
    if (match[1]) marks.push({ start: match.index + 2, end: match.index + 3 });
    else holes.push({ start: match.index, end: match.index + match[0].length });
  }
  const marked = { ...scalar, holes: holes.sort((a, b) => a.start - b.start) };
  return marks.length === 0 ? marked : withoutRuns(marked, marks);
}
