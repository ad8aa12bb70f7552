/** A change that a person is offered: a fix of a finding or a refactoring, as data and a function that makes it. */
import type { Edits } from './change.ts';

export type FixKind = 'quickfix' | 'refactor.rewrite' | 'refactor.extract';

export interface Fix {
  /** Says what will stand there, in the imperative. */
  readonly title: string;
  readonly kind: FixKind;
  /** The one right answer. */
  readonly preferred?: boolean;
  /** The policy means the same after it: it may be applied unseen. */
  readonly safe?: boolean;
  /** Asked before the fix is made. */
  readonly ask?: Question;
  /** Runs when a person picks the fix; `answer` holds the ids of the picked items. Undefined: it cannot be done exactly. */
  make(answer?: readonly string[]): Edits;
}

/** A choice as data; the editor shows it. */
export interface Question {
  readonly title: string;
  readonly many: boolean;
  readonly items: readonly QuestionItem[];
}

export interface QuestionItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly group?: string;
  readonly picked?: boolean;
}
