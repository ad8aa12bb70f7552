/** The program's version: that of the package which the bundle, or the source tree, is part of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** From `dist`, and from `src/cli`. */
const PLACES: readonly string[] = ['../package.json', '../../package.json'];

export function readVersion(): string {
  for (const place of PLACES) {
    try {
      return JSON.parse(readFileSync(join(__dirname, place), 'utf8')).version;
    } catch {
      // The other place it is.
    }
  }
  return 'unknown';
}
