/** Keys of tags that the text around a policy names: what a person is likely to name again. */
import type { Policy } from '../policy/model.ts';

/** A text that names very many is an inventory, no help. */
const MOST = 12;

/** In the order of the text, each once. */
export function tagKeysIn({ statements }: Policy): string[] {
  const found = new Set<string>();
  for (const { conditions } of statements) {
    for (const { key, values } of conditions) {
      const name = key?.holes.length === 0 ? key.value : '';
      const [, tag] = /^[\w-]+:\w*Tag\/([^${}]+)$/.exec(name) ?? [];
      if (tag) found.add(tag);
      if (/^aws:TagKeys$/i.test(name)) {
        for (const { text, known } of values) if (known && text !== '' && !/[*?$]/.test(text)) found.add(text);
      }
    }
  }
  return [...found].slice(0, MOST);
}
