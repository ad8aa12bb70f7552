/** The OpenID Connect providers that AWS names: issuer, audience, forms of the subject, and what IAM demands of a trust policy. */
import {
  AMAZON_CLAIMS,
  BUILDKITE_CLAIMS,
  CIRCLECI_CLAIMS,
  COGNITO_CLAIMS,
  DEFAULT_CLAIMS,
  FACEBOOK_CLAIMS,
  GITHUB_CLAIMS,
  GITLAB_CLAIMS,
  GOOGLE_CLAIMS,
  ORACLE_CLAIMS,
} from './claims.ts';
import type { OidcProvider, SubjectForm } from './type.ts';

/** GitHub's own page on OpenID Connect; an organization can change the form. */
const GITHUB_SUBJECTS: readonly SubjectForm[] = [
  { form: 'repo:${Owner}/${Repository}:environment:${Environment}', means: 'a job in this environment' },
  { form: 'repo:${Owner}/${Repository}:ref:refs/heads/${Branch}', means: 'a job on this branch' },
  { form: 'repo:${Owner}/${Repository}:ref:refs/tags/${Tag}', means: 'a job on this tag' },
  { form: 'repo:${Owner}/${Repository}:pull_request', means: 'a job for a pull request' },
  { form: 'repo:${Owner}/${Repository}:*', means: 'any job of this repository' },
  { form: 'repo:${Owner}/*', means: 'any job of any repository of this owner' },
];

const GITHUB = {
  principal: 'arn',
  audience: { claim: 'aud', value: 'sts.amazonaws.com' },
  subject: { claim: 'sub', forms: GITHUB_SUBJECTS },
  claims: GITHUB_CLAIMS,
} as const;

const BUILDKITE = {
  principal: 'arn',
  audience: { claim: 'aud', value: 'sts.amazonaws.com' },
  subject: {
    claim: 'sub',
    forms: [
      {
        form: 'organization:${Organization}:pipeline:${Pipeline}:ref:${Ref}:commit:${Commit}:step:${Step}',
        means: 'one step of one build',
      },
      { form: 'organization:${Organization}:pipeline:${Pipeline}:*', means: 'any build of this pipeline' },
    ],
  },
  claims: BUILDKITE_CLAIMS,
} as const;

const SHARED_BY_SUBJECT = {
  principal: 'arn',
  shared: true,
  audience: { claim: 'aud' },
  subject: { claim: 'sub', forms: [] },
  claims: DEFAULT_CLAIMS,
} as const;

const SHARED_BY_AUDIENCE = { ...SHARED_BY_SUBJECT, subject: undefined } as const;

/**
 * Sources: AWS's pages "Available keys for AWS OIDC federation" and "Identity-provider controls for shared OIDC
 * providers" (autumn 2026), and of the subjects the pages of GitHub, GitLab, HashiCorp and Amazon EKS. By issuer.
 */
export const OIDC_PROVIDERS: readonly OidcProvider[] = [
  {
    title: 'Google',
    issuer: 'accounts.google.com',
    principal: 'name',
    shared: true,
    audience: { claim: 'aud' },
    subject: { claim: 'sub', forms: [{ form: '${UserId}', means: 'one Google account' }] },
    claims: GOOGLE_CLAIMS,
  },
  { title: 'Buildkite, own domain', issuer: 'agent.${Domain}.buildkite.dev', shared: false, ...BUILDKITE },
  { title: 'Buildkite, own domain', issuer: 'agent.${Domain}.buildkite.site', shared: false, ...BUILDKITE },
  {
    title: 'Buildkite',
    issuer: 'agent.buildkite.com',
    shared: true,
    required: 'agent.buildkite.com:sub',
    ...BUILDKITE,
  },
  shared('Pulumi Cloud', 'api.pulumi.com/oidc', 'aud'),
  {
    title: 'HCP Terraform',
    issuer: 'app.terraform.io',
    principal: 'arn',
    shared: true,
    required: 'app.terraform.io:sub',
    audience: { claim: 'aud', value: 'aws.workload.identity' },
    subject: {
      claim: 'sub',
      forms: [
        {
          form: 'organization:${Organization}:project:${Project}:workspace:${Workspace}:run_phase:${Phase}',
          means: 'the plan or the apply of one workspace',
        },
        {
          form: 'organization:${Organization}:project:${Project}:workspace:${Workspace}:run_phase:*',
          means: 'any run of one workspace',
        },
      ],
    },
    claims: DEFAULT_CLAIMS,
  },
  {
    title: 'Amazon Cognito identity pools',
    issuer: 'cognito-identity.amazonaws.com',
    principal: 'name',
    shared: true,
    required: 'cognito-identity.amazonaws.com:aud',
    audience: { claim: 'aud' },
    subject: { claim: 'sub', forms: [{ form: '${Region}:${IdentityId}', means: 'one person of the pool' }] },
    claims: COGNITO_CLAIMS,
  },
  {
    title: 'GitHub Actions of an enterprise',
    issuer: 'github.com/enterprises/${Enterprise}',
    shared: false,
    ...GITHUB,
  },
  {
    title: 'GitLab.com',
    issuer: 'gitlab.com',
    principal: 'arn',
    shared: true,
    required: 'gitlab.com:sub',
    audience: { claim: 'aud', value: 'https://gitlab.com' },
    subject: {
      claim: 'sub',
      forms: [
        { form: 'project_path:${Group}/${Project}:ref_type:branch:ref:${Branch}', means: 'a job on this branch' },
        { form: 'project_path:${Group}/${Project}:ref_type:tag:ref:${Tag}', means: 'a job on this tag' },
        { form: 'project_path:${Group}/${Project}:*', means: 'any job of this project' },
        { form: 'project_path:${Group}/*', means: 'any job of any project of this group' },
      ],
    },
    claims: GITLAB_CLAIMS,
  },
  {
    title: 'Facebook',
    issuer: 'graph.facebook.com',
    principal: 'name',
    shared: true,
    audience: { claim: 'app_id' },
    subject: { claim: 'id', forms: [{ form: '${UserId}', means: 'one Facebook account' }] },
    claims: FACEBOOK_CLAIMS,
  },
  {
    title: 'Oracle Cloud Infrastructure',
    issuer: 'idcs-${Tenant}.identity.oraclecloud.com',
    principal: 'arn',
    shared: false,
    audience: { claim: 'aud', value: 'sts.amazonaws.com' },
    claims: ORACLE_CLAIMS,
  },
  shared('GitHub audit log streaming', 'oidc-configuration.audit-log.githubusercontent.com', 'sub'),
  {
    title: 'CircleCI',
    issuer: 'oidc.circleci.com/org/${OrganizationId}',
    principal: 'arn',
    shared: false,
    audience: { claim: 'aud' },
    subject: {
      claim: 'sub',
      forms: [
        { form: 'org/${OrganizationId}/project/${ProjectId}/user/${UserId}', means: 'jobs that one person started' },
      ],
    },
    claims: CIRCLECI_CLAIMS,
  },
  shared('Codefresh', 'oidc.codefresh.io', 'sub'),
  {
    title: 'Amazon EKS cluster',
    issuer: 'oidc.eks.${Region}.amazonaws.com/id/${ClusterId}',
    principal: 'arn',
    shared: false,
    audience: { claim: 'aud', value: 'sts.amazonaws.com' },
    subject: {
      claim: 'sub',
      forms: [
        { form: 'system:serviceaccount:${Namespace}:${ServiceAccount}', means: 'pods with this service account' },
        { form: 'system:serviceaccount:${Namespace}:*', means: 'any pod of this namespace' },
      ],
    },
    claims: DEFAULT_CLAIMS,
  },
  shared('IBM Turbonomic', 'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu', 'sub'),
  shared('IBM Turbonomic', 'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb', 'sub'),
  shared('Vercel', 'oidc.vercel.com', 'aud'),
  shared('Upbound', 'proidc.upbound.io', 'sub'),
  shared('IBM Turbonomic', 'rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7', 'sub'),
  shared('IBM Turbonomic', 'rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr', 'sub'),
  shared('IBM Turbonomic', 'rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg', 'sub'),
  shared('IBM Turbonomic', 'rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26', 'sub'),
  shared('sandboxes.cloud', 'sandboxes.cloud', 'aud'),
  shared('Scalr', 'scalr.io', 'sub'),
  {
    title: 'Microsoft Sentinel',
    issuer: 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d',
    principal: 'arn',
    shared: true,
    required: 'sts:RoleSessionName',
    audience: { claim: 'aud' },
    claims: DEFAULT_CLAIMS,
  },
  shared('DVC Studio', 'studio.datachain.ai/api', 'sub'),
  { title: 'GitHub Enterprise Cloud', issuer: 'token.actions.${Domain}.ghe.com', shared: false, ...GITHUB },
  {
    title: 'GitHub Actions',
    issuer: 'token.actions.githubusercontent.com',
    shared: true,
    required: 'token.actions.githubusercontent.com:sub',
    ...GITHUB,
  },
  {
    title: 'GitHub Actions of an enterprise',
    issuer: 'token.actions.githubusercontent.com/${Enterprise}',
    shared: false,
    ...GITHUB,
  },
  shared('Shisho Cloud', 'tokens.cloud.shisho.dev', 'sub'),
  shared('GitHub Actions, former issuer', 'vstoken.actions.githubusercontent.com', 'sub'),
  {
    title: 'Login with Amazon',
    issuer: 'www.amazon.com',
    principal: 'name',
    shared: true,
    audience: { claim: 'app_id' },
    subject: { claim: 'user_id', forms: [{ form: 'amzn1.account.${Id}', means: 'one Amazon account' }] },
    claims: AMAZON_CLAIMS,
  },
];

function shared(title: string, issuer: string, required: 'aud' | 'sub'): OidcProvider {
  const { subject, ...rest } = required === 'sub' ? SHARED_BY_SUBJECT : SHARED_BY_AUDIENCE;
  return { title, issuer, required: `${issuer}:${required}`, ...rest, ...(subject && { subject }) };
}
