/** Reports actions, patterns and service prefixes that AWS does not have, and suggests the nearest that it has. */
import { expand } from '../access/expand.ts';
import { isOld } from '../catalog/age.ts';
import type { Catalog, Service } from '../catalog/types.ts';
import { parseAction } from '../iam/action.ts';
import { actionOfOperation, isNoLongerListed, prefixOfNickname } from '../iam/api-names.ts';
import { nearest } from '../iam/nearest.ts';
import { isPlaceholder, leftIn, marksIn } from '../iam/placeholder.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { removeValues, replaceRun } from '../policy/change.ts';
import type { Fix } from '../policy/fix.ts';
import type { Field, Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const unknownAction: Rule = {
  id: 'unknown-action',
  category: 'validity',
  severity: 'error',
  summary: 'An action, or the service in front of it, that AWS does not have.',
  accessAnalyzer: ['INVALID_ACTION', 'INVALID_SERVICE_IN_ACTION'],
  *check(context) {
    const { policy, lookup } = context;
    let found = 0;
    for (const { action } of policy.statements) {
      for (const value of action?.values ?? []) {
        // Most are known, and that is looked up already.
        if (!action || !value.known || (lookup.actions(value.text)?.length ?? 0) > 0) continue;
        const problem = judge(context, action, value, found < MOST_HINTS ? nearest : () => []);
        if (!problem) continue;
        found++;
        yield problem;
      }
    }
  },
};

/** To look for what is near takes time; nobody reads more answers than these. */
const MOST_HINTS = 100;

function judge(context: RuleContext, field: Field, value: Value, near: typeof nearest): Problem | undefined {
  const { policy, catalog, today } = context;
  const pattern = parseAction(value.text);
  // What is still being typed, what is no action at all, a template's hole, and `*` before the colon are not judged.
  if (!pattern || pattern.name === '' || hasWildcard(pattern.prefix) || isLeft(value.text)) return undefined;
  if (isNoLongerListed(value.text)) return undefined;
  if (catalog.isRetired(value.text)) return retired(policy, catalog, field, value);
  const colon = value.text.indexOf(':');
  const service = catalog.service(pattern.prefix);
  const problem = service
    ? unknownName(policy, service, value, span(colon + 1, value.text.length), near)
    : unknownService(context, value, span(0, colon), near);
  return isOld(catalog, today) ? mayBeNew(problem, catalog.date) : problem;
}

const isLeft = (text: string): boolean => isPlaceholder(text) || marksIn(text).length > 0 || leftIn(text).length > 0;

const mayBeNew = (problem: Problem, date: string): Problem => ({
  ...problem,
  severity: 'info',
  message: `${problem.message} It may be new: what is known here is of ${date}.`,
});

/** AWS takes a policy with such an action, which no request names any more. */
function retired(policy: Policy, catalog: Catalog, field: Field, value: Value): Problem {
  const { prefix } = parseAction(value.text) ?? { prefix: '' };
  const service = catalog.service(prefix);
  const colon = value.text.indexOf(':');
  const run = service ? span(colon + 1, value.text.length) : span(0, colon);
  const written = excerpt(value.text.slice(run.start, run.end));
  const title = `Remove ${excerpt(value.text)}`;
  return {
    span: textSpan(value.scalar, run),
    message: service
      ? `${service.name} no longer lists the action "${written}": most likely no request needs it any more.`
      : `AWS no longer lists the service "${written}": most likely its actions have nothing to act on any more.`,
    severity: 'info',
    tag: 'deprecated',
    accessAnalyzer: [service ? 'INVALID_ACTION' : 'INVALID_SERVICE_IN_ACTION'],
    fixes:
      field.values.length < 2 ? [] : [{ title, kind: 'quickfix', make: () => removeValues(policy, field, [value]) }],
  };
}

function unknownService(context: RuleContext, value: Value, run: Span, look: typeof nearest): Problem {
  const { policy, catalog } = context;
  const name = value.text.slice(run.end + 1);
  const prefix = value.text.slice(run.start, run.end);
  const hasIt = (candidate: string) => expand(catalog, `${candidate}:${name}`).length > 0;
  const meant = prefixOfNickname(prefix);
  const prefixes = catalog.services.map(service => service.prefix);
  const near =
    meant !== undefined && hasIt(meant)
      ? [meant]
      : look(prefix, prefixes)
          .map(({ name: candidate }) => candidate)
          .filter(hasIt);
  return {
    span: textSpan(value.scalar, run),
    message: `AWS has no service with the prefix "${excerpt(prefix)}".${hint(near)}`,
    accessAnalyzer: ['INVALID_SERVICE_IN_ACTION'],
    fixes: near.map((candidate, index) =>
      changeTo(policy, value, run, candidate, `${candidate}:${name}`, index === 0 && near.length === 1),
    ),
  };
}

function unknownName(policy: Policy, service: Service, value: Value, run: Span, look: typeof nearest): Problem {
  const name = value.text.slice(run.start);
  if (hasWildcard(name)) {
    return {
      span: textSpan(value.scalar, run),
      message: `No action of ${service.name} matches "${excerpt(name)}", so this pattern names nothing.`,
      accessAnalyzer: ['INVALID_ACTION'],
    };
  }
  const meant = actionOfOperation(value.text);
  // The operation's own action, not the one whose name is nearest.
  const near = meant === undefined ? look(name, service.names) : [{ name: meant, distance: 0 }];
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
