/** What a statement allows or denies, as a set of requests: who, which actions, on what, under which conditions. */
import type { Catalog } from '../catalog/types.ts';
import type { Known } from '../iam/known.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { intersection, isNoAction, minus, unionOf } from './action-set.ts';
import { actionsOfSet, type Bounds } from './actions.ts';
import { type ConstraintSet, conditionsCover, constraintsOf, isUnconditional } from './conditions.ts';
import { actionPattern, type Pattern, resourcePattern } from './pattern.ts';
import {
  ALL,
  ANY,
  isEmpty,
  type PatternSet,
  partsOf,
  setCovers,
  setOf,
  setsDisjoint,
  surelyHolds,
  withoutCovered,
} from './pattern-set.ts';
import { type PrincipalSet, principalsCover, principalsDisjoint, principalsOf } from './principals.ts';

export interface AccessSet {
  readonly statement: Statement;
  /** Undefined where it is missing, half-typed or unknowable. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  /** As patterns, which speak of actions that AWS will add too; `accessActions` gives those of today's catalog. */
  readonly actions: PatternSet;
  readonly resources: PatternSet;
  /** Undefined where the policy is attached to whom it is about. */
  readonly principals: PrincipalSet | undefined;
  readonly constraints: ConstraintSet;
}

export function accessOf(policy: Policy, statement: Statement): AccessSet {
  const { action } = statement;
  return {
    statement,
    effect: effectOf(statement),
    actions: action ? setOf(action, actionPattern) : ANY,
    resources: resourcesOf(policy, statement),
    principals: principalsOf(statement),
    constraints: constraintsOf(policy, statement),
  };
}

/** The statement's resources; where the kind of policy needs none and has none, that is what the policy is attached to. */
export function resourcesOf({ kind }: Pick<Policy, 'kind'>, { resource, open, elements }: Statement): PatternSet {
  if (resource) return setOf(resource, resourcePattern);
  const isWritten = elements.some(({ name }) => name === 'Resource' || name === 'NotResource');
  return !open && !isWritten && (kind === 'trust' || kind === 'resource') ? ALL : ANY;
}

/** The actions of today's catalog. */
export const accessActions = (catalog: Catalog, access: AccessSet): Bounds => actionsOfSet(catalog, access.actions);

/** Glob comparisons that one question may take; beyond, the answer is that nothing is certain. */
const MOST_COMPARISONS = 200_000;

/**
 * True where every request of `inner` is certainly one of some of `outers`, now and with all actions that AWS will add.
 * Effects are not compared: the question is as good for an Allow that a Deny takes back. A statement that one of the
 * same effect covers is pointless. Time is at most `MOST_COMPARISONS` times that of one comparison.
 */
export function surelyCovers(outers: readonly AccessSet[], inner: AccessSet): boolean {
  const candidates = outers.filter(
    outer =>
      principalsCover(outer.principals, inner.principals, outer.effect === 'Deny') &&
      conditionsCover(outer.constraints, inner.constraints),
  );
  if (candidates.length === 0) return false;
  const [actions, resources] = [partsOf(inner.actions), partsOf(inner.resources)];
  const width = candidates.reduce(
    (sum, { actions: a, resources: r }) => sum + a.patterns.length + r.patterns.length,
    1,
  );
  if ((actions.length + resources.length) * width > MOST_COMPARISONS) return false;
  const holdsAll = candidates.map(outer => resources.map(part => surelyHolds(outer.resources, part)));
  return actions.every(part => {
    const here = candidates.map(outer => surelyHolds(outer.actions, part));
    return resources.every((_, index) => candidates.some((_, at) => here[at] && holdsAll[at]?.[index]));
  });
}

/** Whether every request of `inner` is one of `outer`. `no`: an action of today's catalog, or a resource, is certainly not. */
export function covers(catalog: Catalog, outer: AccessSet, inner: AccessSet): Known {
  if (surelyCovers([outer], inner)) return 'yes';
  if (isEmpty(inner.actions) || isEmpty(inner.resources)) return 'unknown';
  const { certain } = accessActions(catalog, inner);
  if (!isNoAction(minus(certain, accessActions(catalog, outer).possible))) return 'no';
  return isNoAction(certain) ? 'unknown' : setCovers(outer.resources, inner.resources) === 'no' ? 'no' : 'unknown';
}

/** Whether no request is in both. `no` is only said where no condition stands in the way. */
export function disjoint(catalog: Catalog, left: AccessSet, right: AccessSet): Known {
  const principals = principalsDisjoint(left.principals, right.principals);
  const resources = setsDisjoint(left.resources, right.resources);
  const actions = setsDisjoint(left.actions, right.actions);
  if ([principals, resources, actions].includes('yes')) return 'yes';
  if (principals !== 'no' || resources !== 'no') return 'unknown';
  const [a, b] = [accessActions(catalog, left), accessActions(catalog, right)];
  const share = !isNoAction(intersection(a.certain, b.certain));
  return share && isUnconditional(left.constraints) && isUnconditional(right.constraints) ? 'no' : 'unknown';
}

export interface Together {
  readonly actions: Bounds;
  /** What is named, without what another pattern covers, in the order of the text. */
  readonly resources: readonly Pattern[];
  /** Resources are left that no pattern names: a NotResource, or what the text does not show. */
  readonly more: boolean;
}

/** What several statements have together, to be shown: which action goes with which resource is lost. */
export function together(catalog: Catalog, sets: readonly AccessSet[]): Together {
  const bounds = sets.map(set => accessActions(catalog, set));
  const named = sets.map(({ resources }) => resources);
  return {
    actions: {
      certain: unionOf(
        catalog,
        bounds.map(({ certain }) => certain),
      ),
      possible: unionOf(
        catalog,
        bounds.map(({ possible }) => possible),
      ),
    },
    resources: withoutCovered(named.filter(({ negated }) => !negated).flatMap(({ patterns }) => patterns)),
    more: named.some(({ negated, open }) => negated || open),
  };
}

function effectOf({ allows, denies }: Statement): AccessSet['effect'] {
  if (allows) return 'Allow';
  return denies ? 'Deny' : undefined;
}
