/** Matching of patterns with `*` and `?`: pattern against text, and pattern against pattern; never exponential. */

/** One step of a pattern: a character, `?` for any one, or a run. */
export type Step = string | Run;

/** Any run of characters, as `*`. */
export interface Run {
  readonly run: true;
  /** Characters that it never holds. */
  readonly without?: string;
  /** It stands for one text that is not known, the same one wherever the name is the same: a variable, a hole. */
  readonly name?: string;
}

const ONE = '?';
const isRun = (step: Step | undefined): step is Run => typeof step === 'object';

export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

/** True where the whole text matches the pattern. Time is at most pattern times text, memory constant. */
export const matches = (pattern: string, text: string): boolean => takesAll(pattern, text, '');

/** `reserved` is a character of the text that only `*` takes. */
function takesAll(pattern: string, text: string, reserved: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const step = pattern[p];
    if (step === '*') {
      star = p++;
      resume = t;
    } else if (step !== undefined && text[t] !== reserved && (step === ONE || step === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** The steps of a plain pattern; a character is a UTF-16 unit, as in `matches`. */
export const steps = (pattern: string): Step[] =>
  tidy(pattern)
    .split('')
    .map(char => (char === '*' ? { run: true } : char));

/** True where some text matches both; a named run may be any text. Time is at most left times right. */
export function intersects(left: readonly Step[], right: readonly Step[]): boolean {
  // row[j]: some text matches the steps so far on the left and the first j on the right.
  let row = new Uint8Array(right.length + 1);
  let next = new Uint8Array(right.length + 1);
  row[0] = 1;
  for (let i = 0; i <= left.length; i++) {
    const a = left[i];
    let alive = false;
    for (let j = 0; j <= right.length; j++) {
      if (!row[j]) continue;
      alive = true;
      const b = right[j];
      // Either run may end here, or swallow a step of the other side.
      if (isRun(a)) next[j] = 1;
      if (isRun(b) || (isRun(a) && b !== undefined && swallows(a, b))) row[j + 1] = 1;
      if (isRun(b) && a !== undefined && (isRun(a) || swallows(b, a))) next[j] = 1;
      if (typeof a === 'string' && typeof b === 'string' && sameStep(a, b)) next[j + 1] = 1;
    }
    if (!alive) return false;
    if (i === left.length) break;
    [row, next] = [next, row];
    next.fill(0);
  }
  return row[right.length] === 1;
}

const swallows = (run: { readonly without?: string }, step: Step): boolean =>
  isRun(step) || step === ONE || !run.without?.includes(step);

const sameStep = (a: string, b: string): boolean => a === b || a === ONE || b === ONE;

/** True where no text matches one of the left and one of the right. Time is the sum of all pairs. */
export const disjoint = (lefts: readonly (readonly Step[])[], rights: readonly (readonly Step[])[]): boolean =>
  lefts.every(left => rights.every(right => !intersects(left, right)));

/**
 * True where every text that matches `inner` matches `outer` too. A true is certain. A false is too, but for the rare
 * outer pattern with `?` over an inner one with `*`. Time is at most outer times inner.
 */
export function covers(outer: string, inner: string): boolean {
  // The inner pattern's wildcards are letters that no other letter equals: the outer one must take them by wildcards of
  // its own, `*` only by `*`, `?` also by `?`.
  return takesAll(tidy(outer), tidy(inner), '*');
}

/** The same for steps. A named run is taken by the same name and by a run without one. Time is at most outer times inner. */
export function coversSteps(outer: readonly Step[], inner: readonly Step[]): boolean {
  // row[i]: the steps of the outer pattern so far can take the first i of the inner one.
  const row = new Uint8Array(inner.length + 1);
  row[0] = 1;
  for (const step of outer) {
    const alive = isRun(step) && step.name === undefined ? takeRun(row, step, inner) : takeOne(row, step, inner);
    if (!alive) return false;
  }
  return row[inner.length] === 1;
}

/** The run takes nothing, or a step, and then it may take the next. */
function takeRun(row: Uint8Array, run: Run, inner: readonly Step[]): boolean {
  for (const [i, taken] of inner.entries()) if (row[i] && takes(run, taken)) row[i + 1] = 1;
  return true;
}

/** From the end, so that no step is taken twice. False where nothing can be taken. */
function takeOne(row: Uint8Array, step: Step, inner: readonly Step[]): boolean {
  let alive = false;
  for (let i = inner.length; i > 0; i--) {
    const taken = inner[i - 1];
    row[i] = row[i - 1] && taken !== undefined && takes(step, taken) ? 1 : 0;
    alive ||= row[i] === 1;
  }
  row[0] = 0;
  return alive;
}

/** The most unusual text that matches: a character that nobody writes for each wildcard, so that only wildcards match it. */
export const unusualText = (pattern: readonly Step[]): Step[] =>
  pattern.map(step => (isRun(step) || step === ONE ? UNUSUAL : step));

const UNUSUAL = '\u0001';

/** Whether a step of an outer pattern holds all that the inner step can be. */
function takes(outer: Step, inner: Step): boolean {
  if (!isRun(outer)) return !isRun(inner) && (outer === ONE || outer === inner);
  if (outer.name !== undefined) return isRun(inner) && inner.name === outer.name;
  if (isRun(inner)) return [...(outer.without ?? '')].every(char => inner.without?.includes(char));
  return inner === ONE ? !outer.without : !outer.without?.includes(inner);
}

/** Runs of wildcards with `?` first and one `*` at most, so that `*?` and `?*`, which mean the same, are the same. */
const tidy = (pattern: string): string =>
  pattern.replace(/[*?]{2,}/g, run => run.replaceAll('*', '') + (run.includes('*') ? '*' : ''));
