/** Reads lines of the catalog file, and keeps what was made of them. */
import { brokenCatalog } from './format.ts';

export function readLine<T extends object>(bytes: Uint8Array, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(readText(bytes));
  } catch (cause) {
    throw brokenCatalog(`${what} cannot be read`, cause);
  }
  if (typeof value !== 'object' || value === null) throw brokenCatalog(`${what} cannot be read`);
  return value as T;
}

export const readText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Makes the value at the first call; if that throws, the next call tries again. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Makes the value of a key at the first call for it. */
export function oncePer<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return key => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
