/** Counts tests from what mocha prints at its end. */
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The counts of the last summary in the output; undefined if mocha got to none, or if no test was there at all. */
export function mochaCounts(output: string): Counts | undefined {
  const plain = stripVTControlCharacters(output);
  const passed = last(plain, 'passing');
  if (passed === undefined) return undefined;
  const counts = { passed, failed: last(plain, 'failing') ?? 0, skipped: last(plain, 'pending') ?? 0 };
  return counts.passed + counts.failed + counts.skipped > 0 ? counts : undefined;
}

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function last(output: string, word: string): number | undefined {
  const found = [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].at(-1);
  return found ? Number(found[1]) : undefined;
}
