/** Whether an action can act on a resource: three-valued, since a hole or a short ARN can stand for anything. */
import type { Action, ResourceType } from '../catalog/types.ts';
import { formSteps, parseArn, resourceSteps } from '../iam/arn.ts';
import { intersects, type Step } from '../iam/wildcard.ts';
import type { Value } from '../policy/model.ts';

export type Fit = 'yes' | 'no' | 'unknown';

/** A Resource value made ready for many questions. */
export interface Target {
  /** Undefined where nothing certain can be said of it. */
  readonly steps: readonly Step[] | undefined;
  readonly everything: boolean;
}

export function targetOf(value: Pick<Value, 'text' | 'known'>): Target {
  const everything = value.text === '*';
  const readable = everything || (value.known && parseArn(value.text) !== undefined);
  return { steps: readable ? resourceSteps(value.text) : undefined, everything };
}

/** True where some ARN of the type can be meant. */
export const fitsType = (type: ResourceType, target: Target): boolean =>
  target.everything ||
  (target.steps !== undefined && type.arns.some(form => intersects(formSteps(form), target.steps ?? [])));

/** An action without resource types acts on `*` only; of anything else under it nothing is said here. */
export function fits(action: Action, target: Target): Fit {
  if (target.everything) return 'yes';
  if (!target.steps || action.resources.length === 0) return 'unknown';
  return action.resources.some(({ type }) => fitsType(type, target)) ? 'yes' : 'no';
}

/** True where the action acts on resources that a policy can name. */
export const isScopable = (action: Action): boolean => action.resources.length > 0;
