import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-set-prefix';
const ANY = 'Change to ForAnyValue:StringEquals (one of them that matches is enough)';
const ALL = 'Change to ForAllValues:StringEquals (each of them must match, and a request without the key passes)';
const policy = (condition: string): string => `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": ${condition} }
}`;

describe('missing-set-prefix', () => {
  it('reports keys of AWS and of services that can hold several values', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["ec2:CreateTags", "events:PutRule"],
    "Resource": "*",
    "Condition": {
      "StringEquals": {
        "aws:tagkeys": ["team", "stage"],
//      ^^^^^^^^^^^^^ warning missing-set-prefix: A request can hold several values of aws:TagKeys. Say with ForAllValues or ForAnyValue how many of them must match. 💡
        "events:source": "aws.s3"
//      ^^^^^^^^^^^^^^^ warning missing-set-prefix: A request can hold several values of events:source. … 💡
      }
    }
  }
}`,
      { only },
    );
  });
  it('is silent with a prefix, with Null, on single values, on claims, and on what is not known', () => {
    for (const condition of [
      '{ "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } }',
      '{ "ForAllValues:StringLike": { "aws:TagKeys": "team*" } }',
      '{ "Null": { "aws:TagKeys": "false" } }',
      '{ "StringEquals": { "aws:RequestTag/team": ["a", "b"] } }',
      '{ "StringEquals": { "cognito-identity.amazonaws.com:amr": "authenticated" } }',
      '{ "StringEquals": { "aws:NoSuchKey": "a" } }',
      '{ "StringEqual": { "aws:TagKeys": "a" } }',
    ])
      assertFindings(policy(condition), { only });
  });
  it('offers both prefixes with what they mean, and is content with either', () => {
    for (const [operator, title] of [
      ['ForAnyValue:StringEquals', ANY],
      ['ForAllValues:StringEquals', ALL],
    ] as const) {
      const before = policy('{ "StringEquals": { "aws:TagKeys": "team" } }');
      const after = policy(`{ "${operator}": { "aws:TagKeys": "team" } }`);
      assertFix(before, title, after);
      assertFindings(after, { only });
    }
    assert.deepEqual(
      findingsOf(policy('{ "StringNotLikeIfExists": { "aws:CalledVia": "athena*" } }'), { only }).flatMap(({ fixes }) =>
        fixes.map(({ title }) => title),
      ),
      [
        'Change to ForAllValues:StringNotLikeIfExists (none of them may match, and a request without the key passes)',
        'Change to ForAnyValue:StringNotLikeIfExists (one of them that does not match is enough)',
      ],
    );
  });
  it('leaves the other keys of the operator where they are', () => {
    const fixed = applyFix(policy('{ "StringEquals": { "aws:RequestTag/team": "a", "aws:TagKeys": "team" } }'), ANY);
    assert.deepEqual(JSON.parse(fixed).Statement.Condition, {
      StringEquals: { 'aws:RequestTag/team': 'a' },
      'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' },
    });
  });
  it('does so in Terraform and YAML', () => {
    const block = (test: string): string => `data "aws_iam_policy_document" "tag" {
  statement {
    actions   = ["ec2:CreateTags"]
    resources = ["*"]
    condition {
      test     = "${test}"
      variable = "aws:TagKeys"
      values   = ["team"]
    }
  }
}`;
    assertFix(block('StringEquals'), ANY, block('ForAnyValue:StringEquals'), { language: 'terraform' });
    const yaml = (operator: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: ec2:CreateTags
    Resource: "*"
    Condition:
      ${operator}:
        aws:TagKeys: [team]
`;
    assertFix(yaml('StringEquals'), ALL, yaml('ForAllValues:StringEquals'), { language: 'yaml' });
  });
});
