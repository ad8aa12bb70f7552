import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-principal-id' };
const trust = { ...only, kind: 'trust' } as const;

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
const titlesIn = (text: string): string[] =>
  findingsOf(text, trust).flatMap(({ fixes }) => fixes.map(({ title }) => title));

describe('invalid-principal-id', () => {
  it('reports the ID of a role and of a user', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {
      "AWS": [
        "AROAEXAMPLEROLE12345",
//      ^^^^^^^^^^^^^^^^^^^^^^ warning invalid-principal-id: "AROAEXAMPLEROLE12345" is the ID of a role, which AWS shows once the role is deleted. It names nobody any more. 💡
        "AIDAEXAMPLEUSER12345"
//      ^^^^^^^^^^^^^^^^^^^^^^ warning invalid-principal-id: "AIDAEXAMPLEUSER12345" is the ID of a user, which AWS shows once the user is deleted. It names nobody any more. 💡
      ]
    },
    "Action": "sts:AssumeRole"
  }
}`,
      trust,
    );
  });
  it('is silent on names, on other IDs and on other types', () => {
    for (const principal of [
      '{ "AWS": "arn:aws:iam::111122223333:role/AROAEXAMPLEROLE12345" }',
      '{ "AWS": "AGPAEXAMPLEGROUP1234" }',
      '{ "AWS": "AROA" }',
      '{ "Service": "AROAEXAMPLEROLE12345" }',
      '"AROAEXAMPLEROLE12345"',
    ])
      assert.deepEqual(findingsOf(policy(principal), trust), [], principal);
    assert.deepEqual(findingsOf(policy('{ "AWS": "AROAEXAMPLEROLE12345" }'), { ...only, kind: 'scp' }), []);
  });
  it('puts an ARN to fill in', () => {
    const after = applyFix(
      policy('{ "AWS": "AROAEXAMPLEROLE12345" }'),
      'Change to the ARN of a role: arn:aws:iam::${account}:role/${name}',
      trust,
    );
    assert.equal(after, policy('{ "AWS": "arn:aws:iam::123456789012:role/name" }'));
    assert.deepEqual(findingsOf(after, trust), []);
  });
  it('removes the ID where somebody is left', () => {
    const title = 'Remove the role that is gone';
    const root = '"arn:aws:iam::111122223333:root"';
    assertFix(policy(`{ "AWS": ["AROAEXAMPLEROLE12345", ${root}] }`), title, policy(`{ "AWS": [${root}] }`), trust);
    assertFix(
      policy('{ "AWS": "AROAEXAMPLEROLE12345", "Service": "ec2.amazonaws.com" }'),
      title,
      policy('{ "Service": "ec2.amazonaws.com" }'),
      trust,
    );
    assert.equal(titlesIn(policy('{ "AWS": "AROAEXAMPLEROLE12345" }')).length, 1);
    const blocks = (...ids: string[]): string => `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
${ids
  .map(
    id => `    principals {
      type        = "AWS"
      identifiers = ["${id}"]
    }
`,
  )
  .join('')}  }
}
`;
    assertFix(blocks('AROAEXAMPLEROLE12345', '111122223333'), title, blocks('111122223333'), {
      ...trust,
      language: 'terraform',
    });
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
                - AROAEXAMPLEROLE12345
                - !Ref Account
            Action: sts:AssumeRole
`;
    const options = { ...only, language: 'yaml' };
    const after = applyFix(yaml, title, options);
    assert.equal(after, yaml.replace('                - AROAEXAMPLEROLE12345\n', ''));
    assert.deepEqual(findingsOf(after, options), []);
  });
});
