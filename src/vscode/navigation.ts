/** Links, highlights, definitions and the outline: ways through a file, all of them read from the core. */
import * as vscode from 'vscode';
import { links, type OutlineItem, occurrences, symbols } from '../core/index.ts';
import { type Documents, LANGUAGES } from './documents.ts';
import { guarded, type Log } from './guard.ts';
import type { Snapshot } from './snapshot.ts';

export function linkProvider(documents: Documents, log: Log): vscode.DocumentLinkProvider {
  return {
    provideDocumentLinks: guarded(log, 'links', async (document: vscode.TextDocument) => {
      const found = await documents.withPolicies(document);
      if (!found) return [];
      return links(found.snapshot.parsed, found.catalog).map(({ span, address, title }) => {
        const link = new vscode.DocumentLink(found.snapshot.rangeOf(span), vscode.Uri.parse(address));
        link.tooltip = title;
        return link;
      });
    }),
  };
}

/** The same action, key, variable or principal elsewhere in the file. */
export function highlightProvider(documents: Documents, log: Log): vscode.DocumentHighlightProvider {
  return {
    provideDocumentHighlights: guarded(
      log,
      'highlights',
      (document: vscode.TextDocument, position: vscode.Position) => {
        const snapshot = documents.read(document);
        const found = occurrences(snapshot.parsed, snapshot.offsetAt(position));
        return found.length < 2
          ? undefined
          : found.map(({ span }) => new vscode.DocumentHighlight(snapshot.rangeOf(span)));
      },
    ),
  };
}

/** From an action to the statements of the file that allow it. */
export function definitionProvider(documents: Documents, log: Log): vscode.DefinitionProvider {
  return {
    provideDefinition: guarded(log, 'definition', (document: vscode.TextDocument, position: vscode.Position) => {
      const snapshot = documents.read(document);
      return occurrences(snapshot.parsed, snapshot.offsetAt(position))
        .filter(({ grants }) => grants)
        .map(({ span }) => new vscode.Location(document.uri, snapshot.rangeOf(span)));
    }),
  };
}

/** VS Code has an outline of its own for JSON. */
export const OUTLINED: vscode.DocumentSelector = LANGUAGES.filter(language => !/^jsonc?$/.test(language)).map(
  language => ({ language }),
);

export function symbolProvider(documents: Documents, log: Log): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols: guarded(log, 'outline', (document: vscode.TextDocument) => {
      const snapshot = documents.read(document);
      return symbols(snapshot.parsed).map(symbol => symbolOf(snapshot, symbol));
    }),
  };
}

function symbolOf(snapshot: Snapshot, { name, detail, span, anchor, children }: OutlineItem): vscode.DocumentSymbol {
  const kind = children.length > 0 ? vscode.SymbolKind.Object : vscode.SymbolKind.Event;
  const symbol = new vscode.DocumentSymbol(name, detail, kind, snapshot.rangeOf(span), snapshot.rangeOf(anchor));
  symbol.children = children.map(child => symbolOf(snapshot, child));
  return symbol;
}
