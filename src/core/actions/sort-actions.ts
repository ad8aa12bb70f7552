/** Sorts the actions of a statement and drops those that are written twice. */
import { rewriteList } from '../policy/change.ts';
import type { Field } from '../policy/model.ts';
import type { Refactoring } from './action.ts';

export const sortActions: Refactoring = {
  id: 'sort-actions',
  summary: 'Sorts the actions of a statement and drops those that are written twice.',
  *offer({ place }) {
    if (place.kind !== 'action' || !place.field) return;
    const { field, policy } = place;
    if (!isPlainList(field)) return;
    const texts = field.values.map(value => value.text);
    const sorted = sortedUnique(texts);
    if (sorted.length === texts.length && sorted.every((text, index) => text === texts[index])) return;
    const dropped = texts.length - sorted.length;
    yield {
      title:
        dropped === 0
          ? `Sort ${sorted.length} actions`
          : `Sort ${sorted.length} actions, drop ${dropped} ${dropped === 1 ? 'duplicate' : 'duplicates'}`,
      kind: 'refactor.rewrite',
      safe: true,
      make: () => rewriteList(policy, field, sorted),
    };
  },
};

/** Every value is there to be read and written again as it is. */
const isPlainList = (field: Field): boolean =>
  field.list !== undefined &&
  field.values.length > 1 &&
  field.values.every(value => value.known && value.node === value.scalar && value.scalar.type === 'string');

/** By name, case aside; of two spellings of one action the first stays. */
function sortedUnique(texts: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const text of texts) {
    const name = text.toLowerCase();
    if (!first.has(name)) first.set(name, text);
  }
  return [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}
