/** Which language a file is in, by its name and, where that leaves it open, by how it begins. */

/** Identifiers of VS Code, as the core takes them. */
export const LANGUAGES: readonly string[] = ['json', 'jsonc', 'jsonl', 'yaml', 'terraform', 'opentofu', 'hcl'];

/** Stands for a language that only the text tells. */
export const BY_TEXT = 'by text';

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['json', 'json'],
  ['jsonc', 'jsonc'],
  ['jsonl', 'jsonl'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  // CloudFormation's own, for either spelling.
  ['template', BY_TEXT],
  ['tf', 'terraform'],
  ['tofu', 'opentofu'],
  ['hcl', 'hcl'],
]);

/** Undefined for an extension that holds no policies. */
export const languageOf = (path: string): string | undefined =>
  EXTENSIONS.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');

export const languageOfText = (text: string): string => (/^\s*[{[]/.test(text) ? 'json' : 'yaml');
