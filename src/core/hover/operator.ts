/** A condition operator: what it compares, what a missing key and several values do, and what it comes to here. */
import type { Catalog } from '../catalog/types.ts';
import { OPERATORS_PAGE, operatorSentences, type ParsedOperator, parseOperator } from '../iam/operators.ts';
import type { Condition } from '../policy/model.ts';
import { readAloud } from './condition.ts';
import { conditionsUnder, type PlaceOf, type Shown } from './here.ts';
import { bullets, code, paragraphs } from './markdown.ts';
import { pageOf, reference } from './pages.ts';

export function operatorHover(catalog: Catalog, place: PlaceOf<'operator'>): Shown | undefined {
  const { token, statement } = place;
  const operator = token && token.holes.length === 0 ? parseOperator(token.value) : undefined;
  if (!operator) return undefined;
  const { compares, missing, several } = operatorSentences(operator);
  const conditions = conditionsUnder(place);
  return {
    markdown: paragraphs(
      `${code(operator.spelling)} · ${markWildcards(compares)}`,
      readAloud(catalog, statement, conditions),
      bullets(
        `**Missing key:** ${missing}`,
        `**Several values:** ${several}`,
        severalKeys(conditions),
        prefixText(operator),
        ifExistsText(operator),
        typesText(operator),
      ),
      reference(pageOfOperator(operator)),
    ),
  };
}

/** The stars in the table's sentences are no markup. */
const markWildcards = (text: string): string => text.replace(/(^|\s)([*?])(?=[\s.,]|$)/g, '$1`$2`');

function pageOfOperator({ prefix, facts }: ParsedOperator): string {
  return prefix ? pageOf('values') : `${OPERATORS_PAGE}#${facts.anchor}`;
}

const severalKeys = (conditions: readonly Condition[]): string | undefined =>
  conditions.length > 1 ? '**Several keys:** all of them must hold.' : undefined;

const PREFIX_TEXTS = {
  ForAllValues: '**ForAllValues:** for a key that holds several values in one request; each of these is looked at.',
  ForAnyValue: '**ForAnyValue:** for a key that holds several values in one request; one of these is enough.',
} as const;

const prefixText = ({ prefix }: ParsedOperator): string | undefined => prefix && PREFIX_TEXTS[prefix];

const ifExistsText = ({ ifExists, facts }: ParsedOperator): string | undefined =>
  ifExists
    ? facts.family === 'Null'
      ? '**IfExists:** AWS does not take it with Null, which asks for just that.'
      : '**IfExists:** compared only where the request has the key.'
    : undefined;

/** The keys it is made for, and the operator that says the opposite. */
function typesText({ facts }: ParsedOperator): string | undefined {
  const made = facts.keyTypes.length > 0 ? `**Made for** keys of type ${facts.keyTypes.join(' and ')}` : undefined;
  const also = facts.alsoOn.length > 0 ? `, and works on ${facts.alsoOn.join(' and ')}` : '';
  const opposite = facts.opposite === undefined ? '' : `; the opposite is ${code(facts.opposite)}`;
  return made && `${made}${also}${opposite}.`;
}
