/** Reports a Principal whose shape AWS refuses: plain text or a list in place of a map, a plain star in a trust policy. */
import { isPlaceholder } from '../iam/placeholder.ts';
import { typeOfPrincipal } from '../iam/principal-repairs.ts';
import { setPrincipal } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Principal, Statement, Value } from '../policy/model.ts';
import { isList, isString, type Node } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const invalidPrincipal: Rule = {
  id: 'invalid-principal',
  category: 'validity',
  severity: 'error',
  summary: 'A Principal that is neither "*" nor a map of principals, or a plain "*" in a trust policy.',
  // An RCP takes one principal only, which misplaced-principal says; the other kinds take none.
  kinds: ['trust', 'resource', 'endpoint'],
  covers: ['exposed-role'],
  accessAnalyzer: ['INVALID_PRINCIPAL_FORMAT', 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
  *check({ policy }) {
    for (const statement of policy.statements) {
      const { principal } = statement;
      if (!principal) continue;
      const { everyone, groups, entry } = principal;
      if (everyone?.known && isString(everyone.scalar)) yield* plainText(policy, statement, principal, everyone);
      else if (isList(entry.value) && !policy.dialect.blocks) yield bareList(policy, principal, entry.value.items);
      // Terraform's data source writes the type `*` as plain text.
      const star = policy.dialect.blocks ? groups.find(({ type }) => type.value === '*')?.values[0] : undefined;
      if (star?.known && star.text === '*') yield* starInTrust(policy, statement, principal, star);
    }
  },
};

function* plainText(policy: Policy, statement: Statement, principal: Principal, value: Value): Generator<Problem> {
  const { text, scalar } = value;
  if (text === '*') return yield* starInTrust(policy, statement, principal, value);
  if (text === '' || isPlaceholder(text)) return;
  const type = typeOfPrincipal(text);
  yield {
    span: scalar.span,
    message: `Principal cannot be the plain text "${excerpt(text)}". It must be "*" or a map such as {"AWS": "…"}.`,
    accessAnalyzer: ['INVALID_PRINCIPAL_FORMAT'],
    fixes: type ? [wrap(policy, principal, type, [text])] : [],
  };
}

function bareList(policy: Policy, principal: Principal, items: readonly Node[]): Problem {
  const texts = items.flatMap(item => (isString(item) && item.holes.length === 0 ? [item.value] : []));
  const [type, ...others] = new Set(texts.map(text => (text === '*' ? 'AWS' : typeOfPrincipal(text))));
  const isWhole = texts.length === items.length && others.length === 0;
  return {
    span: principal.entry.key.span,
    message: 'Principal cannot be a list. It must be "*" or a map such as {"AWS": […]}.',
    accessAnalyzer: ['INVALID_PRINCIPAL_FORMAT'],
    fixes: isWhole && type ? [wrap(policy, principal, type, texts)] : [],
  };
}

function* starInTrust(policy: Policy, { allows }: Statement, principal: Principal, star: Value): Generator<Problem> {
  if (policy.kind !== 'trust') return;
  const everyone: Fix = {
    ...wrap(policy, principal, 'AWS', ['*']),
    title: 'Change to {"AWS": "*"} (anyone in any account)',
    preferred: !allows,
  };
  const account: Fix = {
    title: 'Change to one account: arn:aws:iam::${account}:root',
    kind: 'quickfix',
    make: () =>
      setPrincipal(policy, principal, 'AWS', [['arn:aws:iam::', { n: 1, placeholder: '123456789012' }, ':root']]),
  };
  yield {
    span: star.scalar.span,
    message: 'A trust policy cannot have a plain "*": IAM refuses it. Name who may assume the role.',
    accessAnalyzer: ['ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL'],
    fixes: allows ? [account, everyone] : [everyone],
  };
}

/** Never safe: AWS refuses the policy as it stands, so this lets somebody in. */
const wrap = (policy: Policy, principal: Principal, type: string, texts: readonly string[]): Fix => ({
  title: `Change to {"${type}": ${texts.length === 1 ? `"${excerpt(texts[0] ?? '')}"` : '[…]'}}`,
  kind: 'quickfix',
  preferred: true,
  make: () =>
    setPrincipal(
      policy,
      principal,
      type,
      texts.map(text => [text]),
    ),
});
