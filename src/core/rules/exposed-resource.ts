/** Reports a resource that everyone can use: an Allow to "*" without a condition that says who may, or from where. */
import { parseAction } from '../iam/action.ts';
import { parseArn } from '../iam/arn.ts';
import { globalKey } from '../iam/condition-keys.ts';
import { everyoneIn } from '../judge/named-principals.ts';
import { narrowEveryone } from '../judge/narrow-everyone.ts';
import { isDeniedToOthers, isNarrowed } from '../judge/narrowing.ts';
import type { Policy, Statement } from '../policy/model.ts';
import type { Rule } from './rule.ts';

export const exposedResource: Rule = {
  id: 'exposed-resource',
  category: 'security',
  severity: 'warning',
  summary: 'A resource that everyone can use: an Allow to "*" without a condition that says who may, or from where.',
  kinds: ['resource'],
  *check({ policy }) {
    // A Deny that the text does not show may shut others out.
    if (policy.open || MEANT_OPEN.includes(policy.service ?? '')) return;
    if (!policy.kindKnown && looksLikeEndpoint(policy)) return;
    for (const statement of policy.statements) {
      const everyone = statement.allows ? everyoneIn(statement) : undefined;
      if (!everyone || isNarrowed(policy, statement) || isDeniedToOthers(policy, statement)) continue;
      if (restsOnForgeable(statement)) continue;
      const services = servicesIn(statement);
      if (services.some(service => MEANT_OPEN.includes(service))) continue;
      const meant = meantFor(statement, services);
      yield {
        span: everyone.value.scalar.span,
        message: meant
          ? `Everyone on the internet ${meant}.`
          : '"*" is everyone, in every account, and no condition says who may do this.',
        // Where nothing says that it is a bucket's, it may be that of a VPC endpoint as well.
        severity: meant || (!policy.kindKnown && services.includes('s3')) ? 'info' : 'warning',
        fixes: narrowEveryone(policy, statement, everyone),
      };
    }
  },
};

/**
 * Services whose policies name everyone by habit: what is reached over a network of one's own (EFS, VPC Lattice), what is
 * guarded in another way (API Gateway), and what is public by its nature.
 */
const MEANT_OPEN: readonly string[] = ['execute-api', 'ecr-public', 'elasticfilesystem', 'vpc-lattice-svcs'];

const servicesIn = ({ action }: Statement): string[] =>
  (action?.values ?? []).flatMap(({ text }) => parseAction(text)?.prefix.toLowerCase() ?? []);

/** That its keys prove nothing, and nothing else stands in the way, is told where they stand. */
const restsOnForgeable = ({ conditions }: Statement): boolean =>
  conditions.length > 0 && conditions.every(({ key }) => globalKey(key?.value ?? '')?.forgeable);

const READS_OBJECTS: readonly string[] = ['s3:getobject', 's3:getobjectversion', 'mediastore:getobject'];

/** What may well be meant: a public website, a function's address, a domain in a VPC. */
function meantFor({ action }: Statement, services: readonly string[]): string | undefined {
  if (!action || action.negated || action.open || action.values.length === 0) return undefined;
  const actions = action.values.map(({ text }) => text.toLowerCase());
  if (actions.every(name => READS_OBJECTS.includes(name)))
    return 'can read these objects: right for a public website, wrong for all else';
  if (actions.every(name => name === 'lambda:invokefunctionurl'))
    return 'can call the function’s URL: right for a public API, wrong for all else';
  if (services.length > 0 && services.every(service => service === 'es'))
    return 'who can reach the domain may do this: right only in a VPC, or with access control of its own';
  return undefined;
}

/** Services whose resources have policies of their own more often than not. */
const STAND_ALONE: readonly string[] =
  'backup codeartifact ecr es events glacier kms lambda mediastore s3 secretsmanager sns sqs'.split(' ');

/** The policy of a VPC endpoint, in a file that does not say so: it speaks of all resources, or of several. */
function looksLikeEndpoint({ statements }: Policy): boolean {
  const resources = statements.flatMap(({ resource }) => resource?.values.map(({ text }) => text) ?? []);
  const services = new Set(statements.flatMap(servicesIn));
  const isAll = statements.some(({ action }) => action?.values.some(({ text }) => text === '*'));
  const owners = new Set(resources.map(text => parseArn(text)?.resource.split('/')[0] ?? text));
  const isElsewhere = [...services].some(service => !STAND_ALONE.includes(service));
  return isAll || isElsewhere || resources.includes('*') || services.size > 1 || owners.size > 1;
}
