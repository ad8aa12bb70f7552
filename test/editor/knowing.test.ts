/** Hover and completion at every kind of place, as a person meets them, and the ways through a file. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from './support/page.ts';
import { closeAll, openText, placeCursor } from './support/text.ts';
import { pause, until } from './support/until.ts';

const EDITOR = '.part.editor';

const BUCKET_POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "OfficeReads",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::210987654321:root" },
      "Action": "s3:Get*",
      "Resource": "arn:aws:s3:::invoices/*",
      "Condition": {
        "IpAddress": { "aws:SourceIp": "203.0.113.0/24" },
        "Bool": { "aws:SecureTransport": "true" }
      }
    }
  ]
}
`;

const inStatement = (text: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      ${text}
    }
  ]
}
`;

describe('ways through a file', () => {
  afterEach(closeAll);

  const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::invoices/*" },
    { "Sid": "NoAcl", "Effect": "Deny", "Action": "s3:GetObjectAcl", "Resource": "*" }
  ]
}
`;
  const at = (document: vscode.TextDocument, token: string) =>
    document.positionAt(document.getText().indexOf(token) + 2);

  it('lead from a denied action to the statement that allows it, and mark both', async () => {
    const { document } = await openText('json', text);
    const where = at(document, 's3:GetObjectAcl');
    const definitions = await until('a definition', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        where,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      definitions.map(({ range }) => document.getText(range)),
      ['s3:Get*'],
    );
    const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      where,
    );
    assert.deepEqual(
      marks.map(({ range }) => document.getText(range)),
      ['s3:Get*', 's3:GetObjectAcl'],
    );
  });
  it('lead from a managed policy of AWS to its page, and underline nothing else', async () => {
    const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const { document } = await openText('json', text.replace('"Resource": "*"', `"Resource": "${managed}"`));
    const links = await until('links', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      links.map(({ range }) => document.getText(range)),
      [managed],
    );
  });
  it('are an outline where VS Code has none', async () => {
    const yaml =
      'Version: "2012-10-17"\nStatement:\n  - Sid: Read\n    Effect: Allow\n    Action: s3:GetObject\n    Resource: "*"\n';
    const { document } = await openText('yaml', yaml);
    const found = await until('symbols', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.length ? symbols : undefined;
    });
    assert.deepEqual(
      found.map(({ name, children }) => [name, children.map(child => child.name)]),
      [['Identity policy', ['Read']]],
    );
  });
  it('are coloured inside the strings of JSON', async () => {
    const { document } = await openText('json', text);
    const tokens = await until('tokens', async () => {
      const found = await vscode.commands.executeCommand<vscode.SemanticTokens>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      );
      return found?.data.length ? found : undefined;
    });
    assert.ok(tokens.data.length / 5 >= 8);
  });
  it('open all actions of a pattern as a text', async () => {
    await openText('json', text);
    await vscode.commands.executeCommand('policywright.openList', { patterns: ['s3:Get*'], negated: false });
    const list = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(list, /^The actions of s3:Get\*\n\d+ actions, in AWS data of /);
    assert.ok(list.includes('s3:GetObjectAcl'));
  });
});

describe('hover on the page', function () {
  this.timeout(120_000);
  before(function () {
    page.needsPage(this);
  });
  afterEach(async () => {
    await page.press('Escape');
    await closeAll();
  });

  const places: readonly (readonly [name: string, token: string, into: number, expected: RegExp])[] = [
    ['statement', '"Allow"', 2, /Allow/],
    ['sid', '"OfficeReads"', 3, /203\.0\.113\.0\/24/],
    ['principal', 'arn:aws:iam::210987654321:root', 6, /account/i],
    ['pattern', 's3:Get*', 3, /All \d+ actions/],
    ['resource', 'arn:aws:s3:::invoices/*', 6, /object/],
    ['operator', '"IpAddress"', 3, /address/i],
    ['key', 'aws:SourceIp', 4, /IPAddress|address/i],
    ['value', '203.0.113.0/24', 4, /256/],
  ];
  for (const theme of ['Default Dark Modern', 'Default Light Modern']) {
    it(`explains every kind of place once, in ${theme}`, async () => {
      const settings = vscode.workspace.getConfiguration('workbench');
      await settings.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      const editor = await openText('json', BUCKET_POLICY, 'bucket-policy');
      for (const [name, token, into, expected] of places) {
        await placeCursor(editor, token, into);
        await vscode.commands.executeCommand('editor.action.showHover');
        await page.waitFor(page.parts.hover);
        await pause(200);
        const shown = await page.texts(page.parts.hover);
        const ours = shown.filter(({ text }) => expected.test(text));
        assert.equal(ours.length > 0, true, `${name}: ${shown.map(({ text }) => text).join(' | ')}`);
        await page.shot(`hover-${name}-${theme.includes('Light') ? 'light' : 'dark'}`, EDITOR);
        await page.press('Escape');
      }
      await settings.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });
  }
});

describe('completion on the page', function () {
  this.timeout(120_000);
  before(function () {
    page.needsPage(this);
  });
  afterEach(async () => {
    await page.press('Escape');
    await page.press('Escape');
    await closeAll();
  });

  const labels = async (): Promise<string[]> =>
    (await page.texts(page.parts.suggestions)).map(({ label }) => label.split(/[ ,]/)[0] ?? '');

  async function ask(marked: string, typed = ''): Promise<vscode.TextEditor> {
    const editor = await openText('json', marked);
    // The first list waits for the catalog.
    await pause(400);
    if (typed === '') await vscode.commands.executeCommand('editor.action.triggerSuggest');
    else await page.type(typed);
    await page.waitFor(page.parts.suggestions);
    return editor;
  }
  const becomes = (editor: vscode.TextEditor, expected: string | RegExp): Promise<boolean> =>
    until(`the text ${String(expected)}`, () => {
      const now = editor.document.getText();
      return typeof expected === 'string' ? now.includes(expected) : expected.test(now);
    });

  it('offers the elements that are missing, and writes key and value', async () => {
    const editor = await ask(inStatement('$0'));
    const found = await labels();
    assert.deepEqual(found.slice(0, 3), ['Resource', 'Sid', 'NotResource']);
    await page.shot('completion-elements', EDITOR);
    await page.press('Enter');
    await becomes(editor, '"Resource": ""');
  });
  it('offers ARN forms of the action', async () => {
    const editor = await ask(inStatement('"Resource": "$0"'));
    await page.shot('completion-resource', EDITOR);
    await page.press('Enter');
    await becomes(editor, '"Resource": "arn:aws:s3:::bucket-name/*"');
  });
  it('offers variables behind a dollar and a brace', async () => {
    const editor = await ask(inStatement('"Resource": "arn:aws:s3:::home/$0"'), '${user');
    await page.shot('completion-variable', EDITOR);
    await page.press('Enter');
    await becomes(editor, /"arn:aws:s3:::home\/\$\{aws:username\}"/);
  });
  it('offers condition keys by any part, and the values of one', async () => {
    const marked = inStatement('"Resource": "*",\n      "Condition": { "Bool": { "$0" } }');
    const editor = await ask(marked, 'secure');
    await page.shot('completion-key', EDITOR);
    await page.press('Enter');
    await becomes(editor, '"aws:SecureTransport": ""');
    await pause(500);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await page.waitFor(page.parts.suggestions);
    assert.deepEqual((await labels()).slice(0, 2), ['true', 'false']);
    await page.press('Enter');
    await becomes(editor, '"aws:SecureTransport": "true"');
  });
  it('makes a list of a second action', async () => {
    const marked = inStatement('"Resource": "*"').replace('"s3:GetObject",', '"s3:GetObject", "$0",');
    const editor = await ask(marked, 'putobj');
    await page.press('Enter');
    await becomes(editor, '["s3:GetObject", "s3:PutObject"]');
  });
  it('offers services under Service', async () => {
    const marked = inStatement('"Principal": { "Service": "$0" }').replace('s3:GetObject', 'sts:AssumeRole');
    const editor = await ask(marked, 'lambda');
    await page.shot('completion-service', EDITOR);
    await page.press('Enter');
    await becomes(editor, '"Service": "lambda.amazonaws.com"');
  });
});
