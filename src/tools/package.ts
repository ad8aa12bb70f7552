/** Makes policywright-<version>.vsix from a production build, without the network: `npm run package`; `-- --test` also tries it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { ended, fail, root, script, start, typescript } from './editor/shell.ts';

main().catch(fail);

async function main(): Promise<void> {
  const missing = ['README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES'].filter(
    file => !existsSync(join(root, file)),
  );
  if (missing.length > 0) fail(`A package needs these files as well: ${missing.join(', ')}.`);
  const inside = await build(true);
  checkNotices(inside);
  if (!existsSync(join(root, 'dist/catalog.jsonl')))
    fail('A package without its catalog is of no use: `npm run catalog`.');
  const file = `policywright-${version()}.vsix`;
  if ((await vsce('package', '--out', file)) !== 0) fail('vsce could not make the package: see above.');
  console.log(`\n${file}: ${(statSync(join(root, file)).size / 1024 / 1024).toFixed(2)} MB`);
  if (process.argv.includes('--test')) process.exitCode = await tryOut(file);
}

/** Installs it into a VS Code that has nothing else, and runs the main job on it; gives the exit code. */
const tryOut = (file: string): Promise<number> =>
  ended(
    start([
      ...typescript('src/tools/editor/run.ts'),
      '--vsix',
      file,
      '--grep',
      'this place|the examples in the editor',
    ]),
  );

/** Whoever's code is inside the bundles must be named in the notices. */
function checkNotices(packages: readonly string[]): void {
  const notices = readFileSync(join(root, 'THIRD_PARTY_NOTICES'), 'utf8').split(/[^\w@/.-]+/);
  const unnamed = packages.filter(name => !notices.includes(name));
  if (unnamed.length > 0) fail(`THIRD_PARTY_NOTICES does not name what is bundled: ${unnamed.join(', ')}.`);
}

function version(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/** With standard input shut it cannot ask anything; the README's links become addresses of the repository. */
function vsce(...args: string[]): Promise<number> {
  const flags = ['--no-dependencies'];
  return ended(start([...script('@vscode/vsce/vsce'), ...args, ...flags]));
}
