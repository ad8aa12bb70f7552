import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'misplaced-allow';
const policy = (...bodies: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${bodies.map(body => `{ ${body} }`).join(', ')}] }`;
const deny = '"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"';
const allow = '"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"';

describe('misplaced-allow', () => {
  it('reports an Allow in an RCP', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
//            ^^^^^^^ error misplaced-allow: A resource control policy grants nothing: AWS takes only Deny in it.
    "Principal": "*",
    "Action": "s3:GetObject",
    "Resource": "*"
  }
}`,
      { only, kind: 'rcp' },
    );
  });
  it('reports one that allows nearly everything', () => {
    const all = '"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"';
    for (const body of [
      `${all}, "Condition": { "Bool": { "aws:SecureTransport": "true" } }`,
      `${all}, "Condition": {}`,
      all.replace('"Principal": "*"', '"Principal": { "AWS": "123456789012" }'),
      all.replace('"Action": "*"', '"Action": ["*", "s3:*"]'),
      all.replace('"Resource": "*"', '"NotResource": "*"'),
    ])
      assert.equal(findingsOf(policy(body), { only, kind: 'rcp' }).length, 1, body);
    assertFindings(policy(all), { only, kind: 'rcp' });
    assertFindings(policy(all.replace('"Action": "*"', '"Action": ["*"]')), { only, kind: 'rcp' });
  });
  it('takes it out where another statement is left', () => {
    const title = 'Remove the statement (what no policy denies stays allowed)';
    assertFix(policy(allow, deny), title, policy(deny), { kind: 'rcp' });
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  P:
    Type: AWS::Organizations::Policy
    Properties:
      Type: RESOURCE_CONTROL_POLICY
      Content:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: s3:*
            Resource: "*"
          - Effect: Deny
            Principal: "*"
            Action: s3:*
            Resource: "*"
`;
    const after = applyFix(yaml, title, { language: 'yaml' });
    assert.deepEqual(findingsOf(after, { only, language: 'yaml' }), []);
  });
  it('is silent on Deny, in other kinds, and on what is not known', () => {
    assertFindings(policy(deny), { only, kind: 'rcp' });
    assertFindings(policy(allow), { only });
    assertFindings(policy(allow), { only, kind: 'scp' });
    assertFindings(policy('"Effect": "Allow"'), { only, kind: 'rcp' });
    assertFindings(
      'resource "aws_organizations_policy" "p" {\n  type    = "RESOURCE_CONTROL_POLICY"\n  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = var.effect, Principal = "*", Action = "s3:*", Resource = "*" }] })\n}\n',
      { only, language: 'terraform' },
    );
  });
});
