/** What a refactoring is: offered where it applies, gone where it does not. */
import type { Catalog } from '../catalog/types.ts';
import type { Fix } from '../policy/fix.ts';
import type { Place } from '../policy/place.ts';

export interface Refactoring {
  /** The name of its file. */
  readonly id: string;
  /** One sentence: what it does. */
  readonly summary: string;
  offer(context: RefactoringContext): Iterable<Fix>;
}

export interface RefactoringContext {
  readonly place: Place;
  readonly catalog: Catalog;
}
