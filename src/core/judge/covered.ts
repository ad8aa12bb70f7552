/** Which texts of one list another one of it covers, in a time that grows with the list and not with its square. */
import { ANEW } from '../access/pattern.ts';
import { covers } from '../iam/wildcard.ts';
import { removeValues } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';

export interface Covered {
  readonly value: Value;
  readonly by: Value;
}

/** The values of an element that another one of it covers; `read` is how AWS compares them. */
export function coveredIn({ values }: Field, read: (text: string) => string): Covered[] {
  if (values.length < 2) return [];
  const texts = values.map(value =>
    value.chosen || value.scalar.type !== 'string' || value.text === '' ? undefined : textOf(value, read),
  );
  return coveredBy(texts).flatMap((other, index): Covered[] => {
    const [value, by] = [values[index], other === undefined ? undefined : values[other]];
    return value && by ? [{ value, by }] : [];
  });
}

/** A value with a hole is like another one only if it is written the same, and not computed anew at each place. */
function textOf({ text, known, scalar }: Value, read: (text: string) => string): string | undefined {
  if (!known) return ANEW.test(text) || scalar.holes.length === 0 ? undefined : holed(text);
  // `${*}` is a star that is none.
  return /\$\{[*?$]\}/.test(text) ? undefined : read(text);
}

/** No pattern but `*` has to do with it. */
const holed = (text: string): string => `\u0000${text.replaceAll('*', '\u0000').replaceAll('?', '\u0001')}`;

/** Safe: the other value says the same. */
function removals(policy: Policy, field: Field, value: Value, all: readonly Covered[]): Fix[] {
  const fix = (title: string, values: readonly Value[]): Fix => ({
    title,
    kind: 'quickfix',
    safe: true,
    make: () => removeValues(policy, field, values),
  });
  const one = { ...fix(`Remove ${excerpt(value.text)}`, [value]), preferred: true };
  if (all.length < 2) return [one];
  return [
    one,
    fix(
      `Remove all ${all.length} that others cover`,
      all.map(covered => covered.value),
    ),
  ];
}

/** Comparisons that one text, and all together, may take: beyond, a text is taken to stand for something of its own. */
const MOST_COMPARISONS = 100;
const MOST_TOGETHER = 20_000;

/**
 * For each text the index of one that matches all that it matches; of texts that match the same, the first is covered by
 * none. Undefined texts are passed over. A text is compared with the patterns only whose beginning it shares.
 */
export function coveredBy(texts: readonly (string | undefined)[]): (number | undefined)[] {
  const first = new Map<string, number>();
  /** By what stands before their first wildcard. */
  const patterns = new Map<string, number[]>();
  let longest = -1;
  for (const [index, text] of texts.entries()) {
    if (text === undefined || first.has(text)) continue;
    first.set(text, index);
    const stem = stemOf(text);
    if (stem === undefined) continue;
    longest = Math.max(longest, stem.length);
    const others = patterns.get(stem);
    if (others) others.push(index);
    else patterns.set(stem, [index]);
  }
  const list: List = { texts, patterns, longest, left: MOST_TOGETHER };
  return texts.map((text, index) => {
    if (text === undefined) return undefined;
    const same = first.get(text);
    return same !== undefined && same < index ? same : coverOf(list, text, index);
  });
}

interface List {
  readonly texts: readonly (string | undefined)[];
  readonly patterns: ReadonlyMap<string, readonly number[]>;
  readonly longest: number;
  left: number;
}

/** The one with the shortest beginning, which is mostly the one that covers most. */
function coverOf(list: List, text: string, index: number): number | undefined {
  const { texts, patterns, longest } = list;
  const least = Math.max(0, list.left - MOST_COMPARISONS);
  for (let length = 0; length <= Math.min(longest, text.length); length++) {
    for (const other of patterns.get(text.slice(0, length)) ?? []) {
      const pattern = texts[other];
      if (other === index || pattern === undefined) continue;
      if (list.left <= least) return undefined;
      list.left--;
      // Two ways of writing one pattern: the first stays.
      if (covers(pattern, text) && (other < index || !covers(text, pattern))) return other;
    }
  }
  return undefined;
}

function stemOf(text: string): string | undefined {
  const at = text.search(/[*?]/);
  return at < 0 ? undefined : text.slice(0, at);
}

/** One problem for each value that another one of the element covers; `code` is Access Analyzer's. */
export function* redundancies(policy: Policy, field: Field, read: (text: string) => string, code: string) {
  const all = coveredIn(field, read);
  for (const { value, by } of all) {
    yield {
      span: value.scalar.span,
      message:
        value.text === by.text
          ? `"${excerpt(value.text)}" stands in this list already.`
          : `"${excerpt(value.text)}" is matched by "${excerpt(by.text)}" in this list already.`,
      accessAnalyzer: [code],
      tag: 'unnecessary' as const,
      related: [{ span: by.scalar.span, message: 'This one matches it.' }],
      fixes: removals(policy, field, value, all),
    };
  }
}
