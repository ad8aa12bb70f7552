/** A text and the way back to the file it stands in: sources compose, so a policy in a string in a heredoc is one more step. */
import type { Tree } from './host.ts';
import { mapsExactly, type Scalar, textSpan, valueOffset } from './node.ts';
import { type Edit, mapText, type Span } from './text.ts';

export interface Source {
  /** What a host parses. */
  readonly text: string;
  /** Spans of `text` that stand for something unknowable: an interpolation of the language around it. */
  readonly holes: readonly Span[];
  /** A span of `text`, as a span of the file. */
  toHost(span: Span): Span;
  /** An offset of the file, as one of `text`; undefined outside. */
  fromHost(offset: number): number | undefined;
  /** An edit of `text`, as an edit of the file; undefined where it cannot be made exactly. */
  editToHost(edit: Edit): Edit | undefined;
}

/** The file itself. */
export function rootSource(text: string): Source {
  return {
    text,
    holes: [],
    toHost: span => span,
    fromHost: offset => (offset >= 0 && offset <= text.length ? offset : undefined),
    editToHost: edit => edit,
  };
}

/**
 * The value of a string in another tree. Holes keep their length but lose what could confuse the parser.
 * `encode` is one more spelling between the two, such as percent escapes.
 */
export function nestedSource(
  outer: Tree,
  scalar: Scalar,
  encode: (text: string) => string | undefined = text => text,
): Source {
  return {
    text: blankHoles(scalar),
    holes: scalar.holes,
    toHost: span => outer.source.toHost(textSpan(scalar, span)),
    fromHost: offset => {
      const at = outer.source.fromHost(offset);
      if (at === undefined || at < scalar.inner.start || at > scalar.inner.end) return undefined;
      return valueOffset(scalar, at);
    },
    editToHost: edit => {
      if (!mapsExactly(scalar, edit.span) || scalar.holes.some(hole => cuts(edit.span, hole))) return undefined;
      const text = mapText(edit.text, piece => {
        const encoded = encode(piece);
        return encoded === undefined ? undefined : outer.writer.inside(scalar, encoded);
      });
      return text && outer.source.editToHost({ span: textSpan(scalar, edit.span), text });
    },
  };
}

/** True where an edge of the span lies inside the hole. */
const cuts = (span: Span, hole: Span): boolean =>
  [span.start, span.end].some(edge => edge > hole.start && edge < hole.end);

function blankHoles(scalar: Scalar): string {
  let out = '';
  let at = 0;
  for (const hole of scalar.holes) {
    const inner = scalar.value.slice(hole.start, hole.end).replace(/["\\\n\r\t]/g, "'");
    out += scalar.value.slice(at, hole.start) + inner;
    at = hole.end;
  }
  return out + scalar.value.slice(at);
}
