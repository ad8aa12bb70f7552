import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'wildcard-service-linked-role' };

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, null, 2);

const create = { Action: 'iam:CreateServiceLinkedRole', Resource: '*' };
const named = (operator: string, ...services: readonly string[]): object => ({
  ...create,
  Condition: { [operator]: { 'iam:AWSServiceName': services } },
});

const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(
    ({ severity, accessAnalyzer }) => `${severity} ${accessAnalyzer.join()}`,
  );

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('wildcard-service-linked-role', () => {
  it('warns of the star', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "iam:CreateServiceLinkedRole",
    "Resource": "*"
//              ^^^ warning wildcard-service-linked-role: "*" lets iam:CreateServiceLinkedRole create roles for every service. Each such role lets a service act in this account. 💡
  }
}`);
  });
  it('has the code for each way to say it', () => {
    assert.deepEqual(said(policy({ ...create, Action: 'iam:*LinkedRole' })), [
      'warning CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
    ]);
    const { Action } = create;
    assert.deepEqual(said(policy({ Action, NotResource: 'arn:aws:iam::*:role/admin' })), [
      'warning CREATE_SLR_WITH_NOT_RESOURCE',
    ]);
  });
  it('is silent where a condition or the resource names the service', () => {
    for (const operator of ['StringEquals', 'StringLike', 'ForAnyValue:StringEquals'])
      assert.deepEqual(said(policy(named(operator, 'ecs.amazonaws.com', 'spot.amazonaws.com'))), []);
    const arn = 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
    assert.deepEqual(said(policy({ ...create, Resource: arn })), []);
    assert.deepEqual(said(policy({ ...create, Resource: 'arn:aws:iam::*:role/aws-service-role/*' })), []);
  });
  it('tells of a condition that names every service, and of IfExists', () => {
    const info = ['info CREATE_SLR_WITH_STAR_IN_RESOURCE'];
    assert.deepEqual(said(policy(named('StringLike', '*.amazonaws.com'))), info);
    assert.deepEqual(said(policy(named('StringLikeIfExists', 'ecs.amazonaws.com'))), info);
  });
  it('is silent on Deny and in policies that only limit', () => {
    assert.deepEqual(said(policy({ ...create, Effect: 'Deny' })), []);
    assert.deepEqual(said(policy(create), { kind: 'boundary' }), []);
    assert.deepEqual(said(policy(create), { kind: 'rcp' }), []);
  });

  it('adds the condition', () => {
    const after = applyFix(policy(create), 'Add iam:AWSServiceName autoscaling.amazonaws.com (for no other service)');
    assert.deepEqual(
      JSON.parse(after),
      JSON.parse(
        policy({ ...create, Condition: { StringEquals: { 'iam:AWSServiceName': 'autoscaling.amazonaws.com' } } }),
      ),
    );
    assert.deepEqual(serious(after), []);
  });
  it('scopes to the roles of one service', () => {
    const arn = 'arn:aws:iam::*:role/aws-service-role/autoscaling.amazonaws.com/*';
    assertFix(policy(create), `Scope to ${arn}`, policy({ ...create, Resource: arn }));
    assert.deepEqual(serious(policy({ ...create, Resource: arn })), []);
  });
  it('moves the action out of a statement that is about more, in Terraform too', () => {
    const before = `data "aws_iam_policy_document" "d" {
  statement {
    sid       = "Scale"
    effect    = "Allow"
    actions   = ["autoscaling:DescribeAutoScalingGroups", "iam:CreateServiceLinkedRole"]
    resources = ["*"]
  }

  statement {
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }
}
`;
    const options: Options = { language: 'terraform' };
    const title = 'Move iam:CreateServiceLinkedRole to a statement with iam:AWSServiceName autoscaling.amazonaws.com';
    const after = applyFix(before, title, options);
    assert.match(after, /effect += "Allow"\n.*\n +resources = \["\*"\]\n\n +condition \{/);
    assert.ok(after.indexOf('condition') < after.indexOf('s3:ListAllMyBuckets'), 'it stands behind the old one');
    assert.deepEqual(serious(after, options), []);
  });
});
