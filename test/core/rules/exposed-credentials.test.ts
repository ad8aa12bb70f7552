import assert from 'node:assert/strict';
import { CREDENTIALS } from '../../../src/core/iam/sensitive-actions.ts';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'exposed-credentials' };

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

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('exposed-credentials', () => {
  it('tells of what can be handed out', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "redshift-serverless:GetCredentials",
    "Resource": "*"
//              ^^^ info exposed-credentials: redshift-serverless:GetCredentials can hand out a user and password for a database, and "*" allows it for all there are. 💡
  }
}`);
    for (const id of CREDENTIALS.keys()) assert.deepEqual(said(policy(allow(id))), ['info Statement[0].Resource'], id);
  });
  it('sees them in a narrow pattern, and is one finding with what else is said of the star', () => {
    const both = policy(allow(['gamelift:Get*', 's3:GetObject', 'sns:AddPermission']));
    assert.deepEqual(
      findingsOf(both).map(({ rule }) => rule),
      ['exposed-credentials'],
    );
    assert.match(
      findingsOf(policy(allow(['lightsail:GetInstanceAccessDetails', 'gamelift:GetInstanceAccess'])))[0]?.message ?? '',
      / 1 more /,
    );
  });
  it('is silent where it is named, conditioned or denied, and where there is nothing to scope', () => {
    const id = 'lightsail:GetInstanceAccessDetails';
    assert.deepEqual(said(policy(allow(id, 'arn:aws:lightsail:us-east-1:123456789012:Instance/*'))), []);
    assert.deepEqual(
      said(policy(allow(id, '*', { Condition: { StringEquals: { 'aws:ResourceTag/team': 'web' } } }))),
      [],
    );
    assert.deepEqual(said(policy(allow(id), { ...allow(id), Effect: 'Deny' })), []);
    for (const other of ['ecr:GetAuthorizationToken', 'sts:GetSessionToken', 'codeartifact:GetAuthorizationToken'])
      assert.deepEqual(said(policy(allow(other))), [], other);
  });
  it('is silent where the whole service is what is too wide, and in policies that only limit', () => {
    assert.deepEqual(said(policy(allow('lightsail:*'))), []);
    assert.deepEqual(said(policy(allow('*'))), []);
    for (const kind of ['boundary', 'scp', 'endpoint'] as const)
      assert.deepEqual(said(policy(allow('lightsail:GetInstanceAccessDetails')), { kind }), []);
  });

  it('scopes them', () => {
    assertFix(
      policy(allow('lightsail:GetInstanceAccessDetails')),
      'Scope to arn:aws:lightsail:${region}:${account}:Instance/${id}',
      policy(allow('lightsail:GetInstanceAccessDetails', 'arn:aws:lightsail:us-east-1:123456789012:Instance/id')),
    );
  });
  it('moves them out of a statement that cannot be scoped, in Terraform too', () => {
    const before = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["ec2:DescribeInstances", "lightsail:GetInstanceAccessDetails"]
    resources = ["*"]
  }
}
`;
    const options: Options = { language: 'terraform' };
    const title = findingsOf(before, options)[0]?.fixes[0]?.title ?? '';
    assert.match(title, /^Move lightsail:GetInstanceAccessDetails to a statement for arn:aws:lightsail:/);
    assert.deepEqual(serious(applyFix(before, title, options), options), []);
  });
});
