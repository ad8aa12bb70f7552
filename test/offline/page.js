// Lets the tests, which run in the extension host, use the page as a person does: type, press, point, read, take pictures.

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const WAIT = 10_000;

/** What a test may ask for, by name; each gets the page and the fields of the request. */
const ACTIONS = {
  type: (page, { text }) => page.keyboard.type(text, { delay: 50 }),
  press: (page, { key }) => page.keyboard.press(key),
  click: (page, { selector, text }) => pick(page, selector, text).click({ timeout: WAIT }),
  hover: (page, { selector, text }) => pick(page, selector ?? '.view-lines span span', text).hover({ timeout: WAIT }),
  waitFor: (page, { selector, state, timeout }) =>
    page
      .locator(selector)
      .first()
      .waitFor({ state: state ?? 'visible', timeout: timeout ?? WAIT }),
  texts: (page, { selector }) => page.evaluate(readTexts, selector),
  shot: (page, { folder, name, selector, settle }) => takeShot(page, { folder, name, selector, settle }),
};

/**
 * Serves ACTIONS for a page on loopback under an address nobody can guess: POST `{ action, ...fields }` gives
 * `{ value }` or `{ error }`. Pictures go to the folder `shots`; without one, asking for a picture does nothing.
 */
export async function servePage(page, shots) {
  const secret = `/${randomBytes(16).toString('hex')}`;
  const server = http.createServer(async (request, response) => {
    const answer = request.url === secret ? await act(page, shots, request) : { error: 'not here' };
    response.writeHead('error' in answer ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}${secret}`, close };
}

async function act(page, shots, request) {
  try {
    const { action, ...fields } = JSON.parse(await body(request));
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!run) throw new Error(`The page knows no action '${action}'.`);
    return { value: (await run(page, { ...fields, folder: shots })) ?? null };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function pick(page, selector, text) {
  const found = page.locator(selector);
  return (text ? found.filter({ hasText: text }) : found).first();
}

/** Runs in the page: what is visible of each matching element, and what a screen reader is told. */
function readTexts(selector) {
  return [...document.querySelectorAll(selector)]
    .filter(element => element.getClientRects().length > 0)
    .map(element => ({
      // What is visible counts, with its line breaks; textContent knows neither.
      text: (element.innerText ?? element.textContent ?? '').replaceAll('\u00a0', ' ').trim(),
      label: element.getAttribute('aria-label') ?? '',
    }));
}

export async function takeShot(page, { folder, name, selector, settle }) {
  if (!folder) return undefined;
  if (!/^[\w-]+$/.test(name)) throw new Error(`A picture's name is made of letters, digits, _ and -: ${name}`);
  fs.mkdirSync(folder, { recursive: true });
  // Widgets fade in; a caret that blinks would make each picture different.
  await page.waitForTimeout(settle ?? 400);
  const file = path.join(folder, `${name}.png`);
  const options = { path: file, caret: 'hide' };
  await (selector ? page.locator(selector).first().screenshot(options) : page.screenshot(options));
  return file;
}
