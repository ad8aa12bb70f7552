import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'missing-saml-audience' };
const trust = { ...only, kind: 'trust' } as const;
const PROVIDER = 'arn:aws:iam::111122223333:saml-provider/Okta';

const statement = (condition = '', action = 'sts:AssumeRoleWithSAML', effect = 'Allow'): string =>
  `{ "Effect": "${effect}", "Principal": { "Federated": "${PROVIDER}" }, "Action": "${action}"${condition} }`;
const policy = (...statements: string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;

describe('missing-saml-audience', () => {
  it('reports a SAML provider without it', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Okta" },
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info missing-saml-audience: No condition says where the assertion was sent to. AWS suggests one on SAML:aud. 💡
    "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"]
  }
}`,
      trust,
    );
  });
  it('is silent where any key of the assertion is tested, here or in a Deny', () => {
    const aud = ', "Condition": { "StringEquals": { "saml:AUD": "x" } }';
    const iss = ', "Condition": { "StringEquals": { "saml:iss": "x" } }';
    for (const text of [
      policy(statement(aud)),
      policy(statement(iss)),
      policy(statement(), statement(aud, undefined, 'Deny')),
      policy(statement('', 'sts:AssumeRole')),
      policy(statement('', 'sts:TagSession')),
      policy(statement('', undefined, 'Deny')),
    ])
      assert.deepEqual(findingsOf(text, trust), [], text);
  });
  it('is silent where the provider or the conditions are not known', () => {
    const block = (more: string): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithSAML"]
    principals {
      type        = "Federated"
      identifiers = ["${PROVIDER}"]
    }${more}
  }
}
`;
    const options = { ...trust, language: 'terraform' };
    assert.deepEqual(findingsOf(block('').replace(`"${PROVIDER}"`, 'var.provider'), options), []);
    assert.deepEqual(
      findingsOf(block('\n    dynamic "condition" {\n      for_each = var.c\n      content {}\n    }'), options),
      [],
    );
    const after = applyFix(block(''), 'Add a condition: SAML:aud is https://signin.aws.amazon.com/saml', options);
    assert.match(after, /variable = "SAML:aud"/);
    assert.deepEqual(findingsOf(after, options), []);
  });
  it('adds the audience of the partition', () => {
    const china = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Federated: arn:aws-cn:iam::111122223333:saml-provider/Okta
            Action: sts:AssumeRoleWithSAML
`;
    const options = { ...only, language: 'yaml' };
    const after = applyFix(china, 'Add a condition: SAML:aud is https://signin.amazonaws.cn/saml', options);
    assert.match(after, /StringEquals:\n\s+SAML:aud: https:\/\/signin\.amazonaws\.cn\/saml/);
    assert.deepEqual(findingsOf(after, options), []);
    const iso = findingsOf(policy(statement()).replace('arn:aws:', 'arn:aws-iso:'), trust);
    assert.deepEqual(iso[0]?.fixes, []);
  });
});
