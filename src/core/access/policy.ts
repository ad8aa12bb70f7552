/** What a whole policy allows: its Allow statements less what its Deny statements take back, for certain and possibly. */
import type { Action, Catalog } from '../catalog/types.ts';
import type { Known } from '../iam/known.ts';
import type { Policy } from '../policy/model.ts';
import { type ActionSet, allActions, hasAction, minus, unionOf } from './action-set.ts';
import type { Bounds } from './actions.ts';
import { isUnconditional } from './conditions.ts';
import { examplesOf, partitionsIn } from './example.ts';
import { fitsAny } from './fit.ts';
import { ALL, contains } from './pattern-set.ts';
import { type AccessSet, accessActions, accessOf, surelyCovers } from './statement.ts';

export interface PolicyAccess {
  readonly catalog: Catalog;
  readonly allows: readonly Grant[];
  readonly denies: readonly Grant[];
  /** Statements may exist that the text does not show, or whose effect is not known. */
  readonly open: boolean;
}

export interface Grant {
  readonly access: AccessSet;
  readonly actions: Bounds;
}

export function policyAccess(catalog: Catalog, policy: Policy): PolicyAccess {
  const sets = policy.statements.map(statement => accessOf(policy, statement));
  const of = (effect: AccessSet['effect']): Grant[] =>
    sets.filter(set => set.effect === effect).map(access => ({ access, actions: accessActions(catalog, access) }));
  return { catalog, allows: of('Allow'), denies: of('Deny'), open: policy.open || of(undefined).length > 0 };
}

/** The actions that the policy can allow on anything: what a Deny certainly takes back in full is left out. */
export const possibleActions = ({ catalog, allows, denies, open }: PolicyAccess): ActionSet =>
  open
    ? allActions(catalog)
    : unionOf(
        catalog,
        allows.map(allow => possiblyLeft(allow, denies)),
      );

/** Whether the policy allows the action on something: `yes` without a condition and whatever else the request is. */
export function allowsAction(access: PolicyAccess, action: Action): Known {
  const grants = grantsOf(access, action);
  if (grants.length === 0) return access.open ? 'unknown' : 'no';
  const sure = grants.some(grant => !access.open && isSure(access, grant, action));
  return sure ? 'yes' : 'unknown';
}

/**
 * The Allow statements that can give the action: no Deny takes it back in full, and they have a resource for it. Time is
 * at most that of `surelyCovers` for each pair of an Allow and a Deny.
 */
export const grantsOf = ({ allows, denies }: PolicyAccess, action: Action): Grant[] =>
  allows.filter(
    allow =>
      hasAction(allow.actions.possible, action) &&
      fitsAny(action, allow.access.resources) !== 'no' &&
      !denies.some(deny => hasAction(deny.actions.certain, action) && coversAllElse(deny, allow)),
  );

/** True where the Deny statements certainly take back all that the statement allows. */
export const isWhollyDenied = ({ denies }: PolicyAccess, allow: AccessSet): boolean =>
  surelyCovers(
    denies.map(({ access }) => access),
    allow,
  );

/** Whether the Deny covers the Allow in everything but the actions. */
const coversAllElse = (deny: Grant, allow: Grant): boolean =>
  surelyCovers([{ ...deny.access, actions: ALL }], { ...allow.access, actions: ALL });

/** The actions of the Allow less those of each Deny that covers it in everything else. */
const possiblyLeft = (allow: Grant, denies: readonly Grant[]): ActionSet =>
  denies
    .filter(deny => coversAllElse(deny, allow))
    .reduce((left, deny) => minus(left, deny.actions.certain), allow.actions.possible);

/** True where the action is allowed without a condition on a resource that no Deny of it can speak of. */
function isSure({ allows, denies }: PolicyAccess, { access, actions }: Grant, action: Action): boolean {
  if (!isUnconditional(access.constraints) || !hasAction(actions.certain, action)) return false;
  const against = denies.filter(deny => hasAction(deny.actions.possible, action)).map(deny => deny.access.resources);
  const partitions = partitionsIn([...allows, ...denies].map(grant => grant.access.resources));
  return partitions.every(partition =>
    examplesOf(action, access.resources, partition).some(
      example => contains(access.resources, example) === 'yes' && against.every(set => contains(set, example) === 'no'),
    ),
  );
}
