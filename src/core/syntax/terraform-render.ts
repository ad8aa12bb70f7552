/** Spells values, attributes and blocks in HCL, as `terraform fmt` would. */
import { isIdentifier } from './terraform-lexer.ts';
import { mapText, type Stop, type Text } from './text.ts';
import type { Data, DataEntry } from './writer.ts';

export interface Layout {
  /** What opens the line on which the value stands. */
  readonly indent: string;
  /** All on one line. */
  readonly inline: boolean;
  readonly eol: string;
  readonly habit: Habit;
  step(): string;
}

/** How the entries of a map are spelled. */
export interface Habit {
  readonly mark: '=' | ':';
  /** No space before the mark. */
  readonly tight: boolean;
  /** Keys stand in quotes even where they need none. */
  readonly quoted: boolean;
}

export const HCL_HABIT: Habit = { mark: '=', tight: false, quoted: false };

export const escapeTemplate = (text: string): string => text.replace(/[$%](?=\{)/g, sign => sign + sign);

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function escapeQuoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
  const escaped = text.replace(/["\\\x00-\x1f\x7f]/g, char => {
    return ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return escapeTemplate(escaped);
}

export const quote = (text: Text): Text => ['"', ...(mapText(text, escapeQuoted) ?? []), '"'];

export function render(data: Data, layout: Layout): Text {
  if (data.kind === 'string') return quote(data.text);
  const inner = { ...layout, indent: layout.indent + layout.step() };
  const line = layout.eol + inner.indent;
  const last = layout.eol + layout.indent;
  if (data.kind === 'list') {
    if (layout.inline || isShort(data.items)) {
      return ['[', ...join(renderItems(data.items, { ...layout, inline: true }), ', '), ']'];
    }
    return [`[${line}`, ...join(renderItems(data.items, inner), `,${line}`), `,${last}]`];
  }
  if (data.entries.length === 0) return ['{}'];
  const entries = renderEntries(data.entries, inner, false);
  if (layout.inline) return ['{ ', ...join(entries, ', '), ' }'];
  return [`{${line}`, ...join(entries, line), `${last}}`];
}

/** A list that stays on one line where nothing else asks for lines. */
export const isShort = (items: readonly Data[]): boolean =>
  items.length === 0 || (items.length === 1 && items[0]?.kind === 'string');

export const renderItems = (items: readonly Data[], layout: Layout): Text[] => items.map(item => render(item, layout));

export const isBlock = (entry: DataEntry, body: boolean): boolean =>
  body && entry.form === 'block' && entry.value.kind === 'map' && isIdentifier(entry.key);

/**
 * The entries of an object or a body, each without its separator from the next. Equals signs of neighbouring lines
 * stand in one column: at `column` where all of them fit, else where the longest key has them.
 */
export function renderEntries(entries: readonly DataEntry[], layout: Layout, body: boolean, column = 0): Text[] {
  const keys = entries.map(entry => renderKey(entry.key, layout.habit));
  const values = entries.map(entry =>
    isBlock(entry, body) ? renderBody(entry.value, layout) : render(entry.value, layout),
  );
  const aligned = layout.habit.mark === '=' && !layout.habit.tight && !layout.inline;
  const lone = entries.map((entry, index) => isBlock(entry, body) || isMultiline(values[index] ?? []));
  return entries.map((entry, index) => {
    const key = keys[index] ?? '';
    const value = values[index] ?? [];
    if (isBlock(entry, body)) return [`${entry.key} `, ...value];
    const gap = layout.habit.tight ? '' : ' ';
    const width = aligned && !lone[index] ? columnOf(keys, lone, index, column) : 0;
    return [`${key.padEnd(width - 1)}${gap}${layout.habit.mark} `, ...value];
  });
}

/** `{ ... }` of a block, its nested blocks set apart by blank lines. */
export function renderBody(data: Data, layout: Layout): Text {
  if (data.kind !== 'map' || data.entries.length === 0) return ['{}'];
  const inner: Layout = { ...layout, indent: layout.indent + layout.step(), inline: false, habit: HCL_HABIT };
  const line = layout.eol + inner.indent;
  const out: (string | Stop)[] = ['{'];
  let before: DataEntry | undefined;
  for (const [index, text] of renderEntries(data.entries, inner, true).entries()) {
    const entry = data.entries[index];
    const apart = before && entry && (isBlock(before, true) || isBlock(entry, true));
    out.push(apart ? layout.eol + line : line, ...text);
    before = entry;
  }
  return [...out, `${layout.eol}${layout.indent}}`];
}

export function join(parts: readonly Text[], separator: string): Text {
  const out: (string | Stop)[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) out.push(separator);
    out.push(...part);
  }
  return out;
}

export const isMultiline = (text: Text): boolean =>
  text.some(piece => (typeof piece === 'string' ? piece : piece.placeholder).includes('\n'));

export const renderKey = (key: string, habit: Habit): string =>
  isIdentifier(key) && !habit.quoted ? key : `"${escapeQuoted(key)}"`;

/** The column of the equals sign, counted from the key, for the run of one-line entries around an index. */
function columnOf(keys: readonly string[], lone: readonly boolean[], index: number, column: number): number {
  let first = index;
  let last = index;
  while (first > 0 && !lone[first - 1]) first--;
  while (last + 1 < keys.length && !lone[last + 1]) last++;
  const own = Math.max(...keys.slice(first, last + 1).map(key => key.length + 1));
  return Math.max(own, column);
}
