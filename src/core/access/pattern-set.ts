/** What a field names, as a set: the texts that match a pattern, or all texts but these. */
import type { Known } from '../iam/known.ts';
import type { Field, Value } from '../policy/model.ts';
import { EVERYTHING, exampleOf, type Pattern, patternCovers, patternsMeet } from './pattern.ts';

export interface PatternSet {
  /** All but what the patterns match. */
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
  /** Patterns may exist that the text does not show. */
  readonly open: boolean;
}

export const ALL: PatternSet = { negated: false, patterns: [EVERYTHING], open: false };
/** Nothing certain: what a field may name that is not there, or not to be read. */
export const ANY: PatternSet = { negated: false, patterns: [], open: true };

export const setOf = (field: Field, patternOf: (value: Value) => Pattern): PatternSet => ({
  negated: field.negated,
  patterns: field.values.map(patternOf),
  // Of the branches of a choice only one counts; a field with choices is open as well.
  open: field.open,
});

/** The set in parts of which each can be covered by another set; together they are at least the whole. */
export const partsOf = (set: PatternSet): PatternSet[] =>
  set.negated
    ? [set]
    : [...set.patterns, ...(set.open ? [EVERYTHING] : [])].map(pattern => ({
        negated: false,
        patterns: [pattern],
        open: false,
      }));

/** True where `outer` certainly has all of `inner`. Time is at most that of all pairs of patterns, as below. */
export function surelyHolds(outer: PatternSet, inner: PatternSet): boolean {
  if (isAll(outer) || isEmpty(inner)) return true;
  return outer.negated ? negatedCovers(outer, inner) : positiveCovers(outer, inner);
}

/** The same with a `no`: there is a text that only the inner set has. */
export function setCovers(outer: PatternSet, inner: PatternSet): Known {
  if (surelyHolds(outer, inner)) return 'yes';
  const examples = inner.negated ? [] : inner.patterns.filter(isCertain).flatMap(pattern => exampleOf(pattern) ?? []);
  return examples.some(example => contains(outer, example) === 'no') ? 'no' : 'unknown';
}

/** Whether no text is in both. */
export function setsDisjoint(left: PatternSet, right: PatternSet): Known {
  if (left.negated && right.negated) return isEmpty(left) || isEmpty(right) ? 'yes' : bothNegated(left, right);
  if (left.negated) return setsDisjoint(right, left);
  if (isEmpty(left)) return 'yes';
  if (!right.negated) return disjointPatterns(left, right);
  const isLeftOut = (pattern: Pattern) => certain(right).some(outer => patternCovers(outer, pattern));
  if (!left.open && left.patterns.every(isLeftOut)) return 'yes';
  const examples = left.patterns.filter(isCertain).flatMap(pattern => exampleOf(pattern) ?? []);
  return examples.some(example => contains(right, example) === 'yes') ? 'no' : 'unknown';
}

/** Whether the set has what the pattern matches: `yes` for all of it, `no` for none of it. */
export function contains(set: PatternSet, pattern: Pattern): Known {
  const listed = isListed(set, pattern);
  if (!set.negated || listed === 'unknown') return listed;
  return listed === 'yes' ? 'no' : 'yes';
}

/** True where the set has everything, whatever its variables and holes are. */
export const isAll = (set: PatternSet): boolean =>
  set.negated ? set.patterns.length === 0 && !set.open : certain(set).some(({ everything }) => everything);

export const isEmpty = (set: PatternSet): boolean =>
  set.negated ? certain(set).some(({ everything }) => everything) : set.patterns.length === 0 && !set.open;

/** The patterns without those that another one covers; of equal ones the first stays. Time is that of all pairs. */
export const withoutCovered = (patterns: readonly Pattern[]): Pattern[] =>
  patterns.filter(
    (pattern, index) =>
      !patterns.some(
        (other, at) => at !== index && patternCovers(other, pattern) && (at < index || !patternCovers(pattern, other)),
      ),
  );

function isListed({ patterns, open }: PatternSet, wanted: Pattern): Known {
  if (patterns.some(pattern => isCertain(pattern) && patternCovers(pattern, wanted))) return 'yes';
  return open || patterns.some(pattern => patternsMeet(pattern, wanted) !== 'no') ? 'unknown' : 'no';
}

function positiveCovers(outer: PatternSet, inner: PatternSet): boolean {
  if (inner.negated || inner.open) return false;
  return inner.patterns.every(pattern => certain(outer).some(candidate => patternCovers(candidate, pattern)));
}

/** All but O holds all but I where I leaves out all of O, and holds patterns that have nothing of O. */
function negatedCovers(outer: PatternSet, inner: PatternSet): boolean {
  if (outer.open || (inner.open && !inner.negated)) return false;
  return inner.negated
    ? outer.patterns.every(pattern => certain(inner).some(candidate => patternCovers(candidate, pattern)))
    : inner.patterns.every(pattern => outer.patterns.every(barred => patternsMeet(barred, pattern) === 'no'));
}

function disjointPatterns(left: PatternSet, right: PatternSet): Known {
  if (isEmpty(right)) return 'yes';
  const answers = left.patterns.flatMap(a =>
    right.patterns.map(b => (isCertain(a) && isCertain(b) ? patternsMeet(a, b) : maybe(patternsMeet(a, b)))),
  );
  if (answers.includes('yes')) return 'no';
  return left.open || right.open || answers.includes('unknown') ? 'unknown' : 'yes';
}

/** What is not sure to be there meets nothing for sure. */
const maybe = (meet: Known): Known => (meet === 'no' ? 'no' : 'unknown');

/** Two sets of all but a few texts share most texts. */
const bothNegated = (left: PatternSet, right: PatternSet): Known =>
  left.open || right.open || [...left.patterns, ...right.patterns].some(({ vague }) => vague) ? 'unknown' : 'no';

/** False for one branch of a choice: another may stand in its place. */
const isCertain = ({ value }: Pattern): boolean => !value?.chosen;
const certain = ({ patterns }: PatternSet): Pattern[] => patterns.filter(isCertain);
