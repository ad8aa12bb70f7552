/** Reports actions by which whoever has the policy can get more access than it shows. */
import { hasWildcard } from '../iam/wildcard.ts';
import type { FoundEscalation } from '../judge/escalations.ts';
import { limitFixes, type Part, scopeFixes, serviceLimit } from '../judge/narrow.ts';
import { CREATE_LINKED_ROLE, codesOf, PASS_ROLE, type Unbound, unboundRole } from '../judge/unbound-role.ts';
import { addValues } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Statement, Value } from '../policy/model.ts';
import { excerpt, type Span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const escalatingActions: Rule = {
  id: 'escalating-actions',
  category: 'security',
  severity: 'warning',
  summary: 'Actions by which whoever has the policy can get more access than it shows.',
  // A policy that only limits, or that stands on one resource, gives nobody these actions.
  kinds: ['identity', 'session'],
  covers: [
    'wildcard-pass-role',
    'wildcard-service-linked-role',
    'wildcard-action',
    'wildcard-not-action',
    'wildcard-not-resource',
    'exposed-credentials',
    'exposed-permissions',
    'exposed-data',
    'wildcard-resource',
  ],
  accessAnalyzer: [...codesOf(PASS_ROLE), ...codesOf(CREATE_LINKED_ROLE)],
  *check(context) {
    const byStatement = new Map<Statement, FoundEscalation[]>();
    for (const found of context.lookup.escalations(context.policy)) {
      const others = byStatement.get(found.statement);
      if (others) others.push(found);
      else byStatement.set(found.statement, [found]);
    }
    for (const [statement, found] of byStatement) {
      const main = found.find(({ limited }) => !limited) ?? found[0];
      if (main) yield problem(context, statement, main, found);
    }
  },
};

function problem(
  context: RuleContext,
  statement: Statement,
  main: FoundEscalation,
  found: readonly FoundEscalation[],
): Problem {
  const { catalog, policy } = context;
  const unbound = main.at.id === PASS_ROLE.id ? unboundRole(catalog, policy, statement, PASS_ROLE) : undefined;
  // Where the roles are too many, that is the fault, and the rule about it has nothing to add.
  const span = unbound?.span ?? main.at.span;
  return {
    span,
    message: messageOf(main, found.length - 1),
    severity: main.limited || main.escalation.weak ? 'info' : 'warning',
    related: related(span, main, found),
    links: linksOf(main, found),
    fixes: fixesFor(context, statement, main, found, unbound),
  };
}

function messageOf({ escalation: { actions, can }, at }: FoundEscalation, more: number): string {
  const [first = '', ...rest] = actions;
  const together = rest.length > 0 ? `with ${listed(rest)} ` : '';
  const isNamed = at.value && !hasWildcard(at.value.text);
  const how = isNamed
    ? `${first} ${together}${can}`
    : `${at.value ? `"${excerpt(at.value.text)}"` : 'NotAction'} allows ${first}, which ${together}${can}`;
  const ways = more > 0 ? ` (and ${more} more ${more === 1 ? 'way' : 'ways'})` : '';
  return `${how}${ways}. So this policy gives more access than it shows.`;
}

const listed = (ids: readonly string[]): string =>
  ids.length > 1 ? `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}` : (ids[0] ?? '');

const MOST_LINKS = 3;

/** The write-up of the way that is named first. */
const linksOf = (main: FoundEscalation, found: readonly FoundEscalation[]): string[] =>
  [...new Set([main, ...found].map(({ escalation }) => escalation.link))].slice(0, MOST_LINKS);

const MOST_RELATED = 5;

/** The other actions of the set, then the other ways of the statement, each place once. */
function related(
  span: Span,
  main: FoundEscalation,
  found: readonly FoundEscalation[],
): NonNullable<Problem['related']> {
  const places = new Map<number, { span: Span; message: string }>();
  for (const one of [main.at, ...main.others])
    places.set(one.span.start, { span: one.span, message: `${one.id} is allowed here.` });
  for (const { escalation, at } of found) {
    if (!places.has(at.span.start))
      places.set(at.span.start, { span: at.span, message: `${escalation.actions.join(' with ')} ${escalation.can}.` });
  }
  places.delete(span.start);
  return [...places.values()].slice(0, MOST_RELATED);
}

function fixesFor(
  { policy, lookup }: RuleContext,
  statement: Statement,
  main: FoundEscalation,
  found: readonly FoundEscalation[],
  unbound: Unbound | undefined,
): Fix[] {
  const { action } = statement;
  if (action?.negated) {
    const make = () => addValues(policy, action, [['iam:*']]);
    return [{ title: 'Add iam:* to NotAction (nothing of IAM is allowed then)', kind: 'quickfix', make }];
  }
  const values = [...new Set(found.flatMap(({ at }): readonly Value[] => (at.value ? [at.value] : [])))];
  const actions = values.flatMap(value => lookup.actions(value.text) ?? []);
  const part: Part = { policy, statement, values, actions };
  const onlyPasses = actions.every(({ id }) => id === PASS_ROLE.id);
  return [
    ...(onlyPasses && !unbound?.loose ? limitFixes(part, serviceLimit(policy)) : []),
    ...(main.wide ? scopeFixes(part, main.wide) : []),
  ];
}
