/** Where else the extension runs: as a packed one, in the browser's host, in a workspace that is not trusted. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText } from './support/text.ts';
import { until } from './support/until.ts';

const PLACE = process.env['POLICYWRIGHT_PLACE'];

describe('this place', () => {
  afterEach(closeAll);

  it(`is ${PLACE ?? 'the usual one'}`, () => {
    const extension = vscode.extensions.getExtension('policywright.policywright');
    // The tests run in the host for Node, which does not see the extensions of the browser's.
    assert.equal(extension === undefined, PLACE === 'the browser');
    assert.equal(vscode.workspace.isTrusted, PLACE !== 'an untrusted workspace');
    if (PLACE === 'a packed extension') assert.doesNotMatch(extension?.extensionPath ?? '', /development|extension-\d/);
  });

  it('does the main job: warns, and mends', async () => {
    const policy = (action: string) =>
      `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "${action}", "Resource": "*" }] }\n`;
    const { document } = await openText('json', policy('s3:GetObjct'));
    const [finding] = await until('the finding', () => {
      const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'policywright');
      return found.length > 0 ? found : undefined;
    });
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to s3:GetObject');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(' | '));
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), policy('s3:GetObject'));
    await until('no finding', () => vscode.languages.getDiagnostics(document.uri).length === 0);
  });

  it('completes', async () => {
    const { document } = await openText('json', '{ "Version": "2012-10-17", "Statement": [{ "Action": "s3:" }] }\n');
    const at = document.positionAt(document.getText().indexOf('s3:') + 3);
    const list = await until('the list', async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      return found.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 's3:GetObject')
        ? found
        : undefined;
    });
    assert.ok(list.items.length > 100);
  });
});
