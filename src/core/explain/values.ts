/** Values of a condition in a sentence: moments and variables as what they mean, all else as it is written. */
import type { Catalog } from '../catalog/types.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { parseVariables } from '../iam/variables.ts';
import type { Condition, Value } from '../policy/model.ts';
import { type KeySaid, sayKey } from './key.ts';
import { sayMoment } from './moment.ts';
import { data, grouped, listed, name, type Phrase, say, words } from './phrase.ts';

/** More are counted. */
const MOST = 4;

/** `a, b or 7 more` */
export function limited(items: readonly Phrase[], word: 'and' | 'or', most = MOST): Phrase {
  if (items.length <= most) return listed(items, word);
  const shown = items.slice(0, most - 1);
  return listed([...shown, words(`${grouped(items.length - shown.length)} more`)], word);
}

export function sayValues(
  catalog: Catalog,
  operator: ParsedOperator,
  key: KeySaid,
  { values, open }: Pick<Condition, 'values' | 'open'>,
): Phrase[] {
  const said = values.map(value => sayValue(catalog, operator, key, value));
  return open ? [...said, words('a value that the text does not show')] : said;
}

function sayValue(catalog: Catalog, operator: ParsedOperator, key: KeySaid, value: Value): Phrase {
  if (!value.known) return name(value.text);
  const isMoment = operator.facts.family === 'Date' || key.facts?.name === 'aws:EpochTime';
  const moment = isMoment ? sayMoment(value.text) : undefined;
  if (moment !== undefined) return data(moment);
  return sayVariable(catalog, operator, value.text) ?? name(value.text);
}

/** Of a value that is one variable and nothing else. */
function sayVariable(catalog: Catalog, { facts }: ParsedOperator, text: string): Phrase | undefined {
  if (facts.variables === 'no') return undefined;
  const [variable] = parseVariables(text);
  if (!variable || variable.start > 0 || variable.end < text.length) return undefined;
  if (variable.problem || variable.literal) return undefined;
  const said = sayKey(catalog, variable.key);
  if (!said.facts) return undefined;
  return variable.fallback === undefined
    ? said.subject
    : say`${said.subject} (${name(variable.fallback)} where it has none)`;
}
