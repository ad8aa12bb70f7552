/** test/corpus/findings.json: what is reported on the known-good policies, so that a new alarm is a visible change. */
import { readFileSync } from 'node:fs';
import { check, loadCatalog, open } from '../../core/index.ts';
import { CATALOG_FILE } from '../catalog/load.ts';
import { corpus } from '../corpus.ts';
import type { GeneratedFile } from './file.ts';

export function corpusFindings(): GeneratedFile[] {
  const catalog = loadCatalog(readFileSync(CATALOG_FILE));
  const rules: Record<string, Record<string, number>> = {};
  const files: Record<string, string[]> = {};
  for (const { path, language, text, kind } of corpus()) {
    // The day of the data, so that what is generated does not change overnight.
    const { findings } = check(open(text, language, { kind }), { catalog, today: catalog.date });
    for (const { rule, severity } of findings) {
      const counts = rules[rule] ?? {};
      counts[severity] = (counts[severity] ?? 0) + 1;
      rules[rule] = counts;
    }
    if (findings.length > 0) files[path] = findings.map(({ rule, severity }) => `${severity} ${rule}`).sort();
  }
  const sorted = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify({ rules: sorted, files }, null, 2);
  return [{ path: 'test/corpus/findings.json', text: `${text}\n` }];
}
