/** Reports condition keys that actions of the statement never come with, so that the condition cannot do its work. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import { type ParsedOperator, whenKeyMissing } from '../iam/operators.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { asksFor, hidesConditions } from '../judge/key-presence.ts';
import { BEYOND_DOUBT, neverCarries, RESOURCE_TAG } from '../judge/key-support.ts';
import { removeCondition } from '../policy/change-condition.ts';
import type { Condition, Statement, Value } from '../policy/model.ts';
import { excerpt, type Span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const UNSUPPORTED = 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY';
const TAG = 'WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE';

/** More actions than these are told of in one finding, on the key. */
const MOST = 3;

export const ineffectiveConditionKey: Rule = {
  id: 'ineffective-condition-key',
  category: 'validity',
  severity: 'warning',
  summary: 'A condition key that actions of the statement never come with.',
  accessAnalyzer: [`ALLOW_NOTACTION_${TAG}`, `ALLOW_${TAG}`, `DENY_NOTACTION_${TAG}`, `DENY_${TAG}`, UNSUPPORTED],
  *check(context) {
    for (const statement of context.policy.statements) {
      const { action, conditions } = statement;
      const effect = effectOf(statement);
      if (!action || !effect || conditions.length === 0) continue;
      const keys = conditions.flatMap(condition => read(context, condition, effect));
      if (keys.length === 0) continue;
      if (action.negated) yield* allButSome(keys);
      else yield* judge(context, statement, keys);
    }
  },
};

type Effect = 'Allow' | 'Deny';

interface Key {
  readonly condition: Condition;
  readonly facts: KeyFacts;
  readonly effect: Effect;
  readonly operator: ParsedOperator;
  /** Whether the condition holds where the key is missing. */
  readonly holds: boolean;
}

function effectOf({ allows, denies }: Statement): Effect | undefined {
  return allows ? 'Allow' : denies ? 'Deny' : undefined;
}

function read({ lookup }: RuleContext, condition: Condition, effect: Effect): Key[] {
  const facts = lookup.key(condition);
  const operator = lookup.operator(condition);
  if (!facts || !operator) return [];
  const missing = whenKeyMissing(operator);
  if (missing !== 'asks') return [{ condition, facts, effect, operator, holds: missing === 'true' }];
  const word = (['true', 'false'] as const).find(one => asksFor(condition, one));
  return word ? [{ condition, facts, effect, operator, holds: word === 'true' }] : [];
}

/** There always are actions without tags among those that a NotAction leaves. */
function* allButSome(keys: readonly Key[]): Generator<Problem> {
  for (const { condition, facts, holds, effect } of keys) {
    if (facts.name !== RESOURCE_TAG || holds) continue;
    yield {
      span: spanOf(condition),
      message: `NotAction leaves actions whose requests never have ${shown(condition)}. This ${effect} does not count for them.`,
      severity: effect === 'Deny' ? 'info' : 'hint',
      accessAnalyzer: [`${effect.toUpperCase()}_NOTACTION_${TAG}`],
    };
  }
}

function* judge(context: RuleContext, statement: Statement, keys: readonly Key[]): Generator<Problem> {
  const { lookup, catalog } = context;
  const named = lookup.named(statement);
  const lacking = keys.filter(
    ({ facts }) => named.complete && named.actions.every(one => neverCarries(catalog, facts, one)),
  );
  for (const key of lacking) {
    // What holds wherever the owner is unknown is said so by IfExists.
    if (key.facts.global && key.holds) continue;
    yield whole(context, statement, key);
  }
  const mixed = keys
    .filter(key => !lacking.includes(key) && !key.holds && BEYOND_DOUBT.includes(key.facts.name))
    .sort((a, b) => (a.facts.name < b.facts.name ? -1 : 1));
  if (mixed.length === 0) return;
  const dead = new Map<Key, Value[]>();
  for (const value of statement.action?.values ?? []) {
    const actions = value.known ? (lookup.actions(value.text) ?? []) : [];
    const key = mixed.find(
      ({ facts }) => actions.length > 0 && actions.every(one => neverCarries(catalog, facts, one)),
    );
    if (key) dead.set(key, [...(dead.get(key) ?? []), value]);
  }
  for (const [key, values] of dead) {
    if (values.length > MOST) yield some(key, values, spanOf(key.condition));
    else for (const value of values) yield some(key, [value], value.scalar.span);
  }
}

/** None of the statement's actions has the key. */
function whole({ policy }: RuleContext, statement: Statement, key: Key): Problem {
  const { condition, effect, holds } = key;
  const dead = effect === 'Allow' ? 'this Allow grants nothing' : 'this Deny forbids nothing';
  const met = holds ? 'always met and limits nothing' : `never met and ${dead}`;
  const removable = holds && !hidesConditions(policy, statement);
  return {
    span: spanOf(condition),
    message: `Requests for the actions here never have ${shown(condition)}, so the condition is ${met}.`,
    accessAnalyzer: codesOf(key, statement.action?.values ?? []),
    fixes: removable
      ? [
          {
            title: 'Remove the condition (every request meets it)',
            kind: 'quickfix',
            make: () => removeCondition(policy, statement, condition),
          },
        ]
      : [],
  };
}

/** These have not the key, others have it. */
function some(key: Key, values: readonly Value[], span: Span): Problem {
  const [first] = values.map(({ text }) => excerpt(text)).sort();
  const what = values.length === 1 ? first : `${values.length} of the actions here, such as ${first},`;
  const them = values.length === 1 ? 'it' : 'them';
  return {
    span,
    message: `Requests for ${what} never have ${shown(key.condition)}, so this ${key.effect} does not ${key.effect === 'Allow' ? 'grant' : 'forbid'} ${them}.`,
    accessAnalyzer: codesOf(key, values),
  };
}

function codesOf({ facts, effect }: Key, values: readonly Value[]): string[] {
  if (facts.name === RESOURCE_TAG) return [`${effect.toUpperCase()}_${TAG}`];
  // It looks at names, not at patterns.
  return values.some(({ text }) => !hasWildcard(text)) ? [UNSUPPORTED] : [];
}

const spanOf = ({ key, operator }: Condition) => (key ?? operator).span;
const shown = ({ key }: Condition): string => excerpt(key?.value ?? '');
