/** Reports action wildcards that allow more than reading, and narrows them. */

import { askForLevels, count, withLevels } from '../access/choice.ts';
import { expand } from '../access/expand.ts';
import { byLevel, changes } from '../access/levels.ts';
import { shrink } from '../access/shrink.ts';
import type { Action, Catalog, Service } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { replaceValue } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Statement, Value } from '../policy/model.ts';
import { excerpt, type Text } from '../syntax/text.ts';
import type { Problem, Rule, Severity } from './rule.ts';

export const wildcardAction: Rule = {
  id: 'wildcard-action',
  category: 'security',
  severity: 'warning',
  summary: 'An Allow with an action wildcard that reaches further than reading.',
  // Elsewhere breadth is the point: a boundary and an SCP only limit, a key policy names its own key.
  kinds: ['identity', 'session'],
  *check({ policy, catalog }) {
    for (const statement of policy.statements) {
      const { action } = statement;
      if (!action || action.negated || !statement.allows) continue;
      for (const value of action.values) {
        if (!value.known || !hasWildcard(value.text)) continue;
        const problem = judge(policy, catalog, statement, action, value);
        if (problem) yield problem;
      }
    }
  },
};

function judge(
  policy: Policy,
  catalog: Catalog,
  statement: Statement,
  field: Field,
  value: Value,
): Problem | undefined {
  const pattern = parseAction(value.text);
  if (!pattern) return undefined;
  const at = { span: value.scalar.span };
  if (pattern.prefix === '*') {
    if (pattern.name !== '*') return undefined;
    return {
      ...at,
      severity: breadth(statement),
      message: `"${excerpt(value.text)}" allows every action of every AWS service${isAdministrator(statement) ? ': whoever has this policy is an administrator' : ''}.`,
      fixes: [chooseServices(policy, catalog, field, value)],
    };
  }
  const service = catalog.service(pattern.prefix);
  const actions = expand(catalog, value.text);
  const strong = actions.filter(changes);
  if (!service || strong.length === 0) return undefined;
  const whole = actions.length === service.actions.length;
  return {
    ...at,
    severity: whole ? breadth(statement) : 'info',
    message: whole
      ? `"${excerpt(value.text)}" allows all ${actions.length} actions of ${service.name}; ${strong.length} of them can change or delete something.`
      : `"${excerpt(value.text)}" allows ${count(actions)} of ${service.name}; ${strong.length} of them can change or delete something.`,
    fixes: narrowings(policy, service, actions, field, value),
  };
}

/** A whole service on everything is for a person to act on; on named resources it may be meant. */
const breadth = ({ resource }: Statement): Severity =>
  resource?.values.some(value => value.text === '*') || resource?.negated ? 'warning' : 'info';

const isAdministrator = ({ resource, conditions }: Statement): boolean =>
  conditions.length === 0 && (resource?.values.some(value => value.text === '*') ?? false) && !resource?.negated;

function narrowings(policy: Policy, service: Service, actions: readonly Action[], field: Field, value: Value): Fix[] {
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
  const levels: Fix = {
    title: 'Narrow to chosen access levels…',
    kind: 'quickfix',
    ask: askForLevels(service, actions),
    make: answer => replace(shrink(service, withLevels(actions, answer ?? []))),
  };
  return [
    ...readOnly,
    ...(byLevel(actions).length > 1 ? [levels] : []),
    {
      title: `Replace by the ${count(actions)} it allows`,
      kind: 'quickfix',
      make: () => replace(actions.map(action => action.id)),
    },
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
