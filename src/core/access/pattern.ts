/** A value of Action or Resource as a pattern that can be compared: wildcards, variables and holes are its steps. */
import { parseArn } from '../iam/arn.ts';
import type { Known } from '../iam/known.ts';
import { covers, coversSteps, intersects, type Step, steps, unusualText } from '../iam/wildcard.ts';
import type { Value } from '../policy/model.ts';

export interface Pattern {
  /** As IAM compares it: in lower case for actions. */
  readonly text: string;
  readonly steps: readonly Step[];
  /** It matches everything there is. */
  readonly everything: boolean;
  /** False where it has variables or holes, which stand in its steps as named runs. */
  readonly plain: boolean;
  /** It can mean more or other than its steps say: a short ARN, a hole where the parts of an ARN should show. */
  readonly vague: boolean;
  /** What was written, where it was. */
  readonly value?: Value;
}

export const EVERYTHING: Pattern = { text: '*', steps: steps('*'), everything: true, plain: true, vague: false };

/** Case does not count for actions. */
export function actionPattern(value: Value): Pattern {
  const pattern = read(value, value.text.toLowerCase());
  const everything = /^\*+(:\*+)?$/.test(pattern.text);
  return { ...pattern, everything, vague: !everything && !pattern.shown.includes(':') };
}

export function resourcePattern(value: Value): Pattern {
  const pattern = read(value, value.text);
  const everything = /^\*+$/.test(pattern.text);
  return { ...pattern, everything, vague: !everything && parseArn(pattern.shown) === undefined };
}

/** A pattern that somebody thought of, such as an ARN to ask about. */
export const plainPattern = (text: string): Pattern => ({
  text,
  steps: steps(text),
  everything: text === '*',
  plain: true,
  vague: false,
});

/** True where `outer` certainly matches all that `inner` matches, whatever their variables and holes are. */
export function patternCovers(outer: Pattern, inner: Pattern): boolean {
  if (outer.everything) return true;
  if (outer.text === inner.text) return isSame(outer, inner);
  // A short ARN is filled up by AWS, and what is no ARN at all has no sure meaning.
  if ((outer.vague && outer.plain) || (inner.vague && inner.plain)) return false;
  return outer.plain && inner.plain ? covers(outer.text, inner.text) : coversSteps(outer.steps, inner.steps);
}

/** `yes`: some text matches both; `no`: none, whatever their variables and holes are. */
export function patternsMeet(left: Pattern, right: Pattern): Known {
  if (left.vague || right.vague) return 'unknown';
  if (!intersects(left.steps, right.steps)) return 'no';
  return (left.plain && right.plain) || patternCovers(left, right) || patternCovers(right, left) ? 'yes' : 'unknown';
}

/** A text that the pattern matches and few others do; undefined where none is certain. */
export function exampleOf(pattern: Pattern): Pattern | undefined {
  if (pattern.vague || !pattern.plain) return undefined;
  const example = unusualText(pattern.steps);
  return { text: example.join(''), steps: example, everything: false, plain: true, vague: false };
}

/** The same text is the same pattern, but for a hole that is computed anew at each place. */
const isSame = (left: Pattern, right: Pattern): boolean =>
  left.plain || (left.steps.length === right.steps.length && coversSteps(left.steps, right.steps));

/** Functions of Terraform that give another text each time. Source: its documentation of functions. */
export const ANEW = /\b(bcrypt|plantimestamp|timestamp|uuid)\s*\(/;

/** `shown` is the text with something of no meaning for each hole. */
function read(value: Value, text: string): Pick<Pattern, 'text' | 'steps' | 'plain' | 'value'> & { shown: string } {
  const found: Step[] = [];
  let shown = '';
  let at = 0;
  const { holes, span } = value.scalar;
  for (const hole of [...holes, { start: text.length, end: text.length }]) {
    const before = text.slice(at, hole.start);
    const inside = text.slice(hole.start, hole.end);
    found.push(...variableSteps(before));
    shown += before;
    if (inside !== '') {
      const place = ANEW.test(inside) ? `@${span.start + hole.start}` : '';
      found.push({ run: true, name: `hole ${inside}${place}` });
      shown += 'x';
    }
    at = hole.end;
  }
  const plain = found.every(step => typeof step === 'string' || step.name === undefined);
  return { text, steps: found, plain, shown, value };
}

/**
 * Each variable is a named run. So is `${*}`, which is one character in the newer version of the language and plain text
 * in the older; a run of one name is right in both.
 */
const variableSteps = (text: string): Step[] =>
  text
    .split(/(\$\{[^}]*\})/)
    .flatMap(piece => (piece.startsWith('${') && piece.endsWith('}') ? [{ run: true, name: piece }] : steps(piece)));
