/** One parse for each version of a document, shared by all features; the catalog once, when a policy is first seen. */
import * as vscode from 'vscode';
import { type Catalog, type Document, loadCatalog, open } from '../core/index.ts';
import { kindOf, maxLengthOf } from './settings.ts';

/** Languages that can hold policies; `contributes` and the activation events name the same. */
export const LANGUAGES: readonly string[] = ['json', 'jsonc', 'yaml', 'terraform', 'opentofu', 'hcl'];

export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map(language => ({ language }));

export interface Documents {
  /** The policies in a document; parsed again only when its text or a setting has changed. */
  read(document: vscode.TextDocument): Document;
  /** The document and the catalog where there is a policy; undefined where there is none. */
  withPolicies(document: vscode.TextDocument): Promise<{ parsed: Document; catalog: Catalog } | undefined>;
}

export function createDocuments(extension: vscode.Uri): Documents {
  const cache = new WeakMap<vscode.TextDocument, { key: string; document: Document }>();
  let catalog: Promise<Catalog> | undefined;

  const read = (document: vscode.TextDocument): Document => {
    const options = { maxLength: maxLengthOf(document), kind: kindOf(document), path: document.uri.path };
    const key = JSON.stringify([document.version, document.languageId, options]);
    const known = cache.get(document);
    if (known?.key === key) return known.document;
    const fresh = open(document.getText(), document.languageId, options);
    cache.set(document, { key, document: fresh });
    return fresh;
  };
  const readCatalog = async (): Promise<Catalog> =>
    loadCatalog(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'catalog.jsonl')));

  return {
    read,
    async withPolicies(document) {
      if (read(document).policies.length === 0) return undefined;
      catalog ??= readCatalog();
      const loaded = await catalog.catch(error => {
        // Not kept: the next question tries again.
        catalog = undefined;
        throw error;
      });
      // The text may have changed while the catalog was read: what counts is what stands there now.
      const parsed = read(document);
      return parsed.policies.length > 0 ? { parsed, catalog: loaded } : undefined;
    },
  };
}
