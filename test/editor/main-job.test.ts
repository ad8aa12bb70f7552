/** The main job on real input: each example is found, explained on hover, and nothing false is said of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, openText } from './support/text.ts';
import { until } from './support/until.ts';

/** File, language, a key and an action to rest on, and the rules that have something to say. */
const EXAMPLES: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ['home-folder.iam.json', 'json', '"Condition"', '"s3:ListBucket"', ['invalid-placeholder', 'invalid-placeholder']],
  ['ec2-trust-policy.json', 'json', '"Principal"', '"sts:AssumeRole"', []],
  ['ec2-administrator.iam.json', 'json', '"Effect"', '"ec2:*"', ['wildcard-action']],
  ['secret-reader.iam.json', 'json', '"Resource"', '"secretsmanager:GetSecretValue"', []],
  ['bucket-policy.json', 'json', '"Id"', '"s3:GetObject"', []],
  ['template.json', 'json', '"Effect"', '"logs:PutLogEvents"', []],
  ['get-policy-version.json', 'json', '"Statement"', '"dynamodb:Query"', []],
  ['role.yaml', 'yaml', 'Sid:', 's3:PutObject', []],
  ['main.tf', 'terraform', 'actions', '"sqs:SendMessage"', []],
];

describe('the examples in the editor', () => {
  afterEach(closeAll);

  for (const [file, language, key, action, rules] of EXAMPLES) {
    it(file, async () => {
      const text = readFileSync(join(__dirname, '../../examples', file), 'utf8');
      const { document } = await openText(language, text, file.replace(/\.[^.]*$/, ''));
      for (const token of [key, action]) {
        const shown = await until(`the hover on ${token}`, async () => (await hoverAt(document, token)) || undefined);
        assert.match(shown, token === action ? new RegExp(action.replace(/["*]/g, '')) : /\*\*Mind:\*\*/);
      }
      const found = () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter(({ source }) => source === 'policywright')
          .map(({ code }) => (typeof code === 'object' ? code.value : code));
      await until('the findings', () => found().length === rules.length);
      assert.deepEqual(found(), rules);
    });
  }

  it('a file that is too long is left alone', async () => {
    const settings = vscode.workspace.getConfiguration('policywright');
    await settings.update('maxFileLength', 1000, vscode.ConfigurationTarget.Global);
    try {
      const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}';
      const { document } = await openText('json', policy + ' '.repeat(1000));
      assert.equal(await hoverAt(document, '"Effect"'), '');
      await settings.update('maxFileLength', undefined, vscode.ConfigurationTarget.Global);
      await until('the hover', () => hoverAt(document, '"Effect"'));
    } finally {
      await settings.update('maxFileLength', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap(hover => hover.contents.map(content => (content as vscode.MarkdownString).value)).join('\n');
}
