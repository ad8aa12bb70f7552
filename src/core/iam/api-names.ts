/** Names of API operations that people write as actions, where the action is called otherwise; and actions AWS no longer lists. */

/** By `service:operation` in lower case. Source: the S3, Lambda and SNS developer guides. */
const ACTION_OF_OPERATION: Readonly<Record<string, string>> = {
  'lambda:invoke': 'InvokeFunction',
  'lambda:invokeasync': 'InvokeFunction',
  's3:completemultipartupload': 'PutObject',
  's3:copyobject': 'PutObject',
  's3:createmultipartupload': 'PutObject',
  's3:deleteobjects': 'DeleteObject',
  's3:headbucket': 'ListBucket',
  's3:headobject': 'GetObject',
  's3:listbuckets': 'ListAllMyBuckets',
  's3:listmultipartuploads': 'ListBucketMultipartUploads',
  's3:listobjects': 'ListBucket',
  's3:listobjectsv2': 'ListBucket',
  's3:listobjectversions': 'ListBucketVersions',
  's3:listparts': 'ListMultipartUploadParts',
  's3:putbucketlifecycle': 'PutLifecycleConfiguration',
  's3:uploadpart': 'PutObject',
};

/** Still in policies that AWS itself wrote: the default policy of an SNS topic, the log policy of OpenSearch. */
const NO_LONGER_LISTED: ReadonlySet<string> = new Set(['sns:receive', 'logs:putlogeventsbatch']);

/** What people call a service, by the prefix that AWS calls it. Sources: the service authorization reference, AWS's own short names. */
const PREFIX_OF_NICKNAME: Readonly<Record<string, string>> = {
  alb: 'elasticloadbalancing',
  apigw: 'apigateway',
  'api-gateway': 'apigateway',
  cfn: 'cloudformation',
  'cloudwatch-logs': 'logs',
  cloudwatchlogs: 'logs',
  ddb: 'dynamodb',
  dynamo: 'dynamodb',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  eventbridge: 'events',
  'event-bridge': 'events',
  msk: 'kafka',
  mwaa: 'airflow',
  opensearch: 'es',
  parameterstore: 'ssm',
  sfn: 'states',
  stepfunctions: 'states',
  'step-functions': 'states',
  'systems-manager': 'ssm',
};

/** The prefix of the service that people call by this name; any case. */
export const prefixOfNickname = (name: string): string | undefined => {
  const lower = name.toLowerCase();
  return Object.hasOwn(PREFIX_OF_NICKNAME, lower) ? PREFIX_OF_NICKNAME[lower] : undefined;
};

/** The name of the action that allows an API operation of another name. */
export const actionOfOperation = (action: string): string | undefined => ACTION_OF_OPERATION[action.toLowerCase()];

export const isNoLongerListed = (action: string): boolean => NO_LONGER_LISTED.has(action.toLowerCase());
