/** Reports a wildcard in the service of an action or an ARN, which takes in services that AWS has yet to make. */
import { parseAction } from '../iam/action.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import { changeTo, withRun } from '../judge/arn-fix.ts';
import { replaceValue } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

/** More services than these would be a list to read, not a fix. */
const MOST_SERVICES = 8;

export const wildcardService: Rule = {
  id: 'wildcard-service',
  category: 'style',
  severity: 'hint',
  summary: 'A wildcard in the service of an action or of an ARN.',
  accessAnalyzer: ['WILDCARD_IN_SERVICE_NAME'],
  *check(context) {
    for (const { action, resource } of context.policy.statements) {
      for (const value of action?.values ?? []) if (action) yield* inAction(context, action, value);
      for (const value of resource?.values ?? []) if (resource) yield* inArn(context, resource, value);
    }
  },
};

function* inAction({ policy, catalog, lookup }: RuleContext, field: Field, value: Value): Generator<Problem> {
  const pattern = value.known ? parseAction(value.text) : undefined;
  if (!pattern || !hasWildcard(pattern.prefix) || isPlaceholder(value.text)) return;
  // All actions of all services are no slip, and told by how much that allows.
  if (/^\*+$/.test(pattern.prefix) && /^\*+$/.test(pattern.name)) return;
  const matching = catalog.services.map(({ prefix }) => prefix).filter(prefix => matches(pattern.prefix, prefix));
  // Those that have no such action are not what is meant; to read many of them would take long.
  const hasAny = (prefix: string) => (lookup.actions(`${prefix}:${pattern.name}`)?.length ?? 0) > 0;
  const services = matching.length > MOST_SERVICES * 2 ? matching : matching.filter(hasAny);
  yield problem(policy, field, value, span(0, value.text.indexOf(':')), services);
}

function* inArn({ policy, lookup, catalog }: RuleContext, field: Field, value: Value): Generator<Problem> {
  const service = lookup.arn(value).arn?.service;
  if (!service?.sure || !hasWildcard(service.text) || !value.known) return;
  const services = catalog.services.map(({ prefix }) => prefix).filter(prefix => matches(service.text, prefix));
  yield problem(policy, field, value, service.run, services);
}

function problem(policy: Policy, field: Field, value: Value, run: Span, services: readonly string[]): Problem {
  const written = value.text.slice(run.start, run.end);
  const [only] = services;
  const named = services.slice(0, 3).join(', ') + (services.length > 3 ? ` and ${services.length - 3} more` : '');
  const what = written === '*' ? 'every service' : services.length === 0 ? 'no service that is known here' : named;
  return {
    span: textSpan(value.scalar, run),
    message: `The service "${excerpt(written)}" is a pattern: it means ${what}, and all that AWS will add.`,
    accessAnalyzer: ['WILDCARD_IN_SERVICE_NAME'],
    fixes:
      services.length === 1 && only !== undefined
        ? [changeTo(policy, value, withRun(value.text, run, only), { preferred: true })]
        : services.length > 1 && services.length <= MOST_SERVICES
          ? [nameServices(policy, field, value, run, services)]
          : [],
  };
}

/** Not safe: a service of tomorrow is no longer meant. */
const nameServices = (policy: Policy, field: Field, value: Value, run: Span, services: readonly string[]): Fix => ({
  title: `Name the ${services.length} services that it means today`,
  kind: 'quickfix',
  make: () =>
    replaceValue(
      policy,
      field,
      value,
      services.map(service => [withRun(value.text, run, service)]),
    ),
});
