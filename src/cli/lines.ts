/** Lines and columns of a text, both counted from 1, columns in UTF-16 units as offsets are. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Lines {
  position(offset: number): Position;
  /** The text of a line without its end. */
  text(line: number): string;
}

/** A line ends with a line feed, a carriage return or both, as in VS Code. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  const start = (line: number): number => starts[line - 1] ?? text.length;
  return {
    position(offset) {
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    text: line => text.slice(start(line), start(line + 1)).replace(/[\r\n]+$/, ''),
  };
}
