/**
 * The workbench as a person has it: keyboard, mouse, what is to be read on it, pictures.
 *
 * Only the stand-in of test/offline lets itself be used so; elsewhere `needsPage` skips what cannot be tested.
 */

const address = process.env['POLICYWRIGHT_PAGE'];
let told = false;

/** Whether there is a page to use. */
export const there = address !== undefined;

export interface Shown {
  /** The visible text of an element. */
  readonly text: string;
  /** Its aria-label, or nothing. */
  readonly label: string;
}

/** Selectors for what tests ask about most. */
export const parts = {
  hover: '.monaco-hover:not(.hidden) .hover-contents',
  suggestions: '.suggest-widget.visible .monaco-list-row',
  suggestionDetails: '.suggest-details',
  actions: '.action-widget .monaco-list-row',
  lightbulb: '[class*="codicon-light-bulb"], [class*="codicon-lightbulb"]',
  squiggle: '.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint',
  problems: '.markers-panel .monaco-list-row',
  pick: '.quick-input-widget .monaco-list-row',
  lenses: '.codelens-decoration',
} as const;

/** For a `before` hook: `before(function () { needsPage(this); })` skips the tests of its block where there is no page. */
export function needsPage(context: Mocha.Context): void {
  if (address) return;
  if (!told) console.log('  Tests that type and read the screen are skipped: only `--offline` gives them the page.');
  told = true;
  context.skip();
}

/** Types as with the keyboard, into whatever has the focus. */
export const type = (text: string): Promise<void> => ask('type', { text });

/** Presses a key or a chord: `Enter`, `Escape`, `Control+Space`, `Control+.`. */
export const press = (key: string): Promise<void> => ask('press', { key });

/** Points the mouse at the first piece of the editor's text that contains `text`. */
export const hoverText = (text: string): Promise<void> => ask('hover', { text });

/** Clicks the first element that matches and, if given, contains `text`. */
export const click = (selector: string, text?: string): Promise<void> => ask('click', { selector, text });

/** Waits until something that matches is visible. */
export const waitFor = (selector: string, timeout?: number): Promise<void> => ask('waitFor', { selector, timeout });

/** Waits until nothing that matches is visible. */
export const waitGone = (selector: string): Promise<void> => ask('waitFor', { selector, state: 'hidden' });

/** What is visible of each element that matches. */
export const texts = (selector: string): Promise<Shown[]> => ask('texts', { selector });

/** Takes a picture if the run was asked for pictures, of the whole page or of one element. */
export const shot = (name: string, selector?: string): Promise<void> => ask('shot', { name, selector });

async function ask<T>(action: string, fields: object): Promise<T> {
  if (!address) throw new Error(`There is no page to ${action} in: call needsPage(this) in a before hook.`);
  const response = await fetch(address, { method: 'POST', body: JSON.stringify({ action, ...fields }) });
  const answer = (await response.json()) as { value: T } | { error: string };
  if ('error' in answer) throw new Error(`${action} ${JSON.stringify(fields)}: ${answer.error}`);
  return answer.value;
}
