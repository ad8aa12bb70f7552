/** Moments and spans of time as people say them: `1 November 2026, 08:00 UTC`, `an hour`. */

const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The forms of ISO 8601 that AWS takes: a year, a month, a day, and a day with a time and a zone. */
const FORM =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Seconds since 1970 have nine digits at least in all that a policy speaks of; four are a year. */
const EPOCH = /^\d{9,11}$/;

/** In UTC; undefined where the text is neither a date that AWS reads nor seconds since 1970. */
export function sayMoment(text: string): string | undefined {
  if (EPOCH.test(text)) return say(Number(text) * 1000);
  const [whole, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    FORM.exec(text) ?? [];
  if (whole === undefined || year === undefined) return undefined;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone.toUpperCase()}`);
  // A day that the month has not is no date, though the parser may take it for one of the next month.
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  return Number.isNaN(moment) || !isDay ? undefined : say(moment);
}

function say(moment: number): string {
  const date = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  const seconds = date.getUTCSeconds() === 0 ? '' : `:${two(date.getUTCSeconds())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds}`;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time} UTC`;
}

const UNITS: readonly (readonly [seconds: number, one: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** `1 hour`, `90 minutes`: in the largest unit that has no rest. Undefined for what is no whole number. */
export function sayDuration(seconds: string): string | undefined {
  if (!/^\d{1,12}$/.test(seconds) || Number(seconds) === 0) return undefined;
  const total = Number(seconds);
  const [size, one] = UNITS.find(([unit]) => total % unit === 0) ?? [1, 'second'];
  return total === size ? `1 ${one}` : `${total / size} ${one}s`;
}
