import assert from 'node:assert/strict';
import { assertFindings, findingsOf, type Options } from '../../support/fixture.ts';

const only = { only: 'missing-dependent-action' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

const on: Options = { ...only, rules: { 'missing-dependent-action': 'hint' } };

describe('missing-dependent-action', () => {
  it('reports an action that needs one which the policy does not allow', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:RunTask",
//      ^^^^^^^^^^^^^ hint missing-dependent-action: ecs:RunTask can also need iam:PassRole, which this policy does not allow.
        "ecs:StopTask"
      ],
      "Resource": "*"
    }
  ]
}`,
      { ...on, kind: 'identity' },
    );
    assertFindings(
      `data "aws_iam_policy_document" "run" {
  statement {
    actions = [
      "ecs:RunTask",
#     ^^^^^^^^^^^^^ hint missing-dependent-action: ecs:RunTask can also need iam:PassRole, which this policy does not allow.
    ]
    resources = ["*"]
  }
}
`,
      { ...on, language: 'terraform' },
    );
    assertFindings(
      `Resources:
  Run:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: ecs:RunTask
#                   ^^^^^^^^^^^ hint missing-dependent-action: ecs:RunTask can also need iam:PassRole, which this policy does not allow.
            Resource: "*"
`,
      { ...on, language: 'yaml' },
    );
  });
  it('reports what a Deny takes back', () => {
    const denied = (resource: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['ecs:RunTask', 'iam:PassRole'], Resource: '*' },
          { Effect: 'Deny', Action: 'iam:PassRole', Resource: resource },
        ],
      });
    assert.equal(findingsOf(denied('*'), { ...on, kind: 'identity' }).length, 1);
    assert.equal(findingsOf(denied('arn:aws:iam::210987654321:role/a'), { ...on, kind: 'identity' }).length, 0);
  });
  it('is silent by itself, and where the other is allowed somewhere or may be', () => {
    assertFindings(policy('"*"', '"ecs:RunTask"'), { ...only, kind: 'identity' });
    for (const action of [
      '["ecs:RunTask", "iam:PassRole"]',
      '["ecs:RunTask", "iam:*"]',
      '"ecs:*"',
      '"ecs:Run*"',
      '"s3:GetObject"',
    ]) {
      assertFindings(policy('"*"', action), { ...on, kind: 'identity' });
    }
    assertFindings(policy('"*"', '"ecs:RunTask"'), { ...on, kind: 'boundary' });
    assertFindings(
      `data "aws_iam_policy_document" "run" {
  source_policy_documents = [var.more]
  statement {
    actions   = ["ecs:RunTask"]
    resources = ["*"]
  }
}
`,
      { ...on, language: 'terraform' },
    );
  });
});
