/** Any policy, as an object, in the six spellings: the same elements and texts, each as its language writes them. */

export interface Spelling {
  readonly name: string;
  readonly language: string;
  /** Undefined where the language cannot say it. */
  write(policy: object): string | undefined;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonMap = { readonly [key: string]: Json };

const pretty = (policy: object): string => JSON.stringify(policy, null, 2);
const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);
/** `${…}` is a variable of IAM, not an interpolation of Terraform. */
const plain = (text: string): string => text.replaceAll('${', () => '$${').replaceAll('%{', '%%{');
const quoted = (text: string): string => plain(JSON.stringify(text));

export const SPELLINGS: readonly Spelling[] = [
  { name: 'JSON', language: 'json', write: pretty },
  {
    name: 'JSON in a string',
    language: 'json',
    write: policy => JSON.stringify({ text: pretty(policy) }, null, 2),
  },
  {
    name: 'CloudFormation YAML',
    language: 'yaml',
    write: policy => `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:${yaml(policy as JsonMap, '        ')}
`,
  },
  {
    name: 'aws_iam_policy_document',
    language: 'terraform',
    write: policy => dataSource(policy as JsonMap),
  },
  {
    name: 'jsonencode',
    language: 'terraform',
    write: policy => `resource "aws_iam_policy" "this" {
  policy = jsonencode(${hcl(policy as JsonMap, '  ')})
}
`,
  },
  {
    name: 'heredoc',
    language: 'terraform',
    write: policy => `resource "aws_iam_policy" "this" {
  policy = <<-EOT
    ${plain(indented(pretty(policy), '    '))}
  EOT
}
`,
  },
];

/** In block style: what follows a key or a dash. */
function yaml(value: Json, indent: string): string {
  if (isList(value)) {
    return value.length === 0 ? ' []' : value.map(item => `\n${indent}-${yaml(item, `${indent}  `)}`).join('');
  }
  if (isMap(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return ' {}';
    return entries.map(([key, item]) => `\n${indent}${JSON.stringify(key)}:${yaml(item, `${indent}  `)}`).join('');
  }
  return ` ${JSON.stringify(value)}`;
}

function hcl(value: Json, indent: string): string {
  const inner = `${indent}  `;
  if (isList(value)) {
    return value.length === 0 ? '[]' : `[\n${value.map(item => `${inner}${hcl(item, inner)},\n`).join('')}${indent}]`;
  }
  if (isMap(value)) {
    const rows = Object.entries(value).map(([key, item]) => `${inner}${quoted(key)} = ${hcl(item, inner)}\n`);
    return rows.length === 0 ? '{}' : `{\n${rows.join('')}${indent}}`;
  }
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

const ARGUMENTS: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
};

/** Undefined for what the data source has no words for: another Version, an unknown element, a value of another type. */
function dataSource({ Version, Statement, ...rest }: JsonMap): string | undefined {
  const statements = isList(Statement) ? Statement : Statement === undefined ? [] : [Statement];
  if (Version !== '2012-10-17' || Object.keys(rest).length > 0 || statements.length === 0) return undefined;
  const blocks = statements.map(statement => (isMap(statement) ? statementBlock(statement) : undefined));
  if (blocks.some(block => block === undefined)) return undefined;
  return `data "aws_iam_policy_document" "this" {\n${blocks.join('')}}\n`;
}

function statementBlock(statement: JsonMap): string | undefined {
  // Left out, the effect is Allow there.
  if (!('Effect' in statement)) return undefined;
  const rows: (string | undefined)[] = Object.entries(statement).map(([name, value]) => {
    if (name === 'Condition') return isMap(value) ? conditionBlocks(value) : undefined;
    if (name === 'Principal' || name === 'NotPrincipal') return principalBlocks(name, value);
    const argument = ARGUMENTS[name];
    if (argument === undefined) return undefined;
    if (name === 'Sid' || name === 'Effect') {
      return typeof value === 'string' ? `    ${argument} = ${document(value)}\n` : undefined;
    }
    const texts = textsOf(value);
    return texts && `    ${argument} = [${texts.map(document).join(', ')}]\n`;
  });
  return rows.includes(undefined) ? undefined : `  statement {\n${rows.join('')}  }\n`;
}

function conditionBlocks(condition: JsonMap): string | undefined {
  const blocks = Object.entries(condition).flatMap(([test, keys]) =>
    isMap(keys)
      ? Object.entries(keys).map(([variable, value]) => {
          const texts = textsOf(value);
          return (
            texts &&
            `    condition {\n      test = ${document(test)}\n      variable = ${document(variable)}\n      values = [${texts.map(document).join(', ')}]\n    }\n`
          );
        })
      : [undefined],
  );
  return blocks.length === 0 || blocks.includes(undefined) ? undefined : blocks.join('');
}

function principalBlocks(name: string, value: Json): string | undefined {
  if (!isMap(value) || Object.keys(value).length === 0) return undefined;
  const block = name === 'Principal' ? 'principals' : 'not_principals';
  const blocks = Object.entries(value).map(([type, item]) => {
    const texts = textsOf(item);
    return (
      texts &&
      `    ${block} {\n      type = ${document(type)}\n      identifiers = [${texts.map(document).join(', ')}]\n    }\n`
    );
  });
  return blocks.includes(undefined) ? undefined : blocks.join('');
}

/** The data source writes variables of IAM with an ampersand. */
const document = (text: string): string => JSON.stringify(text.replaceAll('${', '&{'));

/** A list of strings, or one string; undefined for all else. */
function textsOf(value: Json): readonly string[] | undefined {
  const items = isList(value) ? value : [value];
  return items.every((item): item is string => typeof item === 'string') ? items : undefined;
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
