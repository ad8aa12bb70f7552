/** The completion provider; the order and the match are the core's, the editor only filters. */
import * as vscode from 'vscode';
import { type Completion, complete, hasStops, plain, toSnippet } from '../core/index.ts';
import type { Documents } from './documents.ts';
import { guarded, type Log } from './guard.ts';
import type { Snapshot } from './snapshot.ts';

/** What opens the list beside letters; in some languages letters in strings do not. */
export const TRIGGERS: readonly string[] = ['"', ':', '*', '$', '{', '/'];

const KINDS: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  action: vscode.CompletionItemKind.Method,
  pattern: vscode.CompletionItemKind.Operator,
  service: vscode.CompletionItemKind.Module,
  template: vscode.CompletionItemKind.Snippet,
  element: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  principal: vscode.CompletionItemKind.User,
  resource: vscode.CompletionItemKind.Reference,
  operator: vscode.CompletionItemKind.Operator,
  key: vscode.CompletionItemKind.Field,
  variable: vscode.CompletionItemKind.Variable,
};

export function completionProvider(documents: Documents, log: Log): vscode.CompletionItemProvider {
  const origins = new WeakMap<vscode.CompletionItem, Completion>();
  return {
    provideCompletionItems: guarded(
      log,
      'completion',
      async (
        document: vscode.TextDocument,
        position: vscode.Position,
        token: vscode.CancellationToken,
        context: vscode.CompletionContext,
      ) => {
        // Taken before anything is waited for: the answer is about this text.
        const snapshot = documents.read(document);
        const found = await documents.withPolicies(document);
        if (token.isCancellationRequested) return undefined;
        const list = complete(
          snapshot.parsed,
          snapshot.offsetAt(position),
          () => {
            // Asked for only in a policy, and then it is there.
            if (!found) throw new Error('no catalog without a policy');
            return found.catalog;
          },
          context.triggerCharacter,
        );
        const items = list.items.map((completion, index) => {
          const item = itemOf(snapshot, position, completion, index);
          origins.set(item, completion);
          return item;
        });
        return new vscode.CompletionList(items, list.incomplete);
      },
    ),
    resolveCompletionItem: item => {
      const documentation = origins.get(item)?.documentation();
      if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
      return item;
    },
  };
}

function itemOf(
  snapshot: Snapshot,
  position: vscode.Position,
  completion: Completion,
  index: number,
): vscode.CompletionItem {
  const { edit, label, note, detail, filter, kind, again, also } = completion;
  const item = new vscode.CompletionItem({ label, ...(note === undefined ? {} : { description: note }) }, KINDS[kind]);
  const range = snapshot.rangeOf(edit.span);
  // The editor takes ranges of one line that hold the cursor; a blank text may have several lines.
  item.range = range.isSingleLine ? range : new vscode.Range(position, position);
  item.insertText = hasStops(edit.text) ? new vscode.SnippetString(toSnippet(edit.text)) : plain(edit.text);
  item.additionalTextEdits = also.map(change => new vscode.TextEdit(snapshot.rangeOf(change.span), plain(change.text)));
  item.filterText = filter;
  // `!` sorts before the quote with which the built-in JSON support's own items begin.
  item.sortText = `!${String(index).padStart(5, '0')}`;
  if (detail !== undefined) item.detail = detail;
  if (again) item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  return item;
}
