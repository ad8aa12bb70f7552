/** Services that are given roles, as `iam:PassedToService` names them. */

/**
 * By the prefix of the actions that hand the role over, those that most policies are about first.
 * Source: AWS's pages about `iam:PassedToService` and the service roles of each service, 2026.
 */
const PASSED_TO: ReadonlyMap<string, string> = new Map([
  ['ec2', 'ec2.amazonaws.com'],
  ['lambda', 'lambda.amazonaws.com'],
  ['ecs', 'ecs-tasks.amazonaws.com'],
  ['cloudformation', 'cloudformation.amazonaws.com'],
  ['codebuild', 'codebuild.amazonaws.com'],
  ['codepipeline', 'codepipeline.amazonaws.com'],
  ['glue', 'glue.amazonaws.com'],
  ['sagemaker', 'sagemaker.amazonaws.com'],
  ['states', 'states.amazonaws.com'],
  ['events', 'events.amazonaws.com'],
  ['scheduler', 'scheduler.amazonaws.com'],
  ['eks', 'eks.amazonaws.com'],
  ['rds', 'rds.amazonaws.com'],
  ['apprunner', 'tasks.apprunner.amazonaws.com'],
  ['bedrock', 'bedrock.amazonaws.com'],
  ['elasticmapreduce', 'elasticmapreduce.amazonaws.com'],
]);

/** The services to choose from, first those whose actions stand near by. */
export function passedTo(prefixes: ReadonlySet<string>): string[] {
  const near = [...PASSED_TO].filter(([prefix]) => prefixes.has(prefix)).map(([, service]) => service);
  return [...new Set([...near, ...PASSED_TO.values()])];
}

/** Services for which people create service-linked roles. Source: AWS's list of services that work with IAM, 2026. */
export const LINKED: readonly string[] = [
  'autoscaling.amazonaws.com',
  'ecs.amazonaws.com',
  'eks.amazonaws.com',
  'elasticloadbalancing.amazonaws.com',
  'es.amazonaws.com',
  'rds.amazonaws.com',
  'spot.amazonaws.com',
];
