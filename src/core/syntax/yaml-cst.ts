/** The tokens of a YAML stream, on the parser of `yaml`: comments apart, quotes that are still open cut at their line. */
import { type CST, Lexer, Parser } from 'yaml';
import { MAX_DEPTH } from './host.ts';
import type { Span } from './text.ts';
import { maskTemplates } from './yaml-template.ts';

export interface Stream {
  readonly documents: readonly CST.Document[];
  /** In order. */
  readonly comments: readonly Span[];
  /** Where a quoted scalar starts that is never closed, and where its first line ends. */
  readonly open: ReadonlyMap<number, number>;
  /** Placeholders of a template engine: in values, and on lines of their own. */
  readonly holes: readonly Span[];
  readonly lines: readonly Span[];
}

/** Never throws; what stands before a place the parser cannot pass is kept. */
export function readStream(text: string): Stream {
  const open = new Map<number, number>();
  const { text: unmasked, holes, lines } = maskTemplates(text);
  const starts = new Set(lines.map(({ start }) => start));
  let masked = unmasked;
  for (let repairs = 0; ; repairs++) {
    const pass = readOnce(masked, repairs < MAX_REPAIRS);
    if (!pass.runaway) {
      const comments = pass.comments.filter(({ start }) => !starts.has(start));
      return { documents: pass.documents, comments, open, holes, lines };
    }
    // To the parser the line becomes one plain word of the same length, so all that follows is read as it is meant.
    const { start, end } = pass.runaway;
    open.set(start, end);
    masked = masked.slice(0, start) + 'x'.repeat(end - start) + masked.slice(end);
  }
}

/** Each repair reads the text again. More than a few open quotes are no half-typed text. */
const MAX_REPAIRS = 8;

/** The parser goes down its stack by recursion, so the stack is kept short. A list in a map takes two places. */
const MAX_STACK = 4 * MAX_DEPTH;

interface Pass {
  readonly documents: CST.Document[];
  readonly comments: Span[];
  /** The first line of a quoted scalar that is never closed, where the parser took more for it. */
  readonly runaway?: Span;
}

function readOnce(text: string, repair: boolean): Pass {
  const documents: CST.Document[] = [];
  const comments: Span[] = [];
  const parser = new Parser();
  const take = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) if (token.type === 'document') documents.push(token);
  };
  try {
    let inScalar = false;
    for (const lexeme of new Lexer().lex(text)) {
      const start = parser.offset;
      if (!inScalar && lexeme.startsWith('#')) comments.push({ start, end: start + lexeme.length });
      if (repair && !inScalar && /^["']/.test(lexeme) && !isClosedQuote(lexeme)) {
        const line = firstLine(lexeme, isInFlow(parser.stack));
        if (line.length < lexeme.trimEnd().length) {
          return { documents, comments, runaway: { start, end: start + line.length } };
        }
      }
      take(parser.next(lexeme));
      inScalar = lexeme === SCALAR_FOLLOWS;
      if (parser.stack.length > MAX_STACK) break;
    }
    take(parser.end());
  } catch {
    // Whole documents before the fault are there already.
  }
  return { documents, comments };
}

/** The lexer's mark before a plain or block scalar. */
const SCALAR_FOLLOWS = '\u001F';

const isInFlow = (stack: readonly CST.Token[]): boolean => stack.some(token => token.type === 'flow-collection');

/** True where the last character of a quoted scalar is its closing quote. */
export function isClosedQuote(source: string): boolean {
  const double = source.startsWith('"');
  const run = (double ? /(\\*)"$/ : /('+)$/).exec(source.slice(1))?.[1];
  return run !== undefined && (run.length % 2 === 0) === double;
}

/** In a flow collection the closing brackets at the end of the line are not part of the string. */
function firstLine(lexeme: string, inFlow: boolean): string {
  const line = (lexeme.split('\n', 1)[0] ?? '').trimEnd();
  const content = inFlow ? line.replace(/[\]},\s]+$/, '') : line;
  return content === '' ? line : content;
}
