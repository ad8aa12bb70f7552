/** Actions whose answer hands out secrets or data, as far as a policy can scope them. */

/**
 * Actions whose answer holds credentials, with what is handed out. Left out are those that know no resource to be scoped
 * to (`ecr:GetAuthorizationToken`), that hand out no more than the rights of the caller (`sts:GetFederationToken`,
 * `codeartifact:GetAuthorizationToken`, `s3:GetDataAccess`) or what takes a key to read (`ec2:GetPasswordData`), that
 * are an escalation by themselves (`sts:AssumeRole`, `iam:CreateAccessKey`), and that every inventory asks
 * (`cognito-idp:DescribeUserPoolClient`).
 * Source: the answers of these operations in AWS's API references, 2026; the class of findings is that of cloudsplaining.
 */
export const CREDENTIALS: ReadonlyMap<string, string> = new Map([
  ['airflow:CreateCliToken', 'tokens for the command line of Airflow'],
  ['airflow:CreateWebLoginToken', 'tokens to log in to Airflow'],
  ['bedrock-agentcore:GetResourceApiKey', 'API keys of other services'],
  ['bedrock-agentcore:GetResourceOauth2Token', 'access tokens for other services'],
  ['codepipeline:PollForJobs', 'keys to the files of a pipeline'],
  ['cognito-identity:GetOpenIdTokenForDeveloperIdentity', 'tokens for the users of an identity pool'],
  ['connect:AdminGetEmergencyAccessToken', 'a token to log in as an administrator of a contact center'],
  ['connect:GetFederationToken', 'tokens to log in to a contact center'],
  ['deadline:AssumeFleetRoleForRead', "keys of a fleet's role"],
  ['deadline:AssumeFleetRoleForWorker', "keys of a fleet's role"],
  ['deadline:AssumeQueueRoleForRead', "keys of a queue's role"],
  ['deadline:AssumeQueueRoleForUser', "keys of a queue's role"],
  ['deadline:AssumeQueueRoleForWorker', "keys of a queue's role"],
  ['elasticmapreduce:GetClusterSessionCredentials', 'a user and password for a cluster'],
  ['emr-containers:GetManagedEndpointSessionCredentials', 'a token for an endpoint'],
  ['finspace-api:GetProgrammaticAccessCredentials', 'keys to the data of an environment'],
  ['gamelift:GetInstanceAccess', 'keys to log in to a game server'],
  ['gamelift:RequestUploadCredentials', 'keys to upload a game build'],
  ['grafana:CreateWorkspaceApiKey', 'API keys of a workspace'],
  ['grafana:CreateWorkspaceServiceAccountToken', 'tokens for a workspace'],
  ['iam:CreateServiceSpecificCredential', 'passwords of users for single services'],
  ['iam:ResetServiceSpecificCredential', 'passwords of users for single services'],
  ['lightsail:CreateBucketAccessKey', 'access keys to a bucket'],
  ['lightsail:GetInstanceAccessDetails', 'keys to log in to a server'],
  ['lightsail:GetRelationalDatabaseMasterUserPassword', 'the master password of a database'],
  ['mediapackage:RotateChannelCredentials', 'a user and password to send video to a channel'],
  ['mediapackage:RotateIngestEndpointCredentials', 'a user and password to send video to a channel'],
  ['redshift-serverless:GetCredentials', 'a user and password for a database'],
  ['redshift:GetClusterCredentials', 'a user and password for a database'],
  ['storagegateway:DescribeChapCredentials', 'the secrets of iSCSI clients'],
]);

/**
 * Actions that read what people store, with what is read: the few whose data is most often secret.
 * Source: cloudsplaining's class of data exfiltration, with the actions beside them that answer the same.
 */
export const DATA: ReadonlyMap<string, string> = new Map([
  ['s3:GetObject', 'every object in every bucket'],
  ['s3:GetObjectVersion', 'every object in every bucket'],
  ['secretsmanager:GetSecretValue', 'every secret'],
  ['ssm:GetParameter', 'every parameter'],
  ['ssm:GetParameterHistory', 'every parameter'],
  ['ssm:GetParameters', 'every parameter'],
  ['ssm:GetParametersByPath', 'every parameter'],
]);

/**
 * True for the name of an action that gives access away. Many actions with AWS's level "Permissions management" take
 * access back, only show it, make something new, or are about another matter (`waf:CreateWebACL`,
 * `s3:BypassGovernanceRetention`). A permission for a network interface is what services ask for to stand in a VPC.
 */
export const givesAccess = (name: string): boolean => GIVES.test(name) && WHAT.test(name) && !MAKES.test(name);

const GIVES = /^(Add|Associate|Attach|Authorize|Create|Modify|Put|Set|Update)/;
const MAKES = /^Create(Policy|NetworkInterfacePermission)$/;
const WHAT =
  /(Acl|Grant|Permissions?|PermissionSet|Polic(y|ies)|PolicyVersion|Share|DataShare|SnapshotAccess|SnapshotAttribute|QueueAttributes|TopicAttributes|AccessPolic(y|ies)|PublicAccessBlock)$/;
