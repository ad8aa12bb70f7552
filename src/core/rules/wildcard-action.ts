/** Reports action wildcards that allow more than reading, and narrows them. */
import { askForLevels, count, withLevels } from '../access/choice.ts';
import { constraintsOf } from '../access/conditions.ts';
import { actingOn } from '../access/fit.ts';
import { byLevel, changes } from '../access/levels.ts';
import { shrink } from '../access/shrink.ts';
import { resourcesOf } from '../access/statement.ts';
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { type Breadth, breadthOf } from '../judge/breadth.ts';
import { scopes } from '../judge/escalations.ts';
import { starOf } from '../judge/narrow.ts';
import { ROLE_ACTIONS, unboundRole } from '../judge/unbound-role.ts';
import { replaceValue } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Statement, Value } from '../policy/model.ts';
import { excerpt, type Text } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const wildcardAction: Rule = {
  id: 'wildcard-action',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow with an action wildcard that reaches further than reading.',
  // Elsewhere breadth is the point: a boundary and an SCP only limit, a key policy names its own key.
  kinds: ['identity', 'session'],
  covers: ['wildcard-pass-role', 'wildcard-service-linked-role'],
  accessAnalyzer: ROLE_ACTIONS.map(({ code }) => `${code}_WITH_STAR_IN_ACTION_AND_RESOURCE`),
  *check(context) {
    for (const statement of context.policy.statements) {
      const { action } = statement;
      if (!action || action.negated || !statement.allows) continue;
      for (const value of action.values) {
        const breadth = value.known ? breadthOf(context.catalog, context.lookup, value.text) : undefined;
        if (breadth?.kind === 'broad' && isSaidElsewhere(context, statement, value)) continue;
        if (breadth) yield judge(context, statement, action, value, breadth);
      }
    }
  },
};

/** Of a pattern that hands roles out another rule warns. */
const isSaidElsewhere = ({ catalog, policy }: RuleContext, statement: Statement, value: Value): boolean =>
  ROLE_ACTIONS.some(role => unboundRole(catalog, policy, statement, role)?.span === value.scalar.span);

function judge(context: RuleContext, statement: Statement, field: Field, value: Value, breadth: Breadth): Problem {
  const { policy, catalog } = context;
  const span = value.scalar.span;
  // A whole service on everything is for a person to act on; on named resources it may be meant.
  const wide = breadth.kind !== 'broad' && starOf(statement) !== undefined && !isScoped(policy, statement);
  const severity = wide ? 'warning' : 'info';
  if (breadth.kind === 'everything') {
    const meaning = wide && isUnconditional(statement) ? ': whoever has this policy is an administrator' : '';
    return {
      span,
      severity,
      message: `"${excerpt(value.text)}" allows every action of every AWS service${meaning}.`,
      fixes: [chooseServices(policy, catalog, field, value)],
    };
  }
  const { service, actions } = breadth;
  const all = breadth.kind === 'service' ? `all ${actions.length} actions` : count(actions);
  const meaning =
    wide && service.prefix === 'iam' && isUnconditional(statement)
      ? 'whoever has this policy can become an administrator'
      : `${actions.filter(changes).length} of them can change or delete something`;
  return {
    span,
    severity,
    message: `"${excerpt(value.text)}" allows ${all} of ${service.name}; ${meaning}.`,
    fixes: narrowings(context, service, actingOn(resourcesOf(policy, statement), actions), field, value),
  };
}

/** A condition on what is reached, or on the Region. */
function isScoped(policy: Policy, statement: Statement): boolean {
  const constraints = constraintsOf(policy, statement);
  return (
    constraints.open || scopes(constraints) || constraints.constraints.some(({ key }) => key === 'aws:requestedregion')
  );
}

const isUnconditional = ({ conditions }: Statement): boolean => conditions.length === 0;

/** A policy holds few more names than these. */
const mostNames = ({ kind }: Policy): number => (kind === 'session' ? 60 : 200);

function narrowings(
  { policy, catalog, lookup }: RuleContext,
  service: Service,
  actions: readonly Action[],
  field: Field,
  value: Value,
): Fix[] {
  const replace = (texts: readonly string[]) =>
    replaceValue(
      policy,
      field,
      value,
      texts.map(text => [text]),
    );
  const reading = actions.filter(action => !changes(action));
  const readOnly: Fix[] =
    reading.length === 0
      ? []
      : [
          {
            title: `Narrow to reading: ${count(reading)}`,
            kind: 'quickfix',
            make: () => replace(shrink(service, reading)),
          },
        ];
  // A pattern that would be reported again is written out.
  const spell = (text: string): string[] =>
    breadthOf(catalog, lookup, text)?.kind === 'broad' ? (lookup.actions(text) ?? []).map(({ id }) => id) : [text];
  const levels: Fix = {
    title: 'Narrow to chosen access levels…',
    kind: 'quickfix',
    ask: askForLevels(service, actions),
    make: answer => replace(shrink(service, withLevels(actions, answer ?? [])).flatMap(spell)),
  };
  const written: Fix = {
    title: `Replace by the ${count(actions)} it allows`,
    kind: 'quickfix',
    make: () => replace(actions.map(action => action.id)),
  };
  return [
    ...readOnly,
    ...(byLevel(actions).length > 1 ? [levels] : []),
    ...(actions.length > mostNames(policy) ? [] : [written]),
  ];
}

function chooseServices(policy: Policy, catalog: Catalog, field: Field, value: Value): Fix {
  return {
    title: 'Narrow to chosen services…',
    kind: 'quickfix',
    ask: {
      title: 'Services to allow',
      many: true,
      items: catalog.services.map(({ prefix, name, actionCount }) => ({
        id: prefix,
        label: prefix,
        detail: `${name}: ${actionCount} ${actionCount === 1 ? 'action' : 'actions'}`,
      })),
    },
    make: (answer = []) => replaceValue(policy, field, value, answer.map(servicePattern)),
  };
}

const servicePattern = (prefix: string): Text => [`${prefix}:*`];
