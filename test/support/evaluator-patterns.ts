/** Patterns of the tests' evaluator: `*`, `?` and policy variables, as a regular expression. */

/** The request's context where the policy's version has variables; without it `${…}` is plain text. */
export type Variables = { readonly context: Readonly<Record<string, readonly string[]>> } | undefined;

const VARIABLE = /\$\{\s*([^},]*?)\s*(?:,\s*'([^']*)')?\s*\}/g;

/** Undefined where a variable has no value: then nothing equals the text, and nothing is like it. */
export function patternOf(text: string, variables: Variables): RegExp | undefined {
  const pieces = piecesOf(text, variables);
  if (!pieces) return undefined;
  const source = pieces.map(({ text: piece, literal }) => (literal ? escaped(piece) : wild(piece))).join('');
  return new RegExp(`^${source}$`, 's');
}

/** The text with its variables filled in, for operators without wildcards. */
export function filledIn(text: string, variables: Variables): string | undefined {
  return piecesOf(text, variables)
    ?.map(piece => piece.text)
    .join('');
}

/** The values of a key, whose name is the same in any case. */
export function valuesOf(context: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] {
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? [];
}

/** What stands between the colons, the last field with its own ones; a colon in a variable parts nothing. */
export function fieldsOf(arn: string): string[] {
  const fields = arn
    .replace(/\$\{[^}]*\}/g, variable => variable.replaceAll(':', '\0'))
    .split(':')
    .map(field => field.replaceAll('\0', ':'));
  return fields.length < 6 ? fields : [...fields.slice(0, 5), fields.slice(5).join(':')];
}

interface Piece {
  readonly text: string;
  /** A value of a variable: its own `*` and `?` are no wildcards. */
  readonly literal: boolean;
}

function piecesOf(text: string, variables: Variables): Piece[] | undefined {
  if (!variables) return [{ text, literal: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const value = variableValue(match[1] ?? '', match[2], variables);
    if (value === undefined) return undefined;
    pieces.push({ text: text.slice(at, match.index), literal: false }, { text: value, literal: true });
    at = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(at), literal: false }];
}

function variableValue(
  key: string,
  fallback: string | undefined,
  { context }: NonNullable<Variables>,
): string | undefined {
  if (key === '*' || key === '?' || key === '$') return key;
  const values = valuesOf(context, key);
  // A key with several values cannot be a variable.
  return values.length === 1 ? values[0] : values.length === 0 ? fallback : undefined;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const wild = (text: string): string => escaped(text).replaceAll('\\*', '.*').replaceAll('\\?', '.');
