/** What a generator gives: a file of the repository and all that is to stand in it. */

export interface GeneratedFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** JSON as npm and the formatter write it. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
