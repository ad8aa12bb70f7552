/** Reports a resource that none of the statement's actions can act on, such as a bucket under s3:GetObject. */
import { arnTitle, typesFor } from '../access/scope.ts';
import type { Action, ResourceType } from '../catalog/types.ts';
import { ownsItsPolicies } from '../iam/grammar.ts';
import { changeTo } from '../judge/arn-fix.ts';
import { nearArns, typesOfAll } from '../judge/near-arn.ts';
import type { Policy, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const ineffectiveResource: Rule = {
  id: 'ineffective-resource',
  category: 'validity',
  severity: 'warning',
  summary: 'A resource that no action of its statement can act on, so that naming it has no effect.',
  *check(context) {
    const { policy, lookup } = context;
    for (const statement of policy.statements) {
      for (const value of lookup.match(statement).unused) {
        // In the policy of a resource one of another service is a fault of its own.
        if (isForeign(policy, lookup.arn(value).arn?.service.text)) continue;
        yield { ...problem(context, lookup.named(statement).actions, value), unfinished: statement.node.span };
      }
    }
  },
};

const isForeign = ({ kind, service }: Policy, named: string | undefined): boolean =>
  kind === 'resource' && service !== undefined && named !== service && ownsItsPolicies(service);

function problem({ policy, catalog }: RuleContext, actions: readonly Action[], value: Value): Problem {
  const [only] = actions;
  const subject = actions.length === 1 && only ? `${only.id} acts` : 'The actions here act';
  const [near] = nearArns(catalog, typesOfAll(actions), value);
  return {
    span: value.scalar.span,
    message: `${subject} on ${expected(typesFor(actions))}, not on "${excerpt(value.text)}", so this resource has no effect.`,
    // Never safe: it brings the grant to life.
    fixes: near === undefined ? [] : [changeTo(policy, value, near, { preferred: true })],
  };
}

function expected(types: readonly ResourceType[]): string {
  const forms = types.slice(0, 2).map(type => arnTitle(type.arns[0] ?? ''));
  return excerpt(forms.join(' or ')) + (types.length > 2 ? ' or others' : '');
}
