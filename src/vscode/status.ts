/** Says, where the language's own status is shown, that a text is too large to be looked at. */
import * as vscode from 'vscode';
import { type Documents, LANGUAGES, SELECTOR } from './documents.ts';
import { maxLengthOf, SECTION } from './settings.ts';

export function createStatus(documents: Documents): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const hide = (): void => {
    item?.dispose();
    item = undefined;
  };
  const refresh = (editor: vscode.TextEditor | undefined): void => {
    hide();
    const document = editor?.document;
    if (!document || !LANGUAGES.includes(document.languageId) || !documents.read(document).parsed.tooLarge) return;
    item = vscode.languages.createLanguageStatusItem('policywright.size', SELECTOR);
    item.name = 'Policywright';
    item.text = 'IAM policies are not checked: the file is too long';
    item.detail = `more than ${maxLengthOf(document).toLocaleString('en')} characters`;
    item.severity = vscode.LanguageStatusSeverity.Warning;
    item.command = {
      command: 'workbench.action.openSettings',
      title: 'Change the limit',
      arguments: [`${SECTION}.maxFileLength`],
    };
  };
  const subscriptions = [
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SECTION)) refresh(vscode.window.activeTextEditor);
    }),
  ];
  refresh(vscode.window.activeTextEditor);
  return {
    dispose: () => {
      hide();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
