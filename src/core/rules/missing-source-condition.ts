/** Reports an AWS service that is let in without a condition on the account or the thing that it acts for. */
import { constraintsOf } from '../access/conditions.ts';
import { arnText, arnTitle } from '../access/scope.ts';
import { parseAction } from '../iam/action.ts';
import type { ServicePrincipal } from '../iam/service-principals.ts';
import { namedPrincipals } from '../judge/named-principals.ts';
import { isNarrowed } from '../judge/narrowing.ts';
import { ownAccount } from '../judge/own-account.ts';
import { addCondition, setKey } from '../policy/change-condition.ts';
import type { Fix } from '../policy/fix.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { Problem, Rule, Severity } from './rule.ts';

export const missingSourceCondition: Rule = {
  id: 'missing-source-condition',
  category: 'security',
  severity: 'warning',
  summary: 'An AWS service that is let in without a condition on the account or the thing that it acts for.',
  kinds: ['resource', 'trust'],
  covers: ['exposed-condition-key'],
  accessAnalyzer: ['RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL'],
  *check({ policy }) {
    // A Deny that the text does not show may look at the source.
    if (policy.open || policy.statements.some(other => !other.allows && hasSourceKey(other))) return;
    for (const statement of policy.statements) {
      if (!statement.allows || hasSourceKey(statement) || constraintsOf(policy, statement).open) continue;
      const { named, complete } = namedPrincipals(statement);
      const known = named.flatMap(({ value, principal }) => {
        const service = principal.kind === 'service' ? principal.service.known : undefined;
        return service && tells(service, policy) ? [{ value, service }] : [];
      });
      const [first] = known;
      if (!first) continue;
      const alone = complete && known.length === named.length;
      const weaker = policy.kind === 'resource' && alone ? viaReferer(policy, statement, first.service) : undefined;
      if (weaker) {
        yield weaker;
      } else if (!isNarrowed(policy, statement)) {
        yield {
          span: first.value.scalar.span,
          message:
            policy.kind === 'trust'
              ? `${first.service.title} can say for whom it takes this role. AWS suggests a condition on that.`
              : `${first.service.title} may do this for any account: no condition says for whose, or for what.`,
          severity: policy.kind === 'trust' ? 'hint' : weight(policy, statement, first.service, alone),
          ...(policy.kind === 'trust' ? {} : { accessAnalyzer: ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL'] }),
          fixes: alone
            ? fixesOf(
                policy,
                statement,
                known.map(({ service }) => service),
              )
            : [],
        };
      }
    }
  },
};

/** True where AWS documents that the service says for whom it acts; roles of compute services are for the own account. */
const tells = ({ sourceArn, sourceAccount, runsCode }: ServicePrincipal, { kind }: Policy): boolean =>
  (sourceArn === 'yes' || sourceAccount === 'yes') && !(kind === 'trust' && runsCode);

const SOURCE_KEYS: readonly string[] = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
];

const hasSourceKey = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => SOURCE_KEYS.includes(key?.value.toLowerCase() ?? ''));

/** What only looks around. */
const LOOKS: readonly string[] = [
  's3:getbucketacl',
  's3:getbucketlocation',
  's3:getbucketpolicy',
  's3:listbucket',
  'kms:describekey',
];

/** Where AWS's own guides leave the condition out, or not every integration tells its source. */
function weight(policy: Policy, { action }: Statement, { name }: ServicePrincipal, alone: boolean): Severity {
  const actions = (action?.values ?? []).map(({ text }) => text.toLowerCase());
  const services = new Set(actions.map(text => parseAction(text)?.prefix));
  if (policy.service === 'kms' || services.has('kms') || !alone) return 'info';
  if (name === 'events.amazonaws.com' && (services.has('sns') || services.has('logs'))) return 'info';
  return actions.length > 0 && actions.every(text => LOOKS.includes(text)) ? 'info' : 'warning';
}

/** Some services put the account into the header of the page in front, from the days before aws:SourceAccount. */
function viaReferer(policy: Policy, { conditions }: Statement, service: ServicePrincipal): Problem | undefined {
  const condition = conditions.find(({ key }) => key?.value.toLowerCase() === 'aws:referer');
  if (!condition?.key) return undefined;
  const isAccount = condition.values.every(({ text, known }) => known && /^\d{12}$/.test(text));
  const fix: Fix = {
    title: 'Change to aws:SourceAccount (the account that the service acts for)',
    kind: 'quickfix',
    preferred: true,
    make: () => setKey(policy, condition, 'aws:SourceAccount'),
  };
  return {
    span: condition.key.span,
    message: `aws:Referer is a weak sign of whom ${service.title} acts for. AWS suggests aws:SourceAccount or aws:SourceArn.`,
    severity: 'info',
    accessAnalyzer: ['RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
    fixes: isAccount && service.sourceAccount === 'yes' ? [fix] : [],
  };
}

/** The sources of services that tell no account. Sources: their guides. */
const SOURCE_FORMS: Readonly<Record<string, string>> = {
  'appsync.amazonaws.com': 'arn:aws:appsync:*:${Account}:apis/*',
  'cloudfront.amazonaws.com': 'arn:aws:cloudfront::${Account}:distribution/${DistributionId}',
  'eks-fargate-pods.amazonaws.com': 'arn:aws:eks:*:${Account}:fargateprofile/*',
  'elasticloadbalancing.amazonaws.com': 'arn:aws:elasticloadbalancing:*:${Account}:loadbalancer/*',
  'rolesanywhere.amazonaws.com': 'arn:aws:rolesanywhere:*:${Account}:trust-anchor/*',
  'sns.amazonaws.com': 'arn:aws:sns:*:${Account}:${TopicName}',
};

function fixesOf(policy: Policy, statement: Statement, services: readonly ServicePrincipal[]): Fix[] {
  const [only, ...others] = services;
  const own = ownAccount(policy);
  const withAccount = services.every(({ sourceAccount }) => sourceAccount === 'yes');
  const form = withAccount ? '${Account}' : others.length === 0 ? SOURCE_FORMS[only?.name ?? ''] : undefined;
  if (form === undefined) return [];
  const filled = own === undefined ? form : form.replace('${Account}', own);
  const [operator, key] = withAccount ? ['StringEquals', 'aws:SourceAccount'] : ['ArnLike', 'aws:SourceArn'];
  return [
    {
      title: `Add a condition: ${key} is ${arnTitle(filled)}`,
      kind: 'quickfix',
      preferred: true,
      make: () => addCondition(policy, statement, operator, key, [arnText(filled, 1).text]),
    },
  ];
}
