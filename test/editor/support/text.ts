/** Opening text in the editor, with `$0` where the cursor is to be. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const endings: Record<string, string> = { json: 'json', jsonc: 'jsonc', yaml: 'yaml', terraform: 'tf', markdown: 'md' };

/**
 * A file of its own with this text, shown; the first `$0` in it is taken out and becomes the cursor.
 *
 * Not an untitled document: closed without saving, its name is given again and VS Code shows the old text under it.
 */
export async function openText(language: string, text: string, name = 'text'): Promise<vscode.TextEditor> {
  const cursor = text.indexOf('$0');
  const content = cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 2);
  const document = await vscode.workspace.openTextDocument(writeNew(name, endings[language] ?? 'txt', content));
  const known = document.languageId === language;
  return show(known ? document : await vscode.languages.setTextDocumentLanguage(document, language), cursor);
}

/** A file of test/editor/workspace (of the run's own copy of it), shown. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  return show(await vscode.workspace.openTextDocument(join(workspaceFolder(), name)), -1);
}

/** Puts the cursor `into` characters after the start of the first place where `text` stands. */
export async function placeCursor(editor: vscode.TextEditor, text: string, into = 0): Promise<vscode.Position> {
  const offset = editor.document.getText().indexOf(text);
  if (offset < 0) throw new Error(`The document has no ${JSON.stringify(text)}.`);
  return select(editor, offset + into);
}

/** Closes all editors and throws away what was typed. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The editor tests need their workspace folder to be open.');
  return folder.uri.fsPath;
}

/** The workspace's settings hide this folder, so that no other test finds what is left in it. */
function writeNew(name: string, ending: string, content: string): string {
  const folder = join(workspaceFolder(), 'scratch');
  if (!existsSync(folder)) mkdirSync(folder);
  let file = join(folder, `${name}.${ending}`);
  for (let n = 2; existsSync(file); n++) file = join(folder, `${name}-${n}.${ending}`);
  writeFileSync(file, content);
  return file;
}

async function show(document: vscode.TextDocument, cursor: number): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  await select(editor, Math.max(cursor, 0));
  return editor;
}

async function select(editor: vscode.TextEditor, offset: number): Promise<vscode.Position> {
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection);
  // The window hears of a selection later than we set it, but before it carries out a command given after.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  return position;
}
