/** The extension: registers what the core offers, and nothing else. */
import * as vscode from 'vscode';
import { codeActionProvider, PROVIDED } from './code-actions.ts';
import { registerCommands } from './commands.ts';
import { completionProvider, TRIGGERS } from './completion.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createDocuments, SELECTOR } from './documents.ts';
import { createLog } from './guard.ts';
import { hoverProvider } from './hover.ts';
import { registerListing } from './listing.ts';
import { definitionProvider, highlightProvider, linkProvider, OUTLINED, symbolProvider } from './navigation.ts';
import { COLOURED, LEGEND, tokensProvider } from './semantic-tokens.ts';
import { createStatus } from './status.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = createLog(context);
  const documents = createDocuments(context.extensionUri, log);
  const diagnostics = createDiagnostics(documents, log);
  context.subscriptions.push(
    diagnostics,
    createStatus(documents),
    registerCommands(log),
    registerListing(documents, log),
    vscode.languages.registerHoverProvider(SELECTOR, hoverProvider(documents, log)),
    vscode.languages.registerCompletionItemProvider(SELECTOR, completionProvider(documents, log), ...TRIGGERS),
    vscode.languages.registerCodeActionsProvider(SELECTOR, codeActionProvider(documents, diagnostics, log), {
      providedCodeActionKinds: PROVIDED,
    }),
    vscode.languages.registerDocumentLinkProvider(SELECTOR, linkProvider(documents, log)),
    vscode.languages.registerDocumentHighlightProvider(SELECTOR, highlightProvider(documents, log)),
    vscode.languages.registerDefinitionProvider(SELECTOR, definitionProvider(documents, log)),
    vscode.languages.registerDocumentSymbolProvider(OUTLINED, symbolProvider(documents, log)),
    vscode.languages.registerDocumentSemanticTokensProvider(COLOURED, tokensProvider(documents, log), LEGEND),
  );
}

export function deactivate(): void {}
