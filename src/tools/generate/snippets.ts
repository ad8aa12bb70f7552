/** The snippets that VS Code lists under Insert Snippet and Fill File: every template, as JSON. */
import { toSnippet } from '../../core/snippet.ts';
import { renderJson } from '../../core/syntax/json-writer.ts';
import { dataOf } from '../../core/templates/data.ts';
import { TEMPLATES } from '../../core/templates/index.ts';
import type { Template } from '../../core/templates/template.ts';
import { type GeneratedFile, jsonText } from './file.ts';

export const snippets = (): GeneratedFile[] => [
  {
    path: 'snippets/iam-policies.code-snippets',
    text: jsonText(Object.fromEntries(TEMPLATES.map(template => [`IAM: ${template.title}`, snippetOf(template)]))),
  },
];

/** Without a prefix: VS Code would suggest it inside strings, too, where it breaks the file. */
const snippetOf = ({ body, description }: Template) => ({
  isFileTemplate: true,
  description,
  body: toSnippet(renderJson(dataOf(body))).split('\n'),
});
