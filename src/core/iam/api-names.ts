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

/** Still in policies that AWS itself once wrote: the default policy of an SNS topic. */
const NO_LONGER_LISTED: ReadonlySet<string> = new Set(['sns:receive']);

/** The name of the action that allows an API operation of another name. */
export const actionOfOperation = (action: string): string | undefined => ACTION_OF_OPERATION[action.toLowerCase()];

export const isNoLongerListed = (action: string): boolean => NO_LONGER_LISTED.has(action.toLowerCase());
