/** The tokens of a JSON text, one at a time, with the faults that are met on the way. */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Fault, FaultKind } from './host.ts';
import type { Source } from './source.ts';
import type { Edit, Span } from './text.ts';

/** The scanner's tokens; `jsonc-parser` declares them as a const enum, which a bundler cannot read. */
export const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  unknown: 16,
  eof: 17,
} as const;
export const UNEXPECTED_END_OF_STRING = 2;

/** The scanner, standing on a token that is no white space; holes of the source are tokens of their own. */
export interface Reader {
  readonly text: string;
  readonly holes: readonly Span[];
  readonly comments: Span[];
  readonly scanner: JSONScanner;
  kind(): number | 'hole';
  start(): number;
  end(): number;
  /** The end of the token before this one. */
  lastEnd(): number;
  advance(): void;
  readonly faults: readonly Fault[];
  /** Notes what is wrong with the text; `edit` is the mend, where one is certain. */
  fault(kind: FaultKind, span: Span, edit?: Edit): void;
}

/** A text with more faults is no JSON at all. */
const MOST_FAULTS = 20;

export function createReader(source: Source): Reader {
  const { text, holes } = source;
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  const faults: Fault[] = [];
  let kind: number | 'hole' = TOKEN.unknown;
  let start = 0;
  let end = 0;
  let lastEnd = 0;
  let nextHole = 0;

  const scan = (): void => {
    for (;;) {
      const at = scanner.getPosition();
      while (nextHole < holes.length && (holes[nextHole]?.end ?? 0) <= at) nextHole++;
      const hole = holes[nextHole];
      if (hole && hole.start === at) {
        scanner.setPosition(hole.end);
        [kind, start, end] = ['hole', hole.start, hole.end];
        return;
      }
      kind = scanner.scan();
      start = scanner.getTokenOffset();
      end = start + scanner.getTokenLength();
      if (kind === TOKEN.lineComment || kind === TOKEN.blockComment) {
        if (start >= (comments.at(-1)?.end ?? 0)) comments.push({ start, end });
        continue;
      }
      if (kind === TOKEN.trivia || kind === TOKEN.lineBreak) continue;
      // A bare word runs into a hole that follows it without a space: cut it there.
      if (kind === TOKEN.unknown && hole && hole.start < end && hole.start > start) {
        scanner.setPosition(hole.start);
        end = hole.start;
      }
      return;
    }
  };
  if (text.startsWith('\uFEFF')) scanner.setPosition(1);
  scan();
  return {
    text,
    holes,
    comments,
    faults,
    scanner,
    kind: () => kind,
    start: () => start,
    end: () => end,
    lastEnd: () => lastEnd,
    advance: () => {
      lastEnd = end;
      scan();
    },
    fault: (kind, span, edit) => {
      if (faults.length < MOST_FAULTS) faults.push({ kind, span, ...(edit ? { edit } : {}) });
    },
  };
}
