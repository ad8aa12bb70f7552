/** Reports policy variables that AWS cannot read: without a closing brace, without a name, with spaces or an unquoted default. */
import type { Catalog } from '../catalog/types.ts';
import type { PolicyVariable, VariableProblem } from '../iam/variables.ts';
import {
  isKnownKey,
  isWithoutVariables,
  leadingKey,
  placesOfVariables,
  variablesIn,
} from '../judge/policy-variables.ts';
import { replaceRun } from '../policy/change.ts';
import type { Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const invalidVariable: Rule = {
  id: 'invalid-variable',
  category: 'validity',
  severity: 'error',
  summary: 'A policy variable that AWS cannot read, such as one without its closing brace.',
  accessAnalyzer: [
    'EMPTY_VARIABLE',
    'MISSING_BRACE_IN_VARIABLE',
    'MISSING_QUOTE_IN_VARIABLE',
    'UNSUPPORTED_SPACE_IN_VARIABLE',
  ],
  *check({ policy, catalog }) {
    if (isWithoutVariables(policy)) return;
    for (const { value } of placesOfVariables(policy)) {
      for (const variable of variablesIn(value)) {
        if (!variable.problem) continue;
        const problem = judge(policy, catalog, value, variable, variable.problem.kind);
        if (problem) yield problem;
      }
    }
  },
};

/** A name that no key has belongs to another tool, whose variables have rules of their own. */
function judge(
  policy: Policy,
  catalog: Catalog,
  value: Value,
  variable: PolicyVariable,
  kind: VariableProblem,
): Problem | undefined {
  const { start, end, keyPart } = variable;
  const written = value.text.slice(start, end);
  const at = (run: Span): Span => textSpan(value.scalar, run);
  const to = (text: string, run = span(start, end)) => fixTo(policy, value, run, text);
  if (kind === 'empty') {
    if (written !== '${}') return undefined;
    return { span: at(span(start, end)), message: '"${}" names no key.', accessAnalyzer: ['EMPTY_VARIABLE'] };
  }
  if (kind === 'unclosed') {
    const key = leadingKey(catalog, value.text.slice(keyPart.start, end));
    if (key === undefined) return undefined;
    const run = span(start, keyPart.start + key.length);
    return {
      span: at(run),
      message: `The variable "${excerpt(value.text.slice(start, run.end))}" has no closing brace.`,
      accessAnalyzer: ['MISSING_BRACE_IN_VARIABLE'],
      fixes: [to(`\${${key}}`, run)],
    };
  }
  const key = variable.key.replace(/\s+/g, '');
  if (!isKnownKey(catalog, key)) return undefined;
  const [, rest = ''] = /^[^,]*(,[\s\S]*)?\}$/.exec(written) ?? [];
  if (kind === 'space') {
    return {
      span: at(span(start, end)),
      message: `The name in "${excerpt(written)}" has a space, and AWS then knows no such key.`,
      accessAnalyzer: ['UNSUPPORTED_SPACE_IN_VARIABLE'],
      fixes: [to(`\${${key}${rest}}`)],
    };
  }
  const text = rest
    .slice(1)
    .trim()
    .replace(/^["'`]|["'`]$/g, '');
  return {
    // Behind a lone comma there is nothing to point at.
    span: at(text === '' ? variable : (variable.problem?.part ?? variable)),
    message: `The default of "${excerpt(written)}" must stand in single quotes.`,
    accessAnalyzer: ['MISSING_QUOTE_IN_VARIABLE'],
    fixes: text.includes("'") ? [] : [to(`\${${variable.key}, '${text}'}`)],
  };
}

const fixTo = (policy: Policy, value: Value, run: Span, text: string) => ({
  title: `Change to ${excerpt(text)}`,
  kind: 'quickfix' as const,
  preferred: true,
  make: () => replaceRun(policy, value, run, [text]),
});
