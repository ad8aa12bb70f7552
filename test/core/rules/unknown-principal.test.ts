import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'unknown-principal' };
const trust = { ...only, kind: 'trust' } as const;
const ACCOUNT = 'arn:aws:iam::111122223333';

const policy = (principal: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": ${principal},
      "Action": "sts:AssumeRole"
    }
  ]
}`;
const aws = (...texts: string[]): string => policy(`{ "AWS": ${JSON.stringify(texts).replaceAll('","', '", "')} }`);

describe('unknown-principal', () => {
  it('reports what has no form, a group, and what belongs elsewhere', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "AWS": [
        "arn:aws:s3:::invoices",
//      ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-principal: "arn:aws:s3:::invoices" names nobody. Under AWS stands an account, or the ARN of a role, a user or a session of a role.
        "arn:aws:iam::111122223333:group/Admins",
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-principal: "arn:aws:iam::111122223333:group/Admins" is a group, which cannot be a principal. Name its users, or a role.
        "arn:aws:iam:111122223333:root",
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-principal: "arn:aws:iam:111122223333:root" names nobody. Under… 💡
        "lambda.amazonaws.com"
//      ^^^^^^^^^^^^^^^^^^^^^^ error unknown-principal: "lambda.amazonaws.com" belongs under Service, not under AWS.
      ]
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
  });
  it('reports providers that are none, with the code of IAM Access Analyzer', () => {
    for (const text of ['Okta', `${ACCOUNT}:saml/Okta`, `${ACCOUNT}:role/Deploy`, 'https://accounts.google.com']) {
      const [finding] = findingsOf(policy(`{ "Federated": "${text}" }`), trust);
      assert.deepEqual(finding?.accessAnalyzer, ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'], text);
    }
    const [known] = findingsOf(policy('{ "Federated": "gitlab.com" }'), trust);
    assert.deepEqual(known?.accessAnalyzer, []);
    assert.match(known?.message ?? '', /does not know "gitlab.com" by this name/);
  });

  it('is silent on every form that AWS knows', () => {
    for (const text of [
      '*',
      '111122223333',
      `${ACCOUNT}:root`,
      `${ACCOUNT}:role/team/Deploy`,
      `${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef`,
      `${ACCOUNT}:user/alice`,
      'arn:aws:sts::111122223333:assumed-role/Deploy/alice@example.com',
      'arn:aws:sts::111122223333:federated-user/bob',
      'arn:aws-cn:iam::111122223333:root',
      'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE',
      'AROAEXAMPLEEXAMPLE12',
      'AIDAEXAMPLEEXAMPLE12',
    ])
      assert.deepEqual(findingsOf(aws(text), trust), [], text);
    for (const text of ['accounts.google.com', 'idp.example.com', `${ACCOUNT}:oidc-provider/gitlab.com`])
      assert.deepEqual(findingsOf(policy(`{ "Federated": "${text}" }`), trust), [], text);
    assert.deepEqual(
      findingsOf(policy(`{ "CanonicalUser": "${'0a'.repeat(48)}" }`), { ...only, kind: 'resource' }),
      [],
    );
  });
  it('is silent on stand-ins, wildcards, holes, empty values and other rules’ values', () => {
    for (const text of [
      '',
      'arn:aws:iam::ACCOUNT_ID:root',
      '<account>',
      `${ACCOUNT}:role/*`,
      'arn:aws:sts::111122223333:new-kind/x',
    ])
      assert.deepEqual(findingsOf(aws(text), trust), [], text);
    assert.deepEqual(findingsOf(policy('{ "Service": "lambda" }'), trust), []);
    assert.deepEqual(findingsOf(policy('{ "Nobody": "lambda" }'), trust), []);
    assert.deepEqual(findingsOf(policy('{ "Federated": "Okta" }'), { ...only, kind: 'resource' }), []);
    assert.deepEqual(findingsOf(policy('{ "AWS": "Okta" }'), { ...only, kind: 'identity' }), []);
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
              AWS:
                - !GetAtt Other.Arn
                - !Sub "\${Other}"
                -
            Action: sts:AssumeRole
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
  });

  it('undoes a slip', () => {
    assertFix(aws('1111-2222-3333', '*'), 'Change to 111122223333', aws('111122223333', '*'), trust);
    const after = applyFix(
      policy('{ "Federated": "gitlab.com" }'),
      'Change to arn:aws:iam::${account}:oidc-provider/gitlab.com',
      trust,
    );
    assert.deepEqual(findingsOf(after, trust), []);
    assert.match(after, /"arn:aws:iam::123456789012:oidc-provider\/gitlab\.com"/);
  });
  it('gives the right type, where all values of a type have it', () => {
    assertFix(
      policy('{ "AWS": "lambda.amazonaws.com" }'),
      'Change AWS to Service',
      policy('{ "Service": "lambda.amazonaws.com" }'),
      trust,
    );
    const block = (type: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "${type}"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
`;
    assertFix(block('AWS'), 'Change AWS to Service', block('Service'), { ...trust, language: 'terraform' });
    assert.deepEqual(findingsOf(block('Service'), { ...trust, language: 'terraform' }), []);
  });
});
