/** Reports principals where the kind of policy takes none of their sort: Federated in a resource policy, names in an RCP. */
import { isStandIn } from '../iam/principal-repairs.ts';
import { type NamedPrincipal, namedPrincipals } from '../judge/named-principals.ts';
import { all } from '../policy/change.ts';
import { addCondition } from '../policy/change-condition.ts';
import { setPrincipal } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Principal, PrincipalGroup, Statement } from '../policy/model.ts';
import { isList, isString, type ListNode } from '../syntax/node.ts';
import { excerpt, type Text } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const misplacedPrincipal: Rule = {
  id: 'misplaced-principal',
  category: 'validity',
  severity: 'error',
  summary: 'A federated principal outside a trust policy, or a principal other than "*" in a resource control policy.',
  kinds: ['resource', 'rcp'],
  accessAnalyzer: ['FEDERATED_PRINCIPAL_NOT_SUPPORTED', 'RCP_SYNTAX_ERROR_PRINCIPAL'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      const { principal } = statement;
      // NotPrincipal does not belong here at all, which misplaced-element says.
      if (!principal || principal.negated) continue;
      if (policy.kind === 'rcp') yield* inControlPolicy(policy, statement, principal);
      else if (policy.kindKnown || !looksLikeTrust(statement)) yield* federated(principal.groups);
    }
  },
};

/** A trust policy with a Resource too many is taken for a resource policy. */
const looksLikeTrust = ({ action }: Statement): boolean =>
  (action?.values ?? []).every(({ text }) => text.toLowerCase().startsWith('sts:') || text === '*');

function* federated(groups: readonly PrincipalGroup[]): Generator<Problem> {
  for (const { type } of groups) {
    if (type.value !== 'Federated') continue;
    yield {
      span: type.span,
      message: 'Only a trust policy takes federated principals. Name the role that they assume under AWS.',
      accessAnalyzer: ['FEDERATED_PRINCIPAL_NOT_SUPPORTED'],
    };
  }
}

function* inControlPolicy(policy: Policy, statement: Statement, principal: Principal): Generator<Problem> {
  if (isList(principal.entry.value) && !policy.dialect.blocks) yield bareList(policy, principal, principal.entry.value);
  const { named, complete } = namedPrincipals(statement);
  const wrong = named.find(
    ({ type, value: { text } }) => text !== '' && !isStandIn(text) && !(type === '*' && text === '*'),
  );
  if (!wrong) return;
  const fix = complete ? fixOf(policy, statement, principal, named) : undefined;
  const shown = wrong.value.text === '*' ? `{"${wrong.type}": "*"}` : `"${excerpt(wrong.value.text)}"`;
  yield {
    span: wrong.value.scalar.span,
    message: `A resource control policy takes the plain principal "*" only, not ${shown}. Say in a condition who is meant.`,
    accessAnalyzer: ['RCP_SYNTAX_ERROR_PRINCIPAL'],
    fixes: fix ? [fix] : [],
  };
}

/** `["*"]`, and lists of others. */
function bareList(policy: Policy, principal: Principal, { items }: ListNode): Problem {
  const isStar = items.length > 0 && items.every(item => isString(item) && item.value === '*');
  return {
    span: principal.entry.key.span,
    message: 'A resource control policy takes the plain principal "*" only, not a list.',
    accessAnalyzer: ['RCP_SYNTAX_ERROR_PRINCIPAL'],
    fixes: isStar
      ? [
          {
            title: 'Change to "*"',
            kind: 'quickfix',
            preferred: true,
            make: () => setPrincipal(policy, principal, '*', [['*']]),
          },
        ]
      : [],
  };
}

/** Never safe: AWS refuses the policy as it stands, so this brings the statement to life. */
function fixOf(
  policy: Policy,
  statement: Statement,
  principal: Principal,
  named: readonly NamedPrincipal[],
): Fix | undefined {
  const star = () => setPrincipal(policy, principal, '*', [['*']]);
  if (named.some(one => one.principal.kind === 'everyone'))
    return { title: 'Change to "*"', kind: 'quickfix', preferred: true, make: star };
  const accounts = named.flatMap(one => (one.principal.kind === 'account' ? one.principal.account : []));
  const arns = named.flatMap(one =>
    one.principal.kind === 'role' || one.principal.kind === 'user' ? one.value.text : [],
  );
  const condition =
    accounts.length === named.length
      ? (['StringEquals', 'aws:PrincipalAccount', accounts] as const)
      : arns.length === named.length
        ? (['ArnLike', 'aws:PrincipalArn', arns] as const)
        : undefined;
  if (!condition) return undefined;
  const [operator, key, values] = condition;
  return {
    title: `Change to "*" where ${key} is ${excerpt(values.join(' or '))}`,
    kind: 'quickfix',
    preferred: true,
    make: () =>
      all(
        star(),
        addCondition(
          policy,
          statement,
          operator,
          key,
          values.map((value): Text => [value]),
        ),
      ),
  };
}
