/** The part of a line that a finding is about, fit for a terminal, and the carets that stand under it. */
import { visible, widthOf } from './visible.ts';

export interface Excerpt {
  readonly source: string;
  readonly carets: string;
}

interface Cell {
  readonly shown: string;
  readonly width: number;
}

const TAB_STOPS = 4;

/** `start` and `end` are offsets in the line; the end may lie beyond it. `width` is the most that is shown. */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
  // A line can be a megabyte long: only what may be shown of it is looked at.
  const from = wholeCharacter(line, Math.max(0, start - width));
  const to = wholeCharacter(line, Math.min(line.length, start + width));
  const before = cellsOf(line.slice(from, start), 0);
  const marked = cellsOf(line.slice(start, Math.max(start, Math.min(end, to))), widthOfAll(before));
  const after = cellsOf(line.slice(Math.min(Math.max(start, end), to), to), widthOfAll([...before, ...marked]));
  const cells = [...before, ...marked, ...after];
  const whole = from === 0 && to === line.length && widthOfAll(cells) <= width;
  const [first, last] = whole ? [0, cells.length] : windowOf(cells, before.length, marked.length, width - 2);
  const cutLeft = from > 0 || first > 0 ? '…' : '';
  const cutRight = to < line.length || last < cells.length ? '…' : '';
  const shown = cells.slice(first, last).map(cell => cell.shown);
  const indent = cutLeft.length + widthOfAll(cells.slice(first, before.length));
  const carets = widthOfAll(cells.slice(before.length, Math.min(last, before.length + marked.length)));
  return {
    source: cutLeft + shown.join('') + cutRight,
    carets: ' '.repeat(indent) + '^'.repeat(Math.max(1, carets)),
  };
}

/** The marked cells as far as they fit, then as much on either side as there is room for. */
function windowOf(cells: readonly Cell[], start: number, length: number, room: number): [first: number, last: number] {
  let [first, last] = [start, start];
  let left = room;
  const take = (cell: Cell | undefined): boolean => {
    if (!cell || cell.width > left) return false;
    left -= cell.width;
    return true;
  };
  while (last < start + length && take(cells[last])) last++;
  for (let grew = last === start + length; grew; ) {
    grew = false;
    if (take(cells[first - 1])) {
      first--;
      grew = true;
    }
    if (take(cells[last])) {
      last++;
      grew = true;
    }
  }
  return [first, last];
}

function cellsOf(text: string, column: number): Cell[] {
  let at = column;
  return Array.from(text, char => {
    const shown = char === '\t' ? ' '.repeat(TAB_STOPS - (at % TAB_STOPS)) : visible(char);
    const width = shown === char ? widthOf(char) : shown.length;
    at += width;
    return { shown, width };
  });
}

const widthOfAll = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

/** An offset that does not cut a surrogate pair. */
function wholeCharacter(line: string, offset: number): number {
  const [before, after] = [line.charCodeAt(offset - 1), line.charCodeAt(offset)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000 ? offset - 1 : offset;
}
