/** Finds actions by any part of their name: `putobj`, `bucket`, `kms decrypt`, camel humps, any case. */

/** Higher is better; undefined where the text is not found. */
export type Score = (service: string, name: string) => number | undefined;

/** Every word of the text must be found in the name or the service. */
export function createScore(text: string): Score {
  const words = text
    .toLowerCase()
    .split(/[\s:]+/)
    .filter(word => word !== '');
  return (service, name) => {
    if (!words.every(word => service.includes(word) || isSpread(word, name))) return undefined;
    const lower = name.toLowerCase();
    let total = -name.length / 100;
    for (const word of words) {
      const found = scoreWord(word, service, name, lower);
      if (found === undefined) return undefined;
      total += found;
    }
    return total;
  };
}

function scoreWord(word: string, service: string, name: string, lower: string): number | undefined {
  if (lower === word) return 12;
  if (service === word) return 10;
  const at = lower.indexOf(word);
  if (at === 0) return 9;
  if (at > 0 && isHump(name, at)) return 8;
  if (service.startsWith(word)) return 7;
  if (isSpread(word, name) && humps(word, name, lower)) return 6;
  if (at > 0) return 4;
  return service.includes(word) ? 3 : undefined;
}

/** True where the letters of the word stand in the name in their order, in any case: most names fall here, at a glance. */
function isSpread(word: string, name: string): boolean {
  let next = 0;
  for (let at = 0; at < name.length && next < word.length; at++) {
    const code = name.charCodeAt(at);
    const lower = code >= A && code <= Z ? code + TO_LOWER : code;
    if (lower === word.charCodeAt(next)) next++;
  }
  return next === word.length;
}

const A = 65;
const Z = 90;
const TO_LOWER = 32;

/**
 * True where each letter of the word continues a hump of the name or starts a later one: `gO` in GetObject, `putobj`.
 * Goes through the word once, with all places of the name where its letters so far can end: word times name at most.
 */
function humps(word: string, name: string, lower: string): boolean {
  let ends = new Set<number>([-1]);
  for (const letter of word) {
    const next = new Set<number>();
    const first = Math.min(...ends);
    for (let at = first + 1; at < name.length; at++) {
      if (lower[at] === letter && (isHump(name, at) || (at > 0 && ends.has(at - 1)))) next.add(at);
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return true;
}

const isHump = (name: string, at: number): boolean => at === 0 || /[A-Z0-9]/.test(name[at] ?? '');
