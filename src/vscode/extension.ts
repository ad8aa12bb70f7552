/** The extension: registers what the core offers, and nothing else. */
import * as vscode from 'vscode';
import { codeActionProvider, PROVIDED } from './code-actions.ts';
import { registerCommands } from './commands.ts';
import { completionProvider, TRIGGERS } from './completion.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createDocuments, SELECTOR } from './documents.ts';
import { createLog } from './guard.ts';
import { hoverProvider } from './hover.ts';
import { createStatus } from './status.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = createLog(context);
  const documents = createDocuments(context.extensionUri, log);
  const diagnostics = createDiagnostics(documents, log);
  context.subscriptions.push(
    diagnostics,
    createStatus(documents),
    registerCommands(log),
    vscode.languages.registerHoverProvider(SELECTOR, hoverProvider(documents, log)),
    vscode.languages.registerCompletionItemProvider(SELECTOR, completionProvider(documents, log), ...TRIGGERS),
    vscode.languages.registerCodeActionsProvider(SELECTOR, codeActionProvider(documents, diagnostics, log), {
      providedCodeActionKinds: PROVIDED,
    }),
  );
}

export function deactivate(): void {}
