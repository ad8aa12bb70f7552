/** A resource: its type, which actions of the statement it serves and which not, and its ARN segment by segment. */
import { fitsPattern, fitsType, isScopable, targetOfPattern, typesOf } from '../access/fit.ts';
import { weightiestFirst } from '../access/levels.ts';
import { type Pattern, resourcePattern } from '../access/pattern.ts';
import { addressOf } from '../catalog/addresses.ts';
import type { Action, ArnMatch, Catalog, ResourceType } from '../catalog/types.ts';
import { LONGEST, typeWords } from '../explain/resources.ts';
import { parseArn } from '../iam/arn.ts';
import { createLookup } from '../judge/lookup.ts';
import type { Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import { segments } from './arn.ts';
import { type PlaceOf, type Shown, valueAt } from './here.ts';
import { managedText } from './managed.ts';
import { code, link, names, paragraphs, prose } from './markdown.ts';
import { elementPage, pageOf, reference } from './pages.ts';

const MOST = 6;
/** Of many actions a few are named. */
const FEW = 3;

export function resourceHover(catalog: Catalog, place: PlaceOf<'resource'>): Shown | undefined {
  const value = place.token && valueAt(place.field, place.token);
  if (!value || value.text.length > LONGEST) return undefined;
  if (/^\*+$/.test(value.text)) return { markdown: everythingText(catalog, place) };
  const arn = parseArn(value.text);
  const matches = catalog.typesOfArn(value.text, value.scalar.holes);
  if (!arn || !matches) return value.known ? { markdown: noArnText(value) } : undefined;
  const [first] = matches;
  const managed = managedText(catalog, value.text);
  return {
    markdown: paragraphs(
      titleOf(catalog, value, matches),
      managed,
      servedText(catalog, place, value),
      managed === undefined ? segments(catalog, arn, first) : undefined,
      linkOf(catalog, first),
    ),
  };
}

/** `object of Amazon S3`, and what else the ARN can name. */
function titleOf(catalog: Catalog, { text }: Value, matches: readonly ArnMatch[]): string {
  const [first, ...others] = matches;
  const quoted = code(excerpt(text));
  if (!first) return `${quoted} · no resource type that is known has an ARN of this form`;
  const service = prose(catalog.service(first.service)?.name ?? first.service);
  const more = others.filter(other => other.service === first.service && other.certain === first.certain);
  const also = more.length === 0 ? '' : `, or ${more.slice(0, 3).map(typeOf).join(', or ')}`;
  return `${quoted} · ${first.certain ? '' : 'perhaps '}${typeOf(first)}${also} of ${service}`;
}

const typeOf = ({ type }: ArnMatch): string => prose(typeWords(type.name));

function linkOf(catalog: Catalog, match: ArnMatch | undefined): string {
  const service = match && catalog.service(match.service);
  const address = service && addressOf({ about: 'resource-type', service, type: match.type });
  return address ? link(`${prose(service.name)} reference`, address) : reference(pageOf('arns'));
}

/** The statement's actions that the resource is for, and those that it is not for. */
function servedText(catalog: Catalog, { statement, field }: PlaceOf<'resource'>, value: Value): string | undefined {
  if (field?.negated) return '**NotResource** leaves it out: the statement is about everything else.';
  const pattern = resourcePattern(value);
  const { actions } = createLookup(catalog).named(statement);
  if (actions.length === 0 || pattern.vague) return undefined;
  const served = new Set(actions.filter(servedByType(pattern)));
  const others = actions.filter(action => !served.has(action));
  return listServed([...served], others);
}

function listServed(served: readonly Action[], others: readonly Action[]): string {
  if (others.length === 0) {
    return `**Serves** ${served.length === 1 ? idsOf(served) : `all ${served.length} actions here`}.`;
  }
  const all = served.length + others.length;
  if (all <= MOST) {
    const some = served.length === 0 ? 'no action here' : idsOf(served);
    return `**Serves** ${some}. **Not** ${notServed(others)}.`;
  }
  const some = served.length === 0 ? '' : `, such as ${exampleOf(served)}`;
  return `**Serves** ${served.length} of the ${all} actions here${some}. **Not**, for example, ${notServed(others, FEW)}.`;
}

/** Many actions share few types, so that each type is looked at once. */
function servedByType(pattern: Pattern): (action: Action) => boolean {
  const target = targetOfPattern(pattern);
  const known = new Map<ResourceType, boolean>();
  const fits = (type: ResourceType): boolean => {
    const answer = known.get(type) ?? fitsType(type, target);
    known.set(type, answer);
    return answer;
  };
  return action =>
    isScopable(action) ? action.resources.some(({ type }) => fits(type)) : fitsPattern(action, pattern) !== 'no';
}

const exampleOf = (actions: readonly Action[]): string =>
  weightiestFirst(actions)
    .slice(0, FEW)
    .map(({ id }) => code(id))
    .join(', ');

const idsOf = (actions: readonly Action[]): string =>
  names(
    actions.map(({ id }) => id),
    MOST,
  );

/** Each with what it acts on in its place. */
function notServed(actions: readonly Action[], most = MOST): string {
  const shown = actions.slice(0, most).map(action => {
    const types = typesOf(action)
      .slice(0, 2)
      .map(type => prose(typeWords(type.name)));
    return `${code(action.id)} (${isScopable(action) ? types.join(', ') : 'only `*`'})`;
  });
  return actions.length > most ? `${shown.join(', ')} and ${actions.length - most} more` : shown.join(', ');
}

const OWN_RESOURCE =
  '**Everything** in what the policy is attached to: the policy of a resource reaches no further than the resource.';

/** What `*` is for: some actions take nothing else. */
function everythingText(catalog: Catalog, { policy, statement, field, name }: PlaceOf<'resource'>): string {
  if (field?.negated) return paragraphs('**Everything**, so that nothing is left.', reference(elementPage(name)));
  if (policy.kind === 'resource') return paragraphs(OWN_RESOURCE, reference(elementPage(name)));
  const { actions } = createLookup(catalog).named(statement);
  const unscopable = actions.filter(action => !isScopable(action));
  const scopable = actions.filter(isScopable);
  return paragraphs(
    '**Everything** that the actions can touch, and what is created tomorrow.',
    unscopable.length > 0 ? `**Needed** by ${idsOf(unscopable)}, which cannot be scoped.` : undefined,
    scopable.length > 0 ? `**Could be scoped:** ${notServed(scopable, FEW)}.` : undefined,
    reference(elementPage(name)),
  );
}

const noArnText = ({ text }: Value): string =>
  paragraphs(
    `${code(excerpt(text))} · no ARN, which has six fields: ${code('arn:partition:service:region:account:resource')}`,
    reference(pageOf('arns')),
  );
