/** The hover provider. */
import * as vscode from 'vscode';
import { hover } from '../core/index.ts';
import type { Documents } from './documents.ts';
import { guarded, type Log } from './guard.ts';
import { linkTo } from './listing.ts';

export function hoverProvider(documents: Documents, log: Log): vscode.HoverProvider {
  return {
    provideHover: guarded(log, 'hover', async (document: vscode.TextDocument, position: vscode.Position) => {
      const found = await documents.withPolicies(document);
      const snapshot = found?.snapshot;
      const shown = snapshot && hover(snapshot.parsed, snapshot.offsetAt(position), () => found.catalog);
      if (!shown) return undefined;
      // Never trusted: a text of the document may stand in it.
      const text = new vscode.MarkdownString(shown.markdown);
      return new vscode.Hover(shown.more ? [text, linkTo(shown.more)] : text, snapshot.rangeOf(shown.span));
    }),
  };
}
