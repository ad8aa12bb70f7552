/** The host itself: our extension is there, wakes up for JSON, and the page, where there is one, can be used. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from './support/page.ts';
import { closeAll, openText, placeCursor } from './support/text.ts';
import { until } from './support/until.ts';

describe('host', () => {
  afterEach(closeAll);

  it('has the extension and wakes it for a JSON document', async () => {
    const extension = vscode.extensions.getExtension('policywright.policywright');
    assert.ok(extension, 'policywright.policywright is not there');
    await openText('json', '{ "Version": "2012-10-17" }\n');
    await until('the extension to be active', () => extension.isActive);
  });

  it('works in a copy of the fixture workspace', () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    assert.notEqual(folder.uri.fsPath, __dirname);
    assert.equal(vscode.workspace.getConfiguration('files').get('autoSave'), 'off');
  });

  describe('page', () => {
    before(function () {
      page.needsPage(this);
    });

    it('types into the document and shows what was typed', async () => {
      const editor = await openText('plaintext', 'Hello $0!\n');
      await page.type('world');
      await until('the typed text', () => editor.document.getText() === 'Hello world!\n');
      await until('the text on the page', async () => {
        const lines = await page.texts('.view-line');
        return lines.some(line => line.text === 'Hello world!');
      });
      await page.shot('host-typed');
    });

    it('presses keys', async () => {
      const editor = await openText('plaintext', 'one two\n');
      await placeCursor(editor, 'two');
      await page.press('Delete');
      await until('the letter to be gone', () => editor.document.getText() === 'one wo\n');
    });
  });
});
