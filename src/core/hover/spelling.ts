/** Samples of policy elements in the spelling of the document: JSON, YAML, Terraform's expressions and its blocks. */
import type { ElementName } from '../iam/grammar.ts';
import type { Policy } from '../policy/model.ts';
import { plain } from '../syntax/text.ts';
import { fence } from './markdown.ts';

/** The value of an element, free of any spelling. */
export type Sample = string | readonly Sample[] | { readonly [key: string]: Sample };

export type Spelling = 'json' | 'yaml' | 'hcl' | 'blocks';

/** Told by how the host of the text would write a key and a value. */
export function spellingOf({ dialect, tree }: Policy): Spelling {
  if (dialect.blocks) return 'blocks';
  const opens = (role: 'key' | 'value'): string => plain(tree.writer.token(['Allow'], role) ?? []).slice(0, 1);
  if (opens('key') === '"') return 'json';
  return opens('value') === '"' ? 'hcl' : 'yaml';
}

const LANGUAGES: Readonly<Record<Spelling, string>> = {
  json: 'json',
  yaml: 'yaml',
  hcl: 'terraform',
  blocks: 'terraform',
};

/** A policy variable as it is written in plain strings here. */
export function variableText(policy: Policy, inside: string): string {
  const marks: Readonly<Record<Spelling, string>> = { json: '$', yaml: '$', hcl: '$$', blocks: '&' };
  return `${marks[spellingOf(policy)]}{${inside}}`;
}

/** The element as the document would have it, as a block of code. */
export function sampleOf(policy: Policy, name: ElementName, value: Sample): string {
  const spelling = spellingOf(policy);
  return fence(LANGUAGES[spelling], WRITERS[spelling](name, value, policy));
}

const WRITERS: Readonly<Record<Spelling, (name: ElementName, value: Sample, policy: Policy) => string>> = {
  json: (name, value) => `"${name}": ${json(value)}`,
  yaml: (name, value) => yaml(name, value),
  hcl: (name, value) => `${name} = ${hcl(value)}`,
  blocks: (name, value, policy) => block(name, value, policy),
};

const isMap = (value: Sample | undefined): value is { readonly [key: string]: Sample } =>
  typeof value === 'object' && !Array.isArray(value);
const isList = (value: Sample): value is readonly Sample[] => Array.isArray(value);

const quoted = (text: string): string => `"${text}"`;

/** On one line, but for a list of maps. */
function json(value: Sample): string {
  if (typeof value === 'string') return quoted(value);
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${quoted(key)}: ${json(inner)}`);
    return `{ ${entries.join(', ')} }`;
  }
  const items = (value as readonly Sample[]).map(json);
  return value.some(isMap) ? `[\n  ${items.join(',\n  ')}\n]` : `[${items.join(', ')}]`;
}

function yaml(key: string, value: Sample): string {
  const name = scalar(key);
  if (typeof value === 'string') return `${name}: ${scalar(value)}`;
  if (isMap(value)) return `${name}:\n${indented(fields(value))}`;
  const items = (value as readonly Sample[]).map(item =>
    typeof item === 'string' ? scalar(item) : fields(item).replaceAll('\n', '\n  '),
  );
  return `${name}:\n${indented(items.map(item => `- ${item}`).join('\n'))}`;
}

const fields = (value: Sample): string =>
  Object.entries(value)
    .map(([key, inner]) => yaml(key, inner))
    .join('\n');

const scalar = (text: string): string =>
  /^[A-Za-z][\w:./*-]*$/.test(text) && !/^(true|false)$/.test(text) ? text : quoted(text);

const indented = (text: string): string => `  ${text.replaceAll('\n', '\n  ')}`;

function hcl(value: Sample): string {
  if (typeof value === 'string') return quoted(value.replaceAll('${', () => '$${'));
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${hclKey(key)} = ${hcl(inner)}`);
    return `{ ${entries.join(', ')} }`;
  }
  const items = (value as readonly Sample[]).map(hcl);
  return value.some(isMap) ? `[\n  ${items.join(',\n  ')}\n]` : `[${items.join(', ')}]`;
}

const hclKey = (key: string): string => (/^[A-Za-z]\w*$/.test(key) ? key : quoted(key));

/** As `aws_iam_policy_document` has it. */
function block(name: ElementName, value: Sample, policy: Policy): string {
  const key = policy.dialect.keyOf(name);
  if (isMap(value))
    return Object.entries(value)
      .map(([first, inner]) => innerBlock(name, key, first, inner))
      .join('\n');
  if (typeof value !== 'string' && value.some(isMap)) {
    return value.map(item => braced(key, statement(item, policy))).join('\n');
  }
  const texts = isList(value) ? value.map(String) : [String(value)];
  const list = `[${texts.map(text => quoted(text.replaceAll('${', '&{'))).join(', ')}]`;
  return `${key} = ${LISTS.includes(name) ? list : quoted(texts[0] ?? '')}`;
}

const LISTS: readonly ElementName[] = ['Action', 'NotAction', 'Resource', 'NotResource'];

const statement = (value: Sample, policy: Policy): string =>
  isMap(value) ? aligned(Object.entries(value).map(([name, inner]) => block(name as ElementName, inner, policy))) : '';

/** With the equals signs below one another, as `terraform fmt` has them. */
function aligned(lines: readonly string[]): string {
  const width = Math.max(...lines.map(line => line.indexOf(' = ')));
  return lines.map(line => line.replace(/^\w+(?= = )/, key => key.padEnd(width))).join('\n');
}

function innerBlock(name: ElementName, key: string, first: string, value: Sample): string {
  if (name !== 'Condition') return braced(key, `type        = ${quoted(first)}\nidentifiers = ${hcl(listOf(value))}`);
  const [variable = '', values = ''] = Object.entries(value)[0] ?? [];
  return braced(key, `test     = ${quoted(first)}\nvariable = ${quoted(variable)}\nvalues   = ${hcl(listOf(values))}`);
}

const listOf = (value: Sample): Sample => (isList(value) ? value : [value]);
const braced = (key: string, body: string): string => `${key} {\n${indented(body)}\n}`;
