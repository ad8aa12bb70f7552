/** A condition key: what it holds, when a request has it, which actions of the statement carry it, and what it comes to here. */
import { addressOf } from '../catalog/addresses.ts';
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import { GLOBAL_KEYS_PAGE, type GlobalKey, keyParts, lacksTagKey } from '../iam/condition-keys.ts';
import { FEDERATION_KEYS_PAGE, federationKey } from '../iam/federation.ts';
import { createLookup } from '../judge/lookup.ts';
import type { Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import { readAloud } from './condition.ts';
import { conditionAt, type PlaceOf, type Shown } from './here.ts';
import { bullets, code, link, names, paragraphs, prose } from './markdown.ts';
import { pageOf, reference } from './pages.ts';

const MOST = 6;

export function keyHover(catalog: Catalog, place: PlaceOf<'condition-key'>): Shown | undefined {
  const { token, statement } = place;
  const facts = token && token.holes.length === 0 ? factsOf(catalog, token.value) : undefined;
  if (!facts || !token) return undefined;
  const condition = conditionAt(place);
  return {
    markdown: paragraphs(
      titleOf(facts, token.value),
      describeKey(facts),
      readAloud(catalog, statement, condition ? [condition] : []),
      bullets(...detailsOf(facts, token.value), carriersOf(catalog, statement, facts)),
      addressOfKey(catalog, facts),
    ),
  };
}

/** AWS lists claims of identity providers among the keys of STS too; what the provider's table says is more. */
export function factsOf(catalog: Catalog, name: string): KeyFacts | undefined {
  const facts = keyFacts(catalog, name);
  const federation = facts?.global ? undefined : federationKey(name);
  return facts && federation ? { ...facts, federation } : facts;
}

function titleOf({ name, type, multivalued, global }: KeyFacts, written: string): string {
  const types = global?.otherType ? `${type} or ${global.otherType}` : type;
  const several =
    multivalued === 'yes' ? 'several values in one request' : multivalued === 'no' ? 'one value' : undefined;
  return [code(filledIn(name, written)), prose(types), several].filter(part => part !== undefined).join(' · ');
}

/** AWS's spelling with the tag key that is written. */
function filledIn(name: string, written: string): string {
  const { part } = keyParts(written) ?? {};
  return part ? name.replace(/\/\$\{[^}]*\}$/, () => `/${excerpt(part)}`) : name;
}

/** What the key is for; also said of a variable. */
export function describeKey({ global, match, federation }: KeyFacts): string {
  if (global) return prose(global.text);
  return prose(federation?.claim.text ?? match?.key.description ?? '');
}

export function presenceOf({ global, federation }: KeyFacts): string | undefined {
  if (global) return prose(global.presence);
  if (!federation) return undefined;
  return federation.claim.inSession
    ? `Only callers that came by ${code(federation.action)} have it, in later requests too.`
    : `Only the call of ${code(federation.action)} has it, so it belongs in the trust policy.`;
}

function detailsOf(facts: KeyFacts, written: string): (string | undefined)[] {
  const { global, federation, multivalued } = facts;
  const presence = presenceOf(facts);
  const { values, examples } = global ?? federation?.claim ?? {};
  return [
    presence && `**When:** ${presence}`,
    multivalued === 'yes'
      ? '**Several values** need `ForAnyValue:` or `ForAllValues:` before the operator.'
      : undefined,
    values ? `**Values:** ${names(values, MOST)}` : examples && `**For example** ${names(examples, 3)}`,
    lacksTagKey(written)
      ? '**Lacks its tag:** write the key of the tag after a slash, or it matches nothing.'
      : undefined,
    ...(global ? warningsOf(global) : []),
  ];
}

function warningsOf({
  status,
  instead,
  sensitive,
  companions,
  forgeable,
  services,
  notFor,
}: GlobalKey): (string | undefined)[] {
  const other = instead ? ` Use ${names(instead, 3)}.` : '';
  return [
    status === 'deprecated' ? `**Deprecated.**${other}` : undefined,
    status === 'unsupported' ? `**No longer supported.**${other}` : undefined,
    sensitive ? '**No wildcard:** the value names one thing, so write it whole.' : undefined,
    forgeable ? '**Proves nothing:** the caller writes it.' : undefined,
    companions
      ? `**Not unique** without ${companions.length > 1 ? 'one of ' : ''}${names(companions, 3)} beside it.`
      : undefined,
    services ? `**Filled by** ${services.length} services only: ${names(services, MOST)}.` : undefined,
    notFor ? `**Never there for** ${names(notFor, MOST)}.` : undefined,
  ];
}

/** Which of the statement's actions have the key. A global key that no service lists is for all of them. */
function carriersOf(catalog: Catalog, statement: Statement, facts: KeyFacts): string | undefined {
  const { match, global, federation } = facts;
  if (!match || federation || (global && !/Tag/.test(global.name))) return undefined;
  const { actions } = createLookup(catalog).named(statement);
  if (actions.length === 0) return undefined;
  const having = carriersIn(catalog, actions, facts.name);
  const carry = actions.filter(action => having.has(action));
  const others = actions.filter(action => !having.has(action));
  if (others.length === 0)
    return actions.length === 1 ? undefined : `**Carried by** all ${actions.length} actions here.`;
  if (actions.length > MOST) {
    const few = idsOf(others.slice(0, 3));
    return `**Carried by** ${carry.length} of the ${actions.length} actions here; not, for example, by ${few}.`;
  }
  if (carry.length === 0)
    return `**Carried by** no action here that AWS lists: ${idsOf(others)} ${others.length === 1 ? 'lacks' : 'lack'} it.`;
  return `**Carried by** ${idsOf(carry)}; not by ${idsOf(others)}.`;
}

/** All actions that have the key, of the services that are named. */
function carriersIn(catalog: Catalog, actions: readonly Action[], key: string): ReadonlySet<Action> {
  const prefixes = new Set(actions.map(({ id }) => id.slice(0, id.indexOf(':'))));
  return new Set(
    [...prefixes].flatMap(prefix => {
      const service = catalog.service(prefix);
      const listed = service?.conditionKey(key);
      return service && listed ? service.actionsWith(listed) : [];
    }),
  );
}

const idsOf = (actions: readonly Action[]): string =>
  names(
    actions.map(({ id }) => id),
    MOST,
  );

/** AWS's page of the key, as the last line. */
export function addressOfKey(catalog: Catalog, { global, match, federation }: KeyFacts): string {
  if (global?.anchor !== undefined) return reference(`${GLOBAL_KEYS_PAGE}#${global.anchor}`);
  if (federation) return reference(FEDERATION_KEYS_PAGE);
  const service = match && catalog.service(match.services[0] ?? '');
  const address = service && addressOf({ about: 'condition-key', service, key: match.key });
  if (service && address) return link(`${prose(service.name)} reference`, address);
  return reference(pageOf('global'));
}
