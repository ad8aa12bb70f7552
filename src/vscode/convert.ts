/** Offsets of the core to positions of the editor, at the last moment. */
import * as vscode from 'vscode';
import { type Change, type Edit, hasStops, plain, type Severity, type Span, toSnippet } from '../core/index.ts';

export const rangeOf = (document: vscode.TextDocument, span: Span): vscode.Range =>
  new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));

/** The part of the span on its first line: a squiggle over many lines hides what it is about. */
export function firstLineOf(document: vscode.TextDocument, span: Span): vscode.Range {
  const range = rangeOf(document, span);
  return range.isSingleLine ? range : new vscode.Range(range.start, document.lineAt(range.start.line).range.end);
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export const severityOf = (severity: Severity): vscode.DiagnosticSeverity => SEVERITIES[severity];

export function workspaceEdit(document: vscode.TextDocument, change: Change): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, change.edits.map(part => textEdit(document, part)) as vscode.TextEdit[]);
  return edit;
}

/** Only a text with stops is a snippet: VS Code would eat the `$` of any other. */
const textEdit = (document: vscode.TextDocument, { span, text }: Edit): vscode.TextEdit | vscode.SnippetTextEdit =>
  hasStops(text)
    ? new vscode.SnippetTextEdit(rangeOf(document, span), new vscode.SnippetString(toSnippet(text)))
    : vscode.TextEdit.replace(rangeOf(document, span), plain(text));
