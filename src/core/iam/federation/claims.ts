/** The claims of identity providers that AWS offers as condition keys. Facts: AWS's page of IAM and STS keys, autumn 2026. */
import type { Claim } from './type.ts';

const claim = (name: string, text: string, more: Partial<Claim> = {}): Claim => ({
  name,
  text,
  multivalued: 'no',
  inSession: false,
  ...more,
});

const AMR = claim('amr', 'How the person signed in: unauthenticated, or authenticated and the name of the provider.', {
  multivalued: 'yes',
  inSession: true,
  examples: ['authenticated', 'unauthenticated'],
});
const OAUD = claim('oaud', 'The audience of the token where the key aud already holds the party that asked for it.');

/** What AWS maps for every OpenID Connect provider. */
export const DEFAULT_CLAIMS: readonly Claim[] = [
  AMR,
  claim(
    'aud',
    'For whom the token was made, usually an ID of your application or sts.amazonaws.com. Test it exactly.',
    {
      inSession: true,
      examples: ['sts.amazonaws.com'],
    },
  ),
  claim('email', 'The e-mail address of the person. It can change hands, so do not rely on it alone.'),
  OAUD,
  claim(
    'sub',
    'Who asks: the person, job or workload that the token was made for. Test it, or anybody with a token gets in.',
    {
      inSession: true,
    },
  ),
];

export const COGNITO_CLAIMS: readonly Claim[] = [
  AMR,
  claim('aud', 'The identity pool that made the token. Without it every identity pool of every customer is trusted.', {
    inSession: true,
    examples: ['us-east-1:12345678-abcd-abcd-abcd-123456790ab1'],
  }),
  OAUD,
  claim('sub', 'The ID of the person in the identity pool. As a variable it gives everybody a folder of their own.', {
    inSession: true,
    examples: ['us-east-1:12345678-1234-1234-1234-123456790ab1'],
  }),
];

export const AMAZON_CLAIMS: readonly Claim[] = [
  claim('app_id', 'The ID of your application with Login with Amazon; it does the work of an audience.', {
    inSession: true,
    examples: ['amzn1.application-oa2-123456'],
  }),
  claim('sub', 'The ID of the person with Login with Amazon.', { inSession: true }),
  claim('user_id', 'The ID of the person with Login with Amazon.', {
    inSession: true,
    examples: ['amzn1.account.ATEXAMPLE'],
  }),
];

export const FACEBOOK_CLAIMS: readonly Claim[] = [
  claim('app_id', 'The ID of your application with Facebook; it does the work of an audience.', {
    inSession: true,
    examples: ['111222333444555'],
  }),
  claim('id', 'The ID of the person with Facebook.', { inSession: true }),
];

export const GOOGLE_CLAIMS: readonly Claim[] = [
  ...DEFAULT_CLAIMS,
  claim('google/organization_number', 'The number of the Google Cloud or Workspace organization of the person.', {
    type: 'Numeric',
    examples: ['123456'],
  }),
];

export const GITHUB_CLAIMS: readonly Claim[] = [
  ...DEFAULT_CLAIMS,
  claim('actor', 'The account that started the workflow run. Names can be given up and taken by others.', {
    examples: ['octocat'],
  }),
  claim('actor_id', 'The number of the account that started the workflow run. It never changes.'),
  claim('enterprise_id', 'The number of the enterprise that the repository belongs to.'),
  claim('environment', 'The environment that the job runs in. Its protection rules then guard the role too.', {
    examples: ['production'],
  }),
  claim('job_workflow_ref', 'The reusable workflow that the job runs, with its version.', {
    examples: ['octo-org/octo-automation/.github/workflows/deploy.yml@refs/heads/main'],
  }),
  claim('ref', 'The branch or tag that started the run.', { examples: ['refs/heads/main'] }),
  claim('repository', 'The repository that the workflow runs in.', { examples: ['octo-org/octo-repo'] }),
  claim('repository_id', 'The number of the repository. It stays when the repository is renamed.'),
  claim('repository_owner_id', 'The number of the organization or account that owns the repository. It never changes.'),
  claim('workflow', 'The name of the workflow. Anyone who can edit the repository can choose it.'),
];

export const GITLAB_CLAIMS: readonly Claim[] = [
  ...DEFAULT_CLAIMS,
  claim('namespace_id', 'The number of the group that the project belongs to. It stays when the group is renamed.'),
  claim('pipeline_source', 'What started the pipeline.', { examples: ['push', 'merge_request_event', 'schedule'] }),
  claim('project_id', 'The number of the project. It stays when the project is renamed or moved.'),
  claim('ref_protected', 'Tells whether the branch or tag is protected.', { values: ['true', 'false'] }),
  claim('runner_environment', 'The kind of runner that runs the job.', { examples: ['gitlab-hosted', 'self-hosted'] }),
  claim('user_access_level', 'The role that the person has in the project.', { examples: ['maintainer'] }),
  claim('user_email', 'The e-mail address of the person who started the job. It can change, the ID does not.'),
  claim('user_id', 'The number of the person who started the job. It never changes.'),
  claim('user_login', 'The name of the person who started the job. It can change, the ID does not.'),
];

export const CIRCLECI_CLAIMS: readonly Claim[] = [
  ...DEFAULT_CLAIMS,
  claim('oidc.circleci.com/project-id', 'The ID of the project that the job runs in.', {
    examples: ['76543210-ba98-fedc-3210-edcba0987654'],
  }),
];

export const BUILDKITE_CLAIMS: readonly Claim[] = [
  ...DEFAULT_CLAIMS,
  claim('build_branch', 'The branch that is built.', { examples: ['main'] }),
  claim('cluster_id', 'The ID of the cluster that the job runs on. It never changes.'),
  claim('cluster_name', 'The name of the cluster that the job runs on.'),
  claim('organization_id', 'The ID of the organization that the job belongs to. It never changes.'),
  claim('organization_slug', 'The short name of the organization that the job belongs to.', { examples: ['acme-inc'] }),
  claim('pipeline_id', 'The ID of the pipeline. It never changes.'),
  claim('pipeline_slug', 'The short name of the pipeline.', { examples: ['deploy'] }),
];

export const ORACLE_CLAIMS: readonly Claim[] = [
  ...DEFAULT_CLAIMS,
  claim('rpst_id', 'The ID of the resource in Oracle Cloud that asks.'),
];

/** The keys of a SAML assertion, by the name after `saml:`. */
export const SAML_CLAIMS: readonly Claim[] = [
  claim(
    'aud',
    'The address to which the assertion was sent. It comes from the Recipient of the assertion, not from its Audience.',
    {
      examples: ['https://signin.aws.amazon.com/saml'],
    },
  ),
  saml('cn', 'eduOrg', 'yes'),
  saml('commonName', '', 'unknown'),
  claim('doc', 'The SAML provider through which the role was assumed, as account and name of the provider.', {
    examples: ['123456789012/MyProvider'],
  }),
  saml('eduorghomepageuri', 'eduOrg', 'yes'),
  saml('eduorgidentityauthnpolicyuri', 'eduOrg', 'yes'),
  saml('eduorglegalname', 'eduOrg', 'yes'),
  saml('eduorgsuperioruri', 'eduOrg', 'yes'),
  saml('eduorgwhitepagesuri', 'eduOrg', 'yes'),
  saml('edupersonaffiliation', 'eduPerson', 'yes'),
  saml('edupersonassurance', 'eduPerson', 'yes'),
  saml('edupersonentitlement', 'eduPerson', 'yes'),
  saml('edupersonnickname', 'eduPerson', 'yes'),
  saml('edupersonorgdn', 'eduPerson', 'no'),
  saml('edupersonorgunitdn', 'eduPerson', 'yes'),
  saml('edupersonprimaryaffiliation', 'eduPerson', 'no'),
  saml('edupersonprimaryorgunitdn', 'eduPerson', 'no'),
  saml('edupersonprincipalname', 'eduPerson', 'no'),
  saml('edupersonscopedaffiliation', 'eduPerson', 'yes'),
  saml('edupersontargetedid', 'eduPerson', 'yes'),
  saml('givenName', '', 'unknown'),
  claim('iss', 'The issuer of the assertion, as a URN.'),
  saml('mail', '', 'unknown'),
  saml('name', '', 'unknown'),
  claim(
    'namequalifier',
    'A hash of the issuer, the account and the name of the SAML provider. With saml:sub it names one person.',
    {
      inSession: true,
    },
  ),
  saml('organizationStatus', '', 'unknown'),
  saml('primaryGroupSID', '', 'unknown'),
  claim(
    'sub',
    'The ID of the person with the provider. Whether it lasts from session to session tells saml:sub_type.',
    {
      inSession: true,
      examples: ['_cbb88bf52c2510eabe00c1642d4643f41430fe25e3'],
    },
  ),
  claim('sub_type', 'Tells whether saml:sub is persistent or transient, or holds the full format address.', {
    inSession: true,
    examples: ['persistent', 'transient'],
  }),
  saml('surname', '', 'unknown'),
  saml('uid', '', 'unknown'),
  saml('x500UniqueIdentifier', '', 'unknown'),
];

function saml(name: string, schema: string, multivalued: Claim['multivalued']): Claim {
  const text =
    schema === '' ? `The attribute ${name} of the assertion.` : `The ${schema} attribute ${name} of the assertion.`;
  return claim(name, text, { multivalued });
}
