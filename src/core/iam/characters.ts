/** The characters that a policy may hold, and plain ones for those that only look like them. */

/**
 * Runs of characters that IAM and STS refuse in a policy document: all but tab, line ends and U+0020 to U+00FF.
 * Source: the pattern of PolicyDocument, AssumeRolePolicyDocument and Policy in the API references of IAM and STS.
 */
export const refusedRuns = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(/[^\t\n\r\x20-\xff]+/g)].map(match => ({ start: match.index, end: match.index + match[0].length }));

/** `U+200B` */
export const codeOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** True for characters that take no room, which come along with text that is copied from a page. */
export const isInvisible = (text: string): boolean => text !== '' && [...text].every(char => plainFor(char) === '');

/** What stands for the character on every keyboard; empty for an invisible one, undefined where there is none. */
export function plainFor(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  // The wide forms of Chinese and Japanese fonts, in the order of ASCII.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  return PLAIN.find(([first, last]) => code >= first && code <= last)?.[2];
}

const PLAIN: readonly (readonly [number, number, string])[] = [
  [0x2000, 0x200a, ' '],
  [0x200b, 0x200f, ''],
  [0x2010, 0x2015, '-'],
  [0x2018, 0x201b, "'"],
  [0x201c, 0x201f, '"'],
  [0x2026, 0x2026, '...'],
  [0x2028, 0x202e, ''],
  [0x202f, 0x202f, ' '],
  [0x2032, 0x2032, "'"],
  [0x2033, 0x2033, '"'],
  [0x205f, 0x205f, ' '],
  [0x2060, 0x2064, ''],
  [0x2212, 0x2212, '-'],
  [0x2217, 0x2217, '*'],
  [0x3000, 0x3000, ' '],
  [0xfe0f, 0xfe0f, ''],
  [0xfeff, 0xfeff, ''],
];
