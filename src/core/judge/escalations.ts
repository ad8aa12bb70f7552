/** Ways to more access that a policy gives: sets of actions that it allows on something that has rights to take. */
import { type ConstraintSet, constraintsOf } from '../access/conditions.ts';
import { fitsAny } from '../access/fit.ts';
import type { Pattern } from '../access/pattern.ts';
import type { PatternSet } from '../access/pattern-set.ts';
import { resourcesOf } from '../access/statement.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { parseArn } from '../iam/arn.ts';
import { ESCALATIONS, type Escalation } from '../iam/escalation.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import type { Span } from '../syntax/text.ts';
import { starOf } from './narrow.ts';
import { takeBack } from './taken-back.ts';
import { names, PASS_ROLE } from './unbound-role.ts';

export interface FoundEscalation {
  readonly escalation: Escalation;
  /** The statement that gives the first of its actions. */
  readonly statement: Statement;
  readonly at: Bringer;
  /** Where the other actions stand. */
  readonly others: readonly Bringer[];
  /** The one resource that makes it possible; undefined where there are several. */
  readonly wide?: Value;
  /** True where the statement names what it is about, or asks for circumstances such as MFA. */
  readonly limited: boolean;
}

/** What gives an action: a value of Action, or the key NotAction that leaves it. */
export interface Bringer {
  readonly id: string;
  readonly span: Span;
  readonly value?: Value;
}

/** Of a statement with more resources nothing is said: the check runs at every keystroke. */
const MOST_RESOURCES = 200;

/** None in a policy that makes an administrator anyway: that is said of its `*`. */
export function escalationsIn(catalog: Catalog, policy: Policy): readonly FoundEscalation[] {
  const allows = policy.statements.filter(
    ({ allows, action, resource }) => allows && action && resource && resource.values.length <= MOST_RESOURCES,
  );
  if (allows.some(isAdministrator)) return [];
  const gifts = giftsIn(catalog, policy, allows);
  if (gifts.size === 0) return [];
  return ESCALATIONS.flatMap(escalation => find(escalation, gifts) ?? []);
}

/** An action that a statement gives and that no Deny takes back. */
interface Gift extends Bringer {
  readonly statement: Statement;
  /** A pattern for the whole service: of its breadth `wildcard-action` speaks. */
  readonly whole: boolean;
  readonly constraints: ConstraintSet;
  readonly resources: PatternSet;
}

const IDS: ReadonlySet<string> = new Set(ESCALATIONS.flatMap(({ actions }) => actions));
const prefixOf = (id: string): string => parseAction(id)?.prefix ?? '';
const BY_PREFIX: ReadonlyMap<string, readonly string[]> = new Map(
  [...IDS].map(id => [prefixOf(id), [...IDS].filter(other => prefixOf(other) === prefixOf(id))]),
);

/** With a NotResource nearly so, of which `wildcard-not-resource` warns. */
const isAdministrator = (statement: Statement): boolean =>
  (statement.resource?.negated || starOf(statement) !== undefined) &&
  !statement.action?.negated &&
  (statement.action?.values.some(({ known, text }) => known && /^(\*|iam):?\*+$|^\*$/i.test(text)) ?? false);

function giftsIn(catalog: Catalog, policy: Policy, allows: readonly Statement[]): Map<string, Gift[]> {
  const gifts = new Map<string, Gift[]>();
  const leave = takeBack(policy);
  for (const statement of allows) {
    const bringers = bringersIn(statement);
    const constraints = bringers.length > 0 ? constraintsOf(policy, statement) : undefined;
    if (!constraints || constraints.open) continue;
    const resources = resourcesOf(policy, statement);
    for (const bringer of leave(statement, bringers)) {
      const action = catalog.action(bringer.id);
      if (!action || fitsAny(action, resources) === 'no') continue;
      const gift = { ...bringer, statement, constraints, resources };
      const others = gifts.get(bringer.id);
      if (others) others.push(gift);
      else gifts.set(bringer.id, [gift]);
    }
  }
  return gifts;
}

/** The dangerous actions of a statement, each with the value that brings it. */
function bringersIn({ action, resource }: Statement): (Bringer & { whole: boolean })[] {
  if (!action) return [];
  if (action.negated) {
    if (resource?.negated || action.open || action.values.some(({ known }) => !known)) return [];
    const excluded = new Set(action.values.flatMap(({ text }) => idsOf(text)));
    const left = [...IDS].filter(id => !excluded.has(id));
    return left.map(id => ({ id, span: action.entry.key.span, whole: true }));
  }
  const found = new Map<string, Bringer & { whole: boolean }>();
  for (const value of action.values) {
    if (!value.known || value.chosen) continue;
    const whole = /^\*+$/.test(parseAction(value.text)?.name ?? '');
    for (const id of idsOf(value.text)) {
      const before = found.get(id);
      if (!before || (before.whole && !whole)) found.set(id, { id, span: value.scalar.span, value, whole });
    }
  }
  return [...found.values()];
}

/** Most values name none: they fall at a glance. */
function idsOf(text: string): readonly string[] {
  const prefix = parseAction(text)?.prefix ?? '';
  const ids = hasWildcard(prefix) ? [...IDS] : (BY_PREFIX.get(prefix) ?? []);
  return ids.filter(id => names(text, id));
}

function find(escalation: Escalation, gifts: ReadonlyMap<string, readonly Gift[]>): FoundEscalation | undefined {
  const [first = '', ...rest] = escalation.actions;
  // Who may pass any role needs the rest on something only; elsewhere it has to be what the first acts on.
  const others = rest.map(id => gifts.get(id)?.find(gift => first === PASS_ROLE.id || isUnlimited(gift)));
  if (others.some(other => other === undefined)) return undefined;
  const judged = (gifts.get(first) ?? []).flatMap(gift => judge(escalation, gift) ?? []);
  const best = judged.find(({ limited }) => !limited) ?? judged[0];
  return best && { escalation, ...best, others: others.flatMap(other => other ?? []) };
}

const isUnlimited = ({ statement, constraints }: Gift): boolean =>
  starOf(statement) !== undefined && constraints.constraints.length === 0;

/** Undefined where the statement limits enough what the set is good for. */
function judge(
  escalation: Escalation,
  gift: Gift,
): Pick<FoundEscalation, 'statement' | 'at' | 'wide' | 'limited'> | undefined {
  const { statement, whole, constraints } = gift;
  if (scopes(constraints)) return undefined;
  const conditioned = constraints.constraints.length > 0;
  const star = starOf(statement);
  if (!gift.id.startsWith('iam:'))
    return whole || conditioned || !star ? undefined : { statement, at: gift, wide: star, limited: false };
  const { reach, values } = reachOf(escalation, gift);
  if (reach === 'none') return undefined;
  if (reach === 'some' && (gift.id === PASS_ROLE.id || escalation.weak)) return undefined;
  const [wide, another] = values;
  // What names some resources already is not to be changed for others.
  const widest = reach === 'all' && wide && !another ? { wide } : {};
  return { statement, at: gift, ...widest, limited: conditioned || reach === 'some' };
}

type Reach = 'all' | 'some' | 'none';

/** Whether the action reaches each resource of its kind, some that a pattern names, or what is harmless; and by which values. */
function reachOf(escalation: Escalation, { id, resources }: Gift): { reach: Reach; values: Value[] } {
  if (resources.negated) return { reach: 'all', values: [] };
  const kind = KINDS.find(([pattern]) => pattern.test(id))?.[1] ?? '';
  const reaches = resources.patterns.map(pattern => ({ reach: reachOfPattern(escalation, kind, pattern), pattern }));
  const reach = (['all', 'some'] as const).find(wanted => reaches.some(one => one.reach === wanted)) ?? 'none';
  return { reach, values: reaches.flatMap(one => (one.reach === 'none' ? [] : (one.pattern.value ?? []))) };
}

function reachOfPattern({ harmlessOnOneself }: Escalation, kind: string, { everything, text, value }: Pattern): Reach {
  if (value?.chosen) return 'none';
  if (everything) return 'all';
  const arn = parseArn(value ? shownText(value) : text);
  // AWS's own policies cannot be changed.
  if (!arn || arn.account === 'aws') return 'none';
  if (matches(arn.resource, `${kind}/${UNUSUAL}`)) return 'all';
  if (!arn.resource.startsWith(`${kind}/`)) return 'none';
  if (/\$\{aws:username\}/i.test(arn.resource)) return harmlessOnOneself ? 'none' : 'all';
  return hasWildcard(arn.resource) && !arn.resource.includes('${') ? 'some' : 'none';
}

/** The kind of resource that the dangerous actions of IAM act on, as their ARNs begin. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/Group/, 'group'],
  [/Role|PassRole/, 'role'],
  [/User|AccessKey|LoginProfile/, 'user'],
  [/PolicyVersion/, 'policy'],
];

/** A name that nobody gives, so that only wildcards match it. */
const UNUSUAL = '\u0001';

/** The value with a letter for each hole: what stands between them is what is judged. */
const shownText = ({ text, scalar }: Value): string =>
  scalar.holes.reduceRight((shown, hole) => `${shown.slice(0, hole.start)}x${shown.slice(hole.end)}`, text);

/** True where a condition narrows what is reached, and does not only ask for circumstances that the caller can bring about. */
export const scopes = ({ constraints }: ConstraintSet): boolean =>
  constraints.some(({ key, operator }) => !CIRCUMSTANCES.has(key) || operator.facts.name.startsWith('DateLessThan'));

const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:tokenissuetime',
  'aws:useragent',
]);
