// Opens the workbench in a headless Chromium, prints what the tests print and waits for their result.

import util from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Printed by the tests' entry; what the workbench says before and after is of no interest.
const MARK = /\[editor-tests:(begin|end)\]/;
// What the workbench itself complains about meanwhile, without a network and native modules.
const NOISE = [
  /^\[(AgentHost|ChatModel|AccountPolicy|lifecycle)/,
  /open-vsx\.org|spdlog/,
  /^Creation of workbench contribution/,
];

/** A browser that keeps everything it writes in the folder `home`. */
export async function openBrowser(home) {
  const { executable, env } = await findChromium();
  const own = { HOME: home, TMPDIR: home, XDG_CONFIG_HOME: `${home}/config`, XDG_CACHE_HOME: `${home}/cache` };
  return chromium.launch({
    executablePath: executable,
    headless: true,
    env: { ...process.env, ...own, ...env },
    args: ARGUMENTS,
    // The caller ends the browser together with all the rest.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** Prepares the page for tests; `result` is the promise of their exit code. */
export async function openPage(browser, verbose) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const print = printer(verbose);
  await page.exposeFunction('codeAutomationLog', (_type, args) => print(args));
  const result = new Promise((resolve, reject) => {
    page.once('crash', () => reject(new Error('The page of the workbench crashed.')));
    page.once('close', () => reject(new Error('The page of the workbench was closed.')));
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
  });
  // Waited for later; until then a failure must not count as unhandled.
  result.catch(() => {});
  return { page, result };
}

function printer(verbose) {
  let testing = false;
  return args => {
    const line = util.format(...args.map(arg => (typeof arg === 'string' ? arg : String(arg))));
    const mark = MARK.exec(line)?.[1];
    if (mark) testing = mark === 'begin';
    else if (verbose || (testing && !NOISE.some(noise => noise.test(line)))) console.log(line);
  };
}
