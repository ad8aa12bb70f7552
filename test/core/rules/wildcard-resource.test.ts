import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

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

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('wildcard-resource', () => {
  it('tells where all actions could be scoped', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["sqs:SendMessage", "sns:Publish"],
    "Resource": "*"
//              ^^^ info wildcard-resource: "*" is every resource that these actions can reach. All of them can be scoped to "queue" and "topic" resources. 💡
  }
}`);
  });
  it('is silent where an action has no resource, where one is unknown, and where wildcard-action speaks', () => {
    assertFindings(policy('"s3:ListAllMyBuckets"', '"*"'));
    assertFindings(policy('["s3:PutObject", "s3:ListAllMyBuckets"]', '"*"'));
    assertFindings(policy('"s3:PutObject"', '"arn:aws:s3:::invoices/*"'));
    assertFindings(policy('["s3:PutObject", "s3:Unknown"]', '"*"'), { only: 'wildcard-resource' });
  });
  it('is silent where another rule says more', () => {
    const rules = (action: string): string[] => findingsOf(policy(action, '"*"')).map(({ rule }) => rule);
    assert.deepEqual(rules('"sqs:*"'), ['wildcard-action']);
    assert.deepEqual(rules('"iam:AttachRolePolicy"'), ['escalating-actions']);
    assert.deepEqual(rules('"iam:PassRole"'), ['wildcard-pass-role']);
    assert.deepEqual(rules('"s3:GetObject"'), ['exposed-data']);
    assert.deepEqual(rules('"sns:AddPermission"'), ['exposed-permissions']);
    assert.deepEqual(rules('"lightsail:GetInstanceAccessDetails"'), ['exposed-credentials']);
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
  it('is silent in policies that only limit, and on a star that may not be there', () => {
    for (const kind of ['boundary', 'scp', 'resource', 'endpoint'] as const)
      assert.deepEqual(serious(policy('"s3:PutObject"', '"*"'), { kind, only: 'wildcard-resource' }), []);
    const terraform =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["s3:PutObject"]\n    resources = var.all ? ["*"] : var.some\n  }\n}\n';
    assert.deepEqual(serious(terraform, { language: 'terraform' }), []);
  });
  it('scopes to the ARN forms, placeholders in them', () => {
    assertFix(
      policy('"s3:PutObject"', '"*"'),
      'Scope to arn:aws:s3:::${bucket-name}/*',
      policy('"s3:PutObject"', '"arn:aws:s3:::bucket-name/*"'),
    );
    assertFix(
      policy('["s3:PutObject", "s3:ListBucket"]', '["*"]'),
      'Scope to arn:aws:s3:::${bucket-name} and 1 more',
      policy('["s3:PutObject", "s3:ListBucket"]', '["arn:aws:s3:::bucket-name", "arn:aws:s3:::bucket-name/*"]'),
    );
  });
  it('scopes in Terraform and in YAML', () => {
    const terraform =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["s3:PutObject"]\n    resources = ["*"]\n  }\n}\n';
    const after = applyFix(terraform, 'Scope to arn:aws:s3:::${bucket-name}/*', { language: 'terraform' });
    assert.match(after, /resources = \["arn:aws:s3:::bucket-name\/\*"\]/);
    assert.deepEqual(serious(after, { language: 'terraform' }), []);
    const yaml = 'Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:PutObject\n    Resource: "*"\n';
    assert.match(
      applyFix(yaml, 'Scope to arn:aws:s3:::${bucket-name}/*', { language: 'yaml' }),
      /Resource: "arn:aws:s3:::bucket-name\/\*"\n$/,
    );
  });
  it('offers no ARN whose service nobody can know', () => {
    const [finding] = findingsOf(policy('"backup:CopyFromBackupVault"', '"*"'));
    assert.equal(finding?.rule, 'wildcard-resource');
    assert.deepEqual(finding?.fixes, []);
  });
});
