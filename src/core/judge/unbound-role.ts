/** Statements that let any role be handed over or created: IAM actions on every role, without the condition that ties them to a service. */
import { constraintsOf } from '../access/conditions.ts';
import { fitsAny } from '../access/fit.ts';
import { resourcesOf } from '../access/statement.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import type { Span } from '../syntax/text.ts';
import { starOf } from './narrow.ts';

/** An IAM action, and the condition key that names the service which the role is for. */
export interface RoleAction {
  readonly id: string;
  readonly key: string;
  /** Whether a value of the key names a service for certain. */
  readonly isService: (value: Value) => boolean;
  /** What IAM Access Analyzer's codes begin with. */
  readonly code: string;
}

export const PASS_ROLE: RoleAction = {
  id: 'iam:PassRole',
  key: 'iam:PassedToService',
  // As Access Analyzer has it: the key is there, whatever its value.
  isService: () => true,
  code: 'PASS_ROLE',
};

export const CREATE_LINKED_ROLE: RoleAction = {
  id: 'iam:CreateServiceLinkedRole',
  key: 'iam:AWSServiceName',
  isService: ({ text }) => !/^[*?]/.test(text),
  code: 'CREATE_SLR',
};

export const ROLE_ACTIONS: readonly RoleAction[] = [PASS_ROLE, CREATE_LINKED_ROLE];

/** How the statement says it; with `code` and `WITH` before it a code of IAM Access Analyzer. */
export const FORMS = [
  'STAR_IN_RESOURCE',
  'STAR_IN_ACTION_AND_RESOURCE',
  'STAR_IN_RESOURCE_AND_NOT_ACTION',
  'NOT_RESOURCE',
  'STAR_IN_ACTION_AND_NOT_RESOURCE',
  'NOT_ACTION_AND_NOT_RESOURCE',
] as const;

export type Form = (typeof FORMS)[number];

export const codesOf = ({ code }: RoleAction): string[] => FORMS.map(form => `${code}_WITH_${form}`);

export interface Unbound {
  readonly form: Form;
  readonly code: string;
  readonly span: Span;
  /** The action that brings it; undefined in a NotAction. */
  readonly value?: Value;
  /** The `*` of Resource; undefined in a NotResource. */
  readonly star?: Value;
  /** There are conditions, none of which ties the role to a service. */
  readonly conditioned: boolean;
  /** A condition on the key that lets requests without the key pass. */
  readonly loose?: Condition;
}

/** Undefined where the statement does not surely do it. */
export function unboundRole(
  catalog: Catalog,
  policy: Policy,
  statement: Statement,
  role: RoleAction,
): Unbound | undefined {
  const { action, resource, allows, conditions } = statement;
  if (!allows || !action || !resource) return undefined;
  const value = action.negated ? undefined : bringerOf(action.values, role.id);
  if (action.negated ? !isLeft(statement, role.id) : !value) return undefined;
  const star = starOf(statement);
  if (!star && !leavesRoles(catalog, policy, statement, role)) return undefined;
  const { open, constraints } = constraintsOf(policy, statement);
  if (open || conditions.some(condition => ties(condition, role))) return undefined;
  const form = formOf(value, star);
  const loose = conditions.find(condition => isAbout(condition, role));
  return {
    form,
    code: `${role.code}_WITH_${form}`,
    span: spanOf(statement, value, star),
    ...(value ? { value } : {}),
    ...(star ? { star } : {}),
    conditioned: constraints.length > 0,
    ...(loose ? { loose } : {}),
  };
}

/** Of several values the widest: who narrows it finds the next. */
function bringerOf(values: readonly Value[], id: string): Value | undefined {
  const bringers = values.filter(value => value.known && !value.chosen && names(value.text, id));
  return bringers.find(({ text }) => hasWildcard(text)) ?? bringers[0];
}

/** True where a NotAction surely leaves the action. */
const isLeft = ({ action }: Statement, id: string): boolean =>
  action !== undefined && !action.open && action.values.every(value => value.known && !names(value.text, id));

/** Whether an Action value names the action; most fall at a glance. */
export function names(text: string, id: string): boolean {
  const [colon, wanted] = [text.indexOf(':'), id.indexOf(':')];
  if (colon <= 0) return text === '*';
  const prefix = text.slice(0, colon).toLowerCase();
  if (prefix !== id.slice(0, wanted) && !(hasWildcard(prefix) && matches(prefix, id.slice(0, wanted)))) return false;
  return matches(text.slice(colon + 1).toLowerCase(), id.slice(wanted + 1).toLowerCase());
}

/** True where a NotResource surely leaves a role. */
function leavesRoles(catalog: Catalog, policy: Policy, statement: Statement, { id }: RoleAction): boolean {
  const action: Action | undefined = statement.resource?.negated ? catalog.action(id) : undefined;
  return action !== undefined && fitsAny(action, resourcesOf(policy, statement)) === 'yes';
}

const isAbout = ({ key }: Condition, role: RoleAction): boolean => key?.value.toLowerCase() === role.key.toLowerCase();

const ties = (condition: Condition, role: RoleAction): boolean =>
  isAbout(condition, role) && !/ifexists$/i.test(condition.operator.value) && condition.values.every(role.isService);

function formOf(value: Value | undefined, star: Value | undefined): Form {
  if (!value) return star ? 'STAR_IN_RESOURCE_AND_NOT_ACTION' : 'NOT_ACTION_AND_NOT_RESOURCE';
  if (!hasWildcard(value.text)) return star ? 'STAR_IN_RESOURCE' : 'NOT_RESOURCE';
  return star ? 'STAR_IN_ACTION_AND_RESOURCE' : 'STAR_IN_ACTION_AND_NOT_RESOURCE';
}

function spanOf({ action, resource, anchor }: Statement, value: Value | undefined, star: Value | undefined): Span {
  if (!star) return resource?.entry.key.span ?? anchor;
  if (!value) return action?.entry.key.span ?? anchor;
  return hasWildcard(value.text) ? value.scalar.span : star.scalar.span;
}
