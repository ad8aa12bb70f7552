/** Reports actions that this policy cannot speak about: of another service than that of its resource, or of none that it covers. */
import type { Catalog } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { ownsItsPolicies } from '../iam/grammar.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { removeValues } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Statement, Value } from '../policy/model.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const misplacedAction: Rule = {
  id: 'misplaced-action',
  category: 'validity',
  severity: 'error',
  summary: 'An action that this kind of policy, or the policy of this resource, cannot be about.',
  kinds: ['rcp', 'trust', 'resource'],
  accessAnalyzer: ['RCP_SYNTAX_ERROR_ACTION', 'UNSUPPORTED_ACTION_IN_POLICY'],
  covers: ['ineffective-action'],
  *check({ policy, catalog }) {
    for (const statement of policy.statements) {
      const { action } = statement;
      if (!action || action.negated || (policy.kind === 'rcp' && isEverything(statement))) continue;
      for (const value of action.values) {
        const fault = value.known && !isPlaceholder(value.text) ? faultIn(policy, catalog, value.text) : undefined;
        if (fault) yield { span: value.scalar.span, ...fault, fixes: removal(policy, action, value) };
      }
    }
  },
};

/** The statement of AWS's own resource control policy. */
const isEverything = ({ allows, action }: Statement): boolean =>
  allows && (action?.values.every(({ text }) => text === '*') ?? false);

type Fault = Pick<Problem, 'message' | 'severity' | 'accessAnalyzer'>;

function faultIn(policy: Policy, catalog: Catalog, text: string): Fault | undefined {
  const prefix = parseAction(text)?.prefix;
  if (prefix === undefined) return undefined;
  if (policy.kind === 'rcp') return inRcp(catalog, text, prefix);
  // A prefix that is none is a fault of its own.
  const service = hasWildcard(prefix) ? undefined : catalog.service(prefix);
  if (!service) return undefined;
  if (policy.kind === 'trust') {
    if (prefix === 'sts') return undefined;
    return {
      message: `${excerpt(text)} is not about assuming the role: AWS takes only actions of sts in a trust policy.`,
    };
  }
  if (!policy.service || policy.service === prefix || !ownsItsPolicies(policy.service)) return undefined;
  const own = catalog.service(policy.service)?.name ?? policy.service;
  return {
    message: `This is the policy of a resource of ${own}, so ${excerpt(text)}, an action of ${service.name}, has no effect in it.`,
    // S3 refuses it; others take it and pass over it.
    severity: policy.service.startsWith('s3') ? 'error' : 'warning',
    accessAnalyzer: ['UNSUPPORTED_ACTION_IN_POLICY'],
  };
}

function inRcp(catalog: Catalog, text: string, prefix: string): Fault | undefined {
  const accessAnalyzer = ['RCP_SYNTAX_ERROR_ACTION'];
  if (hasWildcard(prefix)) {
    const message = `A resource control policy cannot have the action "${excerpt(text)}": it must name the service, as in s3:*.`;
    return { message, accessAnalyzer };
  }
  const service = catalog.service(prefix);
  if (!service || catalog.rcpServices.includes(prefix)) return undefined;
  return {
    message: `Resource control policies do not cover ${service.name}: AWS rejects ${excerpt(text)}.`,
    accessAnalyzer,
  };
}

/** Never safe where AWS rejects the policy; elsewhere something else was most likely meant. */
function removal(policy: Policy, action: Field, value: Value): Fix[] {
  if (action.values.length < 2) return [];
  const title = `Remove ${excerpt(value.text)}`;
  return [{ title, kind: 'quickfix', make: () => removeValues(policy, action, [value]) }];
}
