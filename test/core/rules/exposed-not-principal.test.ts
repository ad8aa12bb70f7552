import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'exposed-not-principal' };
const resource = { ...only, kind: 'resource' } as const;
const TITLE = 'Change to Principal (only those named here are allowed)';

const policy = (element: string, effect = 'Allow'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "${effect}",
      "${element}": { "AWS": "111122223333" },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::invoices/*"
    }
  ]
}`;

describe('exposed-not-principal', () => {
  it('reports NotPrincipal with Allow', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "NotPrincipal": { "AWS": "111122223333" },
//  ^^^^^^^^^^^^^^ warning exposed-not-principal: With Allow this lets in everyone in the world but those named here, even people who are not signed in to AWS. 💡
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*"
  }
}`,
      resource,
    );
  });
  it('is silent with Deny, with Principal, with an Effect that is not known, and in other kinds', () => {
    assert.deepEqual(findingsOf(policy('NotPrincipal', 'Deny'), resource), []);
    assert.deepEqual(findingsOf(policy('Principal'), resource), []);
    assert.deepEqual(findingsOf(policy('NotPrincipal', ''), resource), []);
    assert.deepEqual(findingsOf(policy('NotPrincipal'), { ...only, kind: 'trust' }), []);
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: !If [Open, Allow, Deny]
            NotPrincipal:
              AWS: "111122223333"
            Action: s3:GetObject
            Resource: arn:aws:s3:::invoices/*
`;
    assert.deepEqual(findingsOf(yaml, { ...only, language: 'yaml' }), []);
    const open = yaml.replace('!If [Open, Allow, Deny]', 'Allow');
    const after = open.replace('NotPrincipal', 'Principal');
    assertFix(open, TITLE, after, { ...only, language: 'yaml' });
    assert.deepEqual(findingsOf(after, { ...only, language: 'yaml' }), []);
  });
  it('turns it round, all blocks of it', () => {
    assertFix(policy('NotPrincipal'), TITLE, policy('Principal'), resource);
    const blocks = (name: string): string => `data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::invoices/*"]
${`    ${name} {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
`.repeat(2)}  }
}
`;
    const options = { ...resource, language: 'terraform' };
    assertFix(blocks('not_principals'), TITLE, blocks('principals'), options);
    assert.deepEqual(findingsOf(blocks('principals'), options), []);
  });
});
