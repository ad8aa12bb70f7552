/** The operator that asks of a key's type what another asks of the wrong one. */
import { parseArn } from '../iam/arn.ts';
import { parseIpRange } from '../iam/ip.ts';
import type { ParsedOperator } from '../iam/operators.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { namedAlike } from './condition-text.ts';

export interface OperatorChoice {
  /** With prefix and suffix. */
  readonly name: string;
  /** The value that asks the same, where that is not the one that is written. */
  readonly value?: string;
}

/** Undefined where the type has no such operator, or where the values are none of it. Negation, prefix and IfExists stay. */
export function operatorFor(
  operator: ParsedOperator,
  type: string,
  texts: readonly string[],
): OperatorChoice | undefined {
  const target = TARGETS[type];
  if (!target || texts.length === 0 || !texts.every(target.takes)) return undefined;
  const { facts } = operator;
  if (facts.order) {
    const name = target.ordered && facts.name.replace(/^(?:Numeric|Date)/, target.ordered);
    return name === undefined ? undefined : { name: namedAlike(operator, name) };
  }
  if (facts.wildcards && texts.some(hasWildcard)) return undefined;
  const negated = target.names[1];
  if (!facts.negated || negated)
    return { name: namedAlike(operator, facts.negated && negated ? negated : target.names[0]) };
  // There is no negated Bool: not true is false, or no value at all.
  const [only = '', ...more] = texts;
  if (more.length > 0) return undefined;
  const value = only.toLowerCase() === 'true' ? 'false' : 'true';
  return { name: namedAlike({ ...operator, ifExists: true }, target.names[0]), value };
}

interface Target {
  /** The operator that equals, and the one that does not. */
  readonly names: readonly [equals: string, differs?: string];
  /** How the operators of order begin. */
  readonly ordered?: string;
  takes(text: string): boolean;
}

const TARGETS: Readonly<Record<string, Target>> = {
  Bool: { names: ['Bool'], takes: text => /^(?:true|false)$/i.test(text) },
  Numeric: {
    names: ['NumericEquals', 'NumericNotEquals'],
    ordered: 'Numeric',
    takes: text => /^-?\d+(?:\.\d+)?$/.test(text),
  },
  Date: { names: ['DateEquals', 'DateNotEquals'], ordered: 'Date', takes: text => /^\d{4}-\d\d-\d\d/.test(text) },
  IPAddress: { names: ['IpAddress', 'NotIpAddress'], takes: text => parseIpRange(text) !== undefined },
  ARN: { names: ['ArnEquals', 'ArnNotEquals'], takes: text => parseArn(text) !== undefined },
  String: { names: ['StringEquals', 'StringNotEquals'], takes: () => true },
};
