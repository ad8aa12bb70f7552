/** Numbers, dates and truth values as condition operators take them, and what a near miss was meant to be. */
import { nearest } from './nearest.ts';

/** True where AWS reads a number. */
export const isNumber = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);

/** Spaces and marks between thousands taken out. */
export function meantNumber(text: string): string | undefined {
  const tidy = text.trim().replace(/(?<=\d)[,_' ](?=\d{3}(?!\d))/g, '');
  return tidy !== text && isNumber(tidy) ? tidy : undefined;
}

export const isTruth = (text: string): boolean => /^(?:true|false)$/i.test(text);

/** `yes` is true, and `flase` false. */
export function meantTruth(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (isTruth(word)) return word;
  if (/^(?:y|yes+|on|1|enabled?)$/.test(word)) return 'true';
  if (/^(?:n|no|off|0|disabled?)$/.test(word)) return 'false';
  const [near] = nearest(word, ['true', 'false'], 1);
  return near?.name;
}

/** `unzoned`: a time without a zone, which is not of the W3C's forms. `epoch`: seconds, or milliseconds, since 1970. */
export type DateForm = 'date' | 'unzoned' | 'epoch' | 'none';

/** Source: AWS's page of condition operators, which asks for the W3C's forms of ISO 8601 or for epoch time. */
export function dateForm(text: string): DateForm {
  const parts = partsOf(text);
  if (parts) return parts.hasTime && !parts.zone ? 'unzoned' : 'date';
  return /^-?\d{1,13}$/.test(text) && meantDate(text) === undefined ? 'epoch' : 'none';
}

/** Milliseconds since 1970 of a date, or of an epoch time; undefined for what is none. A missing zone is that of UTC. */
export function dateValue(text: string): number | undefined {
  const parts = partsOf(text);
  if (parts) return parts.value;
  if (dateForm(text) !== 'epoch') return undefined;
  // No second of the next thousand years has so many digits.
  return Number(text) * (text.length > 11 ? 1 : 1000);
}

/** `2026-11-01T08:00:00Z` */
export const isoDate = (value: number): string | undefined =>
  Math.abs(value) < 8e15 ? new Date(value).toISOString().replace('.000Z', 'Z') : undefined;

/** The form that AWS asks for, of a date in another one. Undefined where day and month could be taken for each other. */
export function meantDate(text: string): string | undefined {
  const found =
    /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ]*(\d{2}):?(\d{2})(?::?(\d{2})(\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      text.trim(),
    );
  if (!found) return undefined;
  const [, year = '', mark = '', month = '', day = '', hour, minute = '', second = '00', part = '', zone = 'Z'] = found;
  // Without marks every number has its digits, and a year is one of ours.
  if (mark === '' && (month.length + day.length < 4 || !/^(?:19|20)/.test(year))) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const tidyZone = /^[a-z]/i.test(zone) ? 'Z' : zone.replace(/^(.\d\d):?/, '$1:');
  const meant = hour === undefined ? date : `${date}T${hour}:${minute}:${second}${part}${tidyZone}`;
  return meant !== text && partsOf(meant) ? meant : undefined;
}

/** Year alone, with month, with day, with time and zone. */
function partsOf(text: string): { value: number; hasTime: boolean; zone: string | undefined } | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/i.exec(
    text,
  );
  if (!found) return undefined;
  const [, year, month = '1', day = '1', hour, minute = '0', second = '0', part = '0', zone] = found;
  const [y, mo, d, h, mi, s] = [year, month, day, hour ?? '0', minute, second].map(Number) as Six;
  const date = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  date.setUTCFullYear(y);
  if (date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return undefined;
  const [sign, zh = 0, zm = 0] = zone && zone.length > 1 ? [zone[0], ...zone.slice(1).split(':').map(Number)] : ['+'];
  const shift = (sign === '-' ? -1 : 1) * (Number(zh) * 60 + Number(zm)) * 60_000;
  return { value: date.getTime() + Number(`0.${part}`) * 1000 - shift, hasTime: hour !== undefined, zone };
}

type Six = [number, number, number, number, number, number];

/** Source: RFC 4648, the plain alphabet. */
export const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[a-z0-9+/]*={0,2}$/i.test(text);
