/** What the core says in its own words, in those of the editor. */
import * as vscode from 'vscode';
import { type Change, type Edit, hasStops, plain, type Severity, toSnippet } from '../core/index.ts';
import type { Snapshot } from './snapshot.ts';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export const severityOf = (severity: Severity): vscode.DiagnosticSeverity => SEVERITIES[severity];

export function workspaceEdit(snapshot: Snapshot, change: Change): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(snapshot.uri, change.edits.map(part => textEdit(snapshot, part)) as vscode.TextEdit[]);
  return edit;
}

/** Only a text with stops is a snippet: VS Code would eat the `$` of any other. */
const textEdit = (snapshot: Snapshot, { span, text }: Edit): vscode.TextEdit | vscode.SnippetTextEdit =>
  hasStops(text)
    ? new vscode.SnippetTextEdit(snapshot.rangeOf(span), new vscode.SnippetString(toSnippet(text)))
    : vscode.TextEdit.replace(snapshot.rangeOf(span), plain(text));
