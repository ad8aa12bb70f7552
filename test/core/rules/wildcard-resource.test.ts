import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const titleIn = (text: string): string => findingsOf(text)[0]?.fixes[0]?.title ?? '';

const policy = (action: string, resource: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ${action},
      "Resource": ${resource}
    }
  ]
}`;

describe('wildcard-resource', () => {
  it('tells where all actions could be scoped', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["s3:GetObject", "s3:ListBucket"],
    "Resource": "*"
//              ^^^ info wildcard-resource: "*" is every resource that these actions can reach. All of them can be scoped to "bucket" and "object" resources. 💡
  }
}`);
  });
  it('is silent where an action has no resource, where one is unknown, and where wildcard-action speaks', () => {
    assertFindings(policy('"s3:ListAllMyBuckets"', '"*"'));
    assertFindings(policy('["s3:GetObject", "s3:ListAllMyBuckets"]', '"*"'));
    assertFindings(policy('"s3:GetObject"', '"arn:aws:s3:::invoices/*"'));
  });
  it('is silent where a condition scopes', () => {
    assertFindings(
      policy('"ec2:StartInstances"', '"*",\n      "Condition": { "StringEquals": { "aws:ResourceTag/team": "web" } }'),
    );
  });
  it('is silent where a call may do without the resource', () => {
    for (const action of [
      'cloudwatch:PutMetricData',
      'translate:TranslateText',
      'polly:SynthesizeSpeech',
      'ce:GetCostAndUsage',
    ]) {
      assertFindings(policy(`"${action}"`, '"*"'));
    }
  });
  it('names every resource that a call needs', () => {
    const after = applyFix(
      policy('"ec2:CreateNetworkInterface"', '"*"'),
      titleIn(policy('"ec2:CreateNetworkInterface"', '"*"')),
    );
    assert.match(after, /:network-interface\/.*:subnet\//s);
    assert.match(
      findingsOf(policy('"ec2:RunInstances"', '"*"'))[0]?.message ?? '',
      /image.*instance.*network-interface/,
    );
  });
  it('scopes to the ARN forms, placeholders in them', () => {
    assertFix(
      policy('"s3:GetObject"', '"*"'),
      'Scope to arn:aws:s3:::${bucket-name}/*',
      policy('"s3:GetObject"', '"arn:aws:s3:::bucket-name/*"'),
    );
    assertFix(
      policy('["s3:GetObject", "s3:ListBucket"]', '["*"]'),
      'Scope to arn:aws:s3:::${bucket-name} and 1 more',
      policy('["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::bucket-name", "arn:aws:s3:::bucket-name/*"]'),
    );
  });
});
