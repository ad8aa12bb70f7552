import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'wildcard-oidc-subject' };
const trust = { ...only, kind: 'trust' } as const;
const GITHUB = 'token.actions.githubusercontent.com';
const arn = (issuer: string): string => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;

const policy = (issuer: string, condition: object, effect = 'Allow'): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: effect,
          Principal: { Federated: arn(issuer) },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: condition,
        },
      ],
    },
    null,
    2,
  );
const like = (issuer: string, ...subjects: string[]): string =>
  policy(issuer, { StringLike: { [`${issuer}:sub`]: subjects } });
const severities = (text: string) => findingsOf(text, trust).map(({ severity }) => severity);

describe('wildcard-oidc-subject', () => {
  it('reports a whole organization as a warning, any branch as information', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {
      "StringLike": {
        "token.actions.githubusercontent.com:sub": [
          "*",
//        ^^^ warning wildcard-oidc-subject: "*" lets in every token of GitHub Actions, whoever it was made for. 💡
          "repo:acme*",
//        ^^^^^^^^^^^^ warning wildcard-oidc-subject: "repo:acme*" lets in every repository of every owner whose name matches acme*. 💡
          "repo:acme/*",
//        ^^^^^^^^^^^^^ warning wildcard-oidc-subject: "repo:acme/*" lets in every repository of acme. 💡
          "repo:acme/shop-*:*",
//        ^^^^^^^^^^^^^^^^^^^^ info wildcard-oidc-subject: "repo:acme/shop-*:*" lets in every repository of acme whose name matches shop-*. 💡
          "repo:acme/shop:*"
//        ^^^^^^^^^^^^^^^^^^ info wildcard-oidc-subject: "repo:acme/shop:*" lets in every branch, tag and pull request of acme/shop. 💡
        ]
      }
    }
  }
}`,
      trust,
    );
    assert.deepEqual(findingsOf(like(GITHUB, 'repo:acme/shop:*'), trust)[0]?.accessAnalyzer, [
      'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    ]);
  });
  it('weighs less where the provider is the organization’s own', () => {
    assert.deepEqual(severities(like('gitlab.com', 'project_path:acme/*')), ['warning']);
    assert.deepEqual(severities(like('git.acme.io', 'project_path:acme/*')), ['info']);
    assert.deepEqual(severities(like('token.actions.githubusercontent.com/acme', 'repo:acme/*')), ['info']);
    assert.deepEqual(findingsOf(like('gitlab.com', 'project_path:acme/*'), trust)[0]?.accessAnalyzer, []);
  });
  it('is silent on narrow subjects, on other claims and operators', () => {
    assert.deepEqual(
      findingsOf(like(GITHUB, 'repo:acme/shop:ref:refs/heads/main', 'repo:acme/shop:environment:p*'), trust),
      [],
    );
    for (const condition of [
      { StringEquals: { [`${GITHUB}:sub`]: 'repo:acme/*' } },
      { StringNotLike: { [`${GITHUB}:sub`]: 'repo:acme/*' } },
      { StringLike: { [`${GITHUB}:aud`]: '*' } },
      { StringLike: { 'gitlab.com:sub': '*' } },
    ])
      assert.deepEqual(findingsOf(policy(GITHUB, condition), trust), [], JSON.stringify(condition));
    assert.deepEqual(findingsOf(policy(GITHUB, { StringLike: { [`${GITHUB}:sub`]: '*' } }, 'Deny'), trust), []);
  });
  it('is silent where another claim or a Deny narrows it', () => {
    const broad = { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } };
    for (const claim of ['ref', 'environment', 'job_workflow_ref', 'repository_id'])
      assert.deepEqual(
        findingsOf(policy(GITHUB, { ...broad, StringEquals: { [`${GITHUB}:${claim}`]: 'x' } }), trust),
        [],
        claim,
      );
    const aud = { ...broad, StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } };
    assert.equal(findingsOf(policy(GITHUB, aud), trust).length, 1);
    const text = JSON.parse(policy(GITHUB, broad));
    const deny = JSON.parse(policy(GITHUB, { StringLike: { [`${GITHUB}:sub`]: '*:pull_request' } }, 'Deny'));
    assert.deepEqual(
      findingsOf(JSON.stringify({ ...text, Statement: [...text.Statement, ...deny.Statement] }), trust),
      [],
    );
  });
  it('is silent on holes', () => {
    const yaml = (subject: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Federated: ${arn(GITHUB)}
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringLike:
                ${GITHUB}:sub: ${subject}
`;
    const options = { ...only, language: 'yaml' };
    assert.deepEqual(findingsOf(yaml('!Sub "repo:${Owner}/*"'), options), []);
    const after = applyFix(yaml('repo:acme/*'), 'Change to repo:acme/${repository}:ref:refs/heads/${branch}', options);
    assert.equal(after, yaml('repo:acme/repository:ref:refs/heads/branch'));
    assert.deepEqual(findingsOf(after, options), []);
  });

  it('narrows the subject', () => {
    assertFix(
      like(GITHUB, 'repo:acme/shop:*'),
      'Change to repo:acme/shop:ref:refs/heads/${branch}',
      like(GITHUB, 'repo:acme/shop:ref:refs/heads/branch'),
      trust,
    );
    for (const [issuer, subject] of [
      [GITHUB, '*'],
      [GITHUB, 'repo:acme/*:ref:*'],
      ['gitlab.com', 'project_path:acme/shop:ref_type:tag:ref:*'],
      ['gitlab.com', '*'],
      ['app.terraform.io', 'organization:acme:*'],
      ['app.terraform.io', 'organization:acme:project:web:*'],
      ['agent.buildkite.com', 'organization:acme:*'],
      ['agent.buildkite.com', 'organization:acme:pipeline:shop:*'],
      ['oidc.eks.eu-west-1.amazonaws.com/id/D5', 'system:serviceaccount:shop:*'],
      ['oidc.eks.eu-west-1.amazonaws.com/id/D5', 'system:serviceaccount:*:api'],
    ] as const) {
      const text = like(issuer, subject);
      const title = findingsOf(text, trust)[0]?.fixes[0]?.title ?? '';
      assert.deepEqual(findingsOf(applyFix(text, title, trust), trust), [], title);
    }
    const block = (subject: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["${arn(GITHUB)}"]
    }
    condition {
      test     = "StringLike"
      variable = "${GITHUB}:sub"
      values   = ["${subject}"]
    }
  }
}
`;
    assertFix(
      block('repo:acme/*'),
      'Change to repo:acme/${repository}:ref:refs/heads/${branch}',
      block('repo:acme/repository:ref:refs/heads/branch'),
      { ...trust, language: 'terraform' },
    );
  });
});
