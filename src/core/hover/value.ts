/** A value of a condition: what it stands for, how the operator takes it, and what the condition comes to. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseOperator } from '../iam/operators.ts';
import type { Condition, Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import { readAloud, readOne } from './condition.ts';
import { conditionAt, type PlaceOf, type Shown, valueAt } from './here.ts';
import { addressOfKey, factsOf } from './key.ts';
import { code, paragraphs } from './markdown.ts';
import { meaningOf } from './meaning.ts';
import { pageOf, reference } from './pages.ts';

export function valueHover(catalog: Catalog, place: PlaceOf<'condition-value'>): Shown | undefined {
  const { token, statement } = place;
  const condition = conditionAt(place);
  const value = token && condition && valueAt(condition, token);
  if (!condition || !value) return undefined;
  const { key } = condition;
  const facts = key && key.holes.length === 0 ? factsOf(catalog, key.value) : undefined;
  const meaning = value.known ? meaningOf(catalog, condition, facts, value.text) : undefined;
  const head = meaning?.short ?? `${readOne(catalog, { ...condition, values: [value], open: false })}.`;
  return {
    markdown: paragraphs(
      `${code(excerpt(value.text))} · ${head}`,
      meaning?.long,
      wildcardText(condition, facts, value),
      hereText(catalog, statement, condition, meaning === undefined),
      severalText(condition),
      facts ? addressOfKey(catalog, facts) : reference(pageOf('global')),
    ),
  };
}

/** `isSaid`: the condition is read in the first line, with this value alone. */
function hereText(catalog: Catalog, statement: Statement, condition: Condition, isSaid: boolean): string | undefined {
  const others = statement.conditions.length - 1;
  if (!isSaid || condition.values.length > 1 || condition.open) return readAloud(catalog, statement, [condition]);
  if (others === 0) return undefined;
  return others < 4
    ? readAloud(catalog, statement, [condition])
    : `**Beside it** ${others} more conditions of the statement must hold.`;
}

/** Whether `*` and `?` are wildcards for this operator. */
function wildcardText(
  { operator }: Condition,
  facts: KeyFacts | undefined,
  { text, known }: Value,
): string | undefined {
  const parsed = parseOperator(operator.value);
  if (!parsed || !known || !/[*?]/.test(text.replace(/\$\{[^}]*\}/g, ''))) return undefined;
  if (parsed.facts.wildcards) return '`*` stands for any text, `?` for one character.';
  if (parsed.facts.family !== 'String') return undefined;
  return `Here ${code('*')} and ${code('?')} are plain characters: ${facts?.type === 'ARN' ? '`ArnLike`' : '`StringLike`'} takes them as wildcards.`;
}

/** Of several values one is enough, or none may match. */
function severalText({ operator, values }: Condition): string | undefined {
  const parsed = parseOperator(operator.value);
  if (!parsed || values.length < 2 || parsed.facts.single) return undefined;
  const { negated, order } = parsed.facts;
  if (negated) return `None of the ${values.length} values may match.`;
  return order
    ? `Of the ${values.length} values only the widest counts.`
    : `One of the ${values.length} values is enough.`;
}
