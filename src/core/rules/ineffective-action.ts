/** Reports an action that no resource of its statement can serve, such as s3:GetObject on buckets alone. */
import { arnTitle, typesFor } from '../access/scope.ts';
import type { Action } from '../catalog/types.ts';
import { nearArns, typesOfAll } from '../judge/near-arn.ts';
import { addValues, removeValues, replaceValue, rewriteList } from '../policy/change.ts';
import { canMoveActions, moveActions } from '../policy/change-statement.ts';
import type { Fix } from '../policy/fix.ts';
import type { Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

/** More answers than these would be a guess. */
const MOST_NEAR = 2;

export const ineffectiveAction: Rule = {
  id: 'ineffective-action',
  category: 'validity',
  severity: 'warning',
  summary: 'An action that none of the resources of its statement is for, so that naming it has no effect.',
  kinds: ['identity', 'boundary', 'session', 'resource', 'scp', 'rcp', 'endpoint'],
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      // Of an empty list another rule speaks.
      if (statement.resource?.values.length === 0) continue;
      const { unserved } = lookup.match(statement);
      if (unserved.size === 0) continue;
      const lists = [...unserved].filter(value => !typed(lookup.actions(value.text)));
      for (const value of unserved) {
        const actions = lookup.actions(value.text) ?? [];
        if (typed(actions)) yield withoutResource(context, statement, value, actions);
        // The policy of one resource has no "*" to name.
        else if (policy.kind !== 'resource') yield onStar(context, statement, value, lists);
      }
    }
  },
};

const typed = (actions: readonly Action[] | undefined): boolean =>
  actions?.some(({ resources }) => resources.length > 0) ?? false;

function withoutResource(
  context: RuleContext,
  statement: Statement,
  value: Value,
  actions: readonly Action[],
): Problem {
  const types = typesFor(actions);
  const forms = types.slice(0, 2).map(type => arnTitle(type.arns[0] ?? ''));
  const wanted = excerpt(forms.join(' or ')) + (types.length > 2 ? ' or others' : '');
  return {
    span: value.scalar.span,
    unfinished: statement.node.span,
    message: `${named(value)} acts on ${wanted}, and no resource here is one, so ${nothing(statement)}.`,
    fixes: [...additions(context, statement, actions), ...removal(context, statement, value)],
  };
}

function onStar(context: RuleContext, statement: Statement, value: Value, lists: readonly Value[]): Problem {
  return {
    span: value.scalar.span,
    unfinished: statement.node.span,
    message: `${named(value)} is about no single resource and needs the resource "*", so ${nothing(statement)}.`,
    fixes: [...toStar(context, statement, value, lists), ...removal(context, statement, value)],
  };
}

const named = ({ text }: Value): string => excerpt(text);

const nothing = ({ denies }: Statement): string => (denies ? 'nothing is denied by it' : 'nothing is allowed by it');

const comesToLife = ({ denies }: Statement): string => (denies ? 'then it is denied' : 'then it is allowed');

/** The objects of a bucket that is named, or the bucket of its objects. */
function additions({ policy, catalog }: RuleContext, statement: Statement, actions: readonly Action[]): Fix[] {
  const { resource } = statement;
  if (!resource) return [];
  const types = typesOfAll(actions);
  const near = new Map<string, Value>();
  for (const value of resource.values.slice(0, 20)) {
    const [nearest] = value.known ? nearArns(catalog, types, value) : [];
    if (nearest !== undefined) near.set(nearest, value);
  }
  if (near.size === 0 || near.size > MOST_NEAR) return [];
  return [...near.keys()].map(
    (arn): Fix => ({
      title: `Add ${excerpt(arn)} (${comesToLife(statement)} there)`,
      kind: 'quickfix',
      ...(near.size === 1 ? { preferred: true } : {}),
      make: () => addValues(policy, resource, [[arn]]),
    }),
  );
}

function toStar({ policy }: RuleContext, statement: Statement, value: Value, lists: readonly Value[]): Fix[] {
  const { resource, action } = statement;
  if (!resource || !action || action.open) return [];
  if (lists.length === action.values.length) {
    const title = `Change the resource to "*" (${comesToLife(statement)})`;
    const [only] = resource.values;
    const make = () =>
      resource.list ? rewriteList(policy, resource, ['*']) : only && replaceValue(policy, resource, only, [['*']]);
    return [{ title, kind: 'quickfix', preferred: true, make }];
  }
  if (!canMoveActions(policy, statement, lists)) return [];
  const what = lists.length === 1 ? named(value) : `the ${lists.length} actions that need "*"`;
  const make = () => moveActions(policy, statement, lists, { resources: [['*']] });
  return [
    {
      title: `Move ${what} to a statement on "*" (${comesToLife(statement)})`,
      kind: 'quickfix',
      preferred: true,
      make,
    },
  ];
}

/** Not safe: the list of what actions act on may be behind AWS. */
function removal({ policy }: RuleContext, { action }: Statement, value: Value): Fix[] {
  if (!action || action.values.length < 2 || value.chosen) return [];
  return [{ title: `Remove ${named(value)}`, kind: 'quickfix', make: () => removeValues(policy, action, [value]) }];
}
