/** Makes text of a file safe for a terminal: no character of it can move the cursor, hide text or turn it around. */

/** Controls, marks of direction, what has no width, line separators, halves of surrogate pairs. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

export const visible = (text: string): string => text.replace(HIDDEN, codeOf);

/** `<U+001B>` */
const codeOf = (char: string): string =>
  `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/** The same for JSON, which has an escape of its own; its line breaks are its layout. */
export const visibleJson = (json: string): string =>
  json.replace(HIDDEN, char => (char === '\n' ? char : [...unitsOf(char)].join('')));

function* unitsOf(char: string): Generator<string> {
  for (let at = 0; at < char.length; at++) yield `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`;
}

/** Columns of a terminal that a visible character takes. */
export function widthOf(char: string): number {
  if (/\p{M}/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** East Asian wide characters and emoji, in broad strokes. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;
