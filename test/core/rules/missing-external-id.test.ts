import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'missing-external-id' };
const trust = { ...only, kind: 'trust' } as const;
const DATADOG = 'arn:aws:iam::464622532012:root';

const statement = (principal: string, more = '', effect = 'Allow'): string =>
  `{ "Effect": "${effect}", "Principal": { "AWS": "${principal}" }, "Action": "sts:AssumeRole"${more} }`;
const policy = (...statements: string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const role = (document: string): string =>
  `{ "Role": { "RoleName": "Audit", "Arn": "arn:aws:iam::210987654321:role/Audit", "AssumeRolePolicyDocument": ${document} } }`;

describe('missing-external-id', () => {
  it('reports companies that are known to work for many customers', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::464622532012:root" },
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-external-id: Datadog (464622532012) may assume this role for any of its customers: no external ID says that it is for you. 💡
      "Action": "sts:AssumeRole"
    },
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::956993596390:role/scanner" },
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-external-id: Vanta (956993596390) may… 💡
      "Action": "sts:AssumeRole",
      "Condition": { "Bool": { "aws:SecureTransport": "true" } }
    }
  ]
}`,
      trust,
    );
  });
  it('hints at another account where the own one is known', () => {
    const [finding] = findingsOf(role(policy(statement('345678901234'))), only);
    assert.equal(finding?.severity, 'hint');
    assert.match(finding?.message ?? '', /^Account 345678901234 may assume this role without an external ID/);
  });
  it('is silent on the own account, on accounts that may be, and on named roles', () => {
    for (const principal of [
      'arn:aws:iam::210987654321:root',
      'arn:aws:iam::345678901234:role/Deploy',
      'arn:aws:iam::*:root',
      '*',
    ])
      assert.deepEqual(findingsOf(role(policy(statement(principal))), only), [], principal);
    assert.deepEqual(findingsOf(policy(statement('345678901234')), trust), []);
    const byOrganization = ', "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }';
    assert.deepEqual(findingsOf(role(policy(statement('345678901234', byOrganization))), only), []);
  });
  it('is silent where an external ID is asked for, here or in a Deny, and where nobody is let in', () => {
    const id = ', "Condition": { "StringEquals": { "STS:externalid": "x" } }';
    const without = ', "Condition": { "Null": { "sts:ExternalId": "true" } }';
    for (const text of [
      policy(statement(DATADOG, id)),
      policy(statement(DATADOG), statement(DATADOG, without, 'Deny')),
      policy(statement(DATADOG, '', 'Deny')),
      policy(statement(DATADOG).replace('sts:AssumeRole', 'sts:TagSession')),
    ])
      assert.deepEqual(findingsOf(text, trust), [], text);
    assert.deepEqual(findingsOf(policy(statement(DATADOG)), { ...only, kind: 'resource' }), []);
  });
  it('is silent where conditions are not known', () => {
    const yaml = (condition: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: ${DATADOG}
            Action: sts:AssumeRole
${condition}`;
    const options = { ...only, language: 'yaml' };
    assert.deepEqual(findingsOf(yaml('            Condition: !Ref Condition\n'), options), []);
    const after = applyFix(yaml(''), 'Add a condition: sts:ExternalId is ${external-id}', options);
    assert.match(after, /StringEquals:\n\s+sts:ExternalId: external-id/);
    assert.deepEqual(findingsOf(after, options), []);
  });
  it('asks for an external ID', () => {
    const block = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["${DATADOG}"]
    }
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    const after = applyFix(block, 'Add a condition: sts:ExternalId is ${external-id}', options);
    assert.match(after, /variable = "sts:ExternalId"/);
    assert.deepEqual(findingsOf(after, options), []);
  });
});
