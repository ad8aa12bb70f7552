/** A table of times: milliseconds, and how many times as long as the reference. */
import type { Row } from './child.ts';

export function table(title: string, rows: readonly Row[], reference: string): string {
  const base = rows.find(({ name }) => name === reference)?.milliseconds;
  const lines = rows.map(({ name, milliseconds, ratio = base && milliseconds / base }) => [
    name,
    digits(milliseconds),
    ratio === undefined ? '' : `${digits(ratio)}x`,
  ]);
  const all = [[title, 'ms', reference], ...lines];
  const widths = [0, 1, 2].map(column => Math.max(...all.map(line => line[column]?.length ?? 0)));
  return all
    .map(line => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))))
    .map(line => `  ${line.join('   ')}`)
    .join('\n');
}

/** Three significant digits, as far as they mean anything. */
function digits(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
