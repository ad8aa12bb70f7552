/** The resources of a statement in a sentence. */
import type { Catalog } from '../catalog/types.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { name, type Phrase, say, words } from './phrase.ts';
import { limited } from './values.ts';

const ATTACHED = words('what the policy is attached to');
const HIDDEN = words('resources that the text does not show');

/** To follow "on"; undefined where the statement needs to say nothing: a trust policy is about its role. */
export function explainResources(
  catalog: Catalog,
  { kind }: Policy,
  { resource, elements, open }: Statement,
  everything: 'everything' | 'anything',
): Phrase | undefined {
  if (!resource) {
    const isWritten = elements.some(element => element.name === 'Resource' || element.name === 'NotResource');
    if (isWritten || open) return HIDDEN;
    if (kind === 'trust') return undefined;
    return kind === 'resource' ? ATTACHED : words('no resource, since none is named');
  }
  const items = resource.values.map(value => sayResource(catalog, value));
  const shown = resource.open ? [...items, HIDDEN] : items;
  if (resource.negated)
    return shown.length === 0 ? words(everything) : say`${words(everything)} except ${limited(shown, 'and')}`;
  // The policy of a resource reaches no further than the resource.
  if (resource.values.some(isEverything)) return kind === 'resource' ? ATTACHED : words(everything);
  return shown.length === 0 ? words('no resource') : limited(shown, 'and');
}

/** Longer texts are no ARNs, and to hold them against all forms takes long. */
export const LONGEST = 2_048;

const isEverything = ({ text, known, chosen }: Value): boolean => known && !chosen && /^\*+$/.test(text);

/** With the type of resource where it is certain. */
function sayResource(catalog: Catalog, { text, scalar }: Value): Phrase {
  if (text === '*') return words('everything');
  if (text.length > LONGEST) return name(text);
  const [first, ...others] = catalog.typesOfArn(text, scalar.holes) ?? [];
  // Other services list types of the first one as their own; only two of one service are two things.
  if (!first?.certain || others.some(({ service, certain }) => certain && service === first.service)) return name(text);
  return say`${name(text)} (${sayType(first.type.name)})`;
}

/** `log-group` -> `log group`, `AccessPoint` -> `access point`, `loadbalancer/app/` -> `loadbalancer app`. */
export const sayType = (type: string): Phrase => [{ data: typeWords(type) }];

export const typeWords = (type: string): string =>
  type
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_/\s]+/g, ' ')
    .trim()
    .split(' ')
    .map(word => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase()))
    .join(' ');
