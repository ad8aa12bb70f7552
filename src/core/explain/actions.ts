/** The actions of a statement in a sentence: what is named, counted where it is a pattern, or what a NotAction leaves. */
import { countActions } from '../access/action-set.ts';
import { actionsNamed } from '../access/actions.ts';
import { weightiest } from '../access/levels.ts';
import { ACCESS_LEVELS, type Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { Field, Value } from '../policy/model.ts';
import { count, data, listed, name, type Phrase, say, words } from './phrase.ts';

/** More are counted. */
const MOST = 4;
/** Of more than that many the weightiest are not looked for. */
const MOST_READ = 200;

const HIDDEN = words('actions that the text does not show');

/** To follow "to use"; `every` is "every" or "any", as the sentence needs it. */
export function explainActions(catalog: Catalog, field: Field, every: 'every' | 'any'): Phrase {
  const whole = field.negated ? words('those') : say`${words(every)} action`;
  const items = field.values.map(value => sayAction(catalog, value, whole));
  if (field.negated) {
    const named = field.values.length > MOST ? several(catalog, field) : listed(withHidden(items, field), 'and');
    return named.length === 0 ? say`${words(every)} action` : say`${words(every)} action except ${named}`;
  }
  if (field.values.some(isEverything)) return say`${words(every)} action of AWS`;
  if (items.length > MOST) return several(catalog, field);
  const shown = withHidden(items, field);
  return shown.length === 0 ? words('no action') : listed(shown, 'and');
}

const withHidden = (items: readonly Phrase[], { open }: Field): readonly Phrase[] =>
  open ? [...items, HIDDEN] : items;

const isEverything = ({ text, known, chosen }: Value): boolean => known && !chosen && /^\*+(:\*+)?$/.test(text);

function sayAction(catalog: Catalog, { text, known }: Value, whole: Phrase): Phrase {
  const pattern = known ? parseAction(text) : undefined;
  if (pattern?.prefix === '*' && pattern.name === '*') return say`${whole} of AWS`;
  if (!pattern || hasWildcard(pattern.prefix) || !hasWildcard(pattern.name)) return name(text);
  const service = catalog.service(pattern.prefix);
  if (!service) return name(text);
  if (/^\*+$/.test(pattern.name)) return say`${whole} of ${data(service.name)}`;
  const found = countActions(actionsNamed(catalog, text));
  return say`${name(text)} (${found === 0 ? words('no action') : count(found, 'action')})`;
}

/** `12 actions (a, b and c among them)` */
function several(catalog: Catalog, field: Field): Phrase {
  const texts = field.values.map(value => value.text);
  const patterned = field.values.some(({ text }) => hasWildcard(text));
  const noun = patterned ? words(' actions and patterns') : words(' actions');
  const hidden = field.open ? say` and ${HIDDEN}` : words('');
  const shown = weightiestTexts(catalog, texts).slice(0, MOST - 1);
  return say`${texts.length}${noun} (${listed(shown.map(name), 'and')} among them)${hidden}`;
}

/** The texts with the weightiest actions first. */
function weightiestTexts(catalog: Catalog, texts: readonly string[]): string[] {
  const weights = new Map(texts.slice(0, MOST_READ).map(text => [text, weightOf(catalog, text)]));
  return [...weights].sort(([, a], [, b]) => a - b).map(([text]) => text);
}

/** A place in `ACCESS_LEVELS`; what has no actions comes last. */
function weightOf(catalog: Catalog, text: string): number {
  const pattern = parseAction(text);
  if (!pattern || hasWildcard(pattern.prefix)) return text === '*' ? 0 : ACCESS_LEVELS.length;
  const action = catalog.action(text);
  const part = action ? [action] : partOf(catalog, text, pattern.prefix);
  return Math.min(ACCESS_LEVELS.length, ...part.map(one => ACCESS_LEVELS.indexOf(weightiest(one))));
}

const partOf = (catalog: Catalog, text: string, prefix: string) => {
  const { parts } = actionsNamed(catalog, text);
  const part = parts.get(prefix) ?? 'none';
  return typeof part === 'string' ? (part === 'all' ? (catalog.service(prefix)?.actions ?? []) : []) : [...part];
};
