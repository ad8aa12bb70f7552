// Starts and stops the VS Code server that comes with the npm package code-server, on loopback, behind a random token.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const VSCODE = path.join(import.meta.dirname, 'node_modules', 'code-server', 'lib', 'vscode');
const START_LIMIT = 60_000;

// Built-in extensions that only cost time here, or call out to the network.
const SKIPPED_BUILTINS = [
  'GitHub.copilot-chat',
  'vscode.git',
  'vscode.git-base',
  'vscode.github',
  'vscode.tunnel-forwarding',
  'vscode.debug-auto-launch',
  'vscode.debug-server-ready',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
];

const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // On by default in a browser, where it would write into fixtures and examples.
  'files.autoSave': 'off',
  'json.schemaDownload.enable': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.colorTheme': process.env.POLICYWRIGHT_THEME || 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Starts a server whose data lie in the folder `home`; what ends it is added to `cleanups` at once.
 * Options: extensions (folder), flags (more arguments), env (more variables), settings (more user settings).
 */
export async function startServer(home, { extensions, flags = [], env = {}, settings = {} }, cleanups) {
  const token = randomBytes(24).toString('hex');
  const data = prepare(home, token, settings);
  // Port 0 lets the system choose, so that two runs cannot meet.
  const listen = ['--host', '127.0.0.1', '--port', '0', '--connection-token-file', data.tokenFile];
  const child = spawn(serverNode(), [...serverArguments(data, extensions), ...listen, ...flags], {
    env: { ...process.env, ...quietEnvironment(home), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the extension host and its helpers end with it.
    detached: true,
  });
  cleanups.push(() => stop(child));
  if (child.pid) process.once('exit', () => signalGroup(child.pid, 'SIGKILL'));
  const server = { child, token, authority: '', output: '', complaint: () => readable(server.output) };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => collect(server, chunk));
  server.authority = `127.0.0.1:${await listening(server)}`;
  return server;
}

/** The address that opens `folder` with the extensions under development, and tests if any. */
export function workbenchAddress(server, { folder, development, tests }) {
  const remote = file => `vscode-remote://${server.authority}${encodeURI(file)}`;
  const payload = [
    ...development.map(dir => ['extensionDevelopmentPath', remote(dir)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const place = folder ? { folder } : { ew: 'true' };
  const query = new URLSearchParams({ tkn: server.token, ...place, payload: JSON.stringify(payload) });
  return `http://${server.authority}/?${query}`;
}

/** Installs a packed extension into a folder; gives the exit code. */
export function installExtension(home, { install, extensions }, cleanups) {
  const data = prepare(home, '', {});
  const child = spawn(serverNode(), [...serverArguments(data, extensions), '--install-extension', install, '--force'], {
    env: { ...process.env, ...quietEnvironment(home) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  cleanups.push(() => stop(child));
  const said = { output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => collect(said, chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      console.log(readable(said.output));
      resolve(code ?? 1);
    });
  });
}

function prepare(home, token, settings) {
  linkModules();
  const user = path.join(home, 'data', 'User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  const tokenFile = path.join(home, 'token');
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });
  return { home, tokenFile };
}

function serverArguments({ home }, extensions) {
  const folders = {
    'server-data-dir': path.join(home, 'server'),
    'user-data-dir': path.join(home, 'data'),
    'extensions-dir': extensions ?? path.join(home, 'extensions'),
  };
  return [
    path.join(VSCODE, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    ...Object.entries(folders).flatMap(([name, value]) => [`--${name}`, value]),
    ...['--telemetry-level', 'off'],
  ];
}

function quietEnvironment(home) {
  return {
    TMPDIR: home,
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_RUNTIME_DIR: home,
    VSCODE_SKIP_BUILTIN_EXTENSIONS: SKIPPED_BUILTINS.join(),
  };
}

/** The server needs Node 22.15 or newer: this Node if it is one, else the one from npm. */
function serverNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    throw new Error('The VS Code server from npm needs Node 22.15 or newer on this system.');
  }
}

/** The published package has no modules of its own (its postinstall would make them): it takes those of this folder. */
function linkModules() {
  const link = path.join(VSCODE, 'node_modules');
  if (!fs.existsSync(link)) fs.symlinkSync(path.join('..', '..', '..'), link);
}

function collect(server, chunk) {
  // Enough to tell what went wrong, without growing for ever.
  server.output = (server.output + chunk).slice(-20_000);
}

/** Without the native modules that the npm package lacks the server works, and complains about each at length. */
function readable(output) {
  const noise = /^\s*(at |\}|code: |$)|ERR_MODULE_NOT_FOUND|^File not found: .*vsda/;
  const lines = output.split('\n').filter(line => !noise.test(line));
  return lines.slice(-20).join('\n');
}

function listening(server) {
  return new Promise((resolve, reject) => {
    const fail = why => reject(new Error(`The VS Code server did not start (${why}).\n${server.complaint()}`));
    const timer = setTimeout(fail, START_LIMIT, `nothing within ${START_LIMIT / 1000} s`);
    timer.unref();
    server.child.once('error', error => fail(error.message));
    server.child.once('exit', code => fail(`exit ${code}`));
    server.child.stdout.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(server.output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}

async function stop(child) {
  if (child.pid === undefined) return;
  const gone = child.exitCode === null && child.signalCode === null && new Promise(done => child.once('exit', done));
  signalGroup(child.pid, 'SIGTERM');
  if (gone) await Promise.race([gone, new Promise(done => setTimeout(done, 5000).unref())]);
  // Whatever of the group did not listen.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
