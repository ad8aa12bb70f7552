/** The conditions of a statement as constraints that can be compared: what one asks may follow from what another asks. */
import { type ParsedOperator, parseOperator } from '../iam/operators.ts';
import { covers } from '../iam/wildcard.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import { ANEW } from './pattern.ts';

/** All constraints must hold. */
export interface ConstraintSet {
  readonly constraints: readonly Constraint[];
  /** Constraints may exist that the text does not show, or that cannot be read. */
  readonly open: boolean;
}

/** One key under one operator. */
export interface Constraint {
  readonly operator: ParsedOperator;
  /** In lower case. */
  readonly key: string;
  /** Any one of them does; sorted, each once. */
  readonly values: readonly string[];
  /** False where a value is, or may be, another than the text shows. */
  readonly known: boolean;
  /** As it was written. */
  readonly conditions: readonly Condition[];
}

export function constraintsOf({ dialect }: Pick<Policy, 'dialect'>, statement: Statement): ConstraintSet {
  const found = new Map<string, Constraint>();
  let open = statement.open || hidesConditions(statement, dialect.blocks);
  for (const condition of statement.conditions) {
    const constraint = read(condition);
    if (!constraint) {
      open = true;
      continue;
    }
    const id = `${constraint.operator.spelling} ${constraint.key}`;
    const other = found.get(id);
    found.set(id, other ? merged(other, constraint, dialect.blocks) : constraint);
  }
  return { constraints: [...found.values()], open };
}

/** True where every request that meets `inner` certainly meets `outer` too. Time is that of all pairs of values. */
export const conditionsCover = (outer: ConstraintSet, inner: ConstraintSet): boolean =>
  !outer.open && outer.constraints.every(wanted => inner.constraints.some(given => follows(wanted, given)));

export const isUnconditional = ({ constraints, open }: ConstraintSet): boolean => constraints.length === 0 && !open;

/** Whether `wanted` holds wherever `given` does. */
function follows(wanted: Constraint, given: Constraint): boolean {
  if (!wanted.known || !given.known || wanted.key !== given.key || !sameOperator(wanted, given)) return false;
  const { facts } = wanted.operator;
  // "None of these" asks less the fewer there are, "one of these" asks less the more there are.
  const [more, fewer] = facts.negated ? [given.values, wanted.values] : [wanted.values, given.values];
  const isLike = facts.family === 'String' && facts.wildcards;
  return fewer.every(value => more.some(other => other === value || (isLike && likeCovers(other, value))));
}

/** With IfExists asks less than without. */
const sameOperator = ({ operator: wanted }: Constraint, { operator: given }: Constraint): boolean =>
  wanted.facts.name === given.facts.name &&
  wanted.prefix === given.prefix &&
  (wanted.ifExists || wanted.ifExists === given.ifExists);

/** Variables may hold anything, so that only equal texts with them are compared. */
const likeCovers = (outer: string, inner: string): boolean =>
  !outer.includes('${') && !inner.includes('${') && covers(outer, inner);

/** Undefined where the operator or the key cannot be told. */
function read(condition: Condition): Constraint | undefined {
  const { operator, key, values, open } = condition;
  const parsed = parseOperator(operator.value);
  if (!parsed || !key || operator.holes.length > 0 || key.holes.length > 0) return undefined;
  const isWord = parsed.facts.family === 'Bool' || parsed.facts.family === 'Null';
  const texts = values.map(value => (isWord ? value.text.toLowerCase() : shownText(value)));
  return {
    operator: parsed,
    key: key.value.toLowerCase(),
    values: [...new Set(texts)].sort(),
    known: !open && values.every(value => value.known || !ANEW.test(value.text)),
    conditions: [condition],
  };
}

/** Two holes with one text are one value, a hole and a variable of IAM with one text are not. */
const shownText = ({ text, known }: Value): string => (known ? text : `hole ${text}`);

/** Blocks of one operator and key add their values up; a key that a map has twice is a fault, and one of them counts. */
const merged = (first: Constraint, second: Constraint, blocks: boolean): Constraint => ({
  ...first,
  values: [...new Set([...first.values, ...second.values])].sort(),
  known: blocks && first.known && second.known,
  conditions: [...first.conditions, ...second.conditions],
});

/** Whether the statement can have more conditions than the model shows. */
function hidesConditions({ elements, conditions }: Statement, blocks: boolean): boolean {
  const own = elements.filter(({ name }) => name === 'Condition');
  if (blocks ? own.length > conditions.length : own.length > 1) return true;
  return own.some(
    ({ value }) =>
      value?.kind !== 'map' ||
      value.open ||
      value.entries.some(entry => entry.value?.kind === 'map' && entry.value.open),
  );
}
