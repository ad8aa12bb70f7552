/** The list of refactorings, sorted by id. A new one is one file here and one line below. */
import type { Refactoring } from './action.ts';
import { sortActions } from './sort-actions.ts';

export const REFACTORINGS: readonly Refactoring[] = [sortActions];
