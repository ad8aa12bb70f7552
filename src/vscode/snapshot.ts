/**
 * A document's text at one moment, with the policies in it and the way between offsets and positions.
 *
 * A provider is asked about one version of a text and may answer only about that one: while it waits, even for a moment,
 * the live document moves on, and a range of the new text with a position of the old would replace too much.
 */
import * as vscode from 'vscode';
import { type Document, lastStartingBy, lineStarts, type Span } from '../core/index.ts';

export interface Snapshot {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly parsed: Document;
  offsetAt(position: vscode.Position): number;
  rangeOf(span: Span): vscode.Range;
  /** The part of the span on its first line: a squiggle over many lines hides what it is about. */
  firstLineOf(span: Span): vscode.Range;
}

export function createSnapshot(document: vscode.TextDocument, parsed: Document): Snapshot {
  const { text } = parsed;
  let starts: readonly number[] | undefined;
  const lines = (): readonly number[] => {
    starts ??= lineStarts(text);
    return starts;
  };
  const positionAt = (offset: number): vscode.Position => {
    const line = lastStartingBy(lines().length, at => lines()[at] ?? 0, offset);
    return new vscode.Position(line, offset - (lines()[line] ?? 0));
  };
  const rangeOf = (span: Span): vscode.Range => new vscode.Range(positionAt(span.start), positionAt(span.end));
  return {
    uri: document.uri,
    version: document.version,
    parsed,
    offsetAt: ({ line, character }) => {
      const start = lines()[line] ?? text.length;
      return Math.min(start + character, lines()[line + 1] ?? text.length);
    },
    rangeOf,
    firstLineOf: span => {
      const end = /\r\n|\r|\n/.exec(text.slice(span.start, span.end))?.index;
      return rangeOf(end === undefined ? span : { start: span.start, end: span.start + end });
    },
  };
}
