/** One parse for each version of a document, shared by all features; the catalog once, when a policy is first seen. */
import * as vscode from 'vscode';
import { type Catalog, catalogSentence, loadCatalog, open } from '../core/index.ts';
import type { Log } from './guard.ts';
import { kindOf, maxLengthOf } from './settings.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';

/** Languages that can hold policies; `contributes` and the activation events name the same. */
export const LANGUAGES: readonly string[] = ['json', 'jsonc', 'jsonl', 'yaml', 'terraform', 'opentofu', 'hcl'];

export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map(language => ({ language }));

export interface Documents {
  /** The document as it is now; parsed again only when its text or a setting has changed. */
  read(document: vscode.TextDocument): Snapshot;
  /** The document as it is at the call, and the catalog; undefined where there is no policy. */
  withPolicies(document: vscode.TextDocument): Promise<{ snapshot: Snapshot; catalog: Catalog } | undefined>;
  /** Read once, when it is first asked for. */
  catalog(): Promise<Catalog>;
}

export function createDocuments(extension: vscode.Uri, log: Log): Documents {
  const cache = new WeakMap<vscode.TextDocument, { key: string; snapshot: Snapshot }>();
  let loading: Promise<Catalog> | undefined;

  const read = (document: vscode.TextDocument): Snapshot => {
    const options = { maxLength: maxLengthOf(document), kind: kindOf(document), path: document.uri.path };
    const key = JSON.stringify([document.version, document.languageId, options]);
    const known = cache.get(document);
    if (known?.key === key) return known.snapshot;
    const snapshot = createSnapshot(document, open(document.getText(), document.languageId, options));
    cache.set(document, { key, snapshot });
    return snapshot;
  };
  const readCatalog = async (): Promise<Catalog> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'catalog.jsonl'));
    const loaded = loadCatalog(bytes);
    log.info(catalogSentence(loaded));
    return loaded;
  };

  const catalog = (): Promise<Catalog> => {
    loading ??= readCatalog();
    return loading.catch(error => {
      // Not kept: the next question tries again.
      loading = undefined;
      throw error;
    });
  };

  return {
    read,
    catalog,
    async withPolicies(document) {
      const snapshot = read(document);
      return snapshot.parsed.policies.length === 0 ? undefined : { snapshot, catalog: await catalog() };
    },
  };
}
