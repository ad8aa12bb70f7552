/** Bundles the editor tests into out/editor, where the extension host loads them as CommonJS. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './shell.ts';

/** Gives the file that the extension host is to run. */
export async function bundleEditorTests(): Promise<string> {
  const out = join(root, 'out/editor');
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/editor/index.ts', 'test/editor/**/*.test.ts'],
    outbase: 'test/editor',
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // mocha is found in node_modules from out/editor; one copy serves the entry and the tests.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(out, 'index.js');
}
