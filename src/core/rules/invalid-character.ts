/** Reports characters that IAM refuses in a policy, such as the dashes, quotes and invisible ones of copied text. */
import { codeOf, isInvisible, plainFor, refusedRuns } from '../iam/characters.ts';
import { all } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy } from '../policy/model.ts';
import { children, isMap, isScalar, type Node, type Scalar, textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const invalidCharacter: Rule = {
  id: 'invalid-character',
  category: 'shape',
  severity: 'error',
  summary: 'A character that IAM refuses in a policy, such as a dash or an invisible one of copied text.',
  // Services take more in the policies of their resources, and Organizations in its own.
  kinds: ['identity', 'boundary', 'session', 'trust'],
  // Most of them come from the character.
  covers: [
    'invalid-arn',
    'invalid-effect',
    'invalid-principal',
    'invalid-version',
    'unknown-action',
    'unknown-condition-key',
    'unknown-element',
    'unknown-operator',
  ],
  *check({ policy }) {
    const { node, tree } = policy;
    if (refusedRuns(tree.source.text.slice(node.span.start, node.span.end)).length === 0) return;
    const parts = partsIn(policy);
    for (const scalar of scalarsIn(node)) {
      const runs = refusedRuns(scalar.value).filter(run => isAsWritten(policy, scalar, run));
      if (runs.length > 0) yield problem(policy, scalar, runs, parts.get(scalar));
    }
  },
};

/** Scalars of which other rules mark a part: operators without quotes, actions and condition keys on a side of the colon. */
function partsIn({ statements }: Policy): ReadonlyMap<Scalar, 'inner' | 'side'> {
  const parts = new Map<Scalar, 'inner' | 'side'>();
  for (const { action, conditions } of statements) {
    for (const { scalar } of action?.values ?? []) parts.set(scalar, 'side');
    for (const { operator, key } of conditions) {
      parts.set(operator, 'inner');
      if (key) parts.set(key, 'side');
    }
  }
  return parts;
}

function* scalarsIn(node: Node): Generator<Scalar> {
  if (isScalar(node)) yield node;
  if (isMap(node)) for (const { key } of node.entries) yield key;
  for (const child of children(node)) yield* scalarsIn(child);
}

/** An escape such as `\u2013` holds no such character itself, and of a hole nobody knows. */
const isAsWritten = ({ tree }: Policy, scalar: Scalar, run: Span): boolean => {
  const at = textSpan(scalar, run);
  return (
    tree.source.text.slice(at.start, at.end) === scalar.value.slice(run.start, run.end) &&
    !scalar.holes.some(hole => hole.start < run.end && hole.end > run.start)
  );
};

function problem(policy: Policy, scalar: Scalar, runs: readonly Span[], part: 'inner' | 'side' | undefined): Problem {
  const texts = runs.map(run => scalar.value.slice(run.start, run.end));
  const [first = ''] = texts;
  const char = [...first][0] ?? '';
  const name = isInvisible(char) ? `The invisible character ${codeOf(char)}` : `"${char}" (${codeOf(char)})`;
  return {
    span: part === 'side' ? sideOf(scalar, runs[0]?.start ?? 0) : part ? scalar.inner : scalar.span,
    message: `${name} cannot stand in this policy: AWS rejects it.`,
    fixes: fixes(policy, scalar, runs, texts),
  };
}

/** Service or name of an action or key. */
function sideOf(scalar: Scalar, at: number): Span {
  const colon = scalar.value.indexOf(':');
  if (colon < 0) return scalar.span;
  return textSpan(scalar, at < colon ? span(0, colon) : span(colon + 1, scalar.value.length));
}

/** Never safe: AWS rejects the policy as it stands, so this brings it to life. */
function fixes(policy: Policy, scalar: Scalar, runs: readonly Span[], texts: readonly string[]): Fix[] {
  const plain = texts.map(text => [...text].map(plainFor));
  if (plain.some(chars => chars.includes(undefined))) return [];
  const replaced = plain.map(chars => chars.join(''));
  const whole = runs.reduceRight(
    (text, run, index) => text.slice(0, run.start) + replaced[index] + text.slice(run.end),
    scalar.value,
  );
  const gone = texts.every(isInvisible);
  const several = texts.join('').length > 1 ? 's' : '';
  return [
    {
      title: gone ? `Remove the invisible character${several}` : `Change to ${excerpt(whole)}`,
      kind: 'quickfix',
      preferred: true,
      make: () => all(...runs.map((run, index) => policy.tree.writer.replaceRun(scalar, run, [replaced[index] ?? '']))),
    },
  ];
}
