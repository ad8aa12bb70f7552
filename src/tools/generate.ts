/** `npm run generate`: writes what follows from the code; with `--check` only says what is not up to date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './editor/shell.ts';
import { accessAnalyzer } from './generate/access-analyzer.ts';
import { corpusFindings } from './generate/corpus.ts';
import type { GeneratedFile } from './generate/file.ts';
import { manifest } from './generate/manifest.ts';
import { pages } from './generate/pages.ts';
import { schemas } from './generate/schemas.ts';
import { snippets } from './generate/snippets.ts';

/** Every generated file as it should be. */
export function generated(): GeneratedFile[] {
  return [
    ...schemas(),
    ...snippets(),
    ...pages(committed),
    ...accessAnalyzer(),
    ...corpusFindings(),
    ...manifest(committed('package.json')),
  ];
}

/** Those that are not so on disk. */
export const stale = (files: readonly GeneratedFile[]): GeneratedFile[] =>
  files.filter(({ path, text }) => committed(path) !== text);

function main(args: readonly string[]): number {
  const files = generated();
  const old = stale(files);
  if (args.includes('--check')) {
    for (const { path } of old) console.error(`${path} is not up to date`);
    if (old.length > 0) console.error('Run npm run generate');
    return old.length > 0 ? 1 : 0;
  }
  for (const { path, text } of old) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  console.log(`${files.length} files, ${files.length - old.length} of them as they were`);
  return 0;
}

function committed(path: string): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
