/** The grammar of a policy as one table: which elements there are, where they stand, what they hold, and in which kinds of policy. */

/** What a policy is attached to decides which elements it may have. */
export type Kind = 'identity' | 'boundary' | 'session' | 'trust' | 'resource' | 'scp' | 'rcp' | 'endpoint';

export const KINDS: readonly Kind[] = [
  'identity',
  'boundary',
  'session',
  'trust',
  'resource',
  'scp',
  'rcp',
  'endpoint',
];

export type PolicyElement = 'Version' | 'Id' | 'Statement';
export type StatementElement =
  | 'Sid'
  | 'Effect'
  | 'Principal'
  | 'NotPrincipal'
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Condition';
export type ElementName = PolicyElement | StatementElement;

/** What the value of an element looks like. */
export type ElementShape = 'version' | 'string' | 'statements' | 'effect' | 'principal' | 'strings' | 'condition';

export interface ElementFacts {
  readonly name: ElementName;
  readonly level: 'policy' | 'statement';
  readonly shape: ElementShape;
  /** The element that says the opposite; the two exclude each other. */
  readonly opposite?: ElementName;
  /** Kinds whose policies may have it; all where it is missing. */
  readonly kinds?: readonly Kind[];
  /** Kinds whose policies must have it or its opposite; none where it is missing. */
  readonly requiredIn?: readonly Kind[];
}

const WITH_PRINCIPAL: readonly Kind[] = ['resource', 'trust', 'rcp', 'endpoint'];
const WITH_RESOURCE: readonly Kind[] = KINDS.filter(kind => kind !== 'trust');
/** Of a resource the policy may do without: in ECR the repository is meant. See `needsResource`. */
const NEEDS_RESOURCE: readonly Kind[] = WITH_RESOURCE.filter(kind => kind !== 'resource');

/** In the order in which AWS's own documents write them. */
export const ELEMENTS: readonly ElementFacts[] = [
  { name: 'Version', level: 'policy', shape: 'version' },
  { name: 'Id', level: 'policy', shape: 'string', kinds: WITH_PRINCIPAL },
  { name: 'Statement', level: 'policy', shape: 'statements', requiredIn: KINDS },
  { name: 'Sid', level: 'statement', shape: 'string' },
  { name: 'Effect', level: 'statement', shape: 'effect', requiredIn: KINDS },
  {
    name: 'Principal',
    level: 'statement',
    shape: 'principal',
    opposite: 'NotPrincipal',
    kinds: WITH_PRINCIPAL,
    requiredIn: WITH_PRINCIPAL,
  },
  { name: 'NotPrincipal', level: 'statement', shape: 'principal', opposite: 'Principal', kinds: ['resource'] },
  { name: 'Action', level: 'statement', shape: 'strings', opposite: 'NotAction', requiredIn: KINDS },
  {
    name: 'NotAction',
    level: 'statement',
    shape: 'strings',
    opposite: 'Action',
    kinds: KINDS.filter(kind => kind !== 'rcp'),
  },
  {
    name: 'Resource',
    level: 'statement',
    shape: 'strings',
    opposite: 'NotResource',
    kinds: WITH_RESOURCE,
    requiredIn: NEEDS_RESOURCE,
  },
  { name: 'NotResource', level: 'statement', shape: 'strings', opposite: 'Resource', kinds: WITH_RESOURCE },
  { name: 'Condition', level: 'statement', shape: 'condition' },
];

/**
 * Services that surely refuse a policy of a resource without Resource. ECR and EFS do without; for SQS and others the
 * reports differ. Source: AWS's guides to bucket policies, topic policies and key policies.
 */
const WITH_RESOURCE_SERVICES: readonly string[] = ['kms', 's3', 'sns'];

/** True where a statement must say with Resource or NotResource what it is about. */
export const needsResource = (kind: Kind, service?: string): boolean =>
  NEEDS_RESOURCE.includes(kind) ||
  (kind === 'resource' && service !== undefined && WITH_RESOURCE_SERVICES.includes(service));

/**
 * Services in the policies of whose resources actions and ARNs of other services surely have no effect. Others are left
 * out: a vault of Backup speaks of what it keeps, a cluster of MSK has actions under two names.
 */
const OWN_ONLY: readonly string[] = [
  'dynamodb',
  'ecr',
  'elasticfilesystem',
  'execute-api',
  'kinesis',
  'kms',
  's3',
  's3express',
  'secretsmanager',
  'sns',
  'sqs',
];

/** True where a policy attached to a resource of the service is about that service alone. */
export const ownsItsPolicies = (service: string): boolean => OWN_ONLY.includes(service);

/** Exact spelling only: AWS's element names are case-sensitive. */
export const elementFacts = (name: string): ElementFacts | undefined => ELEMENTS.find(element => element.name === name);

/** The two versions of the policy language, today's first. A policy without one is read as the older. */
export const VERSIONS: readonly string[] = ['2012-10-17', '2008-10-17'];

export const EFFECTS: readonly string[] = ['Allow', 'Deny'];

export const PRINCIPAL_TYPES: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
