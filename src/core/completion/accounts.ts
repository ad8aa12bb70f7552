/** Account IDs that the text around a policy names: what a person is likely to name again. */
import { isPlaceholder } from '../iam/placeholder.ts';
import type { Policy } from '../policy/model.ts';

/** A text that names very many is a list of accounts, no help. */
const MOST = 20;

/** In the order of the text, each once. */
export function accountsIn({ tree }: Policy): string[] {
  const found = new Set<string>();
  for (const [account] of tree.source.text.matchAll(/(?<![\w-])\d{12}(?![\w-])/g)) {
    if (!isPlaceholder(account)) found.add(account);
    if (found.size >= MOST) break;
  }
  return [...found];
}
