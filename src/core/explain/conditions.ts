/** The conditions of a statement read aloud, each true to its operator, to several values and to a missing key. */
import type { Catalog } from '../catalog/types.ts';
import { type ParsedOperator, parseOperator, whenKeyMissing } from '../iam/operators.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { Condition, Value } from '../policy/model.ts';
import { type KeySaid, sayKey } from './key.ts';
import { sayDuration } from './moment.ts';
import { joined, name, type Phrase, plainText, say, strong, words } from './phrase.ts';
import { limited, sayValues } from './values.ts';

/** More conditions than this are counted. */
const MOST = 6;

/** `the request comes from 203.0.113.0/24 and the caller used MFA`; undefined where there is none. */
export function explainConditions(catalog: Catalog, conditions: readonly Condition[]): Phrase | undefined {
  if (conditions.length === 0) return undefined;
  const merged = mergeBlocks(conditions);
  const shown = merged.length > MOST ? merged.slice(0, MOST - 1) : merged;
  const clauses = withoutImplied(shown.map(condition => explainCondition(catalog, condition)));
  const rest = merged.length - shown.length;
  const all = rest > 0 ? [...clauses, words(`${rest} more conditions hold`)] : clauses;
  return all.flatMap((clause, index) => (index === 0 ? clause : [...AND, ...clause]));
}

const AND: Phrase = joined([words(' '), strong('and'), words(' ')], '');

/** Blocks of Terraform with one operator and one key are one condition with the values of all. */
function mergeBlocks(conditions: readonly Condition[]): readonly Condition[] {
  const merged = new Map<string | Condition, Condition>();
  for (const condition of conditions) {
    const { operator, key, values, open, entry } = condition;
    const isBlock = entry.form === 'block' && key !== undefined;
    const id = isBlock ? `${operator.value} ${key.value}`.toLowerCase() : condition;
    const first = merged.get(id);
    merged.set(id, first ? { ...first, values: [...first.values, ...values], open: first.open || open } : condition);
  }
  return [...merged.values()];
}

/** Who used MFA in the last hour used MFA. */
function withoutImplied(clauses: readonly Phrase[]): readonly Phrase[] {
  const isRecent = clauses.some(clause => plainText(clause).startsWith(`${USED_MFA} in the last `));
  return isRecent ? clauses.filter(clause => plainText(clause) !== USED_MFA) : clauses;
}

const USED_MFA = 'the caller used MFA';

export function explainCondition(catalog: Catalog, condition: Condition): Phrase {
  const { operator, key, values, open } = condition;
  const parsed = operator.holes.length === 0 ? parseOperator(operator.value) : undefined;
  if (!key) return say`${name(operator.value)} holds`;
  if (!parsed || key.holes.length > 0) return say`${name(operator.value)} holds for ${name(key.value)}`;
  const said = sayKey(catalog, key.value);
  if (parsed.facts.family === 'Null') return sayNull(key.value, condition);
  if (values.length === 0 && !open) return say`${name(key.value)} has one of no values, which never holds`;
  return (
    sayWord(parsed, said, condition) ?? sayAge(parsed, said, condition) ?? sayCompared(catalog, parsed, said, condition)
  );
}

function sayNull(key: string, { values, open }: Condition): Phrase {
  const [value] = values;
  const only = values.length === 1 && !open && value?.known ? value.text.toLowerCase() : undefined;
  if (only === 'true') return say`the request carries no ${name(key)}`;
  if (only === 'false') return say`the request carries ${name(key)}`;
  return say`the request carries ${name(key)} or not, as the value says`;
}

/** A key that is true or false, said as a sentence of its own. */
function sayWord(operator: ParsedOperator, { own, subject, facts }: KeySaid, condition: Condition): Phrase | undefined {
  const [value] = condition.values;
  if (operator.prefix || operator.facts.negated || condition.values.length !== 1 || condition.open) return undefined;
  if (!value?.known || (operator.facts.family !== 'Bool' && facts?.type !== 'Bool')) return undefined;
  const word = value.text.toLowerCase();
  if (word !== 'true' && word !== 'false') return undefined;
  const clause = word === 'true' ? own?.yes : own?.no;
  const main = clause === undefined ? say`${subject} is ${words(word)}` : words(clause);
  return [...main, ...missing(operator, facts, clause === undefined ? SUBJECT : SENTENCE)];
}

/** The age of an MFA sign-in, which is a time that has passed. */
function sayAge(operator: ParsedOperator, { facts }: KeySaid, condition: Condition): Phrase | undefined {
  const [value] = condition.values;
  if (facts?.name !== 'aws:MultiFactorAuthAge' || operator.prefix || !operator.facts.order) return undefined;
  const duration = condition.values.length === 1 && !condition.open && value?.known && sayDuration(value.text);
  if (!duration) return undefined;
  const main =
    operator.facts.order === 'less'
      ? `${USED_MFA} in the last ${duration.replace(/^1 /, '')}`
      : `${USED_MFA} more than ${duration} ago`;
  return [main, ...missing(operator, facts, SENTENCE)];
}

function sayCompared(catalog: Catalog, operator: ParsedOperator, key: KeySaid, condition: Condition): Phrase {
  const { facts, prefix } = operator;
  const values = sayValues(catalog, operator, key, condition);
  const verb = verbOf(operator, key, condition);
  if (prefix) return saySet(operator, key, verb, values);
  const { is, isNot } = (verb === IS || verb === LIES) && key.own ? key.own : {};
  if (is !== undefined && isNot !== undefined) {
    const main = say`${words(facts.negated ? isNot : is)} ${limited(values, 'or')}${caseOf(operator)}`;
    return [...main, ...missing(operator, key.facts, SENTENCE)];
  }
  const it = key.own?.is === IT_IS ? words('it') : key.subject;
  return [...it, ' ', ...predicate(operator, verb, values), ...missing(operator, key.facts, SUBJECT)];
}

/** With ForAllValues or ForAnyValue. */
function saySet(operator: ParsedOperator, { each }: KeySaid, verb: Verb, values: readonly Phrase[]): Phrase {
  if (operator.prefix === 'ForAnyValue') return say`at least one ${each} ${predicate(operator, verb, values)}`;
  const none = ' (or there is none)';
  if (!operator.facts.negated) return say`every ${each} ${predicate(operator, verb, values)}${words(none)}`;
  return say`no ${each} ${words(verb.yes)} ${limited(values, 'or')}${caseOf(operator)}`;
}

/** `is a or b`, `is none of a and b`, `is at most 10` */
function predicate(operator: ParsedOperator, verb: Verb, values: readonly Phrase[]): Phrase {
  if (!operator.facts.negated) return say`${words(verb.yes)} ${limited(values, 'or')}${caseOf(operator)}`;
  if (values.length < 2) return say`${words(verb.no)} ${limited(values, 'or')}${caseOf(operator)}`;
  return say`${words(verb.none)} ${limited(values, 'and')}${caseOf(operator)}`;
}

const caseOf = ({ facts }: ParsedOperator): Phrase =>
  facts.name.endsWith('IgnoreCase') ? words(' in any case of letters') : words('');

interface Verb {
  readonly yes: string;
  readonly no: string;
  readonly none: string;
}

const IS: Verb = { yes: 'is', no: 'is not', none: 'is none of' };
const MATCHES: Verb = { yes: 'matches', no: 'does not match', none: 'matches none of' };
const EQUALS: Verb = { yes: 'equals', no: 'does not equal', none: 'equals none of' };
/** The words of the keys that are the time itself. */
const IT_IS = 'it is';
const LIES: Verb = { yes: 'lies in', no: 'lies outside', none: 'lies in none of' };

const only = (yes: string): Verb => ({ yes, no: yes, none: yes });

/** By the operator, as far as it compares sizes. */
const ORDERED: Readonly<Record<string, Verb>> = {
  NumericLessThan: only('is less than'),
  NumericLessThanEquals: only('is at most'),
  NumericGreaterThan: only('is more than'),
  NumericGreaterThanEquals: only('is at least'),
  DateLessThan: only('is before'),
  DateLessThanEquals: only('is not after'),
  DateGreaterThan: only('is after'),
  DateGreaterThanEquals: only('is not before'),
};

function verbOf({ facts }: ParsedOperator, { facts: key }: KeySaid, { values }: Condition): Verb {
  if (facts.family === 'IpAddress') return LIES;
  // Seconds since 1970 are a moment, whatever operator compares them.
  const ordered = ORDERED[key?.name === 'aws:EpochTime' ? facts.name.replace('Numeric', 'Date') : facts.name];
  if (ordered) return ordered;
  if (facts.wildcards && values.some(({ text }) => hasWildcard(text.replace(/\$\{[*?$]\}/g, '')))) return MATCHES;
  return values.length > 0 && values.every(isVariable) ? EQUALS : IS;
}

const isVariable = ({ text, known }: Value): boolean => known && /^\$\{[^}*?$]+\}$/.test(text);

const SUBJECT = ' (or is missing)';
const SENTENCE = ' (or the request does not tell)';

/** What is added where a request without the key meets the condition too. */
function missing(operator: ParsedOperator, facts: KeySaid['facts'], said: string): Phrase {
  if (whenKeyMissing(operator) !== 'true' || facts?.global?.present === 'always') return words('');
  return words(said);
}
