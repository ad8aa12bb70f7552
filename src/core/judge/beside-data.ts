/** ARNs that work although AWS's data has no resource type of their kind, or calls it otherwise. */
import { intersects, type Step, steps } from '../iam/wildcard.ts';
import { type Arn, wholeSteps } from './arn-text.ts';

/** True where the ARN can name such a resource, so that nothing is said of what it is or who may act on it. */
export function isBesideData(arn: Arn): boolean {
  const own = BESIDE_DATA.filter(
    form => arn.service.pattern.includes('*') || form.startsWith(`${arn.service.pattern}:`),
  );
  if (own.length === 0) return false;
  const text = wholeSteps(arn);
  return own.some(form => intersects(beside(form), text));
}

/** `~` is a run without a slash. */
const beside = (form: string): Step[] =>
  steps(`arn:*:${form}`).map(step => (step === '~' ? { run: true, without: '/' } : step));

/**
 * From the service on. Macros of CloudFormation; what AWS itself owns and shows to every account, whose ARN has no
 * account or no Region; renamed services, whose ARNs are good under both names; ARNs of ECS in their old form, without the
 * cluster; what AWS's own managed policies name although its list has no such type. Sources: the guides of the services, AWS's managed policies.
 */
const BESIDE_DATA: readonly string[] = [
  'appconfig:*::extension/*',
  'autoscaling:*:*:scalingPolicy:*',
  'backup:*:*:recovery-point:*',
  'bedrock:*::*',
  'cloudformation:*:*:transform/*',
  'codeconnections:*',
  'codestar-connections:*',
  'controltower:*::control/*',
  'dataexchange:*::*',
  'devicefarm:*::*',
  'ecs:*:*:container-instance/~',
  'ecs:*:*:service/~',
  'ecs:*:*:task/~',
  'elasticbeanstalk:*::*',
  'forecast:::*',
  'gamelift:*::*',
  'lambda:*::runtime:*',
  'lambda:::awslayer:*',
  'personalize:::*',
  'schemas:*::*',
  'securityhub:*::*',
  'ssm:*::automation-definition/*',
  'ssm:*::document/*',
  'ssm:*::parameter/aws/*',
  'sts::*',
  'swf:*',
  'waf-regional:*:*:changetoken/*',
  'waf-regional:*:*:webacl/*',
  'waf:*:*:changetoken/*',
];
