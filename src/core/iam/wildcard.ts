/** Matching of patterns with `*` and `?`: pattern against text, and pattern against pattern; never exponential. */

/** One step of a pattern: a character, `?` for any one, `*` for any run; a run can be barred from holding some characters. */
export type Step = string | { readonly run: true; readonly without?: string };

const ONE = '?';
const isRun = (step: Step | undefined): step is { readonly run: true; readonly without?: string } =>
  typeof step === 'object';

export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);

/** True where the whole text matches the pattern. Time is at most pattern times text, memory constant. */
export function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const step = pattern[p];
    if (step === '*') {
      star = p++;
      resume = t;
    } else if (step !== undefined && (step === ONE || step === text[t])) {
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

/** The steps of a plain pattern. */
export const steps = (pattern: string): Step[] => [...pattern].map(char => (char === '*' ? { run: true } : char));

/** True where some text matches both. A `?` inside the steps stands for any one character. */
export function intersects(left: readonly Step[], right: readonly Step[]): boolean {
  const width = right.length + 1;
  let row = new Uint8Array(width);
  row[0] = 1;
  for (let i = 0; i <= left.length; i++) {
    const next = new Uint8Array(width);
    const a = left[i];
    for (let j = 0; j <= right.length; j++) {
      if (!row[j]) continue;
      const b = right[j];
      // Either run may end here, or swallow a step of the other side.
      if (isRun(a)) next[j] = 1;
      if (isRun(b) || (isRun(a) && b !== undefined && swallows(a, b))) row[j + 1] = 1;
      if (isRun(b) && a !== undefined && (isRun(a) || swallows(b, a))) next[j] = 1;
      if (typeof a === 'string' && typeof b === 'string' && sameStep(a, b)) next[j + 1] = 1;
    }
    if (i === left.length) return row[right.length] === 1;
    row = next;
  }
  return false;
}

const swallows = (run: { readonly without?: string }, step: Step): boolean =>
  isRun(step) || step === ONE || !run.without?.includes(step);

const sameStep = (a: string, b: string): boolean => a === b || a === ONE || b === ONE;

/** True where every text that matches `inner` matches `outer` too. */
export function covers(outer: string, inner: string): boolean {
  // The inner pattern's own wildcards are letters that only a wildcard of the outer one can take:
  // `*` of the inner needs `*` there, `?` needs `?` or `*`.
  let o = 0;
  let i = 0;
  let star = -1;
  let resume = 0;
  while (i < inner.length) {
    const step = outer[o];
    const char = inner[i];
    if (step === '*') {
      star = o++;
      resume = i;
    } else if (step !== undefined && char !== '*' && (step === ONE || step === char)) {
      o++;
      i++;
    } else if (star >= 0) {
      o = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (outer[o] === '*') o++;
  return o === outer.length;
}
