/** What the values of some condition keys must look like: IDs that AWS gives, names of services, ARNs of KMS keys. */
import { formSteps, parseArn, resourceSteps } from './arn.ts';
import { parseServicePrincipal, principalsOfService, SERVICE_PRINCIPALS } from './service-principals.ts';
import { hasWildcard, intersects } from './wildcard.ts';

export interface ValueForm {
  /** With its article: `an account ID`. */
  readonly what: string;
  /** A sentence. */
  readonly looks: string;
  /** Of IAM Access Analyzer; it has none for some forms. */
  readonly code?: string;
  /** Where the value has this form, that key was meant. */
  readonly otherKey?: { readonly name: string; readonly form: () => ValueForm };
  /** True for a pattern that some right value matches. */
  takes(text: string): boolean;
  /** The right value that was meant; several where it is not clear. */
  meant?(text: string): readonly string[];
}

/** Of the key with this name, in any case; undefined for keys that take any text. */
export const valueFormOf = (key: string): ValueForm | undefined => FORMS.get(key.toLowerCase());

/** Patterns are passed over where the form does not read them itself. */
const orPattern =
  (test: RegExp): ValueForm['takes'] =>
  text =>
    hasWildcard(text) || test.test(text);

/** Sources: AWS's reference of policy checks (VPC and endpoint IDs), the API patterns of Organizations, of account IDs. */
const ACCOUNT: ValueForm = {
  what: 'an account ID',
  looks: 'That has twelve digits.',
  takes: orPattern(/^\d{12}$/),
  meant: text => {
    const digits = /^\d{4}[- ]\d{4}[- ]\d{4}$/.test(text) ? text.replace(/\D/g, '') : parseArn(text)?.account;
    if (digits && /^\d{12}$/.test(digits)) return [digits];
    // A program that took it for a number drops a zero in front.
    return /^\d{11}$/.test(text) ? [`0${text}`] : [];
  },
};

const CALLER_ACCOUNT: ValueForm = { ...ACCOUNT, takes: text => text === 'anonymous' || ACCOUNT.takes(text) };

const VPC: ValueForm = {
  what: 'a VPC ID',
  looks: 'That is vpc- with 8 or 17 letters and digits behind it.',
  takes: orPattern(/^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/i),
  meant: text => idIn(text, VPC),
};
const VPCE: ValueForm = {
  what: 'a VPC endpoint ID',
  looks: 'That is vpce- with 8 or 17 letters and digits behind it.',
  takes: orPattern(/^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/i),
  meant: text => idIn(text, VPCE),
};

const ORGANIZATION: ValueForm = {
  what: 'an organization ID',
  looks: 'That is o- with 10 to 32 small letters and digits behind it.',
  takes: orPattern(/^o-[a-z0-9]{10,32}$/),
  meant: text => idIn(text.toLowerCase().split('/')[0] ?? '', ORGANIZATION),
};

const PATH: ValueForm = {
  what: 'a path in an organization',
  looks: 'That begins with the organization, as o-a1b2c3d4e5/r-ab12/ does, and ends with a slash.',
  takes: text =>
    hasWildcard(text) ? /[/*?]$/.test(text) : /^o-[a-z0-9]+\/(?:r-[a-z0-9]+\/(?:ou-[a-z0-9-]+\/)*)?$/.test(text),
  meant: text => (PATH.takes(`${text}/`) ? [`${text}/`] : []),
};

const SERVICE: ValueForm = {
  what: 'a service principal',
  looks: 'That is written as in lambda.amazonaws.com, in small letters.',
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  takes: text => hasWildcard(text) || isServiceName(text),
  meant: text => servicesLike(text),
};

const VIA: ValueForm = {
  what: 'a service principal with its Region',
  looks: 'That is written as in s3.eu-west-1.amazonaws.com.',
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  takes: text => {
    if (hasWildcard(text)) return true;
    const service = parseServicePrincipal(text);
    // A Region that is not known may be new.
    return service?.lowerCase === true && (service.region !== undefined || service.labels > 1);
  },
  meant: text => (VIA.takes(text.toLowerCase()) ? [text.toLowerCase()] : []),
};

const KMS_FORM = formSteps('arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}');
const KMS_KEY: ValueForm = {
  what: 'the ARN of a KMS key',
  looks: 'Requests hold arn:aws:kms:eu-west-1:123456789012:key/… here, never an alias or an ID alone.',
  code: 'INVALID_KMS_KEY_VALUE',
  takes: text => intersects(KMS_FORM, resourceSteps(text)),
};

const FORMS: ReadonlyMap<string, ValueForm> = new Map<string, ValueForm>([
  ['aws:sourcevpc', { ...VPC, code: 'INVALID_VPC_FORMAT', otherKey: { name: 'aws:SourceVpce', form: () => VPCE } }],
  ['aws:sourcevpce', { ...VPCE, code: 'INVALID_VPCE_FORMAT', otherKey: { name: 'aws:SourceVpc', form: () => VPC } }],
  ['aws:ec2instancesourcevpc', VPC],
  ['ec2:vpcid', VPC],
  ['aws:principalaccount', CALLER_ACCOUNT],
  ...keys(
    ACCOUNT,
    'aws:SourceAccount aws:ResourceAccount aws:VpceAccount aws:SourceOwner kms:CallerAccount s3:ResourceAccount s3:DataAccessPointAccount s3express:ResourceAccount ram:ShareOwnerAccountId',
  ),
  ...keys(ORGANIZATION, 'aws:PrincipalOrgID aws:SourceOrgID aws:ResourceOrgID aws:VpceOrgID'),
  ...keys(PATH, 'aws:PrincipalOrgPaths aws:SourceOrgPaths aws:ResourceOrgPaths aws:VpceOrgPaths'),
  ...keys(
    SERVICE,
    'aws:PrincipalServiceName aws:PrincipalServiceNamesList aws:CalledVia aws:CalledViaFirst aws:CalledViaLast iam:PassedToService iam:AWSServiceName sts:AWSServiceName organizations:ServicePrincipal kms:GranteeServicePrincipal kms:RetiringServicePrincipal',
  ),
  ['kms:viaservice', VIA],
  ...keys(
    KMS_KEY,
    's3:x-amz-server-side-encryption-aws-kms-key-id s3express:x-amz-server-side-encryption-aws-kms-key-id',
  ),
]);

function keys(form: ValueForm, names: string): [string, ValueForm][] {
  return names.split(' ').map(name => [name.toLowerCase(), form]);
}

/** The ID in an ARN, in the other case, or with the letters in front that it lacks. */
function idIn(text: string, form: ValueForm): string[] {
  const last = text.slice(text.lastIndexOf('/') + 1);
  return form.takes(last) && last !== text ? [last] : form.takes(text) ? [text] : [];
}

/** `amazon.com` is a suffix of Alexa's two names only. */
function isServiceName(text: string): boolean {
  const service = parseServicePrincipal(text);
  return service?.lowerCase === true && (service.suffix !== 'amazon.com' || service.known !== undefined);
}

function servicesLike(text: string): string[] {
  const lower = text.trim().toLowerCase();
  if (isServiceName(lower)) return [lower];
  const stem = lower.replace(/\.(?:amazon(?:aws)?|aws)?(?:\.(?:com?|aws))*\.?$/, '');
  const full = `${stem}.amazonaws.com`;
  if (SERVICE_PRINCIPALS.some(({ name }) => name === full)) return [full];
  return principalsOfService(stem).map(({ name }) => name);
}
