/** Turns changes of a policy's source into changes of the file it stands in. */
import type { Edits } from './policy/change.ts';
import type { Fix, FixKind, Question } from './policy/fix.ts';
import type { Source } from './syntax/source.ts';
import type { Edit } from './syntax/text.ts';

/** Edits of the file, to be made together. */
export interface Change {
  readonly edits: readonly Edit[];
}

/** A fix or refactoring as the adapters see it. */
export interface Offer {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  readonly safe: boolean;
  readonly ask?: Question;
  /** Undefined: it cannot be done exactly here, and is not to be offered. */
  make(answer?: readonly string[]): Change | undefined;
}

export const offerOf = (fix: Fix, source: Source): Offer => ({
  title: fix.title,
  kind: fix.kind,
  preferred: fix.preferred ?? false,
  safe: fix.safe ?? false,
  ...(fix.ask ? { ask: fix.ask } : {}),
  make: answer => changeOf(fix.make(answer), source),
});

function changeOf(edits: Edits, source: Source): Change | undefined {
  if (!edits || edits.length === 0) return undefined;
  const mapped: Edit[] = [];
  for (const edit of edits) {
    const host = source.editToHost(edit);
    if (!host) return undefined;
    mapped.push(host);
  }
  return { edits: mapped };
}
