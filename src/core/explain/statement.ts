/** What a statement allows or denies, to whom, on what and when, in one plain sentence. */
import type { Catalog } from '../catalog/types.ts';
import type { Kind } from '../iam/grammar.ts';
import type { Policy, Statement } from '../policy/model.ts';
import { elementOf } from '../policy/policy.ts';
import { explainActions } from './actions.ts';
import { explainConditions } from './conditions.ts';
import { listed, NOTHING, name, type Phrase, say, sentence, words } from './phrase.ts';
import { explainPrincipals } from './principals.ts';
import { explainResources } from './resources.ts';

/** Always a whole sentence, for half-typed statements too. */
export function explainStatement(catalog: Catalog, policy: Policy, statement: Statement): Phrase {
  const effect = effectOf(statement);
  const who = explainPrincipals(policy, statement);
  const what = sayDeed(catalog, policy, statement, effect);
  const when = sayWhen(catalog, statement, effect);
  const through = policy.kind === 'endpoint' ? words(' through this endpoint') : NOTHING;
  const end = [...(isLimit(policy.kind, effect) ? LIMITED : NOTHING), ...(holdsMore(statement) ? MORE : NOTHING)];
  switch (effect) {
    case 'Allow':
      return [...sentence(say`Allows ${who} to ${what}${through}${when}`), ...end];
    case 'Deny':
      return [...sentence(say`Forbids ${who} to ${what}${through}${when}`), ...end];
    default:
      return [...sentence(say`Allows or forbids ${who} to ${what}${through}${when}; ${sayEffect(statement)}`), ...end];
  }
}

/** The statement itself, or its map of conditions, may have entries that cannot be seen. */
const holdsMore = ({ open, elements }: Statement): boolean =>
  open || elements.some(({ name: element, value }) => element === 'Condition' && value?.kind === 'map' && value.open);

const MORE = words(' The statement may hold more than the text shows.');

type Effect = 'Allow' | 'Deny' | undefined;

function effectOf({ allows, effect }: Statement): Effect {
  if (allows) return 'Allow';
  return effect?.known && !effect.chosen && effect.text === 'Deny' ? 'Deny' : undefined;
}

/** Why one cannot tell whether it allows. */
function sayEffect(statement: Statement): Phrase {
  const { effect } = statement;
  if (effect?.known) return say`the Effect ${name(effect.text)} is neither ${name('Allow')} nor ${name('Deny')}`;
  if (effect || statement.open || elementOf(statement, 'Effect')?.value)
    return words('the text does not show its Effect');
  return words('it has no Effect yet');
}

/** To follow "to". */
function sayDeed(catalog: Catalog, policy: Policy, statement: Statement, effect: Effect): Phrase {
  const { action } = statement;
  const wide = effect === 'Allow';
  const on = explainResources(catalog, policy, statement, wide ? 'everything' : 'anything');
  if (!action) {
    const isWritten = statement.open || elementOf(statement, 'Action') || elementOf(statement, 'NotAction');
    const none = isWritten
      ? words('use actions that the text does not show')
      : words('use no action, since none is named');
    return on ? say`${none}, on ${on}` : none;
  }
  const assumed = policy.kind === 'trust' && !on ? sayAssuming(statement) : undefined;
  if (assumed) return assumed;
  const actions = explainActions(catalog, action, wide ? 'every' : 'any');
  return on ? say`use ${actions} on ${on}` : say`use ${actions} on this role`;
}

/** What the actions of a trust policy come to. */
const ASSUMING: Readonly<Record<string, string>> = {
  'sts:assumerole': 'assume this role',
  'sts:assumerolewithsaml': 'assume this role with SAML',
  'sts:assumerolewithwebidentity': 'assume this role with a web token',
  'sts:setsourceidentity': 'name a source identity',
  'sts:tagsession': 'tag the session',
};

function sayAssuming({ action }: Statement): Phrase | undefined {
  if (!action || action.negated || action.open || action.values.length === 0) return undefined;
  const deeds = action.values.map(({ text, known }) => (known ? ASSUMING[text.toLowerCase()] : undefined));
  return deeds.every(deed => deed !== undefined) ? listed([...new Set(deeds)].map(words), 'and') : undefined;
}

function sayWhen(catalog: Catalog, statement: Statement, effect: Effect): Phrase {
  const when = explainConditions(catalog, statement.conditions);
  const hidden = hidesConditions(statement) ? words('conditions hold that the text does not show') : undefined;
  const all = when && hidden ? say`${when}, and ${hidden}` : (when ?? hidden);
  if (!all) return NOTHING;
  return effect === 'Allow' ? say`, but only if ${all}` : say`, if ${all}`;
}

/** A Condition is there that the model cannot read. */
const hidesConditions = ({ elements, conditions }: Statement): boolean =>
  conditions.length === 0 &&
  elements.some(({ name: element, value }) => element === 'Condition' && value !== undefined && value.kind !== 'map');

/** Policies that grant nothing by themselves. */
const isLimit = (kind: Kind, effect: Effect): boolean => effect === 'Allow' && LIMITS.includes(kind);
const LIMITS: readonly Kind[] = ['boundary', 'session', 'scp', 'rcp', 'endpoint'];
const LIMITED = words(' It only sets a limit: another policy must allow the same.');
