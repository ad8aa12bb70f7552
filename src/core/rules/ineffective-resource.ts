/** Reports a resource that none of the statement's actions can act on, such as a bucket under s3:GetObject. */
import { expand } from '../access/expand.ts';
import { fitsType, targetOf } from '../access/fit.ts';
import { arnTitle, typesFor } from '../access/scope.ts';
import type { Action, Catalog, ResourceType } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { formSteps, restOf } from '../iam/arn.ts';
import { hasWildcard, intersects, type Step } from '../iam/wildcard.ts';
import { replaceRun } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import { excerpt, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const ineffectiveResource: Rule = {
  id: 'ineffective-resource',
  category: 'validity',
  severity: 'warning',
  summary: 'A resource that no action of its statement can act on, so that naming it has no effect.',
  *check({ policy, catalog }) {
    for (const { action, resource } of policy.statements) {
      if (!action || action.negated || action.open || !resource || resource.negated) continue;
      const actions = certainActions(catalog, action);
      if (!actions) continue;
      const types = distinctTypes(actions);
      const forms = types.flatMap(type => type.arns.map(formSteps));
      for (const value of resource.values) {
        const problem = judge(policy, actions, types, forms, value);
        if (problem) yield problem;
      }
    }
  },
};

/** All actions of the statement; undefined where one is unknown or acts on no named resource at all. */
function certainActions(catalog: Catalog, field: Field): Action[] | undefined {
  const actions: Action[] = [];
  for (const value of field.values) {
    // A wildcard in front of the colon names actions of every service; some of them act on no named resource.
    const named =
      value.known && !hasWildcard(parseAction(value.text)?.prefix ?? '*') ? expand(catalog, value.text) : [];
    if (named.length === 0 || named.some(action => action.resources.length === 0)) return undefined;
    actions.push(...named);
  }
  return actions.length > 0 ? actions : undefined;
}

function distinctTypes(actions: readonly Action[]): ResourceType[] {
  return [...new Set(actions.flatMap(action => action.resources.map(({ type }) => type)))];
}

function judge(
  policy: Policy,
  actions: readonly Action[],
  types: readonly ResourceType[],
  forms: readonly (readonly Step[])[],
  value: Value,
): Problem | undefined {
  const target = targetOf(value);
  const { steps } = target;
  if (!steps || target.everything || forms.some(form => intersects(form, steps))) return undefined;
  if (BESIDE_THE_DATA.some(form => intersects(formSteps(form), steps))) return undefined;
  const [only] = actions;
  if (!only) return undefined;
  const subject = actions.length === 1 ? `${only.id} acts` : 'The actions here act';
  return {
    span: value.scalar.span,
    message: `${subject} on ${expected(typesFor(actions))}, not on "${excerpt(value.text)}", so this resource has no effect.`,
    fixes: nearMisses(policy, types, value),
  };
}

/** ARNs that AWS's guides ask for although its list of resource types has none of the kind: macros of CloudFormation. */
const BESIDE_THE_DATA: readonly string[] = ['arn:${Partition}:cloudformation:${Region}:${Account}:transform/${Name}'];

function expected(types: readonly ResourceType[]): string {
  const forms = types.slice(0, 2).map(type => arnTitle(type.arns[0] ?? ''));
  return forms.join(' or ') + (types.length > 2 ? ' or others' : '');
}

/** A small change that makes it fit: a bucket's objects, an object's bucket, the streams of a log group. */
function nearMisses(policy: Policy, types: readonly ResourceType[], value: Value): Fix[] {
  const { text } = value;
  const end = text.length;
  const slash = text.indexOf('/');
  const candidates = [
    ...types
      .flatMap(type => type.arns.flatMap(form => restOf(form, text) ?? []))
      .map(rest => ({ from: end, text: rest })),
    ...(slash > 0 ? [{ from: slash, text: '' }] : []),
  ];
  for (const { from, text: added } of candidates) {
    const changed = text.slice(0, from) + added;
    const target = targetOf({ ...value, text: changed });
    if (!types.some(type => fitsType(type, target))) continue;
    return [
      {
        title: `Change to ${excerpt(changed)}`,
        kind: 'quickfix',
        preferred: true,
        // Never safe: it brings the grant to life.
        make: () => replaceRun(policy, value, span(from, end), [added]),
      },
    ];
  }
  return [];
}
