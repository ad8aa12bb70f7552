/** The lightbulb: fixes of the findings under the cursor, and refactorings. */
import * as vscode from 'vscode';
import { actions, type Finding, type Offer } from '../core/index.ts';
import { APPLY, type Pending } from './commands.ts';
import { workspaceEdit } from './convert.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import { guarded, type Log } from './guard.ts';
import type { Snapshot } from './snapshot.ts';

export const PROVIDED: readonly vscode.CodeActionKind[] = [
  vscode.CodeActionKind.QuickFix,
  vscode.CodeActionKind.RefactorRewrite,
];

export function codeActionProvider(
  documents: Documents,
  diagnostics: Diagnostics,
  log: Log,
): vscode.CodeActionProvider {
  const provide = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> => {
    const { only } = context;
    const snapshot = documents.read(document);
    const wants = (kind: vscode.CodeActionKind) => !only || only.contains(kind) || kind.contains(only);
    const found: vscode.CodeAction[] = [];
    if (wants(vscode.CodeActionKind.QuickFix)) {
      for (const finding of await diagnostics.findings(document)) {
        if (!snapshot.rangeOf(finding.span).intersection(range)) continue;
        found.push(...fixesOf(document, snapshot, finding, context.diagnostics));
      }
    }
    if (wants(vscode.CodeActionKind.RefactorRewrite)) {
      const read = await documents.withPolicies(document);
      const offers = read ? actions(snapshot.parsed, snapshot.offsetAt(range.start), () => read.catalog) : [];
      found.push(...offers.flatMap(offer => actionOf(document, snapshot, offer) ?? []));
    }
    return found;
  };
  return { provideCodeActions: guarded(log, 'code actions', provide) };
}

function fixesOf(
  document: vscode.TextDocument,
  snapshot: Snapshot,
  finding: Finding,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const mended = shown.filter(
    ({ code, range }) =>
      typeof code === 'object' && code.value === finding.rule && range.intersection(snapshot.rangeOf(finding.span)),
  );
  const fixes = finding.fixes.flatMap(offer => actionOf(document, snapshot, offer) ?? []);
  for (const action of fixes) action.diagnostics = [...mended];
  return [...fixes, ...finding.links.slice(0, 1).map(linkAction)];
}

/** Nothing is mended by reading: it comes last and is never the preferred one. */
function linkAction(address: string): vscode.CodeAction {
  const uri = vscode.Uri.parse(address);
  const action = new vscode.CodeAction(`Read how this works (${uri.authority})`, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'vscode.open', title: action.title, arguments: [uri] };
  return action;
}

/** Undefined where the change cannot be made exactly: what cannot be done is not offered. */
function actionOf(document: vscode.TextDocument, snapshot: Snapshot, offer: Offer): vscode.CodeAction | undefined {
  const kind = vscode.CodeActionKind.Empty.append(offer.kind);
  const action = new vscode.CodeAction(offer.title, kind);
  action.isPreferred = offer.preferred;
  if (offer.ask) {
    const pending: Pending = { document, snapshot, offer };
    action.command = { command: APPLY, title: offer.title, arguments: [pending] };
    return action;
  }
  const change = offer.make();
  if (!change) return undefined;
  action.edit = workspaceEdit(snapshot, change);
  return action;
}
