#!/usr/bin/env node
// A stand-in for the `code` executable, made of a VS Code server and a workbench from the npm registry.
//
//   code.js [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE   runs the tests, exits with their code
//   code.js [FOLDER] --extensionDevelopmentPath=DIR                             prints an address to open in a browser
//   code.js --install-extension=VSIX --extensions-dir=DIR                       installs a packed extension
//
// Other arguments that VS Code knows are let pass. Variables: CHROME_PATH; POLICYWRIGHT_SHOTS (folder for pictures);
// POLICYWRIGHT_LIMIT (seconds for a test run, 900 if unset); POLICYWRIGHT_VERBOSE=1; POLICYWRIGHT_THEME;
// POLICYWRIGHT_RESTRICTED=1 (the workspace is not trusted).

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { servePage, takeShot } from './page.js';
import { installExtension, startServer, workbenchAddress } from './server.js';
import { openBrowser, openPage } from './workbench.js';

const SHOTS = process.env.POLICYWRIGHT_SHOTS;
const RESTRICTED = process.env.POLICYWRIGHT_RESTRICTED === '1';
const VERBOSE = process.env.POLICYWRIGHT_VERBOSE === '1';
// Only with its driver does a built VS Code heed extensions under development and tests in the address of a page.
const DRIVER = '--enable-smoke-test-driver';
const LIMIT = Number(process.env.POLICYWRIGHT_LIMIT || 900) * 1000;

main(readArguments(process.argv.slice(2))).then(
  code => process.exit(code),
  error => {
    console.error(error?.message ?? error);
    process.exit(1);
  },
);

function readArguments(args) {
  const values = name => args.filter(arg => arg.startsWith(`--${name}=`)).map(arg => arg.slice(name.length + 3));
  const paths = name => values(name).map(file => path.resolve(file));
  const folder = args.find(arg => !arg.startsWith('-'));
  return {
    folder: folder && path.resolve(folder),
    development: paths('extensionDevelopmentPath'),
    tests: paths('extensionTestsPath')[0],
    install: paths('install-extension')[0],
    extensions: paths('extensions-dir')[0],
  };
}

/** Does what was asked and leaves nothing behind, however it ends. */
async function main(options) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'policywright-code-'));
  const cleanups = [() => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 })];
  const interrupted = interruption();
  try {
    const work = run(home, options, cleanups);
    // After an interruption nobody waits for it any more.
    work.catch(() => {});
    return await Promise.race([work, interrupted]);
  } finally {
    // The last thing started goes first; one that fails must not keep the others.
    for (const cleanup of cleanups.reverse()) await (async () => cleanup())().catch(() => {});
  }
}

function run(home, asked, cleanups) {
  const options = { ...asked, development: asked.development.map((folder, n) => link(home, folder, n)) };
  if (options.install) return installExtension(home, options, cleanups);
  return options.tests ? test(home, options, cleanups) : open(home, options, cleanups);
}

/** By its real path the server would lie inside the extension, and VS Code take the built-in themes for the extension's. */
function link(home, folder, n) {
  const file = path.join(home, `extension-${n}`);
  fs.symlinkSync(folder, file);
  return file;
}

/** Exit code 130 at the first of: Ctrl+C, a request to end, nobody left to read or to wait; throws at a fault. */
function interruption() {
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(130));
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => resolve(130));
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(130), 1000).unref();
    process.on('uncaughtException', reject);
  });
}

async function open(home, options, cleanups) {
  const server = await startServer(home, { extensions: options.extensions, flags: [DRIVER] }, cleanups);
  console.log(`\nOpen this address in a browser on this machine:\n\n  ${workbenchAddress(server, options)}\n`);
  console.log('It holds a secret and works until you press Ctrl+C here.');
  await new Promise(resolve => server.child.once('exit', resolve));
  throw new Error(`The VS Code server ended by itself.\n${server.complaint()}`);
}

async function test(home, options, cleanups) {
  const browser = await openBrowser(home);
  cleanups.push(() => browser.close());
  const { page, result } = await openPage(browser, VERBOSE);
  const driver = await servePage(page, SHOTS);
  cleanups.push(driver.close);
  const settings = {
    extensions: options.extensions,
    flags: RESTRICTED ? [DRIVER] : ['--disable-workspace-trust', DRIVER],
    // Without the question at the start the window opens in Restricted Mode.
    settings: RESTRICTED
      ? { 'security.workspace.trust.startupPrompt': 'never' }
      : { 'security.workspace.trust.enabled': false },
    env: { POLICYWRIGHT_PAGE: driver.url },
  };
  const server = await startServer(home, settings, cleanups);
  const ended = new Promise((_, reject) => {
    server.child.once('exit', code => reject(new Error(`The VS Code server ended by itself (${code}).`)));
    setTimeout(() => reject(new Error(`The tests gave no result within ${LIMIT / 1000} s.`)), LIMIT).unref();
  });
  ended.catch(() => {});
  try {
    await page.goto(workbenchAddress(server, options));
    return await Promise.race([result, ended]);
  } catch (error) {
    await takeShot(page, { folder: SHOTS, name: 'failure' }).catch(() => {});
    throw new Error(`${error.message}\n${VERBOSE ? server.output : server.complaint()}`);
  } finally {
    // Before the server goes, or the page tells at length that it lost it.
    await page.close().catch(() => {});
  }
}
