/** What the rules about condition values ask of a value's text and of an operator's name. */
import type { ParsedOperator } from '../iam/operators.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { parseVariables } from '../iam/variables.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';

/** True where all of the value is written here: no hole, no variable, no mark for another tool, and not being typed. */
export const isWritten = ({ known, text, scalar }: Value): boolean =>
  known && text !== '' && scalar.type !== 'null' && !isPlaceholder(text);

/** The text with a blank for each character of a hole or of a variable; of the same length. */
export function literalText({ text, scalar }: Value): string {
  const runs = [...scalar.holes, ...parseVariables(text)];
  return runs.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** The value that is nothing but `*`, which any text matches under an operator with wildcards. */
export const starOf = ({ values }: Condition): Value | undefined =>
  values.find(({ known, chosen, text }) => known && !chosen && /^\*+$/.test(text));

/** The name of another operator with the set prefix and the IfExists of this one. */
export const namedAlike = ({ prefix, ifExists }: ParsedOperator, name: string): string =>
  `${prefix ? `${prefix}:` : ''}${name}${ifExists ? 'IfExists' : ''}`;

/** True where another block of Terraform has the same operator and key: there they add their values up. */
export const isSplit = ({ dialect }: Pick<Policy, 'dialect'>, { conditions }: Statement, one: Condition): boolean =>
  dialect.blocks &&
  conditions.some(
    other => other !== one && other.operator.value === one.operator.value && other.key?.value === one.key?.value,
  );
