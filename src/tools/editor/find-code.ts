/** Decides which VS Code to use: yours, an installed one, a downloaded one, or the server from npm. */
import { lookup } from 'node:dns/promises';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { offlineCode } from './offline.ts';
import { root } from './shell.ts';

export interface Code {
  /** A program that takes VS Code's command line. */
  readonly executable: string;
  /** For people: which one it is and why. */
  readonly what: string;
  /** Whether it is the stand-in of test/offline. */
  readonly offline: boolean;
}

/** What to try; without a choice, each in turn. */
export type Choice = 'any' | 'offline' | 'desktop';

type Source = () => Promise<Code | string>;

/** The first VS Code there is; `installed` says whether a person's own may be used. Throws with all the reasons. */
export async function findCode(choice: Choice, installed: boolean): Promise<Code> {
  const desktop: Source[] = installed ? [fromVariable, fromSystem, fromDownload] : [fromVariable, fromDownload];
  const sources = { any: [...desktop, fromNpm], offline: [fromNpm], desktop }[choice];
  const reasons = new Set<string>();
  for (const source of sources) {
    const found = await source();
    if (typeof found !== 'string') return { ...found, what: [...reasons, found.what].join('\n') };
    if (found) reasons.add(found);
  }
  throw new Error([...reasons, 'Install VS Code, or set VSCODE_EXECUTABLE_PATH to its program file.'].join('\n'));
}

async function fromVariable(): Promise<Code | string> {
  const executable = process.env['VSCODE_EXECUTABLE_PATH'];
  if (!executable) return '';
  if (!existsSync(executable))
    throw new Error(`VSCODE_EXECUTABLE_PATH names ${executable}, and there is no such file.`);
  return { executable, what: `Using VSCODE_EXECUTABLE_PATH: ${executable}`, offline: false };
}

async function fromSystem(): Promise<Code | string> {
  const executable = programFiles().find(file => existsSync(file));
  if (!executable) return 'No installed VS Code was found.';
  return noDisplay() ?? { executable, what: `Using the installed VS Code: ${executable}`, offline: false };
}

async function fromDownload(): Promise<Code | string> {
  const blocked = noDisplay();
  if (blocked) return blocked;
  const host = 'update.code.visualstudio.com';
  // Asked first because the downloader itself would try for a long time.
  const reachable = await lookup(host).then(
    () => true,
    () => false,
  );
  if (!reachable) return `VS Code cannot be downloaded: ${host} is not reachable.`;
  try {
    const version = process.env['VSCODE_TEST_VERSION'];
    const executable = await downloadAndUnzipVSCode({
      cachePath: join(root, '.vscode-test'),
      ...(version && { version }),
    });
    return { executable, what: `Using the downloaded VS Code: ${executable}`, offline: false };
  } catch (error) {
    return `VS Code could not be downloaded: ${error instanceof Error ? error.message : error}.`;
  }
}

async function fromNpm(): Promise<Code | string> {
  try {
    const executable = await offlineCode();
    return { executable, what: 'Using the VS Code server from npm (test/offline).', offline: true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function noDisplay(): string | undefined {
  const blind = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  return blind ? 'Desktop VS Code cannot open a window: there is no display.' : undefined;
}

/**
 * Where the program file of an installed VS Code can be. Not the `code` command itself: that hands over to another
 * process and leaves, and in a remote terminal it is a different program.
 */
function programFiles(): string[] {
  const home = process.env['HOME'] ?? process.env['USERPROFILE'] ?? '';
  const behindCommand = commandsOnPath().flatMap(programBehind);
  if (process.platform === 'darwin') {
    const bundles = ['/Applications', join(home, 'Applications')].map(dir => join(dir, 'Visual Studio Code.app'));
    return [...behindCommand, ...bundles.flatMap(programInBundle)];
  }
  if (process.platform === 'win32') {
    const bases = [
      join(process.env['LOCALAPPDATA'] ?? home, 'Programs'),
      process.env['ProgramFiles'] ?? 'C:\\Program Files',
    ];
    return [...behindCommand, ...bases.map(base => join(base, 'Microsoft VS Code', 'Code.exe'))];
  }
  const usual = ['/usr/share/code/code', '/opt/visual-studio-code/code', '/snap/code/current/usr/share/code/code'];
  return [...behindCommand, ...usual];
}

function commandsOnPath(): string[] {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).filter(file => existsSync(file));
}

/** The command lies in a `bin` folder of the installation: beside the program, or inside its bundle on macOS. */
function programBehind(command: string): string[] {
  const installation = dirname(dirname(realpathSync(command)));
  if (process.platform === 'win32') return [join(installation, 'Code.exe')];
  // .../Visual Studio Code.app/Contents/Resources/app/bin/code
  if (process.platform === 'darwin') return programInBundle(dirname(dirname(dirname(installation))));
  return existsSync(join(installation, 'resources', 'app')) ? [join(installation, 'code')] : [];
}

function programInBundle(bundle: string): string[] {
  return ['Electron', 'Code'].map(name => join(bundle, 'Contents', 'MacOS', name));
}
