/** Percent-encoded text, as IAM's own answers have it: the text behind it, and the way back. */
import type { Part, Scalar } from './node.ts';

/** True for a text that begins as an encoded JSON object does. */
export const isPercentEncoded = (text: string): boolean => /^(?:%20|%0A|\+|\s)*%7B/i.test(text);

/** The scalar with its value decoded; undefined where an escape is broken or cuts through one of the scalar's own. */
export function percentDecoded(scalar: Scalar): Scalar | undefined {
  if (scalar.holes.length > 0 || scalar.parts.some(part => !part.exact)) return undefined;
  const parts: Part[] = [];
  const base = scalar.inner.start;
  let value = '';
  let from = 0;
  const push = (to: number, text: string, exact: boolean): void => {
    if (text === '') return;
    const start = value.length;
    value += text;
    parts.push({ value: { start, end: value.length }, at: { start: base + from, end: base + to }, exact });
    from = to;
  };
  for (const match of scalar.value.matchAll(/(?:%[0-9A-Fa-f]{2})+/g)) {
    push(match.index, scalar.value.slice(from, match.index), true);
    const decoded = decodeRun(match[0]);
    if (!decoded) return undefined;
    for (const { length, text } of decoded) push(from + length, text, false);
  }
  push(scalar.value.length, scalar.value.slice(from), true);
  return { ...scalar, value, parts };
}

export const percentEncode = (text: string): string | undefined => {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair.
    return undefined;
  }
};

/** Escapes one character at a time: UTF-8 takes up to four for one. */
function decodeRun(run: string): { length: number; text: string }[] | undefined {
  const found: { length: number; text: string }[] = [];
  let at = 0;
  while (at < run.length) {
    const lead = Number.parseInt(run.slice(at + 1, at + 3), 16);
    const length = 3 * (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
    try {
      found.push({ length, text: decodeURIComponent(run.slice(at, at + length)) });
    } catch {
      return undefined;
    }
    at += length;
  }
  return found;
}
