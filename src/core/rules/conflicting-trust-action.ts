/** Reports a trusted principal that cannot use any way in that the statement lists, such as a SAML provider with AssumeRole. */
import { SAML_ACTION, WEB_IDENTITY_ACTION } from '../iam/federation.ts';
import { matches } from '../iam/wildcard.ts';
import { type NamedPrincipal, namedPrincipals } from '../judge/named-principals.ts';
import { addValues, replaceValue } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

const PLAIN_ACTION = 'sts:AssumeRole';
/** The ways into a role; the other actions of a trust policy go along with one of them. */
const WAYS: readonly string[] = [PLAIN_ACTION, SAML_ACTION, WEB_IDENTITY_ACTION];

export const conflictingTrustAction: Rule = {
  id: 'conflicting-trust-action',
  category: 'validity',
  severity: 'error',
  summary:
    'A principal of a trust policy that none of the listed actions lets in, as each sort of principal has its own.',
  kinds: ['trust'],
  accessAnalyzer: ['MISMATCHED_ACTION_FOR_PRINCIPAL'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      const { action, allows } = statement;
      if (!allows || !action || action.negated || action.open || action.values.some(value => !value.known)) continue;
      const { named, complete } = namedPrincipals(statement);
      const ways = action.values.filter(({ text }) => WAYS.some(way => takes(text, way)));
      // Statements with the other actions only stand beside one with a way in.
      if (ways.length === 0) continue;
      const shutOut = named.filter(one => {
        const way = wayOf(one);
        return way !== undefined && !action.values.some(({ text }) => takes(text, way));
      });
      const [first] = shutOut;
      if (!first) continue;
      const [only, ...others] = ways;
      const isUseless = complete && shutOut.length === named.length && only !== undefined && others.length === 0;
      const wanted = [...new Set(shutOut.flatMap(one => wayOf(one) ?? []))];
      if (isUseless) yield atAction(policy, action, only, first, wanted);
      else for (const one of shutOut) yield atPrincipal(policy, action, one);
    }
  },
};

const takes = (pattern: string, action: string): boolean => matches(pattern.toLowerCase(), action.toLowerCase());

/** Undefined where several may be, or where it cannot be told. */
function wayOf({ principal }: NamedPrincipal): string | undefined {
  switch (principal.kind) {
    case 'federated':
      return principal.federated.action;
    case 'account':
    case 'role':
    case 'user':
    case 'session':
    case 'service':
      return PLAIN_ACTION;
    default:
      return undefined;
  }
}

const CALLERS: Readonly<Record<string, string>> = {
  [PLAIN_ACTION]: 'Accounts, roles, users and services come',
  [SAML_ACTION]: 'People from a SAML provider come',
  [WEB_IDENTITY_ACTION]: 'Callers from an OpenID Connect provider come',
};

function atAction(
  policy: Policy,
  action: Field,
  value: Value,
  { value: principal }: NamedPrincipal,
  wanted: readonly string[],
): Problem {
  const [way = ''] = wanted;
  return {
    span: value.scalar.span,
    message: `${CALLERS[way]} by ${way}, so "${excerpt(value.text)}" lets nobody in here.`,
    accessAnalyzer: ['MISMATCHED_ACTION_FOR_PRINCIPAL'],
    related: [{ span: principal.scalar.span, message: 'Who is trusted.' }],
    fixes: [
      {
        ...quick(`Change to ${wanted.join(' and ')} (lets them in)`),
        make: () =>
          replaceValue(
            policy,
            action,
            value,
            wanted.map(name => [name]),
          ),
      },
    ],
  };
}

function atPrincipal(policy: Policy, action: Field, one: NamedPrincipal): Problem {
  const way = wayOf(one) ?? '';
  const fix: Fix = { ...quick(`Add ${way} (lets it in)`), make: () => addValues(policy, action, [[way]]) };
  return {
    span: one.value.scalar.span,
    message: `No action of this statement lets "${excerpt(one.value.text)}" in: it would come by ${way}.`,
    accessAnalyzer: ['MISMATCHED_ACTION_FOR_PRINCIPAL'],
    related: [{ span: action.entry.key.span, message: 'The actions.' }],
    fixes: [fix],
  };
}

const quick = (title: string) => ({ title, kind: 'quickfix', preferred: true }) as const;
