/** How large a policy may be, for each place that it can be attached to, and how AWS counts its size there. */
import type { Kind } from './grammar.ts';

export type QuotaId =
  | 'managed'
  | 'user-inline'
  | 'role-inline'
  | 'group-inline'
  | 'boundary'
  | 'session'
  | 'trust'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'apigateway'
  | 'dynamodb'
  | 'ecr'
  | 'elasticfilesystem'
  | 'events'
  | 'kms'
  | 'lambda'
  | 'logs'
  | 'organizations'
  | 's3'
  | 'secretsmanager'
  | 'sns'
  | 'sqs';

/**
 * Whether white space counts. `ignored`: it never does. `counted`: it does. `console`: it does when a program saves the
 * policy; AWS's console takes it out first. `unknown`: AWS does not say.
 */
export type WhiteSpace = 'ignored' | 'counted' | 'console' | 'unknown';

export interface Quota {
  readonly id: QuotaId;
  readonly kind: Kind;
  /** The action prefix of the service whose resource it is attached to, for kind `resource`. */
  readonly service?: string;
  /** With its article, to follow "The quota of". */
  readonly title: string;
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
  readonly whiteSpace: WhiteSpace;
  /** The largest value that AWS grants on request. */
  readonly raisable?: number;
  /** True where all policies of this sort on one user, role or group share the limit. */
  readonly shared?: true;
  /** What takes part in the limit beside the text. */
  readonly note?: string;
  /** AWS's page, as of the date. */
  readonly source: string;
  readonly date: string;
}

const GUIDE = 'https://docs.aws.amazon.com';
const IAM = `${GUIDE}/IAM/latest/UserGuide/reference_iam-quotas.html`;
const ORGANIZATIONS = `${GUIDE}/organizations/latest/userguide/orgs_reference_limits.html`;
const DATE = '2026-11-23';

/** Those of IAM and Organizations first, then those of resources by service. */
export const QUOTAS: readonly Quota[] = [
  quota('managed', 'identity', 'a managed policy', 6144, 'ignored', IAM),
  quota('user-inline', 'identity', 'the inline policies of a user', 2048, 'ignored', IAM, { shared: true }),
  quota('role-inline', 'identity', 'the inline policies of a role', 10240, 'ignored', IAM, { shared: true }),
  quota('group-inline', 'identity', 'the inline policies of a group', 5120, 'ignored', IAM, { shared: true }),
  quota('boundary', 'boundary', 'a managed policy, which a boundary is', 6144, 'ignored', IAM),
  quota('session', 'session', 'a session policy', 2048, 'counted', IAM, {
    note: 'The ARNs of managed policies passed beside it count too, and a packed form has a limit of its own.',
  }),
  quota('trust', 'trust', 'a role trust policy', 2048, 'ignored', IAM, { raisable: 8192 }),
  quota('scp', 'scp', 'a service control policy', 10240, 'console', ORGANIZATIONS),
  quota('rcp', 'rcp', 'a resource control policy', 5120, 'console', ORGANIZATIONS),
  quota(
    'endpoint',
    'endpoint',
    'a VPC endpoint policy',
    20480,
    'counted',
    `${GUIDE}/vpc/latest/privatelink/vpc-limits-endpoints.html`,
  ),
  resource(
    'apigateway',
    'the policy of an API',
    8192,
    'characters',
    'unknown',
    'apigateway/latest/developerguide/limits.html',
  ),
  resource(
    'dynamodb',
    'the policy of a table',
    20480,
    'bytes',
    'counted',
    'amazondynamodb/latest/developerguide/rbac-considerations.html',
  ),
  resource(
    'ecr',
    'the policy of a repository',
    10240,
    'characters',
    'unknown',
    'AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html',
  ),
  resource(
    'elasticfilesystem',
    'the policy of a file system',
    20000,
    'characters',
    'unknown',
    'efs/latest/ug/API_PutFileSystemPolicy.html',
  ),
  resource(
    'events',
    'the policy of an event bus',
    10240,
    'characters',
    'unknown',
    'eventbridge/latest/userguide/eb-quota.html',
  ),
  resource('kms', 'a key policy', 32768, 'bytes', 'unknown', 'kms/latest/developerguide/resource-limits.html'),
  resource(
    'lambda',
    'the policy of a function',
    20480,
    'bytes',
    'unknown',
    'lambda/latest/dg/gettingstarted-limits.html',
  ),
  resource(
    'logs',
    'a resource policy of CloudWatch Logs',
    5120,
    'characters',
    'unknown',
    'AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html',
  ),
  resource(
    'organizations',
    'a delegation policy',
    40000,
    'characters',
    'unknown',
    'organizations/latest/userguide/orgs_reference_limits.html',
  ),
  resource('s3', 'a bucket policy', 20480, 'bytes', 'unknown', 'AmazonS3/latest/userguide/bucket-policies.html'),
  resource(
    'secretsmanager',
    'the policy of a secret',
    20480,
    'characters',
    'unknown',
    'secretsmanager/latest/userguide/reference_limits.html',
  ),
  resource('sns', 'the policy of a topic', 30720, 'bytes', 'unknown', 'general/latest/gr/sns.html'),
  resource(
    'sqs',
    'the policy of a queue',
    8192,
    'bytes',
    'unknown',
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
  ),
];

/** Each ID has its row. */
export const quotaOf = (id: QuotaId): Quota | undefined => QUOTAS.find(candidate => candidate.id === id);

/**
 * The quotas that a policy of this kind can have, smallest first: four for an identity policy of which nobody knows what
 * it is attached to. With the service of the resource at most one; none where AWS's limit is not in the table.
 */
export const quotasOf = (kind: Kind, service?: string): readonly Quota[] =>
  QUOTAS.filter(candidate => candidate.kind === kind && (kind !== 'resource' || candidate.service === service)).sort(
    (a, b) => a.limit - b.limit,
  );

/** The size of a JSON policy as AWS counts it; `least` and `most` differ where AWS's count is not known for certain. */
export interface Size {
  readonly least: number;
  readonly most: number;
}

/** The size in the unit of the quota. Only above `least` is a policy too large for certain. */
export function countSize(text: string, { unit, whiteSpace }: Pick<Quota, 'unit' | 'whiteSpace'>): Size {
  const count = unit === 'bytes' ? byteLength : (counted: string): number => counted.length;
  const bare = (): number => count(text.replace(/[ \t\r\n]/g, ''));
  if (whiteSpace === 'ignored') return { least: bare(), most: bare() };
  if (whiteSpace === 'counted') return { least: count(text), most: count(text) };
  return { least: whiteSpace === 'console' ? count(withoutOuterSpace(text)) : bare(), most: count(text) };
}

function quota(
  id: QuotaId,
  kind: Kind,
  title: string,
  limit: number,
  whiteSpace: WhiteSpace,
  source: string,
  more: Partial<Quota> = {},
): Quota {
  return { id, kind, title, limit, unit: 'characters', whiteSpace, source, date: DATE, ...more };
}

function resource(
  service: QuotaId,
  title: string,
  limit: number,
  unit: Quota['unit'],
  whiteSpace: WhiteSpace,
  page: string,
): Quota {
  return { ...quota(service, 'resource', title, limit, whiteSpace, `${GUIDE}/${page}`), unit, service };
}

/** White space outside of strings taken out, as the console does. A string that never ends runs to the end of the text. */
const withoutOuterSpace = (text: string): string =>
  text.replace(/("[^"\\]*(?:\\[\s\S][^"\\]*)*"?)|[ \t\r\n]+/g, (_match, string: string | undefined) => string ?? '');

/** The length in UTF-8; half a pair of surrogates counts as three, as what replaces it has. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
