import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'exposed-role' };
const trust = { ...only, kind: 'trust' } as const;

const statement = (more: string, principal = '{ "AWS": "*" }', effect = 'Allow'): string =>
  `{ "Effect": "${effect}", "Principal": ${principal}, "Action": "sts:AssumeRole"${more} }`;
const policy = (...statements: string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const where = (condition: string): string => `, "Condition": { ${condition} }`;

describe('exposed-role', () => {
  it('reports everyone without a condition that says who', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": ["arn:aws:iam::111122223333:root", "*"] },
//                                                             ^^^ warning exposed-role: Anyone in any account can assume this role: "*" is everyone, and no condition says who is meant. 💡
      "Action": ["sts:AssumeRole", "sts:TagSession"],
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    },
    {
      "Effect": "Allow",
      "Principal": { "AWS": "*" },
//                          ^^^ info exposed-role: Anyone in any account who learns the external ID can assume this role, and such an ID is no secret. 💡
      "Action": "sts:*",
      "Condition": { "StringEquals": { "sts:ExternalId": "acme" } }
    }
  ]
}`,
      trust,
    );
    // The same token, and IAM refuses the policy: one finding.
    const all = findingsOf(policy(statement('', '"*"')), { kind: 'trust' });
    assert.deepEqual(
      all.map(({ rule }) => rule),
      ['invalid-principal'],
    );
  });
  it('is silent where conditions, or another statement, say who', () => {
    for (const text of [
      policy(statement(where('"StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }'))),
      policy(statement(where('"ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" }'))),
      policy(statement(where('"IpAddress": { "aws:SourceIp": "203.0.113.0/24" }'))),
      policy(
        statement(''),
        statement(where('"StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }'), undefined, 'Deny'),
      ),
    ])
      assert.deepEqual(findingsOf(text, trust), [], text);
  });
  it('is silent on accounts and services, on a Deny, and on what only goes along', () => {
    for (const text of [
      policy(statement('', '{ "Service": "ec2.amazonaws.com" }')),
      policy(statement('', '{ "AWS": "111122223333" }')),
      policy(statement('', undefined, 'Deny')),
      policy(statement('').replace('sts:AssumeRole', 'sts:TagSession')),
    ])
      assert.deepEqual(findingsOf(text, trust), [], text);
    assert.deepEqual(findingsOf(policy(statement('')), { ...only, kind: 'resource' }), []);
  });
  it('is silent where statements or conditions may be there that are not shown', () => {
    const block = (more: string): string => `data "aws_iam_policy_document" "trust" {
${more}  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    assert.deepEqual(findingsOf(block('  source_policy_documents = [var.deny]\n'), options), []);
    assert.equal(findingsOf(block(''), options).length, 1);
    const after = applyFix(block(''), 'Add a condition: aws:PrincipalOrgID is ${organization}', options);
    assert.match(after, /variable = "aws:PrincipalOrgID"\n\s+values\s+= \["o-a1b2c3d4e5"\]/);
    assert.deepEqual(findingsOf(after, options), []);
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
              AWS: "*"
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:PrincipalOrgID: !Ref Organization
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
    const bare = yaml.slice(0, yaml.indexOf('            Condition'));
    const one = applyFix(bare, 'Change to one account: arn:aws:iam::${account}:root', { ...only, language: 'yaml' });
    assert.match(one, /AWS: "?arn:aws:iam::123456789012:root"?/);
    assert.deepEqual(findingsOf(one, { ...only, language: 'yaml' }), []);
  });
  it('asks for the organization, or names one account', () => {
    const text = policy(statement(''));
    for (const title of [
      'Add a condition: aws:PrincipalOrgID is ${organization}',
      'Change to one account: arn:aws:iam::${account}:root',
    ])
      assert.deepEqual(findingsOf(applyFix(text, title, trust), trust), [], title);
  });
});
