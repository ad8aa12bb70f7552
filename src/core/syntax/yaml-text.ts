/** How YAML spells a string: plain where it stays a string to every reader, else in quotes. */
import { mapText, plain, type Text } from './text.ts';
import { plainType } from './yaml-scalar.ts';

export interface Habit {
  /** The quotes that are used where some are needed. */
  readonly quote: 'single' | 'double';
  /** True where strings are quoted that need no quotes. */
  readonly always: boolean;
}

export function spell(text: Text, habit: Habit, inFlow: boolean): Text {
  const whole = plain(text);
  // Where something is still to be typed it counts as there: `s3:` is going to be `s3:GetObject`.
  const typed = text.map(piece => (typeof piece === 'string' ? piece : piece.placeholder || 'x')).join('');
  if (!habit.always && isPlainSafe(typed, inFlow)) return text;
  const single = habit.quote === 'single' && !NOT_PRINTABLE.test(whole);
  const pieces = mapText(text, single ? escapeSingle : escapeDouble) ?? [];
  return single ? ["'", ...pieces, "'"] : ['"', ...pieces, '"'];
}

/** True where the text can stand without quotes and is the same string in YAML 1.1 and 1.2. */
export function isPlainSafe(text: string, inFlow: boolean): boolean {
  if (/^$|^[\s\-?:,[\]{}#&*!|>'"%@`=<~]|^\.\.\.|: |:$| #|\s$/.test(text) || NOT_PRINTABLE.test(text)) return false;
  if (inFlow && /[,[\]{}]/.test(text)) return false;
  return plainType(text) === 'string' && !OTHER_TYPE_IN_1_1.test(text);
}

/** Booleans and nulls of YAML 1.1, which CloudFormation's readers know, and all that looks like a number, a time or a date. */
const OTHER_TYPE_IN_1_1 =
  /^(?:y|yes|n|no|on|off|true|false|null|[-+]?\.(?:inf|nan)|[-+]?\.?[0-9][0-9a-fxot_:.+\-z ]*)$/i;

/** Control characters, halves of pairs, and what some readers take for a line end. */
const NOT_PRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

export const isPrintable = (text: string): boolean => !NOT_PRINTABLE.test(text);

export const escapeSingle = (text: string): string => text.replaceAll("'", "''");

/** YAML reads the escapes of JSON; what JSON leaves as it is but YAML may not show is escaped, too. */
export function escapeDouble(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
