/** Whether an operator can read a value as what it compares: a number, a date, a truth value, bytes. */
import type { KeyFacts } from '../catalog/key-facts.ts';
import {
  dateForm,
  dateValue,
  isBase64,
  isNumber,
  isoDate,
  isTruth,
  meantDate,
  meantNumber,
  meantTruth,
} from '../iam/literals.ts';
import type { OperatorFamily } from '../iam/operators.ts';
import type { Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';

/** Why an operator cannot compare a value. */
export interface ValueFault {
  readonly message: string;
  /** Of IAM Access Analyzer. */
  readonly code?: string;
  readonly severity?: 'info';
  /** What was meant, where it is clear. */
  readonly meant?: string | undefined;
}

/** Undefined where it can. The value is all there. */
export function faultOf(family: OperatorFamily, value: Value, key: KeyFacts | undefined): ValueFault | undefined {
  const { text } = value;
  const shown = `"${excerpt(text)}"`;
  if (family === 'Bool' || family === 'Null') {
    // Older YAML reads these words as truth values, and CloudFormation reads older YAML.
    if (isTruth(text) || (isBare(value) && /^(?:y|yes|no?|on|off)$/i.test(text))) return undefined;
    return { message: `${shown} is neither true nor false.`, code: 'TYPE_MISMATCH_BOOLEAN', meant: meantTruth(text) };
  }
  if (family === 'Numeric' && !isNumber(text))
    return { message: `${shown} is no number.`, code: 'TYPE_MISMATCH_NUMBER', meant: meantNumber(text) };
  if (family === 'Binary' && !isBase64(text))
    return { message: `${shown} is not written in base64.`, code: 'TYPE_MISMATCH_STRING' };
  return family === 'Date' ? dateFault(text, shown, key) : undefined;
}

function dateFault(text: string, shown: string, key: KeyFacts | undefined): ValueFault | undefined {
  const form = dateForm(text);
  if (form === 'none') {
    const message = `${shown} is no date that AWS reads. Write it as 2026-11-01 or as 2026-11-01T08:00:00Z.`;
    return { message, code: 'TYPE_MISMATCH_DATE', meant: meantDate(text) };
  }
  if (form === 'unzoned')
    return { message: `${shown} names no time zone. Z stands for UTC.`, severity: 'info', meant: meantDate(text) };
  if (form !== 'epoch' || key?.name === 'aws:EpochTime') return undefined;
  const meant = isoDate(dateValue(text) ?? 0);
  const message = `${shown} counts seconds since 1970. AWS recommends a date${meant ? `, here ${meant}` : ''}.`;
  return { message, code: 'INVALID_DATE_VALUE', severity: 'info', meant };
}

/** A word of YAML without quotes. */
const isBare = ({ scalar }: Value): boolean => scalar.type === 'string' && scalar.span.start === scalar.inner.start;
