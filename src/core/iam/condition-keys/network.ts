/** Global condition keys that tell by which network the request came. Facts: AWS's page of global keys, autumn 2026. */
import type { GlobalKey } from './type.ts';

/** The services that AWS lists under aws:SourceVpcArn; under IAM it excepts iam:PassRole. */
const VPC_ARN_SERVICES =
  'acm-pca applicationinsights apprunner athena cloudformation comprehendmedical compute-optimizer datasync discovery ebs ecr ecs firehose healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery servicequotas ssm-contacts storagegateway textract transcribe transfer';

/** Those under aws:VpceAccount, with the same exception. */
const VPCE_ACCOUNT_SERVICES = `${VPC_ARN_SERVICES} dynamodb gamelift shield`;

/**
 * Those under aws:VpceOrgID and aws:VpceOrgPaths; the two lists differ from each other, as AWS prints them. It prints
 * cloudhsmv2 for CloudHSM, whose actions begin with cloudhsm.
 */
const VPCE_ORG_ID_SERVICES = `${VPCE_ACCOUNT_SERVICES} b2bi cassandra cloudhsm cognito-identity dms ds-data identitystore iottwinmaker kinesis network-firewall pricing qbusiness ses sms-voice sqs workmail`;
const VPCE_ORG_PATHS_SERVICES = `${VPCE_ACCOUNT_SERVICES} secretsmanager sts`;

const services = (list: string): readonly string[] => list.split(' ').sort();

export const NETWORK_KEYS: readonly GlobalKey[] = [
  {
    name: 'aws:SourceIp',
    type: 'IPAddress',
    group: 'network',
    present: 'sometimes',
    presence: 'Every request has it except those that come through a VPC endpoint.',
    text: 'The public address from which the request came. Private ranges never match it: behind a VPC endpoint use aws:VpcSourceIp.',
    examples: ['203.0.113.0/24', '2001:DB8:1234:5678::/64'],
    anchor: 'condition-keys-sourceip',
  },
  {
    name: 'aws:SourceVpc',
    type: 'String',
    group: 'network',
    present: 'sometimes',
    presence: 'Only requests that come through a VPC endpoint have it.',
    text: 'The ID of the VPC whose endpoint the request came through. It is lost when a service calls on behalf of the caller, so leave room for that.',
    examples: ['vpc-0e9801d129EXAMPLE'],
    anchor: 'condition-keys-sourcevpc',
    sensitive: true,
  },
  {
    name: 'aws:SourceVpcArn',
    type: 'ARN',
    group: 'network',
    present: 'sometimes',
    presence: 'Requests to the services that support it have it when they come through a VPC endpoint.',
    text: 'The ARN of the VPC whose endpoint the request came through. It names Region and account too, so AWS prefers it to aws:SourceVpc where the service fills it.',
    examples: ['arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0e9801d129EXAMPLE'],
    anchor: 'condition-keys-sourcevpcarn',
    services: services(VPC_ARN_SERVICES),
    notFor: ['iam:PassRole'],
  },
  {
    name: 'aws:SourceVpce',
    type: 'String',
    group: 'network',
    present: 'sometimes',
    presence: 'Only requests that come through a VPC endpoint have it.',
    text: 'The ID of the VPC endpoint that the request came through. A Deny on it also hits services that call on behalf of the caller.',
    examples: ['vpce-1a2b3c4d'],
    anchor: 'condition-keys-sourcevpce',
    sensitive: true,
  },
  {
    name: 'aws:VpceAccount',
    type: 'String',
    group: 'network',
    present: 'sometimes',
    presence: 'Requests to the services that support it have it when they come through a VPC endpoint.',
    text: 'The account that owns the VPC endpoint. One line stands for all endpoints of the account, but only some services fill it.',
    examples: ['123456789012'],
    anchor: 'condition-keys-vpceaccount',
    sensitive: true,
    services: services(VPCE_ACCOUNT_SERVICES),
    notFor: ['iam:PassRole'],
  },
  {
    name: 'aws:VpceOrgID',
    type: 'String',
    group: 'network',
    present: 'sometimes',
    presence:
      'Requests to the services that support it have it when they come through an endpoint whose owner is in an organization.',
    text: 'The organization that owns the VPC endpoint. It covers every endpoint of every account of the organization, but only some services fill it.',
    examples: ['o-a1b2c3d4e5'],
    anchor: 'condition-keys-vpceorgid',
    sensitive: true,
    services: services(VPCE_ORG_ID_SERVICES),
    notFor: ['iam:PassRole'],
  },
  {
    name: 'aws:VpceOrgPaths',
    type: 'String',
    multivalued: true,
    group: 'network',
    present: 'sometimes',
    presence:
      'Requests to the services that support it have it when they come through an endpoint whose owner is in an organization.',
    text: 'Where in the organization the owner of the VPC endpoint hangs, as a path of organization, root and units. Only some services fill it.',
    examples: ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/'],
    anchor: 'condition-keys-vpceorgpaths',
    services: services(VPCE_ORG_PATHS_SERVICES),
    notFor: ['iam:PassRole'],
  },
  {
    name: 'aws:VpcSourceIp',
    type: 'IPAddress',
    group: 'network',
    present: 'sometimes',
    presence: 'Only requests that come through a VPC endpoint have it.',
    text: 'The address inside the VPC from which the request came. Other VPCs may use the same private addresses, so name the VPC or the endpoint beside it.',
    examples: ['10.0.0.0/16'],
    anchor: 'condition-keys-vpcsourceip',
    companions: ['aws:SourceVpc', 'aws:SourceVpcArn', 'aws:SourceVpce'],
  },
];
