/** AWS's partitions and their Regions. */
import { hasWildcard, matches } from './wildcard.ts';

export interface Partition {
  /** What stands second in an ARN. */
  readonly name: string;
  readonly title: string;
  /** What names of its services end with on the network. */
  readonly dnsSuffix: string;
  /** Name and title; the title is what the console shows. */
  readonly regions: readonly Region[];
}

export interface Region {
  readonly name: string;
  readonly title: string;
  /** True where an account must switch the Region on first; there service principals can need their regional form. */
  readonly optIn: boolean;
}

const on = (name: string, title: string): Region => ({ name, title, optIn: false });
const optIn = (name: string, title: string): Region => ({ name, title, optIn: true });

/** Sources: AWS's page "AWS Regions" (autumn 2026) for `aws`, the partition metadata of AWS's SDKs for the others. */
export const PARTITIONS: readonly Partition[] = [
  {
    name: 'aws',
    title: 'AWS',
    dnsSuffix: 'amazonaws.com',
    regions: [
      optIn('af-south-1', 'Africa (Cape Town)'),
      optIn('ap-east-1', 'Asia Pacific (Hong Kong)'),
      optIn('ap-east-2', 'Asia Pacific (Taipei)'),
      on('ap-northeast-1', 'Asia Pacific (Tokyo)'),
      on('ap-northeast-2', 'Asia Pacific (Seoul)'),
      on('ap-northeast-3', 'Asia Pacific (Osaka)'),
      on('ap-south-1', 'Asia Pacific (Mumbai)'),
      optIn('ap-south-2', 'Asia Pacific (Hyderabad)'),
      on('ap-southeast-1', 'Asia Pacific (Singapore)'),
      on('ap-southeast-2', 'Asia Pacific (Sydney)'),
      optIn('ap-southeast-3', 'Asia Pacific (Jakarta)'),
      optIn('ap-southeast-4', 'Asia Pacific (Melbourne)'),
      optIn('ap-southeast-5', 'Asia Pacific (Malaysia)'),
      optIn('ap-southeast-6', 'Asia Pacific (New Zealand)'),
      optIn('ap-southeast-7', 'Asia Pacific (Thailand)'),
      on('ca-central-1', 'Canada (Central)'),
      optIn('ca-west-1', 'Canada West (Calgary)'),
      on('eu-central-1', 'Europe (Frankfurt)'),
      optIn('eu-central-2', 'Europe (Zurich)'),
      on('eu-north-1', 'Europe (Stockholm)'),
      optIn('eu-south-1', 'Europe (Milan)'),
      optIn('eu-south-2', 'Europe (Spain)'),
      on('eu-west-1', 'Europe (Ireland)'),
      on('eu-west-2', 'Europe (London)'),
      on('eu-west-3', 'Europe (Paris)'),
      optIn('il-central-1', 'Israel (Tel Aviv)'),
      optIn('me-central-1', 'Middle East (UAE)'),
      optIn('me-south-1', 'Middle East (Bahrain)'),
      optIn('mx-central-1', 'Mexico (Central)'),
      on('sa-east-1', 'South America (São Paulo)'),
      on('us-east-1', 'US East (N. Virginia)'),
      on('us-east-2', 'US East (Ohio)'),
      on('us-west-1', 'US West (N. California)'),
      on('us-west-2', 'US West (Oregon)'),
    ],
  },
  {
    name: 'aws-cn',
    title: 'AWS China',
    dnsSuffix: 'amazonaws.com.cn',
    regions: [on('cn-north-1', 'China (Beijing)'), on('cn-northwest-1', 'China (Ningxia)')],
  },
  {
    name: 'aws-eusc',
    title: 'AWS European Sovereign Cloud',
    dnsSuffix: 'amazonaws.eu',
    regions: [on('eusc-de-east-1', 'EU (Germany)')],
  },
  {
    name: 'aws-iso',
    title: 'AWS ISO (US)',
    dnsSuffix: 'c2s.ic.gov',
    regions: [on('us-iso-east-1', 'US ISO East'), on('us-iso-west-1', 'US ISO West')],
  },
  {
    name: 'aws-iso-b',
    title: 'AWS ISOB (US)',
    dnsSuffix: 'sc2s.sgov.gov',
    regions: [on('us-isob-east-1', 'US ISOB East (Ohio)'), on('us-isob-west-1', 'US ISOB West')],
  },
  {
    name: 'aws-iso-e',
    title: 'AWS ISOE (Europe)',
    dnsSuffix: 'cloud.adc-e.uk',
    regions: [on('eu-isoe-west-1', 'EU ISOE West')],
  },
  {
    name: 'aws-iso-f',
    title: 'AWS ISOF (US)',
    dnsSuffix: 'csp.hci.ic.gov',
    regions: [on('us-isof-east-1', 'US ISOF East'), on('us-isof-south-1', 'US ISOF South')],
  },
  {
    name: 'aws-us-gov',
    title: 'AWS GovCloud (US)',
    dnsSuffix: 'amazonaws.com',
    regions: [on('us-gov-east-1', 'AWS GovCloud (US-East)'), on('us-gov-west-1', 'AWS GovCloud (US-West)')],
  },
];

/** All of them, by name within each partition. */
export const REGIONS: readonly Region[] = PARTITIONS.flatMap(({ regions }) => regions);

/** Exact spelling only, as AWS compares them. */
export const isPartition = (name: string): boolean => PARTITIONS.some(partition => partition.name === name);

/** The Region of this name, exactly. */
export const region = (name: string): Region | undefined => BY_NAME.get(name);

export const isRegion = (name: string): boolean => BY_NAME.has(name);

/** True for a known Region and for a name that one of tomorrow could have, such as `sa-west-1`. */
export const looksLikeRegion = (name: string): boolean =>
  BY_NAME.has(name) ||
  /^[a-z]{2,4}(-[a-z]+)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/.test(name);

export const partitionOfRegion = (name: string): Partition | undefined =>
  PARTITIONS.find(({ regions }) => regions.some(candidate => candidate.name === name));

/** The partitions that the second field of an ARN can mean: `*` and `aws*` are in use, `aws` means one. */
export const partitionsMatching = (pattern: string): readonly Partition[] =>
  PARTITIONS.filter(({ name }) => (hasWildcard(pattern) ? matches(pattern, name) : name === pattern));

/** The Regions that a value can mean; with `partition` only those of it. */
export function regionsMatching(pattern: string, partition?: string): readonly Region[] {
  const among = partition === undefined ? REGIONS : partitionsMatching(partition).flatMap(({ regions }) => regions);
  return among.filter(({ name }) => (hasWildcard(pattern) ? matches(pattern, name) : name === pattern));
}

/** True for a condition key whose values are Regions; any case. */
export const isRegionKey = (key: string): boolean => REGION_KEYS.has(key.toLowerCase());

/** Sources: AWS's page of global condition keys, the service authorization reference. */
const REGION_KEYS: ReadonlySet<string> = new Set([
  'account:targetregion',
  'aws:requestedregion',
  'batch:awslogsregion',
  'cloudformation:targetregion',
  'dsql:witnessregion',
  'ec2:region',
  'ec2:vpceserviceregion',
  'ec2:vpcesupportedregion',
  'identitystore:primaryregion',
  'kms:primaryregion',
  'kms:replicaregion',
  'observabilityadmin:centralizationbackupregion',
  'observabilityadmin:centralizationdestinationregion',
  'observabilityadmin:centralizationsourceregions',
  'observabilityadmin:targetregions',
  's3:destinationregion',
  's3:locationconstraint',
  'secretsmanager:addreplicaregions',
  'secretsmanager:secretprimaryregion',
  'ses:replicaregion',
  'sso:primaryregion',
]);

const BY_NAME: ReadonlyMap<string, Region> = new Map(REGIONS.map(entry => [entry.name, entry]));
