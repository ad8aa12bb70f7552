/** The actions that a field names or leaves: those it has for certain, and those it can have. */
import type { Action, Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import type { Known } from '../iam/known.ts';
import { hasWildcard, matches } from '../iam/wildcard.ts';
import type { Field } from '../policy/model.ts';
import {
  type ActionSet,
  actionSet,
  allActions,
  complement,
  hasAction,
  noActions,
  serviceSet,
  unionOf,
} from './action-set.ts';
import { expand } from './expand.ts';
import { actionPattern, type Pattern } from './pattern.ts';
import { type PatternSet, setOf } from './pattern-set.ts';

/** A set between two: what is in `certain` is in it, what is not in `possible` is not. */
export interface Bounds {
  readonly certain: ActionSet;
  readonly possible: ActionSet;
}

/** What an Action value names. A wildcard before the colon of more than a whole service reads every service it matches. */
export function actionsNamed(catalog: Catalog, text: string): ActionSet {
  const pattern = parseAction(text);
  if (!pattern) return noActions(catalog);
  const { prefix, name } = pattern;
  if (!/^\*+$/.test(name)) return actionSet(catalog, expand(catalog, text));
  if (/^\*+$/.test(prefix)) return allActions(catalog);
  return serviceSet(
    catalog,
    hasWildcard(prefix) ? candidate => matches(prefix, candidate) : candidate => candidate === prefix,
  );
}

/** What an Action field names, or what a NotAction field leaves, of the catalog's actions. */
export const actionsOf = (catalog: Catalog, field: Field): Bounds => actionsOfSet(catalog, setOf(field, actionPattern));

/** The same of a field that is a set already. */
export function actionsOfSet(catalog: Catalog, set: PatternSet): Bounds {
  const sure = set.patterns.filter(({ plain, value }) => plain && !value?.chosen);
  const certain = unionOf(
    catalog,
    sure.map(({ text }) => actionsNamed(catalog, text)),
  );
  const listed = {
    certain,
    possible: set.open
      ? allActions(catalog)
      : unionOf(
          catalog,
          set.patterns.map(pattern => possible(catalog, pattern)),
        ),
  };
  if (!set.negated) return listed;
  return { certain: complement(listed.possible), possible: complement(listed.certain) };
}

export function boundsHave({ certain, possible }: Bounds, action: Action): Known {
  if (hasAction(certain, action)) return 'yes';
  return hasAction(possible, action) ? 'unknown' : 'no';
}

/** All that a value with holes can name; with a hole where the colon may be, that is anything. */
function possible(catalog: Catalog, pattern: Pattern): ActionSet {
  if (pattern.plain) return actionsNamed(catalog, pattern.text);
  if (pattern.vague) return allActions(catalog);
  return actionsNamed(catalog, pattern.steps.map(step => (typeof step === 'string' ? step : '*')).join(''));
}
