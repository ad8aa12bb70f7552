import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'conflicting-trust-action' };
const trust = { ...only, kind: 'trust' } as const;
const SAML = '{ "Federated": "arn:aws:iam::111122223333:saml-provider/Okta" }';
const OIDC = '{ "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" }';
const EC2 = '{ "Service": "ec2.amazonaws.com" }';
const ROLE = '{ "AWS": "arn:aws:iam::111122223333:role/Deploy" }';

const policy = (principal: string, action: string, effect = 'Allow'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "${effect}",
      "Principal": ${principal},
      "Action": ${action}
    }
  ]
}`;

describe('conflicting-trust-action', () => {
  it('reports the action where it lets nobody in', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Okta" },
      "Action": ["sts:AssumeRole", "sts:TagSession"]
//               ^^^^^^^^^^^^^^^^ error conflicting-trust-action: People from a SAML provider come by sts:AssumeRoleWithSAML, so "sts:AssumeRole" lets nobody in here. 💡
    },
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
      "Action": "sts:AssumeRoleWithSAML"
//              ^^^^^^^^^^^^^^^^^^^^^^^^ error conflicting-trust-action: Callers from an OpenID Connect provider come by sts:AssumeRoleWithWebIdentity, so… 💡
    },
    {
      "Effect": "Allow",
      "Principal": { "Service": "ec2.amazonaws.com" },
      "Action": "sts:AssumeRoleWithWebIdentity"
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error conflicting-trust-action: Accounts, roles, users and services come by sts:AssumeRole, so… 💡
    }
  ]
}`,
      trust,
    );
  });
  it('reports the principal where the action has its use for another', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "Service": "ec2.amazonaws.com",
      "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error conflicting-trust-action: No action of this statement lets "arn:aws:iam::111122223333:oidc-provider/gitlab.com" in: it would come by sts:AssumeRoleWithWebIdentity. 💡
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
  });
  it('is silent where each has a way in, in any case and by patterns', () => {
    for (const [principal, action] of [
      [SAML, '"sts:AssumeRoleWithSAML"'],
      [OIDC, '"STS:assumerolewithwebidentity"'],
      [OIDC, '["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"]'],
      [SAML, '"sts:AssumeRole*"'],
      [SAML, '"sts:*"'],
      [EC2, '"*"'],
      [ROLE, '["sts:AssumeRole", "sts:SetSourceIdentity"]'],
      ['{ "Service": "ec2.amazonaws.com", "Federated": "accounts.google.com" }', '"sts:AssumeRole*"'],
    ] as const)
      assert.deepEqual(findingsOf(policy(principal, action), trust), [], action);
  });
  it('is silent on actions that go along, on everyone, on a Deny and on what is not known', () => {
    assert.deepEqual(findingsOf(policy(SAML, '"sts:TagSession"'), trust), []);
    assert.deepEqual(findingsOf(policy('{ "AWS": "*" }', '"sts:AssumeRoleWithSAML"'), trust), []);
    assert.deepEqual(findingsOf(policy(SAML, '"sts:AssumeRole"', 'Deny'), trust), []);
    assert.deepEqual(findingsOf(policy('{ "Federated": "${provider}" }', '"sts:AssumeRole"'), trust), []);
    assert.deepEqual(findingsOf(policy(SAML, '"sts:AssumeRole"').replace('"Action"', '"NotAction"'), trust), []);
    const terraform = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = concat(var.actions, ["sts:AssumeRole"])
    principals {
      type        = "Federated"
      identifiers = ["accounts.google.com"]
    }
  }
}
`;
    assert.deepEqual(findingsOf(terraform, { ...trust, language: 'terraform' }), []);
  });

  it('changes the action', () => {
    const title = 'Change to sts:AssumeRoleWithSAML (lets them in)';
    const after = policy(SAML, '"sts:AssumeRoleWithSAML"');
    assertFix(policy(SAML, '"sts:AssumeRole"'), title, after, trust);
    assert.deepEqual(findingsOf(after, trust), []);
    const both = '{ "Federated": ["accounts.google.com", "arn:aws:iam::111122223333:saml-provider/Okta"] }';
    const changed = applyFix(
      policy(both, '["sts:AssumeRole"]'),
      'Change to sts:AssumeRoleWithWebIdentity and sts:AssumeRoleWithSAML (lets them in)',
      trust,
    );
    assert.deepEqual(findingsOf(changed, trust), []);
  });
  it('adds the action, in Terraform and in a template', () => {
    const block = (actions: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = [${actions}]
    principals {
      type        = "Federated"
      identifiers = ["accounts.google.com"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
`;
    const title = 'Add sts:AssumeRoleWithWebIdentity (lets it in)';
    const options = { ...trust, language: 'terraform' };
    const whole = block('"sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"');
    assertFix(block('"sts:AssumeRole"'), title, whole, options);
    assert.deepEqual(findingsOf(whole, options), []);
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
              Service: ec2.amazonaws.com
              Federated: accounts.google.com
            Action: sts:AssumeRole
`;
    const fixed = applyFix(yaml, title, { ...only, language: 'yaml' });
    assert.deepEqual(findingsOf(fixed, { ...only, language: 'yaml' }), []);
    assert.match(fixed, /- sts:AssumeRoleWithWebIdentity/);
  });
});
