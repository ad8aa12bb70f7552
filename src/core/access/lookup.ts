/** What many rules ask of the same text, answered once in a check: actions of a pattern, facts of a key, an operator. */
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { type ParsedOperator, parseOperator } from '../iam/operators.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { Condition, Statement } from '../policy/model.ts';
import { expand } from './expand.ts';

export interface Lookup {
  /**
   * The actions that an Action value names, in the catalog's order. Undefined where the service in front of the colon is
   * a pattern (`*` too): such a value names actions of every service, and reading them all takes long.
   */
  actions(text: string): readonly Action[] | undefined;
  /** The actions that a statement names; see `Named`. */
  named(statement: Statement): Named;
  /** Undefined for a key that nobody is known to define, and where the key is missing or has a hole. */
  key(condition: Condition): KeyFacts | undefined;
  /** Undefined for what is no operator, and where it has a hole. */
  operator(condition: Condition): ParsedOperator | undefined;
}

/** The actions that stand in an Action element, one by one or as patterns of one service. */
export interface Named {
  readonly actions: readonly Action[];
  /** True where these are all: no NotAction, no pattern across services, no hole, nothing that the catalog does not know. */
  readonly complete: boolean;
}

const NOTHING: Named = { actions: [], complete: false };

export function createLookup(catalog: Catalog): Lookup {
  const actions = remembered((text: string) =>
    hasWildcard(parseAction(text)?.prefix ?? (text === '*' ? text : '')) ? undefined : expand(catalog, text),
  );
  const keys = remembered((name: string) => keyFacts(catalog, name));
  const operators = remembered(parseOperator);
  const named = remembered((statement: Statement): Named => {
    const { action } = statement;
    if (!action || action.negated) return NOTHING;
    const found = new Set<Action>();
    let complete = !action.open && action.values.length > 0;
    for (const { known, text } of action.values) {
      const some = known ? actions(text) : undefined;
      if (!some || some.length === 0) complete = false;
      for (const one of some ?? []) found.add(one);
    }
    return { actions: [...found], complete };
  });
  return {
    actions,
    named,
    key: ({ key }) => (key && key.holes.length === 0 ? keys(key.value) : undefined),
    operator: ({ operator }) => (operator.holes.length === 0 ? operators(operator.value) : undefined),
  };
}

function remembered<K, V>(look: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return key => {
    if (known.has(key)) return known.get(key) as V;
    const value = look(key);
    known.set(key, value);
    return value;
  };
}
