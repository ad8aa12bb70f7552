/** Reports condition keys that AWS does not have, and suggests the nearest that it has. */
import { isOld } from '../catalog/age.ts';
import { parseAction } from '../iam/action.ts';
import { keyParts } from '../iam/condition-keys.ts';
import { DEFAULT_CLAIMS } from '../iam/federation/claims.ts';
import { isProviderKey } from '../iam/federation.ts';
import { isBesideReference } from '../iam/listed-keys.ts';
import { parseOperator } from '../iam/operators.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { nearestKeys, stemOf } from '../judge/condition-key.ts';
import { setKey } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const unknownConditionKey: Rule = {
  id: 'unknown-condition-key',
  category: 'validity',
  severity: 'error',
  summary: 'A condition key that AWS does not have, so that no request holds it.',
  accessAnalyzer: [
    'INVALID_CONDITION_KEY_FORMAT',
    'INVALID_GLOBAL_CONDITION_KEY',
    'INVALID_SERVICE',
    'INVALID_SERVICE_CONDITION_KEY',
  ],
  *check(context) {
    const { policy, catalog, today } = context;
    const mayBeNew = isOld(catalog, today);
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const fault = isJudged(context, condition) ? faultOf(context, condition.key?.value ?? '') : undefined;
        if (fault) yield problem(context, statement, condition, mayBeNew ? { ...fault, severity: 'info' } : fault);
      }
    }
  },
};

interface Fault {
  /** Of the key's value. */
  readonly run: Span;
  readonly text: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
}

function isJudged({ lookup, catalog }: RuleContext, condition: Condition): boolean {
  const name = condition.key?.value ?? '';
  if (name === '' || condition.key?.holes.length !== 0 || lookup.key(condition)) return false;
  // Operator and key that have changed places are the fault of the operator.
  if (!lookup.operator(condition) && parseOperator(name)) return false;
  return !isPlaceholder(name) && !isBesideReference(name) && stemOf(catalog, name) === undefined;
}

/** Undefined where nothing is certain: identity providers have keys of their own, templates marks of theirs. */
function faultOf({ catalog }: RuleContext, name: string): Fault | undefined {
  const whole = span(0, name.length);
  const parts = keyParts(name);
  if (!parts) {
    // A colon at the end: the name is still to be typed.
    if (!/^[A-Za-z][A-Za-z0-9]*(\/.*)?$/.test(name)) return undefined;
    const text = `"${excerpt(name)}" is no condition key: it needs a prefix, a colon and a name, as in aws:SourceIp.`;
    return { run: whole, text, code: 'INVALID_CONDITION_KEY_FORMAT', severity: 'error' };
  }
  const prefix = parts.prefix.toLowerCase();
  const run = span(prefix.length + 1, name.length);
  if (prefix === 'aws') {
    const text = `AWS has no condition key "${excerpt(name)}", so no request holds it.`;
    return { run, text, code: 'INVALID_GLOBAL_CONDITION_KEY', severity: 'error' };
  }
  const service = catalog.service(prefix);
  if (service) {
    const text = `${service.name} lists no condition key "${excerpt(name)}", so no request holds it.`;
    return { run, text, code: 'INVALID_SERVICE_CONDITION_KEY', severity: 'warning' };
  }
  if (!/^[a-z0-9-]+$/.test(prefix) || prefix === 'saml' || isProviderKey(name)) return undefined;
  // A provider's address that somebody is to fill in: my-provider:aud.
  if (catalog.isRetired(`${prefix}:`) || DEFAULT_CLAIMS.some(({ name: claim }) => claim === parts.name))
    return undefined;
  const text = `AWS has no service with the prefix "${excerpt(parts.prefix)}", so no request holds "${excerpt(name)}".`;
  return { run: span(0, prefix.length), text, code: 'INVALID_SERVICE', severity: 'error' };
}

function problem({ policy, catalog }: RuleContext, statement: Statement, condition: Condition, fault: Fault): Problem {
  const { key } = condition;
  const near = key ? nearestKeys(catalog, key.value, prefixesOf(statement)) : [];
  const hint = near.slice(0, 2).join(' or ');
  return {
    span: key ? textSpan(key, fault.run) : statement.anchor,
    message: hint === '' ? fault.text : `${fault.text} Did you mean ${excerpt(hint)}?`,
    severity: fault.severity,
    accessAnalyzer: [fault.code],
    fixes: near.map(name => changeTo(policy, condition, name, near.length === 1)),
  };
}

/** Never safe: the condition begins to count. */
const changeTo = (policy: Policy, condition: Condition, name: string, preferred: boolean): Fix => ({
  title: `Change to ${excerpt(name)}`,
  kind: 'quickfix',
  ...(preferred ? { preferred } : {}),
  make: () => setKey(policy, condition, name),
});

/** Services of the statement's actions: their keys come first in mind. */
function prefixesOf({ action }: Statement): string[] {
  const prefixes = (action?.values ?? []).flatMap(({ known, text }) =>
    known ? (parseAction(text)?.prefix ?? []) : [],
  );
  return [...new Set(prefixes)].filter(prefix => !hasWildcard(prefix)).slice(0, 5);
}
