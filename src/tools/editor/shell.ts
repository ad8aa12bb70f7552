/** What every tool that starts other programs needs: the root, running one, ending it with all its children, failing. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../../..');

const windows = process.platform === 'win32';

/** A tool of node_modules, by the path of its script: runs with this very Node, needs no shell anywhere. */
export const script = (path: string): string[] => [process.execPath, join(root, 'node_modules', path)];

/** The words that run a TypeScript file of this repository. */
export const typescript = (file: string): string[] => [...script('tsx/dist/cli.mjs'), join(root, file)];

/** The words that run npm: the one that runs us, else the one on the PATH. */
export function npm(): { command: string[]; shell: boolean } {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('npm-cli.js')) return { command: [process.execPath, running], shell: false };
  // npm is a batch file on Windows, which only a shell can start.
  return { command: [windows ? 'npm.cmd' : 'npm'], shell: windows };
}

/** Starts a program with our output; `words` are the command and its arguments. */
export function start(words: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const [command = '', ...args] = words;
  return spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
}

/** The exit code of a started program; one that could not start or was ended by a signal counts as failed. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise(done => {
    child.once('error', error => {
      console.error(error.message);
      done(1);
    });
    child.once('close', code => done(code ?? 1));
  });
}

/** Asks a program to end, on Windows with its children (elsewhere programs pass it on). */
export function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  else child.kill('SIGTERM');
}

/** Says what is wrong in one paragraph and leaves with exit code 1. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
