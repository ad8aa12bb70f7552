/** A policy typed from nothing, key by key, as a person types it: nothing is thrown, and half a word is no fault. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from './support/page.ts';
import { closeAll, openText } from './support/text.ts';
import { pause, until } from './support/until.ts';

/** What is typed between two looks. The editor closes quotes and brackets itself, so typing over them closes them. */
const STEPS: readonly string[] = [
  '{\n"Ver',
  'sion": "2012',
  '-10-17",\n"State',
  'ment": [\n{\n"Eff',
  'ect": "Al',
  'low",\n"Act',
  'ion": "s3:Get',
  'Object",\n"Res',
  'ource": "arn:aws:s3:::invoi',
  'ces/*"',
];

const ours = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'policywright');

describe('typing', function () {
  this.timeout(120_000);
  before(function () {
    page.needsPage(this);
  });
  afterEach(closeAll);

  it('a whole policy says nothing on the way', async () => {
    const editor = await openText('json', '$0');
    const { document } = editor;
    for (const step of STEPS) {
      await page.type(step);
      // Enter would take a suggestion instead of ending the line.
      await page.press('Escape');
      await pause(450);
      assert.deepEqual(
        ours(document).map(({ message, range }) => `${document.getText(range)}: ${message}`),
        [],
        document.getText(),
      );
    }
    const typed = JSON.parse(document.getText());
    assert.deepEqual(typed, {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::invoices/*' }],
    });
  });

  it('a fault shows when the cursor leaves it, and goes when it is mended', async () => {
    const editor = await openText(
      'json',
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:Get$0", "Resource": "*" }] }\n',
    );
    const { document } = editor;
    await page.type('Objct');
    await page.press('Escape');
    await pause(600);
    assert.deepEqual(ours(document), []);
    await page.press('End');
    await until('the finding', () => ours(document).length === 1);
    const at = document.positionAt(document.getText().indexOf('Objct') + 3);
    editor.selection = new vscode.Selection(at, at);
    await pause(300);
    await page.type('e');
    await until('no finding', () => ours(document).length === 0);
  });
});
