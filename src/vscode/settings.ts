/** What the person has set, read anew each time so that nothing needs a reload. */
import * as vscode from 'vscode';
import { type Config, DEFAULT_MAX_LENGTH, KINDS, type Kind, type Severity } from '../core/index.ts';

export const SECTION = 'policywright';

export function configOf(document: vscode.TextDocument): Config {
  const rules = vscode.workspace.getConfiguration(SECTION, document).get<Record<string, unknown>>('rules') ?? {};
  const known = Object.entries(rules).filter((entry): entry is [string, Severity | 'off'] => isSeverity(entry[1]));
  return { rules: Object.fromEntries(known) };
}

export const maxLengthOf = (document: vscode.TextDocument): number =>
  vscode.workspace.getConfiguration(SECTION, document).get<number>('maxFileLength') ?? DEFAULT_MAX_LENGTH;

/** The kind that `policywright.kinds` gives to the file: that of the first glob that matches its path. */
export function kindOf(document: vscode.TextDocument): Kind | undefined {
  const kinds = vscode.workspace.getConfiguration(SECTION, document).get<Record<string, unknown>>('kinds') ?? {};
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  for (const [glob, said] of Object.entries(kinds)) {
    const kind = KINDS.find(candidate => candidate === said);
    const pattern = folder ? new vscode.RelativePattern(folder, glob) : glob;
    if (kind && vscode.languages.match({ pattern }, document) > 0) return kind;
  }
  return undefined;
}

const isSeverity = (value: unknown): value is Severity | 'off' =>
  typeof value === 'string' && ['error', 'warning', 'info', 'hint', 'off'].includes(value);
