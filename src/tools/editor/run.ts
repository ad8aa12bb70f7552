/**
 * Runs the editor tests in a real VS Code: `npm run test:editor [-- options]`.
 *
 *   --offline         only the VS Code server from npm       --electron  only a desktop VS Code
 *   --grep TEXT       only the tests whose title matches     --shots DIR pictures of the page into this folder
 *   --vsix FILE       test a packed extension                --extension DIR  another extension in place of this one
 *   --web             in the browser's extension host        --restricted     in a workspace that is not trusted
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { resolveCliArgsFromVSCodeExecutablePath, runTests, TestRunFailedError } from '@vscode/test-electron';
import { bundleEditorTests } from './bundle.ts';
import { type Code, findCode } from './find-code.ts';
import { ended, fail, root, start } from './shell.ts';

interface Options {
  readonly offline?: boolean;
  readonly electron?: boolean;
  readonly grep?: string;
  readonly shots?: string;
  readonly vsix?: string;
  readonly extension?: string;
  readonly web?: boolean;
  readonly restricted?: boolean;
}

main().catch(error => fail(error instanceof TestRunFailedError ? 'The editor tests failed: see above.' : error));

async function main(): Promise<void> {
  const options = readOptions();
  // In a terminal inside VS Code this variable would turn the desktop program into a plain Node.
  delete process.env['ELECTRON_RUN_AS_NODE'];
  // Only the stand-in has both extension hosts in one window, and a window without trust.
  const offline = options.offline || options.web || options.restricted;
  const code = await findCode(offline ? 'offline' : options.electron ? 'desktop' : 'any', true);
  console.log(code.what);
  const tests = await bundleEditorTests();
  // Short names: the path of a socket inside must stay under 104 characters on macOS.
  const temporary = mkdtempSync(join(tmpdir(), 'pw-'));
  process.once('SIGTERM', () => process.exit(143));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = join(temporary, 'workspace');
  // A copy, since tests write.
  cpSync(join(root, 'test/editor/workspace'), workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath: code.executable,
    extensionDevelopmentPath: await extensionUnderTest(code, temporary, options),
    extensionTestsPath: tests,
    launchArgs: [workspace, ...profile(temporary), ...(options.vsix ? [] : ['--disable-extensions'])],
    extensionTestsEnv: environment(options),
  });
}

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArgs({
    options: {
      offline: flag,
      electron: flag,
      grep: text,
      shots: text,
      vsix: text,
      extension: text,
      web: flag,
      restricted: flag,
    },
  }).values;
}

function environment({ grep, shots, restricted, vsix, web }: Options): Record<string, string> {
  const place = web ? 'the browser' : restricted ? 'an untrusted workspace' : vsix && 'a packed extension';
  return {
    ...(place && { POLICYWRIGHT_PLACE: place }),
    ...(grep && { POLICYWRIGHT_GREP: grep }),
    ...(shots && { POLICYWRIGHT_SHOTS: resolve(shots) }),
    ...(restricted && { POLICYWRIGHT_RESTRICTED: '1' }),
  };
}

function profile(temporary: string): string[] {
  return [`--user-data-dir=${join(temporary, 'user')}`, `--extensions-dir=${join(temporary, 'extensions')}`];
}

/** The folder to load as under development; for a packed extension, which is installed first, an empty one. */
async function extensionUnderTest(code: Code, temporary: string, options: Options): Promise<string> {
  if (options.web) return browserOnly(temporary);
  if (!options.vsix) return options.extension ? resolve(options.extension) : root;
  const vsix = resolve(options.vsix);
  const cli = code.offline
    ? [code.executable]
    : resolveCliArgsFromVSCodeExecutablePath(code.executable, { reuseMachineInstall: true });
  const words = [...cli, `--install-extension=${vsix}`, ...profile(temporary)];
  const shell = process.platform === 'win32';
  if ((await ended(start(words, { shell }))) !== 0) throw new Error(`${vsix} could not be installed: see above.`);
  const empty = join(temporary, 'empty');
  mkdirSync(empty);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(empty, 'package.json'), JSON.stringify(manifest));
  return empty;
}

/** This extension without its entry for Node: VS Code then runs it in the browser's extension host. */
function browserOnly(temporary: string): string {
  const folder = join(temporary, 'web');
  mkdirSync(folder);
  const { main: _, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const part of ['dist', 'snippets', 'schemas']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}
