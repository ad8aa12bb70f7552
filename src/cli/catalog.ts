/** Reads the catalog file: beside the bundle, or in the source tree where the program runs from it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Catalog, loadCatalog } from '../core/index.ts';

const PLACES: readonly string[] = ['catalog.jsonl', '../core/catalog/data/catalog.jsonl'];

/** Throws where there is none or it is broken: the program is then not whole. */
export async function readCatalog(): Promise<Catalog> {
  for (const place of PLACES) {
    const bytes = await readFile(join(__dirname, place)).catch(() => undefined);
    if (bytes) return loadCatalog(bytes);
  }
  throw new Error(`the catalog of AWS actions is not there: ${join(__dirname, PLACES[0] ?? '')}`);
}
