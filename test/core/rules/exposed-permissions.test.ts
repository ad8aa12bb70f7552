import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'exposed-permissions' };

const allow = (Action: string | readonly string[], Resource = '*', more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(({ severity, path }) => `${severity} ${path}`);

const STAR = ['info Statement[0].Resource'];

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('exposed-permissions', () => {
  it('tells of actions that can open what there is', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["kms:PutKeyPolicy", "s3:PutBucketPolicy"],
    "Resource": "*"
//              ^^^ info exposed-permissions: kms:PutKeyPolicy can change who has access, and "*" allows it for every resource. 1 more of the actions here can do the like. 💡
  }
}`);
    assert.deepEqual(said(policy(allow('s3:Put*Acl'))), STAR, 'a narrow pattern');
  });
  it('is silent on what takes access back, shows it or is about something else', () => {
    for (const id of [
      's3:DeleteBucketPolicy',
      'sqs:RemovePermission',
      'kms:RevokeGrant',
      'secretsmanager:ValidateResourcePolicy',
      'waf:CreateWebACL',
      's3:BypassGovernanceRetention',
      'ec2:CreateNetworkInterfacePermission',
      's3:PutObject',
    ])
      assert.deepEqual(said(policy(allow(id))), [], id);
  });
  it("leaves IAM's own actions to escalating-actions", () => {
    const text = policy(allow(['iam:PutRolePolicy', 'iam:CreatePolicy']));
    assert.deepEqual(
      findingsOf(text).map(({ rule }) => rule),
      ['escalating-actions'],
    );
  });
  it('is silent where it is named, conditioned, denied or said already', () => {
    const id = 'kms:CreateGrant';
    assert.deepEqual(said(policy(allow(id, 'arn:aws:kms:us-east-1:123456789012:key/*'))), []);
    assert.deepEqual(
      said(policy(allow(id, '*', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }))),
      [],
    );
    assert.deepEqual(said(policy(allow(id), { ...allow('kms:*'), Effect: 'Deny' })), []);
    assert.deepEqual(said(policy(allow('kms:*'))), []);
    assert.deepEqual(said(policy(allow('s3:Put*'))), [], 'of the pattern wildcard-action speaks');
    for (const kind of ['boundary', 'scp', 'resource'] as const)
      assert.deepEqual(said(policy(allow(id)), { kind }), []);
  });

  it('scopes them', () => {
    assertFix(
      policy(allow('s3:PutBucketPolicy')),
      'Scope to arn:aws:s3:::${bucket-name}',
      policy(allow('s3:PutBucketPolicy', 'arn:aws:s3:::bucket-name')),
    );
  });
  it('moves them out, in Terraform too', () => {
    const before = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:ListAllMyBuckets", "s3:PutBucketPolicy"]
    resources = ["*"]
  }
}
`;
    const options: Options = { language: 'terraform' };
    const after = applyFix(before, 'Move s3:PutBucketPolicy to a statement for arn:aws:s3:::${bucket-name}', options);
    assert.deepEqual(serious(after, options), []);
  });
});
