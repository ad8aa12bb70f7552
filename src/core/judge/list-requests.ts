/** What a request names whose action need not name a resource: mostly `*`, at times all resources of a kind. */
import { namesResource } from '../access/fit.ts';
import type { Action, Catalog } from '../catalog/types.ts';
import type { Arn } from './arn-text.ts';

/**
 * True where the ARN may serve an action that has no resource types, or none that it needs; false only where that is
 * sure. Of its own service it may: AWS's data lags, S3 lets `s3:ListAllMyBuckets` be granted on `arn:aws:s3:::*`,
 * DynamoDB asks for `dynamodb:ListTables` on `table/*`, IAM for `iam:ListUsers` on `user/` and a path. Sources: the
 * messages of refused requests, AWS's managed policies, the policy templates of SAM.
 */
export function mayServeList(catalog: Catalog, action: Action, { service, resource }: Arn): boolean {
  if (namesResource(action)) return false;
  const own = action.id.slice(0, action.id.indexOf(':'));
  if (service.pattern.includes('*')) return true;
  if (service.pattern !== own) return false;
  if (!isOnStar(action.id)) return true;
  const stem = resource.pattern.replace(/[*?/:]+$/, '');
  if (stem.length === resource.pattern.length) return false;
  if (stem === '') return true;
  return own !== 'ec2' && catalog.formsNaming(own).some(({ head }) => head.replace(/[/:]$/, '') === stem);
}

const isOnStar = (id: string): boolean => ON_STAR.has(id) || DESCRIBING.test(id);

const DESCRIBING = /^(?:autoscaling|ec2|elasticloadbalancing):Describe/;

/** Actions that list all there is, or are about the account, and never name one resource. Sources: the guides of the services. */
const ON_STAR: ReadonlySet<string> = new Set([
  'acm:ListCertificates',
  'cloudfront:ListDistributions',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:ListMetrics',
  'cloudwatch:PutMetricData',
  'dynamodb:ListTables',
  'ecr:GetAuthorizationToken',
  'ecs:ListClusters',
  'kms:ListAliases',
  'kms:ListKeys',
  'lambda:ListFunctions',
  'route53:ListHostedZones',
  's3:ListAllMyBuckets',
  'secretsmanager:GetRandomPassword',
  'secretsmanager:ListSecrets',
  'sns:ListTopics',
  'sqs:ListQueues',
  'ssm:DescribeParameters',
]);
