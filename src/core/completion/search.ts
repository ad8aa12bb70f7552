/** Finds actions by any part of their name: `putobj`, `bucket`, `kms decrypt`, camel humps, any case. */

/** Higher is better; undefined where the text is not found. Every word of the text must be. */
export function score(text: string, service: string, name: string): number | undefined {
  let total = 0;
  for (const word of text.toLowerCase().split(/[\s:]+/)) {
    if (word === '') continue;
    const found = scoreWord(word, service, name);
    if (found === undefined) return undefined;
    total += found;
  }
  return total - name.length / 100;
}

function scoreWord(word: string, service: string, name: string): number | undefined {
  const lower = name.toLowerCase();
  if (lower === word) return 12;
  if (service === word) return 10;
  if (lower.startsWith(word)) return 9;
  const at = lower.indexOf(word);
  if (at > 0 && isHump(name, at)) return 8;
  if (service.startsWith(word)) return 7;
  if (humps(word, name)) return 6;
  if (at > 0) return 4;
  return service.includes(word) ? 3 : undefined;
}

/** True where each letter of the word continues a hump of the name or starts a later one: `gO` in GetObject, `putobj`. */
function humps(word: string, name: string): boolean {
  const lower = name.toLowerCase();
  const tried = new Set<number>();
  const from = (w: number, n: number, fresh: boolean): boolean => {
    if (w === word.length) return true;
    const state = (w * (name.length + 1) + n) * 2 + (fresh ? 1 : 0);
    if (tried.has(state)) return false;
    tried.add(state);
    if (!fresh && n < name.length && lower[n] === word[w] && from(w + 1, n + 1, false)) return true;
    for (let next = n; next < name.length; next++) {
      if (isHump(name, next) && lower[next] === word[w] && from(w + 1, next + 1, false)) return true;
    }
    return false;
  };
  return from(0, 0, true);
}

const isHump = (name: string, at: number): boolean => at === 0 || /[A-Z0-9]/.test(name[at] ?? '');
