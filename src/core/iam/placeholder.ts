/** Text that stands for another: marks that a tool fills in (`${name}`, `{{ name }}`), and words left for a person to replace. */

/** True where no policy could hold the text as it is: in an action or an Effect such marks are never IAM's own. */
export const isPlaceholder = (text: string): boolean =>
  text.includes('${') || text.includes('{{') || /^%[^%]+%$|^<[^>]+>$|^__\w+__$/.test(text.trim());

/** A part of the text, half-open, in UTF-16 units. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Marks of tools inside a longer text: templates (`{{ name }}`, `<%= name %>`, `#{name}`), shells (`$NAME`, `$(command)`),
 * `%NAME%`, `__NAME__`, `@NAME@`, and `<name>`, which a person fills in. IAM's own `${name}` is not among them, nor are the
 * `$LATEST` and `$DEFAULT` of Lambda's and Systems Manager's versions.
 */
export function marksIn(text: string): Part[] {
  return MAYBE_MARK.test(text) ? partsOf(text, MARKS) : [];
}

const MAYBE_MARK = /[{<#%@]|\$[A-Za-z(_]|__/;
const MARKS =
  /\{\{[^{}]*\}\}|<[^<>]*>|#\{[^{}]*\}|\$\([^()]*\)|\$(?!DEFAULT|LATEST)[A-Za-z_][A-Za-z0-9_]*|%[A-Za-z_]\w*%|(?<![A-Za-z0-9])__[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__|@[A-Z_]{2,}@/g;

/** A word or number that examples have where a reader is to put something of their own. */
export interface LeftPart extends Part {
  /** `account`: one of the numbers that AWS's documentation uses; real, but nobody's who reads it. */
  readonly kind: 'word' | 'account';
}

/**
 * What examples leave for the reader to replace, in order. Sources: the placeholders of AWS's documentation
 * (`amzn-s3-demo-bucket`, `111122223333`, IDs that end in `EXAMPLE`) and the habits of everybody else's.
 */
export function leftIn(text: string): LeftPart[] {
  if (!MAYBE_LEFT.test(text)) return [];
  const found: LeftPart[] = partsOf(
    text,
    /<[A-Za-z][^<>]*>|(?<![A-Za-z0-9-])example\.(?:com|net|org)(?![A-Za-z0-9-])/g,
  ).map(part => ({ ...part, kind: 'word' }));
  for (const { 0: token, index } of text.matchAll(/[A-Za-z0-9][A-Za-z0-9_-]*/g)) {
    const kind = EXAMPLE_ACCOUNT.test(token) ? 'account' : isLeftWord(token) ? 'word' : undefined;
    const end = index + token.length;
    if (kind && !found.some(other => index < other.end && other.start < end)) found.push({ start: index, end, kind });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Passes over most texts at a glance. */
const MAYBE_LEFT =
  /<|your|xxxx|example|demo-|replace|change|todo|tbd|fixme|fill|placeholder|insert|(\d)\1{11}|123456789012|111122223333|444455556666|777788889999/i;

/** Of the numbers with one digit twelve times, LocalStack really uses the one with zeros. */
const EXAMPLE_ACCOUNT = /^(?:123456789012|111122223333|444455556666|777788889999|([1-9])\1{11})$/;

const isLeftWord = (token: string): boolean => MAYBE_LEFT.test(token) && LEFT_WORDS.some(word => word.test(token));

const LEFT_WORDS: readonly RegExp[] = [
  /^your(?:[-_]|$)/i,
  /^[Yy]our[A-Z]/,
  /^your(?:account|app|bucket|cluster|company|domain|function|key|org|queue|region|repo|role|table|topic|user|vpc)/i,
  /(?<![A-Za-z])x{4,}(?![A-Za-z])/i,
  /^[A-Za-z0-9_-]*EXAMPLE$/,
  /^(?:DOC[-_])?EXAMPLE[-_]/,
  /^amzn-s3-demo-/,
  /^(?:aws|doc-)?example-?bucket[-\d]*$/i,
  /^(?:o|ou|r)-example/i,
  /^(?:replace|change)[-_]?(?:me|this)(?:[-_]|$)/i,
  /^replace[-_]with[-_]/i,
  /^insert[-_].*[-_]here$/i,
  /^fill[-_]?(?:me|in|this)$/i,
  /^(?:TODO|FIXME|TBD|placeholder|PLACEHOLDER)$/,
];

/** Words that stand for a field of an ARN in examples; elsewhere they may be names, as of a tag. */
export const isLeftField = (field: 'region' | 'account' | 'bucket', text: string): boolean =>
  LEFT_FIELDS[field].test(text);

const LEFT_FIELDS = {
  region: /^(?:aws[-_]?)?region(?:[-_]?(?:code|id|name))?$/i,
  account: /^(?:aws[-_]?)?acc(?:oun)?t(?:[-_]?(?:id|no|number))?$/i,
  bucket: /^(?:s3[-_]?)?bucket[-_]?name$/i,
};

const partsOf = (text: string, pattern: RegExp): Part[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
