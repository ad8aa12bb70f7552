/** Lines and columns of a text, both counted from 1, columns in UTF-16 units as offsets are. */
import { lastStartingBy, lineStarts } from '../core/index.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Lines {
  position(offset: number): Position;
  /** The text of a line without its end. */
  text(line: number): string;
}

export function linesOf(text: string): Lines {
  const starts = lineStarts(text);
  const start = (line: number): number => starts[line - 1] ?? text.length;
  return {
    position(offset) {
      const line = lastStartingBy(starts.length, at => starts[at] ?? 0, offset);
      return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
    text: line => text.slice(start(line), start(line + 1)).replace(/[\r\n]+$/, ''),
  };
}
