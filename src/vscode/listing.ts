/** Lists that are too long for a hover, opened as a read-only text by a link below it. */
import * as vscode from 'vscode';
import { escapeMarkdown, listing, type More } from '../core/index.ts';
import type { Documents } from './documents.ts';
import { guarded, type Log } from './guard.ts';

const SCHEME = 'policywright-list';

/** Internal: run by the link, in no menu. */
const OPEN = 'policywright.openList';

/** The link, alone in a text of ours that may run this one command; what a document says never stands in it. */
export function linkTo({ title, patterns, negated }: More): vscode.MarkdownString {
  const query = encodeURIComponent(JSON.stringify([{ patterns, negated }]));
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [OPEN] };
  text.value = `[${escapeMarkdown(title)}](command:${OPEN}?${query})`;
  return text;
}

export function registerListing(documents: Documents, log: Log): vscode.Disposable {
  const provider: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: guarded(log, 'list', async (uri: vscode.Uri) =>
      listing(await documents.catalog(), JSON.parse(uri.query)),
    ),
  };
  const open = async ({ patterns, negated }: Pick<More, 'patterns' | 'negated'>): Promise<void> => {
    const query = JSON.stringify({ patterns, negated });
    const uri = vscode.Uri.from({ scheme: SCHEME, path: '/Actions.txt', query });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand(OPEN, guarded(log, 'list', open)),
  );
}
