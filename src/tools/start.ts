/** Opens VS Code on examples/ with the extension of this repository loaded: `npm start [-- --offline | --electron]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { type Code, findCode } from './editor/find-code.ts';
import { end, ended, fail, root, start } from './editor/shell.ts';

main(process.argv.slice(2)).catch(fail);

async function main(args: string[]): Promise<void> {
  await build(false);
  const choice = args.includes('--offline') ? 'offline' : args.includes('--electron') ? 'desktop' : 'any';
  const code = await findCode(choice, true);
  console.log(code.what);
  const temporary = mkdtempSync(join(tmpdir(), 'pw-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
  const child = start([code.executable, ...codeArguments(code, temporary)], { env: environment() });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      asked = true;
      end(child);
    });
  }
  if (!code.offline) console.log('Close its window, or press Ctrl+C here, to end it.');
  const exit = await ended(child);
  if (exit === 0 || asked) console.log('Ended.');
  else fail(`VS Code ended with code ${exit}. Another one can be given with VSCODE_EXECUTABLE_PATH, or try --offline.`);
}

/** A profile of its own: it leaves yours alone, and the window belongs to the program we started and can end. */
function codeArguments(code: Code, temporary: string): string[] {
  const shared = [join(root, 'examples'), `--extensionDevelopmentPath=${root}`];
  if (code.offline) return shared;
  // Chromium's sandbox refuses to run as root, as in a container.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const folders = ['user-data', 'extensions'].map(name => `--${name}-dir=${join(temporary, name)}`);
  return [...shared, ...folders, '--skip-welcome', '--skip-release-notes', '--disable-updates', ...sandbox];
}

/** In a terminal inside VS Code this variable would turn the program into a plain Node. */
function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
  return rest;
}
