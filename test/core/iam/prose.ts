/** What every sentence of a table has to keep to. */
import assert from 'node:assert/strict';

/** Sentences by their ends; a full stop inside a name, a number or an address ends none. */
export const sentences = (text: string): string[] => text.split(/(?<=[.?!])\s+(?=[A-Z*?])/).filter(part => part !== '');

/** Whole sentences, at most `most` of them, that say more than the name does. */
export function assertProse(text: string, name: string, most = 2): void {
  assert.match(text, /^[A-Z]/, `${name}: begins with a capital: ${text}`);
  assert.match(text, /\.$/, `${name}: ends with a full stop: ${text}`);
  assert.ok(sentences(text).length <= most, `${name}: at most ${most} sentences: ${text}`);
  assert.doesNotMatch(text, /\s{2}|\s$|^\s/, `${name}: single spaces: ${text}`);
  const said = text.toLowerCase().replace(/[^a-z]/g, '');
  assert.notEqual(said, name.toLowerCase().replace(/[^a-z]/g, ''), `${name}: says only its name`);
  assert.ok(text.length > name.length / 2 && text.length <= 260, `${name}: ${text.length} characters: ${text}`);
}

export function assertSorted(names: readonly string[]): void {
  assert.deepEqual(names, [...names].sort(), 'in the order of their names');
  assertUnique(names);
}

export function assertUnique(names: readonly string[]): void {
  const lower = names.map(name => name.toLowerCase());
  assert.deepEqual(lower, [...new Set(lower)], 'each only once');
}
