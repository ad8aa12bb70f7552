/** Reports actions, patterns and service prefixes that AWS does not have, and suggests the nearest that it has. */
import { expand, expandIn } from '../access/expand.ts';
import type { Catalog, Service } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { actionOfOperation, isNoLongerListed } from '../iam/api-names.ts';
import { nearest } from '../iam/nearest.ts';
import { isPlaceholder } from '../iam/placeholder.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { replaceRun } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const unknownAction: Rule = {
  id: 'unknown-action',
  category: 'validity',
  severity: 'error',
  summary: 'An action, or the service in front of it, that AWS does not have.',
  *check({ policy, catalog }) {
    for (const { action } of policy.statements) {
      for (const value of action?.values ?? []) {
        const problem = value.known ? judge(policy, catalog, value) : undefined;
        if (problem) yield problem;
      }
    }
  },
};

function judge(policy: Policy, catalog: Catalog, value: Value): Problem | undefined {
  const pattern = parseAction(value.text);
  // What is still being typed, what is no action at all, a template's hole, and `*` before the colon are not judged.
  if (!pattern || pattern.name === '' || hasWildcard(pattern.prefix) || isPlaceholder(value.text)) return undefined;
  if (catalog.isRetired(value.text) || isNoLongerListed(value.text)) return undefined;
  const colon = value.text.indexOf(':');
  const service = catalog.service(pattern.prefix);
  if (!service) return unknownService(policy, catalog, value, span(0, colon), pattern.name);
  if (expandIn(service, pattern.name).length > 0) return undefined;
  return unknownName(policy, service, value, span(colon + 1, value.text.length), pattern.name);
}

function unknownService(policy: Policy, catalog: Catalog, value: Value, run: Span, name: string): Problem {
  const prefix = value.text.slice(run.start, run.end);
  const near = nearest(
    prefix,
    catalog.services.map(service => service.prefix),
  ).filter(({ name: candidate }) => expand(catalog, `${candidate}:${name}`).length > 0);
  return {
    span: textSpan(value.scalar, run),
    message: `AWS has no service with the prefix "${excerpt(prefix)}".${hint(near.map(({ name: candidate }) => candidate))}`,
    accessAnalyzer: ['INVALID_SERVICE_IN_ACTION'],
    fixes: near.map(({ name: candidate }, index) =>
      changeTo(policy, value, run, candidate, `${candidate}:${name}`, index === 0 && near.length === 1),
    ),
  };
}

function unknownName(policy: Policy, service: Service, value: Value, run: Span, name: string): Problem {
  if (hasWildcard(name)) {
    return {
      span: textSpan(value.scalar, run),
      message: `No action of ${service.name} matches "${excerpt(name)}", so this pattern names nothing.`,
      accessAnalyzer: ['INVALID_ACTION'],
    };
  }
  const meant = actionOfOperation(value.text);
  // The operation's own action, not the one whose name is nearest.
  const near = meant === undefined ? nearest(name, service.names) : [{ name: meant, distance: 0 }];
  const single = near.length === 1 || (near[0]?.distance ?? 0) < (near[1]?.distance ?? 0);
  return {
    span: textSpan(value.scalar, run),
    message: `${service.name} has no action "${excerpt(name)}".${hint(near.map(({ name: candidate }) => candidate))}`,
    accessAnalyzer: ['INVALID_ACTION'],
    fixes: near.map(({ name: candidate }, index) =>
      changeTo(policy, value, run, candidate, `${service.prefix}:${candidate}`, index === 0 && single),
    ),
  };
}

const hint = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Did you mean ${names.slice(0, 2).join(' or ')}?`;

/** Never safe: the repaired action may bring a grant to life. */
const changeTo = (policy: Policy, value: Value, run: Span, text: string, shown: string, preferred: boolean): Fix => ({
  title: `Change to ${shown}`,
  kind: 'quickfix',
  ...(preferred ? { preferred } : {}),
  make: () => replaceRun(policy, value, run, [text]),
});
