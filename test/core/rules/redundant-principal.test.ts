import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'redundant-principal' };
const trust = { ...only, kind: 'trust' } as const;
const resource = { ...only, kind: 'resource' } as const;
const ROLE = 'arn:aws:iam::111122223333:role/team/Deploy';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/Deploy/ci';
const ROOT = 'arn:aws:iam::111122223333:root';

const policy = (...texts: string[]): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": ${JSON.stringify(texts).replaceAll('","', '", "')} },
      "Action": "sts:AssumeRole"
    }
  ]
}`;

describe('redundant-principal', () => {
  it('reports the same again, an account beside its root, and a session beside its role', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "AWS": [
        "arn:aws:sts::111122223333:assumed-role/Deploy/ci",
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-principal: "arn:aws:sts::111122223333:assumed-role/Deploy/ci" is a session of a role that is named here too, and a role stands for all its sessions. 💡
        "arn:aws:iam::111122223333:role/team/Deploy",
        "arn:aws:iam::111122223333:role/team/Deploy",
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-principal: "arn:aws:iam::111122223333:role/team/Deploy" is named here already. 💡
        "111122223333",
        "arn:aws:iam::111122223333:root"
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-principal: "arn:aws:iam::111122223333:root" is the account that is named here already: its number and the ARN of its root mean the same. 💡
      ]
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
    const codes = (text: string) => findingsOf(text, trust).map(({ accessAnalyzer }) => accessAnalyzer);
    assert.deepEqual(codes(policy(ROLE, SESSION)), [['REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY']]);
    assert.deepEqual(codes(policy(ROLE, ROLE)), [[]]);
  });
  it('is silent on what differs, if only in account or path', () => {
    for (const texts of [
      [ROLE, ROOT],
      [ROLE, SESSION.replace('Deploy', 'deploy')],
      [ROLE, SESSION.replace('1111', '4444')],
      [ROLE, 'arn:aws:iam::111122223333:role/Deploy'],
      ['*', ROLE],
      [SESSION, SESSION.replace('/ci', '/cd')],
    ])
      assert.deepEqual(findingsOf(policy(...texts), trust), [], texts.join());
  });
  it('is silent on a session in a resource policy, where naming it gives it more than naming the role', () => {
    assert.deepEqual(findingsOf(policy(ROLE, SESSION), resource), []);
    assert.equal(findingsOf(policy(ROOT, ROOT), resource).length, 1);
  });
  it('is silent on values of a choice and on unknown ones', () => {
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
                - !If [A, "111122223333", "111122223333"]
                - !Ref Account
                - !Ref Account
                - "444455556666"
                - "444455556666" # twice
            Action: sts:AssumeRole
`;
    const options = { ...only, language: 'yaml' };
    const after = applyFix(yaml, 'Remove 444455556666', options);
    assert.deepEqual(findingsOf(after, options), []);
  });

  it('removes it, safely unless it is a session', () => {
    assertFix(policy(ROOT, '111122223333', '*'), 'Remove 111122223333', policy(ROOT, '*'), trust);
    assertFix(policy(SESSION, ROLE), `Remove ${SESSION}`, policy(ROLE), trust);
    const safe = (text: string) => findingsOf(text, trust).flatMap(({ fixes }) => fixes.map(fix => fix.safe));
    assert.deepEqual(safe(policy(ROOT, '111122223333')), [true]);
    assert.deepEqual(safe(policy(SESSION, ROLE)), [false]);
  });
  it('removes a block of Terraform with its last value', () => {
    const blocks = (count: number): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
${`    principals {
      type        = "AWS"
      identifiers = ["${ROOT}"]
    }
`.repeat(count)}  }
}
`;
    const options = { ...trust, language: 'terraform' };
    assertFix(blocks(2), `Remove ${ROOT}`, blocks(1), options);
    assert.deepEqual(findingsOf(blocks(1), options), []);
  });
});
