/** The policy variables of a policy: where they stand, and whether AWS knows what they name. */
import { keyFacts } from '../catalog/key-facts.ts';
import type { Catalog } from '../catalog/types.ts';
import { type PolicyVariable, parseVariables, VERSION_WITH_VARIABLES } from '../iam/variables.ts';
import type { Condition, Policy, Statement, Value } from '../policy/model.ts';
import { elementOf, stringOf } from '../policy/policy.ts';

/** Those that stand in the text itself: what another tool fills in is cut out first. */
export function variablesIn({ text, scalar }: Pick<Value, 'text' | 'scalar'>): PolicyVariable[] {
  if (!text.includes('${')) return [];
  const own = scalar.holes.reduce(
    (rest, { start, end }) => rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end),
    text,
  );
  return parseVariables(own).filter(({ start, end }) => !own.slice(start, end).includes(MASK));
}

/** A character that nobody writes. */
const MASK = '\u0001';

/** A value of Resource or of a condition, where AWS fills variables in. */
export interface Place {
  readonly statement: Statement;
  readonly value: Value;
  /** Missing in Resource and NotResource. */
  readonly condition?: Condition;
}

export function* placesOfVariables({ statements }: Policy): Generator<Place> {
  for (const statement of statements) {
    for (const value of statement.resource?.values ?? []) if (value.text.includes('${')) yield { statement, value };
    for (const condition of statement.conditions)
      for (const value of condition.values) if (value.text.includes('${')) yield { statement, value, condition };
  }
}

/** True where the policy says that it is of the version without variables: there they are plain text. */
export function isWithoutVariables(policy: Policy): boolean {
  const version = stringOf(elementOf(policy, 'Version'), policy.dialect);
  return version?.known === true && version.text !== VERSION_WITH_VARIABLES;
}

/** True for the name of a key that AWS, a service or an identity provider defines: then the braces are no other tool's. */
export const isKnownKey = (catalog: Catalog, name: string): boolean => keyFacts(catalog, name) !== undefined;

/** The longest beginning of the text that is the name of a key, up to the end of its tag: of `aws:username/*` the key. */
export function leadingKey(catalog: Catalog, text: string): string | undefined {
  const [found] = /^[a-z0-9.-]+:[a-z0-9._-]+(?:\/[a-z0-9+=._:@-]*[a-z0-9])?/i.exec(text) ?? [];
  if (found === undefined) return undefined;
  const candidates = [found.replace(/\/.*$/, ''), found].filter(name => isKnownKey(catalog, name));
  // A tag key without its tag is a name as well, but nothing that could be filled in.
  return candidates.find(name => !keyFacts(catalog, name)?.name.includes('/')) ?? candidates.at(-1);
}
