/** Bundles the extension (desktop and browser) and the command line into dist/: `npm run build [-- --production | --watch]`. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, build as bundle, context } from 'esbuild';
import { fail, root } from './editor/shell.ts';

const dist = join(root, 'dist');
const catalog = join(root, 'src/core/catalog/data/catalog.jsonl');

/** One build from scratch; production minifies and leaves source maps out. Gives the npm packages that are inside. */
export async function build(production: boolean): Promise<string[]> {
  prepare();
  const results = await Promise.all(bundles(production).map(options => bundle({ ...options, metafile: true })));
  chmodSync(join(dist, 'cli.js'), 0o755);
  const inputs = results.flatMap(result => Object.keys(result.metafile.inputs));
  return [...new Set(inputs.flatMap(packageOf))].sort();
}

/** Builds again at every change, until the process is ended. */
export async function watch(): Promise<void> {
  prepare();
  const contexts = await Promise.all(bundles(false).map(options => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map(one => one.watch()));
}

function packageOf(input: string): string[] {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  return name ? [name] : [];
}

function prepare(): void {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  if (existsSync(catalog)) copyFileSync(catalog, join(dist, 'catalog.jsonl'));
  else console.warn(`There is no ${relative(root, catalog)}: make it with \`npm run catalog\`. Built without it.`);
}

function bundles(production: boolean): BuildOptions[] {
  const shared: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    target: ['es2022'],
    // jsonc-parser's `main` is a UMD file whose inner requires no bundler sees.
    mainFields: ['module', 'main'],
    minify: production,
    sourcemap: !production,
    // The licences of what is inside are in THIRD_PARTY_NOTICES, which packaging insists on.
    legalComments: 'none',
    logLevel: 'warning',
  };
  const node: BuildOptions = { ...shared, platform: 'node', target: ['node20'] };
  const extension: BuildOptions = { entryPoints: ['src/vscode/extension.ts'], external: ['vscode'] };
  return [
    { ...node, ...extension, outfile: 'dist/extension.js' },
    { ...shared, ...extension, platform: 'browser', outfile: 'dist/extension.web.js' },
    { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  ];
}

if (require.main === module) {
  const args = process.argv.slice(2);
  // esbuild has printed what is wrong, with its place.
  if (args.includes('--watch')) watch().catch(fail);
  else build(args.includes('--production')).catch(() => fail('The build failed: see above.'));
}
