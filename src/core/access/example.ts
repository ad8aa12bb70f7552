/** Resources that a request of an action can name, chosen so unusual that only what speaks of all of them speaks of these. */
import type { Action } from '../catalog/types.ts';
import { formSteps, parseArn } from '../iam/arn.ts';
import { intersects, matches, steps, unusualText } from '../iam/wildcard.ts';
import { exampleOf, type Pattern } from './pattern.ts';
import type { PatternSet } from './pattern-set.ts';

/** What an action without resource types names: the star itself, which no ARN matches. */
const STAR: Pattern = { text: '*', steps: ['*'], everything: false, plain: true, vague: false };

/** One for each form of the action's ARNs, and one for each pattern of the set that is such an ARN. */
export function examplesOf({ resources }: Action, { patterns }: PatternSet, partition: string): Pattern[] {
  if (resources.length === 0) return [STAR];
  const forms = resources.flatMap(({ type }) => type.arns);
  const isOfForm = ({ steps }: Pattern) => forms.some(form => intersects(formSteps(form), steps));
  const named = patterns.flatMap(pattern => exampleOfPattern(pattern, partition) ?? []).filter(isOfForm);
  return [...forms.map(form => exampleOfForm(form, partition)), ...named];
}

/** A policy works in one partition: in each that its ARNs name, or in AWS's first where they name none. */
export function partitionsIn(sets: readonly PatternSet[]): string[] {
  const named = sets
    .flatMap(({ patterns }) => patterns)
    .map(({ text }) => parseArn(text)?.partition ?? '')
    .filter(partition => /^[a-z-]+$/.test(partition));
  return named.length > 0 ? [...new Set(named)] : ['aws'];
}

function exampleOfForm(form: string, partition: string): Pattern {
  const steps = unusualText(formSteps(form.replaceAll('${Partition}', partition)));
  return { text: steps.join(''), steps, everything: false, plain: true, vague: false };
}

/** Undefined where the pattern means no ARN of the partition. */
function exampleOfPattern(pattern: Pattern, partition: string): Pattern | undefined {
  const written = parseArn(pattern.text)?.partition;
  if (written === undefined || pattern.vague || !matches(written, partition)) return undefined;
  return exampleOf({ ...pattern, steps: steps(pattern.text.replace(/^arn:[^:]*/, `arn:${partition}`)) });
}
