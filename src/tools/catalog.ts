/** `npm run catalog`: writes the catalog file from the packages; with `--check` only says whether it is up to date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { countCatalog } from './catalog/encode.ts';
import { CATALOG_FILE, makeCatalog } from './catalog/load.ts';

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const made = makeCatalog();
  if (args.includes('--check')) {
    const committed = existsSync(CATALOG_FILE) ? readFileSync(CATALOG_FILE, 'utf8') : '';
    if (committed === made.text) return 0;
    console.error('The catalog is not up to date: run npm run catalog');
    return 1;
  }
  mkdirSync(dirname(CATALOG_FILE), { recursive: true });
  writeFileSync(CATALOG_FILE, made.text);
  console.log(summary(made));
  return 0;
}

function summary({ catalog, text, dangling, retiredActions }: ReturnType<typeof makeCatalog>): string {
  const counts = countCatalog(catalog);
  const actions = catalog.services.flatMap(service => service.actions);
  const headerLength = text.indexOf('\n');
  const noPage = catalog.services.filter(service => service.url === undefined).map(service => service.prefix);
  const rows: [string, string | number][] = [
    ['date', catalog.date],
    ['services', counts.services],
    ['actions', counts.actions],
    ['  with dependent actions', actions.filter(action => action.dependentActions.length > 0).length],
    ['  permission only', actions.filter(action => action.permissionOnly).length],
    ['  with a page of their own', actions.filter(action => action.guide !== undefined).length],
    ['resource types', counts.resourceTypes],
    ['condition keys', counts.conditionKeys],
    ['managed policies', counts.managedPolicies],
    ['services without a page', noPage.join(', ') || 'none'],
    ['retired services', catalog.retiredServices.join(', ') || 'none'],
    ['retired actions, theirs included', retiredActions],
    ['dangling dependent actions', dangling.join(', ') || 'none'],
    ['bytes', text.length],
    ['  of which header', headerLength],
    ['  gzipped', gzipSync(text).length],
  ];
  return rows.map(([name, value]) => `${name.padEnd(34)}${value}`).join('\n');
}
