/** Colours inside the strings of JSON, where the grammar sees only strings. */
import * as vscode from 'vscode';
import { TOKEN_TYPES, tokens } from '../core/index.ts';
import type { Documents } from './documents.ts';
import { guarded, type Log } from './guard.ts';

export const LEGEND = new vscode.SemanticTokensLegend([...TOKEN_TYPES]);

/** VS Code asks one provider only: where a language has one of its own, as Terraform has, ours would take its place. */
export const COLOURED: vscode.DocumentSelector = ['json', 'jsonc'].map(language => ({ language }));

export function tokensProvider(documents: Documents, log: Log): vscode.DocumentSemanticTokensProvider {
  return {
    provideDocumentSemanticTokens: guarded(log, 'colours', (document: vscode.TextDocument) => {
      const snapshot = documents.read(document);
      const builder = new vscode.SemanticTokensBuilder(LEGEND);
      for (const { span, type } of tokens(snapshot.parsed)) {
        const range = snapshot.rangeOf(span);
        if (range.isSingleLine) builder.push(range, type);
      }
      return builder.build();
    }),
  };
}
