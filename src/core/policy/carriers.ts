/** What the text around a policy says about it: which node of a template, resource or API answer holds which kind. */
import type { Kind } from '../iam/grammar.ts';
import { isMap, isString, type MapNode, type Node } from '../syntax/node.ts';

/** The kind of a policy, and for a policy attached to a resource its service. */
export interface Carried {
  readonly kind: Kind;
  /** The prefix of its actions, `s3`. */
  readonly service?: string;
}

const identity: Carried = { kind: 'identity' };
const of = (service: string): Carried => ({ kind: 'resource', service });

/**
 * Resource types that carry policies. CloudFormation's are named whole, Terraform's by what follows `aws_`.
 * Source: the CloudFormation resource reference and the Terraform AWS provider's documentation, 2026.
 */
const TYPES: Readonly<Record<string, Carried>> = {
  'AWS::IAM::Group': identity,
  'AWS::IAM::GroupPolicy': identity,
  'AWS::IAM::ManagedPolicy': identity,
  'AWS::IAM::Policy': identity,
  'AWS::IAM::Role': identity,
  'AWS::IAM::RolePolicy': identity,
  'AWS::IAM::User': identity,
  'AWS::IAM::UserPolicy': identity,
  'AWS::IoT::Policy': identity,
  'AWS::SSO::PermissionSet': identity,
  'AWS::Serverless::Function': identity,
  'AWS::Serverless::StateMachine': identity,
  'AWS::ApiGateway::RestApi': of('execute-api'),
  'AWS::Serverless::Api': of('execute-api'),
  'AWS::Backup::BackupVault': of('backup'),
  'AWS::CloudTrail::ResourcePolicy': of('cloudtrail-data'),
  'AWS::CodeArtifact::Domain': of('codeartifact'),
  'AWS::CodeArtifact::Repository': of('codeartifact'),
  'AWS::Bedrock::ResourcePolicy': of('bedrock'),
  'AWS::DSQL::Cluster': of('dsql'),
  'AWS::DynamoDB::GlobalTable': of('dynamodb'),
  'AWS::DynamoDB::Table': of('dynamodb'),
  'AWS::ECR::PublicRepository': of('ecr-public'),
  'AWS::ECR::RegistryPolicy': of('ecr'),
  'AWS::ECR::Repository': of('ecr'),
  'AWS::ECR::RepositoryCreationTemplate': of('ecr'),
  'AWS::EFS::FileSystem': of('elasticfilesystem'),
  'AWS::Elasticsearch::Domain': of('es'),
  'AWS::Events::EventBusPolicy': of('events'),
  'AWS::EventSchemas::RegistryPolicy': of('schemas'),
  'AWS::KMS::Key': of('kms'),
  'AWS::KMS::ReplicaKey': of('kms'),
  'AWS::Kinesis::ResourcePolicy': of('kinesis'),
  'AWS::Lex::ResourcePolicy': of('lex'),
  'AWS::Logs::DeliveryDestination': of('logs'),
  'AWS::Logs::Destination': of('logs'),
  'AWS::Logs::LogGroup': of('logs'),
  'AWS::Logs::ResourcePolicy': of('logs'),
  'AWS::MSK::ClusterPolicy': of('kafka'),
  'AWS::MediaPackageV2::ChannelPolicy': of('mediapackagev2'),
  'AWS::MediaPackageV2::OriginEndpointPolicy': of('mediapackagev2'),
  'AWS::MediaStore::Container': of('mediastore'),
  'AWS::OpenSearchService::Domain': of('es'),
  'AWS::Organizations::ResourcePolicy': of('organizations'),
  'AWS::RedshiftServerless::Namespace': of('redshift-serverless'),
  'AWS::S3::AccessPoint': of('s3'),
  'AWS::S3::BucketPolicy': of('s3'),
  'AWS::S3::MultiRegionAccessPointPolicy': of('s3'),
  'AWS::S3Express::BucketPolicy': of('s3express'),
  'AWS::S3ObjectLambda::AccessPointPolicy': of('s3-object-lambda'),
  'AWS::S3Outposts::AccessPoint': of('s3-outposts'),
  'AWS::S3Outposts::BucketPolicy': of('s3-outposts'),
  'AWS::S3Tables::TableBucketPolicy': of('s3tables'),
  'AWS::S3Tables::TablePolicy': of('s3tables'),
  'AWS::S3Vectors::VectorBucketPolicy': of('s3vectors'),
  'AWS::SNS::TopicInlinePolicy': of('sns'),
  'AWS::SNS::TopicPolicy': of('sns'),
  'AWS::SQS::QueueInlinePolicy': of('sqs'),
  'AWS::SQS::QueuePolicy': of('sqs'),
  'AWS::SSM::ResourcePolicy': of('ssm'),
  'AWS::SageMaker::ModelPackageGroup': of('sagemaker'),
  'AWS::SecretsManager::ResourcePolicy': of('secretsmanager'),
  'AWS::VpcLattice::AuthPolicy': of('vpc-lattice-svcs'),
  'AWS::VpcLattice::ResourcePolicy': of('vpc-lattice'),
  'AWS::XRay::ResourcePolicy': of('xray'),
  'AWS::EC2::VPCEndpoint': { kind: 'endpoint' },
  'AWS::EKS::PodIdentityAssociation': { kind: 'session' },
  'AWS::RolesAnywhere::Profile': { kind: 'session' },
  'AWS::Transfer::User': { kind: 'session' },
  aws_iam_group_policy: identity,
  aws_iam_policy: identity,
  aws_iam_role: identity,
  aws_iam_role_policy: identity,
  aws_iam_user_policy: identity,
  aws_iot_policy: identity,
  aws_ssoadmin_permission_set_inline_policy: identity,
  aws_acmpca_policy: of('acm-pca'),
  aws_api_gateway_rest_api: of('execute-api'),
  aws_api_gateway_rest_api_policy: of('execute-api'),
  aws_backup_vault_policy: of('backup'),
  aws_cloudwatch_event_bus_policy: of('events'),
  aws_cloudwatch_log_delivery_destination_policy: of('logs'),
  aws_cloudwatch_log_destination_policy: of('logs'),
  aws_cloudwatch_log_resource_policy: of('logs'),
  aws_codeartifact_domain_permissions_policy: of('codeartifact'),
  aws_codeartifact_repository_permissions_policy: of('codeartifact'),
  aws_dynamodb_resource_policy: of('dynamodb'),
  aws_ecr_registry_policy: of('ecr'),
  aws_ecr_repository_policy: of('ecr'),
  aws_ecrpublic_repository_policy: of('ecr-public'),
  aws_efs_file_system_policy: of('elasticfilesystem'),
  aws_elasticsearch_domain_policy: of('es'),
  aws_glacier_vault: of('glacier'),
  aws_glue_resource_policy: of('glue'),
  aws_kinesis_resource_policy: of('kinesis'),
  aws_kms_external_key: of('kms'),
  aws_kms_key: of('kms'),
  aws_kms_key_policy: of('kms'),
  aws_kms_replica_external_key: of('kms'),
  aws_kms_replica_key: of('kms'),
  aws_media_store_container_policy: of('mediastore'),
  aws_msk_cluster_policy: of('kafka'),
  aws_networkfirewall_resource_policy: of('network-firewall'),
  aws_opensearch_domain: of('es'),
  aws_opensearch_domain_policy: of('es'),
  aws_s3_access_point: of('s3'),
  aws_s3_bucket: of('s3'),
  aws_s3_bucket_policy: of('s3'),
  aws_organizations_resource_policy: of('organizations'),
  aws_s3control_access_point_policy: of('s3'),
  aws_s3control_bucket_policy: of('s3-outposts'),
  aws_s3tables_table_bucket_policy: of('s3tables'),
  aws_s3tables_table_policy: of('s3tables'),
  aws_sagemaker_model_package_group_policy: of('sagemaker'),
  aws_schemas_registry_policy: of('schemas'),
  aws_secretsmanager_secret: of('secretsmanager'),
  aws_secretsmanager_secret_policy: of('secretsmanager'),
  aws_ses_identity_policy: of('ses'),
  aws_sesv2_email_identity_policy: of('ses'),
  aws_sns_topic: of('sns'),
  aws_sns_topic_policy: of('sns'),
  aws_sqs_queue: of('sqs'),
  aws_sqs_queue_policy: of('sqs'),
  aws_vpclattice_auth_policy: of('vpc-lattice-svcs'),
  aws_vpclattice_resource_policy: of('vpc-lattice'),
  // Terraform's own default; the argument `type` says otherwise.
  aws_organizations_policy: { kind: 'scp' },
  aws_rolesanywhere_profile: { kind: 'session' },
  aws_transfer_user: { kind: 'session' },
  aws_vpc_endpoint: { kind: 'endpoint' },
  aws_vpc_endpoint_policy: { kind: 'endpoint' },
};

/** Keys that say the kind wherever they stand: in templates, in Terraform, in the answers of the AWS command line. */
const KEYS: Readonly<Record<string, Carried>> = {
  AssumeRolePolicyDocument: { kind: 'trust' },
  assume_role_policy: { kind: 'trust' },
  KeyPolicy: of('kms'),
  RepositoryPolicyText: of('ecr'),
  policyText: of('ecr'),
  FileSystemPolicy: of('elasticfilesystem'),
  inline_policy: identity,
};

/** `Type` of an organization's policy, in templates, Terraform and `aws organizations describe-policy`. */
const ORGANIZATION_TYPES: Readonly<Record<string, Carried>> = {
  SERVICE_CONTROL_POLICY: { kind: 'scp' },
  RESOURCE_CONTROL_POLICY: { kind: 'rcp' },
};

/** Names that sit beside a policy in the answers of `aws iam`: whose policy it is. */
const IDENTITY_ANSWERS: readonly string[] = ['RoleName', 'UserName', 'GroupName'];

/** What a key says of the policy behind it; undefined where it says nothing. */
export const carriedByKey = (key: string): Carried | undefined => KEYS[key];

/** What the type of a resource says: `AWS::S3::BucketPolicy`, `aws_s3_bucket_policy`. */
export const carriedByType = (type: string): Carried | undefined => TYPES[type];

/** What a map says of the policies in it: by its own type, or by what stands beside them. */
export function carriedByMap(node: MapNode): Carried | undefined {
  const text = (key: string): string | undefined => {
    const value = node.entries.find(entry => entry.key.value === key)?.value;
    return isString(value) ? value.value : undefined;
  };
  const type = text('Type') ?? text('type');
  if (type !== undefined) return carriedByType(type) ?? ORGANIZATION_TYPES[type];
  const summary = node.entries.find(entry => entry.key.value === 'PolicySummary')?.value;
  if (isMap(summary)) return carriedByMap(summary);
  const answers = node.entries.some(
    entry => entry.key.value === 'PolicyVersion' || entry.key.value === 'PolicyDocument',
  );
  if (answers && IDENTITY_ANSWERS.some(key => text(key) !== undefined)) return identity;
  return node.entries.some(({ key }) => key.value === 'VersionId' || key.value === 'IsDefaultVersion') &&
    node.entries.some(({ key }) => key.value === 'Document')
    ? identity
    : undefined;
}

/** What the name of a file says, `/` between its folders. */
export function carriedByName(path: string): Carried | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

const NAMES: readonly (readonly [RegExp, Carried])[] = [
  [/(?:^|[.-])scp\.jsonc?$/, { kind: 'scp' }],
  [/(?:^|[.-])rcp\.jsonc?$/, { kind: 'rcp' }],
  [/(?:^|[.-])(?:trust|assume-role)(?:-policy)?\.jsonc?$/, { kind: 'trust' }],
  [/(?:^|[.-])boundary(?:-policy)?\.jsonc?$/, { kind: 'boundary' }],
  [/(?:^|[.-])session(?:-policy)?\.jsonc?$/, { kind: 'session' }],
  [/(?:^|[.-])(?:vpc-)?endpoint(?:-policy)?\.jsonc?$/, { kind: 'endpoint' }],
  [/(?:^|[.-])bucket-policy\.jsonc?$/, of('s3')],
  [/(?:^|[.-])key-policy\.jsonc?$/, of('kms')],
  [/(?:^|[.-])queue-policy\.jsonc?$/, of('sqs')],
  [/(?:^|[.-])topic-policy\.jsonc?$/, of('sns')],
];

/** True for a CloudFormation or SAM template. */
export function isTemplate(root: Node): boolean {
  if (!isMap(root)) return false;
  if (root.entries.some(entry => entry.key.value === 'AWSTemplateFormatVersion')) return true;
  const resources = root.entries.find(entry => entry.key.value === 'Resources')?.value;
  return isMap(resources) && resources.entries.some(({ value }) => isMap(value) && isResource(value));
}

const isResource = (node: MapNode): boolean =>
  node.entries.some(({ key, value }) => key.value === 'Type' && isString(value) && value.value.startsWith('AWS::'));
