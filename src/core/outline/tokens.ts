/** What the words in a policy's strings are, for an editor that colours them. */
import { parseAction } from '../iam/action.ts';
import { parseVariables } from '../iam/variables.ts';
import type { Policy, Statement, Value } from '../policy/model.ts';
import { isMap, type Scalar, textSpan } from '../syntax/node.ts';
import { type Span, span } from '../syntax/text.ts';

/** Standard types of an editor's semantic tokens, so that every theme has colours for them. */
export const TOKEN_TYPES = [
  'namespace',
  'function',
  'operator',
  'variable',
  'keyword',
  'property',
  'enumMember',
  'type',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

export interface Token {
  /** Of the policy's source. */
  readonly span: Span;
  readonly type: TokenType;
}

/** In no order. */
export function* tokensOf(policy: Policy): Generator<Token> {
  for (const statement of policy.statements) yield* inStatement(policy, statement);
}

function* inStatement(
  policy: Policy,
  { effect, action, resource, principal, conditions, elements }: Statement,
): Generator<Token> {
  if (effect?.known && effect.text !== '') yield whole(effect.scalar, 'enumMember');
  for (const value of action?.values ?? []) yield* actionTokens(value);
  for (const value of resource?.values ?? []) yield* patternTokens(value);
  for (const { type, values } of principal?.groups ?? []) {
    yield whole(type, 'type');
    for (const value of values) yield* patternTokens(value);
  }
  for (const { key, values } of conditions) {
    if (key) yield whole(key, 'property');
    for (const value of values) yield* patternTokens(value);
  }
  // An operator stands once for all of its keys.
  if (policy.dialect.blocks) {
    for (const { operator } of conditions) yield whole(operator, 'keyword');
  } else {
    for (const { name, value } of elements) {
      if (name === 'Condition' && isMap(value)) for (const { key } of value.entries) yield whole(key, 'keyword');
    }
  }
}

const whole = (scalar: Scalar, type: TokenType): Token => ({ span: scalar.inner, type });

function* actionTokens({ scalar, text, known }: Value): Generator<Token> {
  const pattern = known ? parseAction(text) : undefined;
  if (!pattern || text === '*') {
    yield* patternTokens({ scalar, text });
    return;
  }
  const colon = text.indexOf(':');
  yield* split(scalar, text, span(0, colon), 'namespace');
  yield* split(scalar, text, span(colon + 1, text.length), 'function');
}

/** A run of a value in one type, its wildcards in another. */
function* split(scalar: Scalar, text: string, run: Span, type: TokenType): Generator<Token> {
  let from = run.start;
  for (let at = run.start; at <= run.end; at++) {
    const isWildcard = at < run.end && (text[at] === '*' || text[at] === '?');
    if (!isWildcard && at < run.end) continue;
    if (at > from) yield { span: textSpan(scalar, span(from, at)), type };
    if (isWildcard) yield { span: textSpan(scalar, span(at, at + 1)), type: 'operator' };
    from = at + 1;
  }
}

/** Wildcards and variables of a value; holes are the language's around it. */
function* patternTokens({ scalar, text }: Pick<Value, 'scalar' | 'text'>): Generator<Token> {
  const variables = text.includes('${') ? parseVariables(text) : [];
  const isIn = (spans: readonly Span[], at: number) => spans.some(({ start, end }) => start <= at && at < end);
  for (const variable of variables) {
    if (!isIn(scalar.holes, variable.start)) yield { span: textSpan(scalar, variable), type: 'variable' };
  }
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '*' && text[at] !== '?') continue;
    if (isIn(variables, at) || isIn(scalar.holes, at)) continue;
    yield { span: textSpan(scalar, span(at, at + 1)), type: 'operator' };
  }
}
