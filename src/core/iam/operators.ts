/** Condition operators: what each compares, and the truth about missing keys, several values and set prefixes. */
import type { KeyType } from './condition-keys/type.ts';
import type { Known } from './known.ts';
import { OPERATORS, type OperatorFacts } from './operators/table.ts';

export { OPERATORS, type OperatorFacts, type OperatorFamily } from './operators/table.ts';

/** AWS's page that describes them; `anchor` of an operator is a fragment of it. */
export const OPERATORS_PAGE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html';

/** Before an operator, for keys of which one request holds several values. */
export type SetPrefix = 'ForAllValues' | 'ForAnyValue';
export const SET_PREFIXES: readonly SetPrefix[] = ['ForAllValues', 'ForAnyValue'];

export interface ParsedOperator {
  readonly prefix?: SetPrefix;
  /** True with the suffix `IfExists`; for Null too, where AWS does not take it. */
  readonly ifExists: boolean;
  readonly facts: OperatorFacts;
  /** AWS's spelling of the whole: `ForAnyValue:StringLikeIfExists`. Read in any case. */
  readonly spelling: string;
}

/** Undefined where AWS has no such operator or prefix. Case does not count, as it does not for AWS. */
export function parseOperator(text: string): ParsedOperator | undefined {
  const [, before, name = '', suffix] = /^(?:([^:]*):)?(\w+?)(ifexists)?$/i.exec(text) ?? [];
  const prefix = SET_PREFIXES.find(candidate => candidate.toLowerCase() === before?.toLowerCase());
  const facts = BY_NAME.get(name.toLowerCase());
  if (!facts || (before !== undefined && !prefix)) return undefined;
  const ifExists = suffix !== undefined;
  const spelling = `${prefix ? `${prefix}:` : ''}${facts.name}${ifExists ? 'IfExists' : ''}`;
  return prefix ? { prefix, ifExists, facts, spelling } : { ifExists, facts, spelling };
}

/** Whether the condition holds for a request without the key; `asks`: that is what Null asks, its value decides. */
export type MissingKey = 'true' | 'false' | 'asks';

/** The same for every key; the row of an operator says it without prefix and suffix. */
export function whenKeyMissing({ prefix, ifExists, facts }: ParsedOperator): MissingKey {
  if (facts.family === 'Null') return 'asks';
  if (ifExists || prefix === 'ForAllValues') return 'true';
  if (prefix === 'ForAnyValue') return 'false';
  return facts.negated ? 'true' : 'false';
}

/**
 * Whether the operator suits a key of this type, as the catalog spells it (`ArrayOfString` as `String`). `unknown` for
 * what works by accident: string operators on ARNs and the reverse.
 */
export function operatorFits(facts: OperatorFacts, keyType: string): Known {
  if (facts.family === 'Null') return 'yes';
  const type = keyType.replace(/^ArrayOf/, '') as KeyType;
  if (facts.keyTypes.includes(type)) return 'yes';
  if (facts.alsoOn.includes(type)) return 'unknown';
  return KEY_TYPES.has(type) ? 'no' : 'unknown';
}

/** One hover: what is compared, what a missing key does, what several values mean. Each of at most two sentences. */
export interface OperatorSentences {
  readonly compares: string;
  readonly missing: string;
  readonly several: string;
}

export function operatorSentences(operator: ParsedOperator): OperatorSentences {
  return { compares: operator.facts.text, missing: missingSentence(operator), several: severalSentence(operator) };
}

const BY_NAME: ReadonlyMap<string, OperatorFacts> = new Map(OPERATORS.map(facts => [facts.name.toLowerCase(), facts]));
const KEY_TYPES: ReadonlySet<string> = new Set(['String', 'ARN', 'Bool', 'Date', 'Numeric', 'IPAddress']);

function missingSentence(operator: ParsedOperator): string {
  const { prefix, ifExists, facts } = operator;
  if (facts.family === 'Null')
    return 'With true the condition holds for requests without the key, with false for those that have it.';
  if (ifExists) return 'A request without the key passes: IfExists looks at the value only where there is one.';
  if (prefix === 'ForAllValues')
    return 'A request without the key passes, since no value breaks the rule. In an Allow add Null with false to keep it out.';
  if (prefix === 'ForAnyValue') return 'A request without the key does not pass.';
  if (facts.negated) return 'A request without the key passes, since it does not have the value either.';
  return 'A request without the key does not pass.';
}

function severalSentence({ prefix, facts }: ParsedOperator): string {
  if (facts.single) return 'Give one value: true or false.';
  const listed = facts.negated ? 'none of the listed values' : 'one of the listed values';
  if (prefix === 'ForAllValues') return `Every value in the request must match ${listed}.`;
  if (prefix === 'ForAnyValue') return `One value in the request that matches ${listed} is enough.`;
  if (facts.negated) return 'Of several values none may match.';
  if (facts.order) return 'Of several values one that holds is enough, so only the widest counts.';
  return 'Of several values one that matches is enough.';
}
