/** The main job in the editor: policies are found and explained, warned about, fixed, completed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from './support/page.ts';
import { closeAll, openText, placeCursor } from './support/text.ts';
import { pause, until } from './support/until.ts';

/** Pictures show the editor, not the window around it. */
const EDITOR = '.part.editor';

const policy = (action: string, resource = '*'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ${action},
      "Resource": "${resource}"
    }
  ]
}
`;

const ours = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'policywright');

const ruleOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

const finding = (document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> =>
  until(rule, () => ours(document).find(diagnostic => ruleOf(diagnostic) === rule));

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap(hover => hover.contents.map(content => (content as vscode.MarkdownString).value)).join('\n');
}

/** Opens the menu of fixes at the cursor. On a busy machine the window may hear of the cursor only after the key. */
async function openFixes(): Promise<void> {
  for (let tries = 1; ; tries++) {
    await pause(300);
    await page.press('Control+.');
    const shown = await page.waitFor(page.parts.actions, 4_000).then(
      () => true,
      () => false,
    );
    if (shown) return;
    if (tries === 3) throw new Error('no menu of fixes');
    await page.press('Escape');
  }
}

/** Goes to the next stop of a snippet; a list of suggestions would else take the key. */
async function nextStop(): Promise<void> {
  await pause(500);
  if ((await page.texts(page.parts.suggestions)).length > 0) await page.press('Escape');
  await page.press('Tab');
}

describe('findings', () => {
  afterEach(closeAll);

  it('warns of ec2:* on *, with a link to the rule', async () => {
    const { document } = await openText('json', policy('"ec2:*"'));
    const diagnostic = await finding(document, 'wildcard-action');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(diagnostic.range), '"ec2:*"');
    assert.match(String((diagnostic.code as { target: vscode.Uri }).target), /\/docs\/rules\/wildcard-action\.md$/);
    assert.equal(ours(document).length, 1);
  });

  it('finds policies in a template, in YAML and in Terraform', async () => {
    const wide = '{ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] }';
    for (const [language, text] of [
      ['json', `{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "PolicyDocument": ${policy('"ec2:*"')} } } }`],
      ['yaml', 'Statement:\n  - Effect: Allow\n    Action: ec2:*\n    Resource: "*"\nVersion: "2012-10-17"\n'],
      ['terraform', `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${wide})\n}\n`],
    ] as const) {
      const { document } = await openText(language, text);
      await finding(document, 'wildcard-action');
      await closeAll();
    }
  });

  it('goes when the fault is mended and comes when it is made', async () => {
    const { document } = await openText('json', policy('"ec2:*"'));
    await finding(document, 'wildcard-action');
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('ec2:*');
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 5)), 'ec2:Describe*');
    await vscode.workspace.applyEdit(edit);
    await until('no finding', () => ours(document).length === 0);
    await vscode.commands.executeCommand('undo');
    await finding(document, 'wildcard-action');
  });

  it('obeys the settings at once', async () => {
    const { document } = await openText('json', policy('"ec2:*"'));
    await finding(document, 'wildcard-action');
    const settings = vscode.workspace.getConfiguration('policywright');
    await settings.update('rules', { 'wildcard-action': 'off' }, vscode.ConfigurationTarget.Global);
    await until('no finding', () => ours(document).length === 0);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await finding(document, 'wildcard-action');
  });

  it('takes the kind from the settings', async () => {
    const { document } = await openText('json', policy('"ec2:*"'));
    await finding(document, 'wildcard-action');
    const settings = vscode.workspace.getConfiguration('policywright');
    await settings.update('kinds', { '**/scratch/**': 'scp' }, vscode.ConfigurationTarget.Global);
    await until('no finding', () => ours(document).length === 0);
    await settings.update('kinds', undefined, vscode.ConfigurationTarget.Global);
    await finding(document, 'wildcard-action');
  });

  it('says nothing of other JSON', async () => {
    const { document } = await openText('json', '{ "Statement": [{ "Effect": "fade" }], "Action": "ec2:*" }');
    await pause(800);
    assert.deepEqual(ours(document), []);
  });
});

describe('hover', () => {
  afterEach(closeAll);

  it('explains elements and actions, once', async () => {
    const { document } = await openText('json', policy('"s3:GetObject"', 'arn:aws:s3:::invoices/*'));
    for (const [text, expected] of [
      ['"Version"', /Which edition of the policy language/],
      ['"Effect"', /Whether the statement grants or forbids/],
      ['"Action"', /What may be done/],
      ['"Resource"', /What the actions may touch/],
      ['"s3:GetObject"', /Retrieve objects from Amazon S3/],
    ] as const) {
      const shown = await until(text, async () => (await hoverAt(document, text)) || undefined);
      assert.match(shown, expected);
      assert.equal(shown.match(new RegExp(expected.source, 'g'))?.length, 1);
    }
  });
});

describe('fixes', () => {
  afterEach(closeAll);

  it('offers the repair of a typo as the preferred one', async () => {
    const { document } = await openText('json', policy('"s3:GetObjct"', 'arn:aws:s3:::invoices/*'));
    const { range } = await finding(document, 'unknown-action');
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const fix = found.find(action => action.title === 'Change to s3:GetObject');
    assert.ok(fix?.isPreferred && fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), policy('"s3:GetObject"', 'arn:aws:s3:::invoices/*'));
    await until('no finding', () => ours(document).length === 0);
  });
});

describe('on the page', function () {
  this.timeout(90_000);
  before(function () {
    page.needsPage(this);
  });
  afterEach(async () => {
    await page.press('Escape');
    await closeAll();
  });

  it('narrows ec2:* from the lightbulb until nothing is left to say', async () => {
    const editor = await openText('json', policy('"ec2:*"'));
    await finding(editor.document, 'wildcard-action');
    await placeCursor(editor, 'ec2:*', 2);
    await page.waitFor(page.parts.squiggle);
    await page.shot('squiggle', EDITOR);
    await openFixes();
    await page.shot('lightbulb', EDITOR);
    const titles = (await page.texts(page.parts.actions)).map(({ text }) => text).join('\n');
    assert.match(titles, /Narrow to reading: \d+ actions/);
    assert.match(titles, /Narrow to chosen access levels…/);
    await page.press('Enter');
    await until('the narrowed action', () => editor.document.getText().includes('"ec2:Describe*"'));
    await until('no finding', () => ours(editor.document).length === 0);
  });

  it('asks which access levels to allow, and allows those', async () => {
    const editor = await openText('json', policy('"sqs:*"'));
    await finding(editor.document, 'wildcard-action');
    await placeCursor(editor, 'sqs:*', 2);
    await openFixes();
    await page.press('ArrowDown');
    await page.press('Enter');
    await page.waitFor(page.parts.pick);
    await page.shot('access-levels');
    await page.press('Enter');
    await until('the chosen levels', () => editor.document.getText().includes('"sqs:ReceiveMessage"'));
    assert.ok(!editor.document.getText().includes('sqs:*'));
  });

  it('scopes a resource with tab stops', async () => {
    const editor = await openText('json', policy('"s3:GetObject"'));
    await finding(editor.document, 'exposed-data');
    await placeCursor(editor, '"*"', 2);
    await openFixes();
    await page.press('Enter');
    await until('the form', () => editor.document.getText().includes('arn:aws:s3:::bucket-name/*'));
    await pause(500);
    await page.type('invoices');
    await nextStop();
    await page.type('2026/*');
    await until('the filled form', () => editor.document.getText().includes('"arn:aws:s3:::invoices/2026/*"'));
  });

  it('shows what an action is', async () => {
    const editor = await openText('json', policy('"s3:GetObject"', 'arn:aws:s3:::invoices/*'));
    await placeCursor(editor, 's3:GetObject', 4);
    await vscode.commands.executeCommand('editor.action.showHover');
    await page.waitFor(page.parts.hover);
    await page.shot('hover-action', EDITOR);
    const [shown] = await page.texts(page.parts.hover);
    assert.match(shown?.text ?? '', /s3:GetObject · Read/);
  });

  it('shows what an element is', async () => {
    const editor = await openText('json', policy('"s3:GetObject"', 'arn:aws:s3:::invoices/*'));
    await placeCursor(editor, '"Version"', 3);
    await vscode.commands.executeCommand('editor.action.showHover');
    await page.waitFor(page.parts.hover);
    await page.shot('hover-element', EDITOR);
    const [shown] = await page.texts(page.parts.hover);
    assert.match(shown?.text ?? '', /Which edition of the policy language/);
  });

  it('finds an action by any part of its name, and nothing twice', async () => {
    const editor = await openText('json', policy('"$0"', 'arn:aws:s3:::invoices/*'));
    await pause(300);
    await page.type('putobj');
    await page.waitFor(page.parts.suggestions);
    const rows = await until('s3:PutObject in the list', async () => {
      const shown = await page.texts(page.parts.suggestions);
      return shown[0]?.label.includes('s3:PutObject') ? shown : undefined;
    });
    await page.shot('completion', EDITOR);
    assert.equal(new Set(rows.map(({ label }) => label)).size, rows.length);
    await page.press('Enter');
    await until('the action', () => editor.document.getText() === policy('"s3:PutObject"', 'arn:aws:s3:::invoices/*'));
  });

  it('goes from the service to its actions', async () => {
    const editor = await openText('json', policy('"$0"', 'arn:aws:s3:::invoices/*'));
    await pause(300);
    await page.type('s3:getobj');
    await until('s3:GetObject first', async () =>
      (await page.texts(page.parts.suggestions))[0]?.label.includes('s3:GetObject'),
    );
    await page.press('Enter');
    await until('the action', () => editor.document.getText() === policy('"s3:GetObject"', 'arn:aws:s3:::invoices/*'));
  });

  it('is silent on the token that is being typed, and speaks when the cursor has left', async () => {
    const editor = await openText('json', policy('"$0"', 'arn:aws:s3:::invoices/*'));
    await pause(300);
    await page.type('s3:Nonsense');
    await page.press('Escape');
    await pause(800);
    assert.deepEqual(ours(editor.document).map(ruleOf), []);
    await page.press('ArrowDown');
    await finding(editor.document, 'unknown-action');
  });

  it('offers whole policies in an empty file', async () => {
    const editor = await openText('json', '$0');
    await pause(300);
    await page.type('iam-s3-home');
    await page.waitFor(page.parts.suggestions);
    await page.shot('template', EDITOR);
    await page.press('Enter');
    await until('the policy', () => editor.document.getText().includes('home/${aws:username}/*'));
    await page.type('invoices');
    await until('the linked stops', () => editor.document.getText().match(/arn:aws:s3:::invoices/g)?.length === 2);
    JSON.parse(editor.document.getText());
  });

  it('lists its findings in Problems', async () => {
    const { document } = await openText('json', policy('["ec2:*", "s3:GetObjct"]'));
    await finding(document, 'unknown-action');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await page.waitFor(page.parts.problems);
    await page.shot('problems');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
