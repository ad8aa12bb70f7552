/** What many rules ask of the same text, answered once in a check: actions of a pattern, facts of a key, an operator. */
import { expand } from '../access/expand.ts';
import { type AccessSet, accessOf } from '../access/statement.ts';
import { type KeyFacts, keyFacts } from '../catalog/key-facts.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { type ParsedOperator, parseOperator } from '../iam/operators.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import { type ArnFault, arnFaults } from './arn-faults.ts';
import { type ArnText, readArn } from './arn-text.ts';
import { escalationsIn, type FoundEscalation } from './escalations.ts';
import { type Match, matchOf } from './match.ts';

export interface Lookup {
  /**
   * The actions that an Action value names, in the catalog's order. Undefined where the service in front of the colon is
   * a pattern (`*` too): such a value names actions of every service, and reading them all takes long.
   */
  actions(text: string): readonly Action[] | undefined;
  /** The actions that a statement names; see `Named`. */
  named(statement: Statement): Named;
  /** A value of Resource, read as an ARN. */
  arn(value: Value): ArnText;
  /** What is wrong with it by itself. */
  arnFaults(value: Value): readonly ArnFault[];
  /** Actions and resources of a statement that have nothing to do with each other. */
  match(statement: Statement): Match;
  /** Undefined for a key that nobody is known to define, and where the key is missing or has a hole. */
  key(condition: Condition): KeyFacts | undefined;
  /** Undefined for what is no operator, and where it has a hole. */
  operator(condition: Condition): ParsedOperator | undefined;
  /** What the statement allows or denies, as a set. */
  access(policy: Policy, statement: Statement): AccessSet;
  /** Ways to more access that the policy gives. */
  escalations(policy: Policy): readonly FoundEscalation[];
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
  const escalations = remembered((policy: Policy) => escalationsIn(catalog, policy));
  const sets = new Map<Statement, AccessSet>();
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
  const arn = remembered((value: Value) => readArn(value));
  const lookup: Lookup = {
    actions,
    named,
    arn,
    arnFaults: remembered((value: Value) => arnFaults(catalog, arn(value))),
    match: remembered((statement: Statement) => matchOf(catalog, lookup, statement)),
    escalations,
    access: (policy, statement) => {
      const known = sets.get(statement) ?? accessOf(policy, statement);
      sets.set(statement, known);
      return known;
    },
    key: ({ key }) => (key && key.holes.length === 0 ? keys(key.value) : undefined),
    operator: ({ operator }) => (operator.holes.length === 0 ? operators(operator.value) : undefined),
  };
  return lookup;
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
