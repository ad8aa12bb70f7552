/** Reports a service principal that is not of the form `name.amazonaws.com`, and a name one slip away from a known one. */
import type { Catalog } from '../catalog/types.ts';
import { editDistance } from '../iam/nearest.ts';
import { isStandIn, typeOfPrincipal } from '../iam/principal-repairs.ts';
import { parseServicePrincipal, SERVICE_PRINCIPALS, type ServiceName } from '../iam/service-principals.ts';
import { hasWildcard } from '../iam/wildcard.ts';
import { principalsIn } from '../judge/named-principals.ts';
import { setString } from '../policy/change.ts';
import { setPrincipalType } from '../policy/change-principal.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Principal, PrincipalGroup, Value } from '../policy/model.ts';
import { isString } from '../syntax/node.ts';
import { excerpt } from '../syntax/text.ts';
import type { Problem, Rule } from './rule.ts';

export const unknownServicePrincipal: Rule = {
  id: 'unknown-service-principal',
  category: 'validity',
  severity: 'error',
  summary: 'A service principal that is not of the form name.amazonaws.com, or one slip away from a known one.',
  kinds: ['trust', 'resource', 'endpoint'],
  accessAnalyzer: ['INVALID_SERVICE_PRINCIPAL_FORMAT'],
  *check({ policy, catalog }) {
    for (const { principal: element } of policy.statements) {
      if (!element) continue;
      for (const { group, type, value } of principalsIn(element).named) {
        // A wildcard is told by invalid-principal-wildcard.
        if (type !== 'Service' || !group || !isString(value.scalar) || value.text === '') continue;
        if (hasWildcard(value.text) || isStandIn(value.text)) continue;
        const problem = judge(policy, catalog, element, group, value);
        if (problem) yield problem;
      }
    }
  },
};

function judge(
  policy: Policy,
  catalog: Catalog,
  element: Principal,
  group: PrincipalGroup,
  value: Value,
): Problem | undefined {
  const service = serviceIn(value.text);
  if (service?.lowerCase) return service.known ? undefined : unlisted(policy, catalog, value, service);
  if (service) return malformed(value, changeTo(policy, value, value.text.toLowerCase()), 'case');
  const other = typeOfPrincipal(value.text);
  if (other && other !== 'Service' && group.values.length === 1) {
    const fix = { ...quick(`Change Service to ${other}`), make: () => setPrincipalType(policy, element, group, other) };
    return malformed(value, fix);
  }
  const meant = nameMeant(value.text);
  return malformed(value, meant === undefined ? undefined : changeTo(policy, value, meant));
}

/** The ending of Alexa's names is no ending of others. */
function serviceIn(text: string): ServiceName | undefined {
  const service = parseServicePrincipal(text);
  return service?.suffix === 'amazon.com' && !service.name.startsWith('alexa') ? undefined : service;
}

function malformed({ text, scalar }: Value, fix: Fix | undefined, fault?: 'case'): Problem {
  return {
    span: scalar.span,
    message:
      fault === 'case'
        ? `"${excerpt(text)}" must be in small letters: service principals are compared letter by letter.`
        : `"${excerpt(text)}" is no service principal: these have the form name.amazonaws.com.`,
    accessAnalyzer: ['INVALID_SERVICE_PRINCIPAL_FORMAT'],
    fixes: fix ? [fix] : [],
  };
}

/** AWS publishes no complete list, so only a slip away from a name of it is told. */
function unlisted(policy: Policy, catalog: Catalog, value: Value, { name, region }: ServiceName): Problem | undefined {
  const stem = stemOf(name);
  if (region !== undefined || catalog.service(stem)) return undefined;
  const meant = ALIASES[stem] ?? oneSlipFrom(stem);
  if (meant === undefined) return undefined;
  const full = `${meant}.amazonaws.com`;
  return {
    span: value.scalar.span,
    message: `"${excerpt(value.text)}" is not among the service principals that AWS documents. Did you mean ${full}?`,
    severity: 'info',
    fixes: [changeTo(policy, value, full)],
  };
}

/** Names of services that people write in place of the one that is in use. */
const ALIASES: Readonly<Record<string, string>> = {
  'api-gateway': 'apigateway',
  cloudwatchevents: 'events',
  'cloudwatch-events': 'events',
  cloudwatchlogs: 'logs',
  'cloudwatch-logs': 'logs',
  elb: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  eventbridge: 'events',
  'kinesis-firehose': 'firehose',
  'lambda-edge': 'edgelambda',
  stepfunctions: 'states',
  'step-functions': 'states',
};

const stemOf = (name: string): string => name.replace(/\.amazonaws\.com$/, '');
const STEMS: readonly string[] = SERVICE_PRINCIPALS.map(({ name }) => stemOf(name));

function oneSlipFrom(stem: string): string | undefined {
  const limit = stem.length < 5 ? 0 : stem.length < 8 ? 1 : 2;
  if (limit === 0 || stem.length > 60) return undefined;
  const near = STEMS.filter(candidate => Math.abs(candidate.length - stem.length) <= limit)
    .map(candidate => ({ candidate, distance: editDistance(stem, candidate, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return near[0] && near[0].distance < (near[1]?.distance ?? Number.POSITIVE_INFINITY) ? near[0].candidate : undefined;
}

/** `ec2`, `ec2.amazon.com`, `https://ec2.amazonaws.com/`: the name of the service with the right end, where it is known. */
function nameMeant(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[./]+$/, '');
  const stem = bare.replace(/[.-](?:amazonaws|aws|amazon)(?:\.amazon)?(?:\.[a-z]{2,3})?$/, '');
  const known = STEMS.includes(stem) ? stem : (ALIASES[stem] ?? oneSlipFrom(stem));
  return known === undefined ? undefined : `${known}.amazonaws.com`;
}

const quick = (title: string) => ({ title, kind: 'quickfix', preferred: true }) as const;

/** Never safe: AWS refuses the policy as it stands, so this lets a service in. */
const changeTo = (policy: Policy, value: Value, text: string): Fix => ({
  ...quick(`Change to ${text}`),
  make: () => setString(policy, value, [text]),
});
