/** Reports a condition on the caller's account, organization or tags where the callers are AWS services, which have none. */
import { keyParts } from '../iam/condition-keys.ts';
import { whenKeyMissing } from '../iam/operators.ts';
import type { ServicePrincipal } from '../iam/service-principals.ts';
import { namedPrincipals } from '../judge/named-principals.ts';
import { removeCondition, setKey } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Condition, Policy, Statement } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Rule } from './rule.ts';

/** Keys that tell about a user, a role or an account, and what tells the same of whom a service acts for. */
const OF_PEOPLE: ReadonlyMap<string, string | undefined> = new Map([
  ['aws:principalaccount', 'aws:SourceAccount'],
  ['aws:principalarn', undefined],
  ['aws:principalorgid', 'aws:SourceOrgID'],
  ['aws:principalorgpaths', 'aws:SourceOrgPaths'],
  ['aws:principaltag', undefined],
]);

export const ineffectiveServiceCondition: Rule = {
  id: 'ineffective-service-condition',
  category: 'validity',
  severity: 'error',
  summary:
    'A condition on the caller’s account, organization, ARN or tags in an Allow for AWS services, which have none.',
  kinds: ['resource', 'trust'],
  accessAnalyzer: ['UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
  *check({ policy, lookup }) {
    for (const statement of policy.statements) {
      if (!statement.allows || statement.conditions.length === 0) continue;
      const { named, complete } = namedPrincipals(statement);
      const services = named.flatMap(({ principal }) =>
        principal.kind === 'service' ? [principal.service.known] : [],
      );
      if (!complete || services.length === 0 || services.length < named.length) continue;
      for (const condition of statement.conditions) {
        const { key } = condition;
        const operator = lookup.operator(condition);
        if (!key || key.holes.length > 0 || !operator || !isOfPeople(key.value, policy)) continue;
        // Elsewhere a request without the key passes.
        if (whenKeyMissing(operator) !== 'false' || operator.facts.negated) continue;
        yield {
          span: key.span,
          message: `An AWS service has no ${excerpt(key.value)} to compare, so this never holds and lets nobody in.`,
          accessAnalyzer: ['UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
          fixes: fixesOf(policy, statement, condition, services),
        };
      }
    }
  },
};

const stemOf = (key: string): string => {
  const parts = keyParts(key.toLowerCase());
  return parts ? `${parts.prefix}:${parts.name}` : '';
};
/** IAM Roles Anywhere tags the caller with the fields of the certificate before it looks at the trust policy. */
const isOfPeople = (key: string, { kind }: Policy): boolean =>
  OF_PEOPLE.has(stemOf(key)) && !(kind === 'trust' && stemOf(key) === 'aws:principaltag');

/** Never safe: the statement lets nobody in as it stands. */
function fixesOf(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  services: readonly (ServicePrincipal | undefined)[],
): Fix[] {
  const instead = OF_PEOPLE.get(stemOf(condition.key?.value ?? ''));
  if (policy.kind === 'trust' && services.every(service => service?.runsCode)) {
    return [
      {
        title: 'Remove the condition (the service gets in)',
        kind: 'quickfix',
        preferred: true,
        make: () => removeCondition(policy, statement, condition),
      },
    ];
  }
  if (!instead || !services.every(service => service?.sourceAccount === 'yes')) return [];
  return [
    {
      title: `Change to ${instead} (whom the service acts for)`,
      kind: 'quickfix',
      preferred: true,
      make: () => setKey(policy, condition, instead),
    },
  ];
}
