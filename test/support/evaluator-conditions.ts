/** Conditions of the tests' evaluator. Facts: AWS's pages of condition operators and of multivalued context keys. */
import { fieldsOf, filledIn, patternOf, type Variables, valuesOf } from './evaluator-patterns.ts';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
type Context = Readonly<Record<string, readonly string[]>>;

/** All operators and all keys must hold; of the values of one key any one does. */
export const conditionsHold = (conditions: Conditions, variables: Variables, context: Context): boolean =>
  Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => holds(operator, [values].flat(), variables, valuesOf(context, key))),
  );

/** `asked` are the policy's values, `given` the request's. */
function holds(operator: string, asked: readonly string[], variables: Variables, given: readonly string[]): boolean {
  const [, set, name = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  if (name === 'null') return asked.some(value => value.toLowerCase() === String(given.length === 0));
  const negated = name.includes('not');
  const test = TESTS[name.replace('not', '')];
  if (!test) return false;
  if (given.length === 0) {
    if (ifExists || set === 'forallvalues') return true;
    return set === 'foranyvalue' ? false : negated;
  }
  const matches = (value: string): boolean => asked.some(wanted => test(value, wanted, variables));
  if (set === 'forallvalues') return given.every(value => matches(value) !== negated);
  if (set === 'foranyvalue') return given.some(value => matches(value) !== negated);
  return given.some(matches) !== negated;
}

/** Whether a value of the request is what the policy asks for; the operators with Not are the opposite of these. */
type Test = (given: string, asked: string, variables: Variables) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  stringequals: (given, asked, variables) => given === filledIn(asked, variables),
  stringequalsignorecase: (given, asked, variables) =>
    given.toLowerCase() === filledIn(asked, variables)?.toLowerCase(),
  stringlike: (given, asked, variables) => patternOf(asked, variables)?.test(given) ?? false,
  arnequals: arnLike,
  arnlike: arnLike,
  numericequals: numeric((a, b) => a === b),
  numericlessthan: numeric((a, b) => a < b),
  numericlessthanequals: numeric((a, b) => a <= b),
  numericgreaterthan: numeric((a, b) => a > b),
  numericgreaterthanequals: numeric((a, b) => a >= b),
  dateequals: date((a, b) => a === b),
  datelessthan: date((a, b) => a < b),
  datelessthanequals: date((a, b) => a <= b),
  dategreaterthan: date((a, b) => a > b),
  dategreaterthanequals: date((a, b) => a >= b),
  bool: (given, asked) => given.toLowerCase() === asked.toLowerCase(),
  binaryequals: (given, asked) => given === asked,
  ipaddress: inRange,
};

/** Each of the six fields for itself: a wildcard does not reach beyond its field. */
function arnLike(given: string, asked: string, variables: Variables): boolean {
  const is = fieldsOf(given);
  const wanted = fieldsOf(asked);
  return (
    is.length === 6 &&
    wanted.length === 6 &&
    wanted.every((field, index) => patternOf(field, variables)?.test(is[index] ?? ''))
  );
}

function numeric(compare: (given: number, asked: number) => boolean): Test {
  const read = (text: string): number => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
  return (given, asked) => compare(read(given), read(asked));
}

/** ISO 8601, or seconds since 1970. */
function date(compare: (given: number, asked: number) => boolean): Test {
  const read = (text: string): number =>
    /^\d+$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text);
  return (given, asked) => compare(read(given), read(asked));
}

function inRange(given: string, asked: string): boolean {
  const [network = '', length] = asked.split('/');
  const address = bitsOf(given);
  const base = bitsOf(network);
  if (address === undefined || base === undefined || address.length !== base.length) return false;
  const fixed = length === undefined ? base.length : Number(length);
  return address.slice(0, fixed) === base.slice(0, fixed);
}

/** The address as 32 or 128 binary digits. */
function bitsOf(address: string): string | undefined {
  if (/^\d+(\.\d+){3}$/.test(address)) {
    const bytes = address.split('.').map(Number);
    return bytes.every(byte => byte < 256) ? bytes.map(byte => byte.toString(2).padStart(8, '0')).join('') : undefined;
  }
  if (!/^[0-9a-f:]+$/i.test(address)) return undefined;
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const missing = 8 - groups(head).length - groups(tail).length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return all.map(group => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
