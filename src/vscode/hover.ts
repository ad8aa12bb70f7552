/** The hover provider. */
import * as vscode from 'vscode';
import { hover } from '../core/index.ts';
import { rangeOf } from './convert.ts';
import type { Documents } from './documents.ts';
import { guarded, type Log } from './guard.ts';

export function hoverProvider(documents: Documents, log: Log): vscode.HoverProvider {
  return {
    provideHover: guarded(log, 'hover', async (document: vscode.TextDocument, position: vscode.Position) => {
      const found = await documents.withPolicies(document);
      const shown = found && hover(found.parsed, document.offsetAt(position), () => found.catalog);
      // Never trusted: a text of the document may stand in it.
      return shown && new vscode.Hover(new vscode.MarkdownString(shown.markdown), rangeOf(document, shown.span));
    }),
  };
}
