/** Placeholders of template engines in YAML, such as `{{ name }}` and `{% if %}`, kept from confusing the parser. */
import type { Span } from './text.ts';

export interface Masked {
  /** As long as the text; placeholders are words of one letter, lines of nothing else comments. */
  readonly text: string;
  /** Placeholders inside of values. */
  readonly holes: readonly Span[];
  /** Placeholders that have lines of their own: what they bring is unknown. */
  readonly lines: readonly Span[];
}

const CLOSE: Readonly<Record<string, string>> = { '{': '}}', '%': '%}', '#': '#}' };

export function maskTemplates(text: string): Masked {
  const holes: Span[] = [];
  const lines: Span[] = [];
  if (!/\{[{%#]/.test(text)) return { text, holes, lines };
  let masked = '';
  let at = 0;
  for (const line of text.split('\n')) {
    const found = placeholdersOf(line);
    const spans = found.map(({ start, end }) => ({ start: at + start, end: at + end }));
    const [first] = found;
    const last = found.at(-1);
    const alone = first && last && line.slice(0, first.start).trim() === '' && restOf(line, found).trim() === '';
    if (alone) {
      lines.push({ start: at + first.start, end: at + last.end });
      masked += `${line.slice(0, first.start)}#${line.slice(first.start + 1)}\n`;
    } else {
      holes.push(...spans);
      masked += `${cover(line, found)}\n`;
    }
    at += line.length + 1;
  }
  return { text: masked.slice(0, -1), holes, lines };
}

function placeholdersOf(line: string): Span[] {
  const spans: Span[] = [];
  const open = /\{([{%#])/g;
  const missing = new Set<string>();
  for (let match = open.exec(line); match; match = open.exec(line)) {
    const close = CLOSE[match[1] ?? ''] ?? '';
    // Looked for once: a line of opening braces takes no longer than its length.
    const end = missing.has(close) ? -1 : line.indexOf(close, match.index + 2);
    if (end < 0) {
      missing.add(close);
      open.lastIndex = match.index + 1;
      continue;
    }
    spans.push({ start: match.index, end: end + close.length });
    open.lastIndex = end + close.length;
  }
  return spans;
}

/** What stands between and after the placeholders of a line. */
const restOf = (line: string, spans: readonly Span[]): string =>
  spans.map(({ end }, index) => line.slice(end, spans[index + 1]?.start)).join('');

function cover(line: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += line.slice(at, start) + 'x'.repeat(end - start);
    at = end;
  }
  return out + line.slice(at);
}
