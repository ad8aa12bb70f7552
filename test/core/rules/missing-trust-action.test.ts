import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'missing-trust-action' };
const trust = { ...only, kind: 'trust' } as const;
const ROLE = '{ "AWS": "arn:aws:iam::111122223333:role/Deploy" }';
const ANYWHERE = '{ "Service": "rolesanywhere.amazonaws.com" }';

const statement = (principal: string, action: string, condition?: string): string =>
  `{ "Effect": "Allow", "Principal": ${principal}, "Action": ${action}${condition ? `, "Condition": { ${condition} }` : ''} }`;
const policy = (...statements: string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;

describe('missing-trust-action', () => {
  it('reports services that need more', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "rolesanywhere.amazonaws.com" },
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-trust-action: IAM Roles Anywhere also needs sts:SetSourceIdentity and sts:TagSession here, or no session begins. 💡
      "Action": "sts:AssumeRole"
    },
    {
      "Effect": "Allow",
      "Principal": { "Service": "pods.eks.amazonaws.com" },
//                              ^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-trust-action: EKS Pod Identity also needs sts:TagSession here, or no session begins. 💡
      "Action": "sts:AssumeRole"
    }
  ]
}`,
      trust,
    );
    assert.deepEqual(findingsOf(policy(statement(ANYWHERE, '"sts:AssumeRole"')), trust)[0]?.accessAnalyzer, [
      'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    ]);
  });
  it('reports keys that no request can hold', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111122223333:role/Deploy" },
    "Action": "sts:AssumeRole",
    "Condition": {
      "StringLike": { "sts:SourceIdentity": "*@example.com" },
//                    ^^^^^^^^^^^^^^^^^^^^ error missing-trust-action: Without sts:SetSourceIdentity no request can hold sts:SourceIdentity, so this condition never holds and nobody gets in. 💡
      "StringEquals": { "aws:RequestTag/team": "web", "aws:RequestTag/stage": "test" },
//                      ^^^^^^^^^^^^^^^^^^^^^ error missing-trust-action: Without sts:TagSession no request can hold aws:RequestTag/team, so… 💡
      "Null": { "sts:TransitiveTagKeys": "false" }
    }
  }
}`,
      trust,
    );
  });
  it('is silent where the action is allowed, here or in another statement', () => {
    const tag = '"StringEquals": { "aws:RequestTag/team": "web" }';
    for (const text of [
      policy(statement(ROLE, '["sts:AssumeRole", "sts:TagSession"]', tag)),
      policy(statement(ROLE, '"sts:*"', tag)),
      policy(statement(ROLE, '"sts:AssumeRole"', tag), statement(ROLE, '"sts:TagSession"')),
      policy(
        statement(ANYWHERE, '["sts:AssumeRole", "sts:SetSourceIdentity"]'),
        statement(ANYWHERE, '"sts:TagSession"'),
      ),
      policy(statement(ANYWHERE, '["sts:*"]')),
      policy(statement('{ "Service": "ec2.amazonaws.com" }', '"sts:AssumeRole"')),
    ])
      assert.deepEqual(findingsOf(text, trust), [], text);
  });
  it('is silent where a request without the key passes', () => {
    for (const condition of [
      '"StringLikeIfExists": { "sts:SourceIdentity": "a*" }',
      '"StringNotEquals": { "sts:SourceIdentity": "root" }',
      '"ForAllValues:StringEquals": { "aws:TagKeys": ["team"] }',
      '"Null": { "sts:SourceIdentity": "true" }',
      '"StringEquals": { "aws:PrincipalTag/team": "web" }',
      '"StringEquals": { "sts:ExternalId": "web" }',
    ])
      assert.deepEqual(findingsOf(policy(statement(ROLE, '"sts:AssumeRole"', condition)), trust), [], condition);
  });
  it('is silent on a Deny, and where something is not known', () => {
    const condition = '"StringEquals": { "sts:SourceIdentity": "alice" }';
    assert.deepEqual(
      findingsOf(policy(statement(ROLE, '"sts:AssumeRole"', condition).replace('Allow', 'Deny')), trust),
      [],
    );
    const terraform = `data "aws_iam_policy_document" "trust" {
  source_policy_documents = [var.more]
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["rolesanywhere.amazonaws.com"]
    }
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    assert.deepEqual(findingsOf(terraform, options), []);
    const known = terraform.replace('  source_policy_documents = [var.more]\n', '');
    const title =
      'Add sts:SetSourceIdentity and sts:TagSession (lets the caller name a source identity, lets the caller tag the session)';
    const after = applyFix(known, title, options);
    assert.match(after, /actions = \["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"\]/);
    assert.deepEqual(findingsOf(after, options), []);
  });

  it('adds the action', () => {
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
              AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root"
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:SourceIdentity: alice
`;
    const options = { ...only, language: 'yaml' };
    const after = applyFix(yaml, 'Add sts:SetSourceIdentity (lets the caller name a source identity)', options);
    assert.match(after, /- sts:AssumeRole\n\s+- sts:SetSourceIdentity\n/);
    assert.deepEqual(findingsOf(after, options), []);
  });
});
