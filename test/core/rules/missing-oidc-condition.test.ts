import assert from 'node:assert/strict';
import { OIDC_PROVIDERS } from '../../../src/core/iam/federation.ts';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'missing-oidc-condition' };
const trust = { ...only, kind: 'trust' } as const;
const GITHUB = 'token.actions.githubusercontent.com';
const EKS = 'oidc.eks.eu-west-1.amazonaws.com/id/D539D4633E53DE1B71A05C2F0B8E7A94';
const arn = (issuer: string): string => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;

const policy = (principal: string, condition = {}, action = 'sts:AssumeRoleWithWebIdentity'): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Federated: principal }, Action: action, Condition: condition }],
    },
    null,
    2,
  );
const equals = (keys: Record<string, string | string[]>) => ({ StringEquals: keys });
const codes = (text: string) => findingsOf(text, trust).map(({ accessAnalyzer }) => accessAnalyzer);

describe('missing-oidc-condition', () => {
  it('reports a provider without any condition on its tokens', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-oidc-condition: Anyone with a token from GitHub Actions gets in, other customers too: no condition looks at the token. 💡
      "Action": "sts:AssumeRoleWithWebIdentity"
    },
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/idp.example.com" },
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-oidc-condition: Anyone with a token from idp.example.com gets in: no condition looks at the token. 💡
      "Action": "sts:AssumeRoleWithWebIdentity"
    }
  ]
}`,
      trust,
    );
    assert.deepEqual(codes(policy(arn(GITHUB))), [
      ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', 'MISSING_GITHUB_REPO_CONDITION_KEY'],
    ]);
    assert.deepEqual(codes(policy('accounts.google.com')), [['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL']]);
    assert.equal(
      findingsOf(policy(arn('idp.example.com'), { Null: { 'idp.example.com:aud': 'false' } }), trust).length,
      1,
    );
  });
  it('reports a provider that all customers share without the key that IAM asks for', () => {
    const text = policy(arn(GITHUB), equals({ [`${GITHUB}:aud`]: 'sts.amazonaws.com' }));
    assert.deepEqual(codes(text), [['MISSING_GITHUB_REPO_CONDITION_KEY']]);
    assert.match(findingsOf(text, trust)[0]?.message ?? '', /IAM asks for a condition on token\.actions/);
    assert.equal(findingsOf(policy(arn('gitlab.com'), equals({ 'gitlab.com:aud': 'x' })), trust).length, 1);
    const cognito = 'cognito-identity.amazonaws.com';
    assert.equal(findingsOf(policy(cognito, equals({ [`${cognito}:sub`]: 'x' })), trust).length, 1);
  });
  it('reports a cluster or an enterprise without a condition on who asks', () => {
    const [finding] = findingsOf(policy(arn(EKS), equals({ [`${EKS}:aud`]: 'sts.amazonaws.com' })), trust);
    assert.equal(finding?.message, 'Any token of this Amazon EKS cluster gets in: no condition says who asks.');
    assert.deepEqual(finding?.accessAnalyzer, []);
  });

  it('is silent where a condition says who asks', () => {
    for (const [issuer, keys] of [
      [GITHUB, { [`${GITHUB}:sub`]: 'repo:acme/shop:ref:refs/heads/main' }],
      [GITHUB, { 'Token.Actions.githubusercontent.com:SUB': 'repo:acme/shop:*' }],
      [EKS, { [`${EKS}:sub`]: 'system:serviceaccount:shop:api' }],
      ['token.actions.githubusercontent.com/acme', { 'token.actions.githubusercontent.com/acme:repository': 'x' }],
      ['idp.example.com', { 'idp.example.com:aud': 'x' }],
      ['idp.example.com', { 'aws:RequestTag/team': 'web' }],
      ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', { 'sts:RoleSessionName': 'x' }],
      ['oidc.vercel.com', { 'oidc.vercel.com:aud': 'x' }],
    ] as const)
      assert.deepEqual(findingsOf(policy(arn(issuer), equals(keys)), trust), [], issuer);
    assert.deepEqual(findingsOf(policy('accounts.google.com', equals({ 'accounts.google.com:aud': 'x' })), trust), []);
    assert.deepEqual(findingsOf(policy('www.amazon.com', equals({ 'www.amazon.com:app_id': 'x' })), trust), []);
  });
  it('is silent where another statement denies by the token, on a Deny, and on other actions', () => {
    const open = JSON.parse(policy(arn(GITHUB)));
    const deny = {
      ...open.Statement[0],
      Effect: 'Deny',
      Condition: { StringNotLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } },
    };
    assert.deepEqual(findingsOf(JSON.stringify({ ...open, Statement: [...open.Statement, deny] }), trust), []);
    assert.deepEqual(findingsOf(policy(arn(GITHUB)).replace('Allow', 'Deny'), trust), []);
    assert.deepEqual(findingsOf(policy(arn(GITHUB), {}, 'sts:AssumeRole'), trust), []);
    assert.deepEqual(findingsOf(policy('arn:aws:iam::111122223333:saml-provider/x', {}, 'sts:*'), trust), []);
  });
  it('is silent where keys or conditions are not known', () => {
    const terraform = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["${arn(EKS)}"]
    }
    condition {
      test     = "StringEquals"
      variable = "\${replace(var.issuer, "https://", "")}:sub"
      values   = ["system:serviceaccount:shop:api"]
    }
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    assert.deepEqual(findingsOf(terraform, options), []);
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
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
            Condition: !Ref Condition
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
    const without = yaml.replace('            Condition: !Ref Condition\n', '');
    const title = `Add a condition: ${GITHUB}:sub is repo:\${owner}/\${repository}:ref:refs/heads/\${branch}`;
    const after = applyFix(without, title, { ...only, language: 'yaml' });
    assert.match(after, /StringEquals:\s+token\.actions\.githubusercontent\.com:sub: repo:owner\/repository:ref/);
    assert.deepEqual(findingsOf(after, { ...only, language: 'yaml' }), []);
  });

  it('adds a condition that cures it, for every provider that AWS names', () => {
    for (const { issuer, principal } of OIDC_PROVIDERS) {
      const own = issuer.replace(/\$\{\w+\}/g, 'x1');
      const text = policy(principal === 'name' ? own : arn(own));
      const [finding] = findingsOf(text, trust);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix, issuer);
      assert.deepEqual(findingsOf(applyFix(text, fix.title, trust), trust), [], fix.title);
    }
  });
  it('adds it in Terraform', () => {
    const block = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["${arn(EKS)}"]
    }
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    const title = `Add a condition: ${EKS}:sub is system:serviceaccount:\${namespace}:\${service-account}`;
    const after = applyFix(block, title, options);
    assert.match(after, /condition \{/);
    assert.deepEqual(findingsOf(after, options), []);
  });
});
