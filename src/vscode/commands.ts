/** Commands: a fix that asks first. */
import * as vscode from 'vscode';
import type { Offer, Question, QuestionItem } from '../core/index.ts';
import { workspaceEdit } from './convert.ts';
import { guarded, type Log } from './guard.ts';
import type { Snapshot } from './snapshot.ts';

/** Internal: run by a code action, in no menu. */
export const APPLY = 'policywright.applyFix';

/** A fix that waits for its answer, and the text it was offered for. */
export interface Pending {
  readonly document: vscode.TextDocument;
  readonly snapshot: Snapshot;
  readonly offer: Offer;
}

export function registerCommands(log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(APPLY, guarded(log, 'fix', applyFix));
}

async function applyFix(pending: Pending): Promise<void> {
  const { document, snapshot, offer } = pending;
  const answer = offer.ask && (await askFor(offer.ask));
  if (!answer || answer.length === 0) return;
  if (document.version !== snapshot.version) {
    void vscode.window.showInformationMessage('The text has changed meanwhile. Please choose the fix again.');
    return;
  }
  const change = offer.make(answer);
  if (change) await vscode.workspace.applyEdit(workspaceEdit(snapshot, change));
  else void vscode.window.showInformationMessage('This fix cannot be made exactly here, so nothing was changed.');
}

interface Pick extends vscode.QuickPickItem {
  readonly id?: string;
}

/** The ids of what was picked; undefined where the person went away. */
async function askFor(question: Question): Promise<string[] | undefined> {
  const picks = picksOf(question.items);
  const options = { title: question.title, matchOnDescription: true, matchOnDetail: true };
  if (question.many) {
    const picked = await vscode.window.showQuickPick(picks, { ...options, canPickMany: true });
    return picked?.flatMap(pick => pick.id ?? []);
  }
  const picked = await vscode.window.showQuickPick(picks, options);
  return picked?.id === undefined ? undefined : [picked.id];
}

/** Items with a heading before each group. */
function picksOf(items: readonly QuestionItem[]): Pick[] {
  const picks: Pick[] = [];
  let group: string | undefined;
  for (const item of items) {
    if (item.group !== undefined && item.group !== group) {
      picks.push({ label: item.group, kind: vscode.QuickPickItemKind.Separator });
    }
    group = item.group;
    picks.push({
      id: item.id,
      label: item.label,
      ...(item.detail === undefined ? {} : { description: item.detail }),
      ...(item.picked === undefined ? {} : { picked: item.picked }),
    });
  }
  return picks;
}
