/** Where else a text names what stands under the cursor: an action or a pattern of it, a key, a variable, a principal. */
import { parseVariables } from '../iam/variables.ts';
import { covers } from '../iam/wildcard.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import type { Place } from '../policy/place.ts';
import { type Scalar, textSpan, valueOffset } from '../syntax/node.ts';
import { type Span, span } from '../syntax/text.ts';

export interface Occurrence {
  readonly policy: Policy;
  /** Of that policy's source. */
  readonly span: Span;
  /** An Allow that grants the action. */
  readonly grants: boolean;
}

/** With the place itself; `offset` is one of its policy's source. */
export function occurrencesOf(place: Place, offset: number, policies: readonly Policy[]): Occurrence[] {
  const { token } = place;
  if (!token || token.value === '') return [];
  const variable = variableAt(token, place, offset);
  const isSame = variable === undefined ? sameAs(place, token) : undefined;
  return policies.flatMap(policy =>
    policy.statements.flatMap(statement => {
      const found =
        variable === undefined ? namesIn(place, statement, isSame ?? (() => false)) : variablesIn(statement, variable);
      return found.map(at => ({
        policy,
        span: at,
        grants: place.kind === 'action' && statement.allows && !statement.action?.negated,
      }));
    }),
  );
}

type Test = (text: string) => boolean;

function sameAs(place: Place, { value }: Scalar): Test {
  const own = value.toLowerCase();
  switch (place.kind) {
    case 'action':
      return text => covers(text.toLowerCase(), own) || covers(own, text.toLowerCase());
    case 'condition-key':
    case 'operator':
      return text => text.toLowerCase() === own;
    default:
      return text => text === value;
  }
}

function namesIn(place: Place, statement: Statement, isSame: Test): Span[] {
  const { action, resource, principal, conditions, sid } = statement;
  const ofValues = (values: readonly Value[]): Span[] =>
    values.filter(({ known, text }) => known && isSame(text)).map(({ scalar }) => scalar.inner);
  const ofScalars = (scalars: readonly (Scalar | undefined)[]): Span[] =>
    [...new Set(scalars)].flatMap(scalar => (scalar && isSame(scalar.value) ? [scalar.inner] : []));
  switch (place.kind) {
    case 'action':
      return ofValues(action?.values ?? []);
    case 'resource':
      return ofValues(resource?.values ?? []);
    case 'principal':
      return ofValues(principal?.groups.flatMap(({ values }) => values) ?? []);
    case 'condition-key':
      return ofScalars(conditions.map(({ key }) => key));
    case 'operator':
      return ofScalars(conditions.map(({ operator }) => operator));
    case 'condition-value':
      return ofValues(conditions.flatMap(({ values }) => values));
    case 'statement-value':
      return place.name === 'Sid' && sid ? ofValues([sid]) : [];
    default:
      return [];
  }
}

/** The key of the variable under the cursor. */
function variableAt(token: Scalar, place: Place, offset: number): string | undefined {
  if (place.kind !== 'resource' && place.kind !== 'condition-value') return undefined;
  const at = valueOffset(token, offset);
  const text = place.policy.dialect.readText(token);
  return parseVariables(text)
    .find(({ start, end }) => start <= at && at <= end)
    ?.key.toLowerCase();
}

const variablesIn = ({ resource, conditions }: Statement, key: string): Span[] =>
  [...(resource?.values ?? []), ...conditions.flatMap(({ values }) => values)].flatMap(({ scalar, text }) =>
    text.includes('${')
      ? parseVariables(text)
          .filter(variable => variable.key.toLowerCase() === key)
          .map(({ start, end }) => textSpan(scalar, span(start, end)))
      : [],
  );
