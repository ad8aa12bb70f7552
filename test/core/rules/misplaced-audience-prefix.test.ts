import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'misplaced-audience-prefix' };
const trust = { ...only, kind: 'trust' } as const;

const policy = (condition: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": { ${condition} }
    }
  ]
}`;

describe('misplaced-audience-prefix', () => {
  it('reports both prefixes on an audience', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {
      "ForAnyValue:StringEquals": { "gitlab.com:aud": "https://gitlab.com" },
//                                  ^^^^^^^^^^^^^^^^ warning misplaced-audience-prefix: A token has one audience. ForAnyValue would also let in a token that is for others as well. 💡
      "forallvalues:stringlike": {
        "gitlab.com:sub": "project_path:acme/shop:*",
        "idp.example.com/x:AUD": "a"
//      ^^^^^^^^^^^^^^^^^^^^^^^ info misplaced-audience-prefix: A token has one audience, so ForAllValues is not needed, and it passes where there is none. 💡
      }
    }
  }
}`,
      trust,
    );
    const codes = (prefix: string) =>
      findingsOf(policy(`"${prefix}:StringEquals": { "gitlab.com:aud": "x" }`), trust)[0]?.accessAnalyzer;
    assert.deepEqual(codes('ForAnyValue'), ['FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE']);
    assert.deepEqual(codes('ForAllValues'), ['CONFIRM_AUDIENCE_CLAIM_TYPE']);
  });
  it('is silent without a prefix, on other claims and keys, and elsewhere', () => {
    for (const condition of [
      '"StringEquals": { "gitlab.com:aud": ["a", "b"] }',
      '"ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" }',
      '"ForAnyValue:StringEquals": { "gitlab.com:audit": "a" }',
      '"ForAnyValue:StringEquals": { "SAML:aud": "a" }',
      '"ForAllValues:StringEquals": { "aws:TagKeys": "a" }',
      '"ForAnyValue:Null": { "gitlab.com:aud": "false" }',
    ])
      assert.deepEqual(findingsOf(policy(condition), trust), [], condition);
    const text = policy('"ForAnyValue:StringEquals": { "gitlab.com:aud": "a" }');
    assert.deepEqual(findingsOf(text, { ...only, kind: 'identity' }), []);
  });
  it('is silent on a key with a hole, and takes the prefix of a block away', () => {
    const block = (prefix: string, key: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::111122223333:oidc-provider/gitlab.com"]
    }
    condition {
      test     = "${prefix}StringEquals"
      variable = "${key}"
      values   = ["x"]
    }
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    assert.deepEqual(findingsOf(block('ForAnyValue:', '${var.issuer}:aud'), options), []);
    const after = applyFix(
      block('ForAnyValue:', 'gitlab.com:aud'),
      'Change to StringEquals (the one audience is compared)',
      options,
    );
    assert.equal(after, block('', 'gitlab.com:aud'));
    assert.deepEqual(findingsOf(after, options), []);
  });
  it('leaves the keys beside it under the prefix', () => {
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
              Federated: !Ref Provider
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              ForAllValues:StringEquals:
                gitlab.com:aud: https://gitlab.com
                gitlab.com:sub: project_path:acme/shop:ref_type:branch:ref:main
`;
    const options = { ...only, language: 'yaml' };
    const after = applyFix(yaml, 'Change to StringEquals (the one audience is compared)', options);
    assert.match(after, /ForAllValues:StringEquals:\n\s+gitlab.com:sub/);
    assert.match(after, /\n\s+StringEquals:\n\s+gitlab.com:aud: https:\/\/gitlab.com/);
    assert.deepEqual(findingsOf(after, options), []);
  });
});
