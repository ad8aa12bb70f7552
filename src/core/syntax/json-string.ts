/** Decodes the content of a JSON string, part by part. */
import type { Part } from './node.ts';

/** Decodes the content of a JSON string; an escape is one inexact part, an unknown one stays as it is written. */
export function decodeString(raw: string, at: number): { value: string; parts: Part[] } {
  const parts: Part[] = [];
  let value = '';
  let from = 0;
  const exact = (to: number): void => {
    if (to === from) return;
    const start = value.length;
    value += raw.slice(from, to);
    parts.push({ value: { start, end: value.length }, at: { start: at + from, end: at + to }, exact: true });
  };
  for (let slash = raw.indexOf('\\'); slash >= 0; slash = raw.indexOf('\\', from)) {
    const unicode = /^u([0-9a-fA-F]{4})/.exec(raw.slice(slash + 1, slash + 6));
    const decoded = unicode
      ? String.fromCharCode(Number.parseInt(unicode[1] ?? '', 16))
      : ESCAPES[raw[slash + 1] ?? ''];
    exact(slash);
    const end = Math.min(raw.length, slash + (unicode ? 6 : 2));
    const start = value.length;
    value += decoded ?? raw.slice(slash, end);
    parts.push({ value: { start, end: value.length }, at: { start: at + slash, end: at + end }, exact: false });
    from = end;
  }
  exact(raw.length);
  return { value, parts };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
