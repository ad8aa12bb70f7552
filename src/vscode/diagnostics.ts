/** Findings as you type: debounced, never stale, and silent on the token that is being typed. */
import * as vscode from 'vscode';
import { check, type Finding } from '../core/index.ts';
import { severityOf } from './convert.ts';
import { type Documents, LANGUAGES } from './documents.ts';
import { guarded, type Log } from './guard.ts';
import { configOf, SECTION } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

const DELAY = 200;

/** Sources of which only the working copy is for a person to mend. */
const READ_ONLY_SCHEMES: readonly string[] = ['git', 'gitfs', 'output', 'vscode', 'review', 'pr'];

export interface Diagnostics extends vscode.Disposable {
  /** The findings of the document's present text. */
  findings(document: vscode.TextDocument): Promise<readonly Finding[]>;
}

export function createDiagnostics(documents: Documents, log: Log): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(SECTION);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Where a person has just typed, by document: what touches the cursor there is not reported yet. */
  const typedAt = new Map<string, number>();

  const findings = async (document: vscode.TextDocument): Promise<readonly Finding[]> => {
    const found = await documents.withPolicies(document);
    if (!found) return [];
    const config = configOf(document);
    const result = check(found.snapshot.parsed, { catalog: found.catalog, today: today(), config });
    for (const { rule, error } of result.faults) log.error(`rule ${rule}`, error);
    return result.findings.filter(
      finding => finding.rule !== 'invalid-syntax' || !isOfJsonFile(document, found.snapshot, finding),
    );
  };

  const refresh = guarded(log, 'findings', async (document: vscode.TextDocument) => {
    const snapshot = documents.read(document);
    const found = await findings(document);
    if (document.isClosed || document.version !== snapshot.version) return;
    const cursor = typedAt.has(document.uri.toString()) ? cursorIn(document) : undefined;
    const shown = found.filter(
      finding =>
        (cursor === undefined || cursor < finding.unfinished.start || cursor > finding.unfinished.end) &&
        // VS Code marks the key itself, though without a mend.
        !(finding.rule === 'duplicate-element' && isOfJsonFile(document, snapshot, finding)),
    );
    collection.set(
      document.uri,
      shown.map(finding => diagnosticOf(snapshot, finding)),
    );
  });
  const schedule = (document: vscode.TextDocument, delay: number): void => {
    if (!LANGUAGES.includes(document.languageId) || READ_ONLY_SCHEMES.includes(document.uri.scheme)) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        void refresh(document);
      }, delay),
    );
  };
  const forget = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.delete(key);
    typedAt.delete(key);
    collection.delete(document.uri);
  };
  /** The person has gone elsewhere, or saved: what was held back is shown. */
  const release = (document: vscode.TextDocument): void => {
    if (typedAt.delete(document.uri.toString())) schedule(document, DELAY);
  };
  const all = (): void => {
    for (const document of vscode.workspace.textDocuments) schedule(document, 0);
  };

  const subscriptions = [
    collection,
    vscode.workspace.onDidOpenTextDocument(document => schedule(document, 0)),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidSaveTextDocument(release),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      if (contentChanges.length === 0) return;
      const [change] = contentChanges;
      if (reason === undefined && change && contentChanges.every(isTyped)) {
        typedAt.set(document.uri.toString(), change.rangeOffset + change.text.length);
      } else {
        typedAt.delete(document.uri.toString());
      }
      schedule(document, DELAY);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
      const typed = typedAt.get(document.uri.toString());
      // Typing moves the cursor too, to where it typed or between the quotes that the editor closed.
      if (typed !== undefined && Math.abs(document.offsetAt(selection.active) - typed) > 1) release(document);
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      for (const document of vscode.workspace.textDocuments) release(document);
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SECTION)) all();
    }),
  ];
  all();
  return {
    findings,
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** VS Code's own JSON support speaks of the syntax and the double keys of a JSON file, though not of one inside its strings. */
function isOfJsonFile({ languageId }: vscode.TextDocument, { parsed }: Snapshot, { policy }: Finding): boolean {
  const tree = parsed.policies[policy]?.tree;
  return /^jsonc?$/.test(languageId) && tree !== undefined && parsed.trees.includes(tree);
}

function diagnosticOf(snapshot: Snapshot, finding: Finding): vscode.Diagnostic {
  const range = snapshot.firstLineOf(finding.span);
  const diagnostic = new vscode.Diagnostic(range, finding.message, severityOf(finding.severity));
  diagnostic.source = 'policywright';
  diagnostic.code = { value: finding.rule, target: vscode.Uri.parse(finding.docs) };
  if (finding.tag) {
    diagnostic.tags = [
      finding.tag === 'deprecated' ? vscode.DiagnosticTag.Deprecated : vscode.DiagnosticTag.Unnecessary,
    ];
  }
  diagnostic.relatedInformation = finding.related.map(
    ({ span, message }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(snapshot.uri, snapshot.rangeOf(span)), message),
  );
  return diagnostic;
}

/** A letter or two, or a deletion; a paste or a fix is not typing. */
const isTyped = (change: vscode.TextDocumentContentChangeEvent): boolean =>
  change.text.length <= 2 && change.rangeLength <= 2;

function cursorIn(document: vscode.TextDocument): number | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
}

/** The local day, `2026-11-24`. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
