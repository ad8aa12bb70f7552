/** Whether an action can act on a resource: three-valued, since a hole or a short ARN can stand for anything. */
import type { Action, ResourceType } from '../catalog/types.ts';
import { formSteps, parseArn, resourceSteps } from '../iam/arn.ts';
import type { Known } from '../iam/known.ts';
import { coversSteps, intersects, type Step } from '../iam/wildcard.ts';
import type { Value } from '../policy/model.ts';
import { examplesOf, partitionsIn } from './example.ts';
import type { Pattern } from './pattern.ts';
import { contains, type PatternSet } from './pattern-set.ts';

/** A Resource value made ready for many questions. */
export interface Target {
  /** Undefined where nothing certain can be said of it. */
  readonly steps: readonly Step[] | undefined;
  readonly everything: boolean;
}

/** Of a value with a hole nothing is said; `targetOfPattern` says what its other parts rule out. */
export function targetOf(value: Pick<Value, 'text' | 'known'>): Target {
  const everything = value.text === '*';
  const readable = everything || (value.known && parseArn(value.text) !== undefined);
  return { steps: readable ? resourceSteps(value.text) : undefined, everything };
}

export const targetOfPattern = ({ steps, vague, everything }: Pattern): Target => ({
  steps: vague ? undefined : steps,
  everything,
});

/** True where some ARN of the type can be meant. */
export const fitsType = (type: ResourceType, target: Target): boolean =>
  target.everything ||
  (target.steps !== undefined && type.arns.some(form => intersects(formSteps(form), target.steps ?? [])));

/** True where the action acts on resources that a policy can name. */
export const isScopable = (action: Action): boolean => action.resources.length > 0;

/**
 * Services whose actions work on a named resource although AWS's data calls none of their types required.
 * Source: S3's own list of actions. Elsewhere a type that is not required is one that a call may do without
 * (a lexicon for Polly, a data set for CloudWatch), and naming it alone would deny the ordinary call.
 */
const SCOPED_ALL_THE_SAME: ReadonlySet<string> = new Set(['s3']);

/** True where every call of the action names a resource, so that a policy can do without `*`. */
export const namesResource = (action: Action): boolean =>
  action.resources.some(({ required }) => required) ||
  (isScopable(action) && SCOPED_ALL_THE_SAME.has(action.id.slice(0, action.id.indexOf(':'))));

/** The resource types that the action can act on, those that it needs first. */
export const typesOf = (action: Action): ResourceType[] =>
  [...action.resources].sort((a, b) => Number(b.required) - Number(a.required)).map(({ type }) => type);

/**
 * Whether the action can act on one of the resources of a statement. `no` is certain: the statement has nothing for it.
 * A request of an action without resource types names `*` itself, so that no ARN in the statement is of use to it.
 */
export function fitsAny(action: Action, resources: PatternSet): Known {
  if (resources.negated) return fitsLeft(action, resources);
  const answers = resources.patterns.map(pattern => fitsPattern(action, pattern));
  if (answers.includes('yes')) return 'yes';
  return resources.open || answers.includes('unknown') ? 'unknown' : 'no';
}

export function fitsPattern(action: Action, pattern: Pattern): Known {
  if (pattern.everything) return 'yes';
  if (pattern.vague) return 'unknown';
  const forms = formsOf(action).filter(form => intersects(form, pattern.steps));
  if (forms.length === 0) return 'no';
  return pattern.plain && !pattern.value?.chosen ? 'yes' : 'unknown';
}

/** Those of a statement's actions that the resource may serve: all but those that certainly cannot act on it. */
export const servedBy = (pattern: Pattern, actions: readonly Action[]): Action[] =>
  actions.filter(action => fitsPattern(action, pattern) !== 'no');

/** Those that may act on one of the resources; all where none may, since then the resources are what is wrong. */
export function actingOn(resources: PatternSet, actions: readonly Action[]): readonly Action[] {
  const acting = actions.filter(action => fitsAny(action, resources) !== 'no');
  return acting.length > 0 ? acting : actions;
}

/** Those of a statement's resources that the action may act on. */
export const usableBy = (action: Action, patterns: readonly Pattern[]): Pattern[] =>
  patterns.filter(pattern => fitsPattern(action, pattern) !== 'no');

/** What a request of the action can name as its resource; an action without resource types names `*` itself. */
const formsOf = (action: Action): Step[][] =>
  isScopable(action) ? action.resources.flatMap(({ type }) => type.arns.map(formSteps)) : [['*']];

/** All but the patterns: nothing for the action where one covers each form, and something where a rare ARN is left. */
function fitsLeft(action: Action, set: PatternSet): Known {
  const sure = set.patterns.filter(({ vague, value }) => !vague && !value?.chosen);
  const isCovered = (form: readonly Step[]) =>
    sure.some(({ steps, everything }) => everything || coversSteps(steps, form));
  if (formsOf(action).every(isCovered)) return 'no';
  const isLeft = (partition: string) =>
    examplesOf(action, set, partition).some(example => contains(set, example) === 'yes');
  return partitionsIn([set]).every(isLeft) ? 'yes' : 'unknown';
}
