/** Reports a service that AWS does not have, in an ARN or in the keys that say which service called. */
import type { Catalog } from '../catalog/types.ts';
import { prefixOfNickname } from '../iam/api-names.ts';
import { nearest } from '../iam/nearest.ts';
import { parseServicePrincipal, SERVICE_PRINCIPALS } from '../iam/service-principals.ts';
import { changeTo, faultyArns, withRun } from '../judge/arn-fix.ts';
import { isWhole } from '../judge/arn-repair.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Value } from '../policy/model.ts';
import { textSpan } from '../syntax/node.ts';
import { excerpt, type Span, span } from '../syntax/text.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

export const unknownService: Rule = {
  id: 'unknown-service',
  category: 'validity',
  severity: 'error',
  summary: 'A service that AWS does not have, in an ARN or in a value of aws:CalledVia.',
  accessAnalyzer: ['INVALID_SERVICE'],
  *check(context) {
    const { policy, lookup, catalog } = context;
    for (const { value, fault } of faultyArns(lookup, policy, ['service']))
      yield inArn(policy, catalog, value, fault.run);
    yield* inConditions(context);
  },
};

function inArn(policy: Policy, catalog: Catalog, value: Value, run: Span): Problem {
  const written = value.text.slice(run.start, run.end);
  const near = nearServices(catalog, written)
    .map(name => ({ name, arn: withRun(value.text, run, name) }))
    // A hole in another field leaves open whether the rest fits.
    .filter(({ arn }) => !value.known || isWhole(catalog, arn));
  const names = near.map(({ name }) => name);
  return {
    span: textSpan(value.scalar, written === '' ? span(run.start - 1, run.end + 1) : run),
    message:
      written === ''
        ? 'The service of this ARN is empty, so it names nothing.'
        : `AWS has no service "${excerpt(written)}" in ARNs.${didYouMean(names)}`,
    accessAnalyzer: ['INVALID_SERVICE'],
    fixes: near.map(({ arn }): Fix => changeTo(policy, value, arn, near.length === 1 ? { preferred: true } : {})),
  };
}

function nearServices(catalog: Catalog, written: string): string[] {
  if (written === '') return [];
  const meant = prefixOfNickname(written);
  if (meant !== undefined) return [meant];
  return nearest(
    written,
    catalog.services.map(({ prefix }) => prefix),
  ).map(({ name }) => name);
}

const CALLED_VIA: ReadonlySet<string> = new Set(['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast']);

/** AWS publishes no complete list of these names, so only one that is a slip away from a known one is told. */
function* inConditions({ policy, catalog, lookup }: RuleContext): Generator<Problem> {
  for (const { conditions } of policy.statements) {
    for (const condition of conditions) {
      if (!condition.key || !CALLED_VIA.has(condition.key.value.toLowerCase())) continue;
      if (lookup.operator(condition)?.facts.family !== 'String') continue;
      for (const value of condition.values) {
        const problem = value.known ? inCalledVia(policy, catalog, value) : undefined;
        if (problem) yield problem;
      }
    }
  }
}

function inCalledVia(policy: Policy, catalog: Catalog, value: Value): Problem | undefined {
  const service = parseServicePrincipal(value.text);
  if (!service || service.known || service.labels !== 1) return undefined;
  const label = value.text.slice(0, value.text.indexOf('.'));
  if (catalog.service(label)) return undefined;
  const near = nearest(
    service.name,
    SERVICE_PRINCIPALS.map(({ name }) => name),
  ).filter(({ distance }) => distance <= (label.length > 5 ? 2 : 1));
  const names = near.filter(({ distance }) => distance === near[0]?.distance).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return {
    span: value.scalar.span,
    message: `No service of AWS is known by the name "${excerpt(value.text)}".${didYouMean(names)}`,
    severity: 'warning',
    accessAnalyzer: ['INVALID_SERVICE'],
    fixes: names.map((name): Fix => changeTo(policy, value, name, names.length === 1 ? { preferred: true } : {})),
  };
}

const didYouMean = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Did you mean ${names.slice(0, 2).join(' or ')}?`;
