import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'wildcard-pass-role' };

const policy = (statement: object, ...more: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }, ...more] }, null, 2);

const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(
    ({ severity, accessAnalyzer }) => `${severity} ${accessAnalyzer.join()}`,
  );

const passTo = (operator: string): object => ({ [operator]: { 'iam:PassedToService': 'ec2.amazonaws.com' } });

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('wildcard-pass-role', () => {
  it('warns of the star', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "iam:PassRole",
    "Resource": "*"
//              ^^^ warning wildcard-pass-role: "*" lets iam:PassRole hand every role to every service. The service can then do all that the role can. 💡
  }
}`,
    );
  });
  it('has the code for each way to say it', () => {
    const star = { Action: 'iam:PassRole', Resource: '*' };
    const others = { NotResource: 'arn:aws:iam::123456789012:role/admin' };
    assert.deepEqual(said(policy(star)), ['warning PASS_ROLE_WITH_STAR_IN_RESOURCE']);
    assert.deepEqual(said(policy({ ...star, Action: 'iam:Pass*' })), [
      'warning PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    ]);
    assert.deepEqual(said(policy({ Action: 'IAM:passrole', ...others })), ['warning PASS_ROLE_WITH_NOT_RESOURCE']);
    assert.deepEqual(said(policy({ Action: ['s3:GetObject', 'iam:PassRole'], Resource: ['*'] })), [
      'warning PASS_ROLE_WITH_STAR_IN_RESOURCE',
    ]);
  });
  it('is silent for named roles, also by a pattern', () => {
    assert.deepEqual(said(policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/app' })), []);
    assert.deepEqual(said(policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::*:role/app-*' })), []);
    assert.deepEqual(said(policy({ Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/*' })), []);
    assert.deepEqual(said(policy({ Action: 'iam:GetRole', Resource: '*' })), []);
  });
  it('is silent where a condition names the service, whatever else it asks', () => {
    const star = { Action: 'iam:PassRole', Resource: '*' };
    assert.deepEqual(said(policy({ ...star, Condition: passTo('StringEquals') })), []);
    assert.deepEqual(
      said(policy({ ...star, Condition: { ...passTo('StringLike'), Bool: { 'aws:ViaAWSService': 'true' } } })),
      [],
    );
  });
  it('tells of other conditions, and of IfExists, as information', () => {
    const star = { Action: 'iam:PassRole', Resource: '*' };
    const tagged = { StringEquals: { 'aws:ResourceTag/team': 'web' } };
    assert.deepEqual(said(policy({ ...star, Condition: tagged })), ['info PASS_ROLE_WITH_STAR_IN_RESOURCE']);
    assert.deepEqual(said(policy({ ...star, Condition: passTo('StringEqualsIfExists') })), [
      'info PASS_ROLE_WITH_STAR_IN_RESOURCE',
    ]);
  });
  it('is silent on Deny, in policies that only limit, and on what is not known', () => {
    const star = { Action: 'iam:PassRole', Resource: '*' };
    assert.deepEqual(said(policy({ ...star, Effect: 'Deny' })), []);
    for (const kind of ['boundary', 'scp'] as const) assert.deepEqual(said(policy(star), { kind }), []);
    const terraform =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["iam:PassRole"]\n    resources = [var.roles]\n  }\n}\n';
    assert.deepEqual(said(terraform, { language: 'terraform' }), []);
    const dynamic = terraform
      .replace('var.roles', '"*"')
      .replace('  }\n}', '    dynamic "condition" {\n      for_each = var.services\n      content {}\n    }\n  }\n}');
    assert.deepEqual(said(dynamic, { language: 'terraform' }), []);
  });
  it('is one finding with what else is said of the same token', () => {
    const both = { Action: ['iam:PassRole', 'iam:CreateServiceLinkedRole'], Resource: '*' };
    const [finding, ...more] = findingsOf(policy(both));
    assert.deepEqual(more, []);
    assert.deepEqual(finding?.accessAnalyzer, ['PASS_ROLE_WITH_STAR_IN_RESOURCE', 'CREATE_SLR_WITH_STAR_IN_RESOURCE']);
    assert.deepEqual(
      findingsOf(policy({ Action: 'iam:*', Resource: '*' })).map(({ rule, accessAnalyzer }) => [
        rule,
        ...accessAnalyzer,
      ]),
      [
        [
          'wildcard-action',
          'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
          'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
        ],
      ],
    );
  });

  it('adds the condition, the service that stands near by first', () => {
    const before = policy(
      { Action: 'iam:PassRole', Resource: '*' },
      { Effect: 'Allow', Action: 'glue:StartJobRun', Resource: 'arn:aws:glue:us-east-1:123456789012:job/a' },
    );
    const after = applyFix(before, 'Add iam:PassedToService glue.amazonaws.com (for no other service)');
    assert.deepEqual(JSON.parse(after).Statement[0].Condition, {
      StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' },
    });
    assert.deepEqual(serious(after), []);
  });
  it('scopes the role', () => {
    assertFix(
      policy({ Action: 'iam:PassRole', Resource: '*' }),
      'Scope to arn:aws:iam::${account}:role/${role-name-with-path}',
      policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/role-name-with-path' }),
      only,
    );
  });
  it('moves the action out of a statement that is about more', () => {
    const before = policy({ Action: ['iam:PassRole', 'ec2:DescribeInstances'], Resource: '*' });
    const own = applyFix(before, 'Move iam:PassRole to a statement with iam:PassedToService ec2.amazonaws.com', only);
    assert.deepEqual(JSON.parse(own).Statement, [
      { Effect: 'Allow', Action: ['ec2:DescribeInstances'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      },
    ]);
    assert.deepEqual(serious(own), []);
    const scoped = applyFix(
      before,
      'Move iam:PassRole to a statement for arn:aws:iam::${account}:role/${role-name-with-path}',
      only,
    );
    assert.deepEqual(serious(scoped), []);
  });
  it('takes IfExists away', () => {
    const before = policy({ Action: 'iam:PassRole', Resource: '*', Condition: passTo('StringEqualsIfExists') });
    const after = policy({ Action: 'iam:PassRole', Resource: '*', Condition: passTo('StringEquals') });
    assertFix(before, 'Change StringEqualsIfExists to StringEquals', after, only);
    assert.deepEqual(said(after), []);
  });
  it('leaves IfExists where the condition is about other actions too', () => {
    const both = policy({
      Action: ['iam:GetRole', 'iam:PassRole'],
      Resource: '*',
      Condition: passTo('StringEqualsIfExists'),
    });
    const [finding, ...more] = findingsOf(both, only);
    assert.match(finding?.message ?? '', /lets requests without iam:PassedToService pass/);
    assert.deepEqual(finding?.fixes, [], 'iam:GetRole would no longer be allowed');
    assert.deepEqual(more, []);
  });
  it('names the roles in the place of NotResource', () => {
    const before = policy({ Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/admin' });
    const after = applyFix(before, 'Change to Resource with arn:aws:iam::${account}:role/${role-name-with-path}', only);
    assert.equal(
      after,
      policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/role-name-with-path' }),
    );
    assert.deepEqual(serious(after), []);
  });
  it('does so in Terraform and in YAML', () => {
    const options: Options = { language: 'terraform' };
    const terraform = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["iam:PassRole", "ec2:DescribeInstances"]
    resources = ["*"]
  }
}
`;
    const after = applyFix(
      terraform,
      'Move iam:PassRole to a statement with iam:PassedToService ec2.amazonaws.com',
      options,
    );
    assert.match(after, /variable += "iam:PassedToService"/);
    assert.deepEqual(serious(after, options), []);
    const yaml = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
              - iam:PassRole # the runtime role
              - ec2:DescribeInstances
            Resource: "*"
`;
    const fixed = applyFix(yaml, 'Move iam:PassRole to a statement with iam:PassedToService ec2.amazonaws.com', {
      language: 'yaml',
    });
    assert.match(fixed, /- Effect: Allow\n {12}Action: iam:PassRole\n/);
    assert.deepEqual(serious(fixed, { language: 'yaml' }), []);
  });
});
