/** Reports a value of a Principal that names nobody: no account, no ARN of a principal, no identity provider. */
import { oidcProvider } from '../iam/federation.ts';
import { isStandIn, repairPrincipal, typeOfPrincipal } from '../iam/principal-repairs.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { type NamedPrincipal, principalsIn } from '../judge/named-principals.ts';
import { setString } from '../policy/change.ts';
import { setPrincipalType } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Principal, PrincipalGroup } from '../policy/model.ts';
import { isString } from '../syntax/node.ts';
import { excerpt, type Text } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

interface Found extends NamedPrincipal {
  readonly policy: Policy;
  readonly element: Principal;
  readonly group: PrincipalGroup;
}

export const unknownPrincipal: Rule = {
  id: 'unknown-principal',
  category: 'validity',
  severity: 'error',
  summary: 'A value of a Principal that names nobody: no account, no ARN of a principal, no identity provider.',
  kinds: ['trust', 'resource', 'endpoint'],
  accessAnalyzer: ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
  *check({ policy }) {
    for (const { principal: element } of policy.statements) {
      if (!element) continue;
      for (const { group, ...one } of principalsIn(element).named) {
        const { text, scalar } = one.value;
        // A wildcard is told by invalid-principal-wildcard.
        if (!group || !isString(scalar) || text === '' || hasWildcard(text) || isStandIn(text)) continue;
        const problem = judge({ ...one, group, policy, element });
        if (problem) yield { span: scalar.span, ...problem };
      }
    }
  },
};

type Judged = Omit<Problem, 'span'> | undefined;

function judge(found: Found): Judged {
  if (found.type === 'AWS') return ofAws(found);
  if (found.type === 'Federated') return found.policy.kind === 'trust' ? ofProvider(found) : undefined;
  // IDs of canonical users come in more than one length; only what clearly is something else is judged.
  return found.type === 'CanonicalUser' ? underOtherType(found) : undefined;
}

function ofAws(found: Found): Judged {
  const { value, principal } = found;
  if (principal.kind === 'group')
    return { message: `"${excerpt(value.text)}" is a group, which cannot be a principal. Name its users, or a role.` };
  const isOther = principal.kind === 'unique-id' && principal.of !== 'user' && principal.of !== 'role';
  if ((principal.kind !== 'unknown' && !isOther) || isUnusualSession(value.text)) return undefined;
  return (
    underOtherType(found) ??
    noForm(found, 'Under AWS stands an account, or the ARN of a role, a user or a session of a role.')
  );
}

/** The security token service has kinds of sessions that AWS's page of principals does not list. */
const isUnusualSession = (text: string): boolean =>
  /^arn:[^:]*:sts:/.test(text) && !/:(assumed-role|role|user|federated-user)\b/.test(text);

function ofProvider(found: Found): Judged {
  const { value, principal, policy } = found;
  const code = { accessAnalyzer: ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'] };
  if (principal.kind !== 'unknown' && !value.text.includes('://')) return undefined;
  const other = underOtherType(found);
  if (other) return { ...other, ...code };
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value.text))
    return { ...noForm(found, 'Under Federated stands the ARN of an identity provider.'), ...code };
  // A domain has the right form, and AWS may know more of them than its pages name.
  if (oidcProvider(value.text)?.principal !== 'arn') return undefined;
  return {
    message: `AWS does not know "${excerpt(value.text)}" by this name. Write the ARN of the provider in your account.`,
    fixes: [
      changeTo(policy, found, ['arn:aws:iam::', { n: 1, placeholder: '123456789012' }, `:oidc-provider/${value.text}`]),
    ],
  };
}

/** What has the form of another type, such as a service under AWS. */
function underOtherType({ policy, element, group, type, value }: Found): Judged {
  const right = typeOfPrincipal(value.text);
  if (!right || right === type) return undefined;
  const isAll = group.values.every(other => typeOfPrincipal(other.text) === right) && !group.open;
  const fix: Fix = {
    title: `Change ${type} to ${right}`,
    kind: 'quickfix',
    preferred: true,
    make: () => setPrincipalType(policy, element, group, right),
  };
  return { message: `"${excerpt(value.text)}" belongs under ${right}, not under ${type}.`, fixes: isAll ? [fix] : [] };
}

function noForm(found: Found, expected: string): NonNullable<Judged> {
  const { type, value, policy } = found;
  const meant = repairPrincipal(type, value.text);
  return {
    message: `"${excerpt(value.text)}" names nobody. ${expected}`,
    fixes: meant === undefined ? [] : [changeTo(policy, found, [meant])],
  };
}

/** Never safe: AWS refuses the policy as it stands, so this lets somebody in. */
const changeTo = (policy: Policy, { value }: Found, text: Text): Fix => ({
  title: `Change to ${excerpt(text.map(piece => (typeof piece === 'string' ? piece : '${account}')).join(''))}`,
  kind: 'quickfix',
  preferred: true,
  make: () => setString(policy, value, text),
});
