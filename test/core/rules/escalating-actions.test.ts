import assert from 'node:assert/strict';
import { ESCALATIONS } from '../../../src/core/iam/escalation.ts';
import { applyFix, assertFindings, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'escalating-actions' };

const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  more: object = {},
): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: string, Resource = '*', more: object = {}): object => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(({ severity, path }) => `${severity} ${path}`);

const ATTACH = 'iam:AttachRolePolicy';
const FIRST = ['warning Statement[0].Action'];

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('escalating-actions', () => {
  it('warns of an action that is enough by itself', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["iam:ListRoles", "iam:AttachRolePolicy"],
//                              ^^^^^^^^^^^^^^^^^^^^^^ warning escalating-actions: iam:AttachRolePolicy can attach any policy to a role, AdministratorAccess too. So this policy gives more access than it shows.
    "Resource": "*"
  }
}`,
    );
  });
  it('warns of a set, on the role that can be any, where its actions stand in several statements', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "lambda:CreateFunction", "Resource": "arn:aws:lambda:*:*:function:app-*" },
    { "Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:*:*:function:app-*" },
    { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }
//                                                             ^^^ warning escalating-actions: iam:PassRole with lambda:CreateFunction and lambda:InvokeFunction can run a function that has any role. So this policy gives more access than it shows. 💡
  ]
}`,
    );
  });
  it('knows every set, each on everything', () => {
    for (const { actions, weak } of ESCALATIONS) {
      const found = findingsOf(policy(allow(actions)), only);
      assert.deepEqual(
        found.map(({ severity }) => severity),
        [weak ? 'info' : 'warning'],
        actions.join(),
      );
    }
  });
  it('is silent where one action of a set is missing', () => {
    for (const { actions } of ESCALATIONS.filter(one => one.actions.length > 1)) {
      for (const left of actions) {
        const rest = actions.filter(action => action !== left);
        const other = ESCALATIONS.some(one => one.actions.every(action => rest.includes(action)));
        if (!other) assert.deepEqual(said(policy(allow(rest))), [], rest.join());
      }
    }
  });
  it('says much of one statement in one finding', () => {
    const [finding, ...more] = findingsOf(policy(allow([ATTACH, 'iam:PutUserPolicy', 'iam:CreateAccessKey'])), only);
    assert.deepEqual(more, []);
    assert.match(finding?.message ?? '', /\(and 2 more ways\)/);
    assert.equal(finding?.related.length, 2);
  });
  it('joins what is said of the role that can be any, and only that', () => {
    const [finding, ...more] = findingsOf(policy(allow(['iam:PassRole', 'ec2:RunInstances'])));
    assert.deepEqual(more, []);
    assert.deepEqual(finding?.accessAnalyzer, ['PASS_ROLE_WITH_STAR_IN_RESOURCE']);
    const pattern = findingsOf(policy(allow('iam:Create*')));
    assert.deepEqual(
      pattern.map(({ rule }) => rule),
      ['escalating-actions'],
    );
    assert.deepEqual(pattern[0]?.accessAnalyzer, ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE']);
  });

  it('judges the resource', () => {
    const on = (action: string, resource: string): string[] => said(policy(allow(action, resource)));
    assert.deepEqual(on(ATTACH, 'arn:aws:iam::123456789012:role/*'), FIRST);
    assert.deepEqual(on(ATTACH, 'arn:aws:iam::123456789012:role/app-*'), ['info Statement[0].Action']);
    assert.deepEqual(on(ATTACH, 'arn:aws:iam::123456789012:role/app'), [], 'one role that was thought of');
    assert.deepEqual(on(ATTACH, 'arn:aws:iam::123456789012:user/*'), [], 'no role');
    assert.deepEqual(on('iam:CreatePolicyVersion', 'arn:aws:iam::*:policy/team-*'), ['info Statement[0].Action']);
    assert.deepEqual(
      on('iam:CreatePolicyVersion', 'arn:aws:iam::aws:policy/team-*'),
      [],
      "AWS's own cannot be changed",
    );
    assert.deepEqual(on('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}'), [], 'a key of oneself');
    assert.deepEqual(on('iam:PutUserPolicy', 'arn:aws:iam::*:user/${aws:username}'), FIRST);
    assert.deepEqual(on('iam:DetachRolePolicy', 'arn:aws:iam::*:role/app-*'), []);
  });
  it('takes a set on named resources for what it is', () => {
    const runs = allow('ec2:RunInstances');
    const roles = (resource: string): string[] => said(policy(runs, allow('iam:PassRole', resource)));
    assert.deepEqual(roles('arn:aws:iam::123456789012:role/*'), ['warning Statement[1].Action']);
    assert.deepEqual(roles('arn:aws:iam::123456789012:role/app-*'), []);
    assert.deepEqual(said(policy(allow('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function:*'))), []);
    const changeSets = ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'];
    const stack = 'arn:aws:cloudformation:*:*:stack/app/*';
    assert.deepEqual(said(policy(allow(changeSets, stack))), []);
    assert.deepEqual(said(policy(allow(changeSets[0] ?? '', stack), allow(changeSets[1] ?? ''))), []);
  });
  it('is silent where a condition narrows, and tells of one that only asks for circumstances', () => {
    const when = (operator: string, key: string, value: string): string[] =>
      said(policy(allow('iam:CreatePolicyVersion', '*', { Condition: { [operator]: { [key]: value } } })));
    assert.deepEqual(when('ArnEquals', 'iam:PolicyARN', 'arn:aws:iam::aws:policy/ReadOnlyAccess'), []);
    assert.deepEqual(when('StringEquals', 'aws:ResourceTag/team', 'web'), []);
    assert.deepEqual(when('DateLessThan', 'aws:TokenIssueTime', '2020-01-01T00:00:01Z'), []);
    assert.deepEqual(when('DateGreaterThan', 'aws:TokenIssueTime', '2020-01-01T00:00:01Z'), [
      'info Statement[0].Action',
    ]);
    assert.deepEqual(when('Bool', 'aws:MultiFactorAuthPresent', 'true'), ['info Statement[0].Action']);
    const passed = { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } };
    assert.deepEqual(said(policy(allow('ec2:RunInstances'), allow('iam:PassRole', '*', passed))), []);
  });
  it('reckons with Deny', () => {
    assert.deepEqual(said(policy(allow(ATTACH), deny(ATTACH))), []);
    assert.deepEqual(said(policy(allow(ATTACH), deny('iam:*'))), []);
    assert.deepEqual(said(policy(allow(['iam:PassRole', 'ec2:RunInstances']), deny('ec2:Run*'))), []);
    assert.deepEqual(said(policy(allow(ATTACH), deny('iam:Attach*', 'arn:aws:iam::*:role/admin'))), [], 'thought of');
    assert.deepEqual(said(policy(allow(ATTACH), deny('s3:*'))), FIRST);
    const mfa = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } };
    assert.deepEqual(said(policy(allow(ATTACH), deny('*', '*', mfa))), FIRST);
    assert.deepEqual(said(policy(deny(ATTACH))), []);
  });
  it('looks into patterns and NotAction', () => {
    assert.match(
      findingsOf(policy(allow('iam:Attach*')), only)[0]?.message ?? '',
      /^"iam:Attach\*" allows iam:AttachUserPolicy, which can/,
    );
    const left = { Effect: 'Allow', NotAction: ['iam:Update*', 'iam:Create*', 'iam:Attach*'], Resource: '*' };
    assert.deepEqual(said(policy(left)), ['warning Statement[0].NotAction']);
    assert.match(findingsOf(policy(left), only)[0]?.message ?? '', /^NotAction allows iam:PutUserPolicy, which can/);
    assert.deepEqual(said(policy({ ...left, NotAction: ['iam:*', 'organizations:*'] })), []);
  });
  it('links to the public write-up of the way that it names', () => {
    assert.deepEqual(findingsOf(policy(allow('iam:AttachRolePolicy')), only)[0]?.links, [
      'https://pathfinding.cloud/paths/iam-009',
    ]);
  });
  it('leaves whole services and administrators to wildcard-action', () => {
    assert.deepEqual(said(policy(allow('*'))), []);
    assert.deepEqual(said(policy(allow('iam:*'), allow('iam:AttachRolePolicy'))), []);
    assert.deepEqual(said(policy(allow(['lambda:*', 'ssm:*', 'cloudformation:*']))), []);
    assert.deepEqual(said(policy(allow(['lambda:*', 'iam:PassRole']))), ['warning Statement[0].Resource']);
  });
  it('is silent in policies that only limit or stand on one resource, and on what is not known', () => {
    for (const kind of ['boundary', 'scp', 'rcp', 'endpoint', 'resource', 'trust'] as const)
      assert.deepEqual(said(policy(allow(ATTACH)), { kind }), []);
    const terraform = (actions: string, resources: string): string =>
      `data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = [${actions}]\n    resources = [${resources}]\n  }\n}\n`;
    const tf: Options = { language: 'terraform' };
    assert.deepEqual(said(terraform('"iam:AttachRolePolicy"', 'var.roles'), tf), []);
    assert.deepEqual(said(terraform('"iam:${var.verb}RolePolicy"', '"*"'), tf), []);
    assert.deepEqual(said(terraform('"iam:AttachRolePolicy"', '"arn:aws:iam::${local.account}:role/*"'), tf).length, 1);
  });

  it('narrows the resource, and then there is nothing to report', () => {
    for (const actions of [ATTACH, ['iam:PutUserPolicy', 'iam:AttachRolePolicy'], 'iam:CreatePolicyVersion']) {
      const before = policy(allow(actions));
      const title = findingsOf(before, only)[0]?.fixes[0]?.title ?? '';
      assert.match(title, /^Scope to arn:aws:iam::/);
      assert.deepEqual(serious(applyFix(before, title, only)), []);
    }
  });
  it('moves what is dangerous out of a statement that is about more', () => {
    const before = policy(allow(['iam:ListRoles', ATTACH]));
    const title = 'Move iam:AttachRolePolicy to a statement for arn:aws:iam::${account}:role/${role-name-with-path}';
    const after = applyFix(before, title, only);
    assert.deepEqual(JSON.parse(after).Statement, [
      allow(['iam:ListRoles']),
      allow(ATTACH, 'arn:aws:iam::123456789012:role/role-name-with-path'),
    ]);
    assert.deepEqual(serious(after), []);
  });
  it('ties the role to a service', () => {
    const before = policy(allow('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*'), allow('iam:PassRole'));
    const after = applyFix(before, 'Add iam:PassedToService ec2.amazonaws.com (for no other service)', only);
    assert.deepEqual(serious(after), []);
  });
  it('adds IAM to NotAction', () => {
    const before = policy({ Effect: 'Allow', NotAction: ['organizations:*'], Resource: '*' });
    const after = applyFix(before, 'Add iam:* to NotAction (nothing of IAM is allowed then)', only);
    assert.deepEqual(JSON.parse(after).Statement[0].NotAction, ['organizations:*', 'iam:*']);
    assert.deepEqual(said(after), []);
  });
  it('does so in YAML', () => {
    const yaml = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: Attach
            Effect: Allow
            Action:
              - iam:AttachRolePolicy
              - iam:ListRoles
            Resource: "*"
`;
    const title = 'Move iam:AttachRolePolicy to a statement for arn:aws:iam::${account}:role/${role-name-with-path}';
    const after = applyFix(yaml, title, { language: 'yaml', ...only });
    assert.deepEqual(serious(after, { language: 'yaml' }), []);
    assert.match(
      after,
      /- Effect: Allow\n {12}Action: iam:AttachRolePolicy\n {12}Resource: arn:aws:iam::123456789012:/,
    );
  });
  it('offers no other roles where some are named already', () => {
    const text = policy(allow([ATTACH, 'iam:ListRoles'], 'arn:aws:iam::123456789012:role/app-*'));
    const [finding] = findingsOf(text, only);
    assert.equal(finding?.severity, 'info');
    assert.deepEqual(finding?.fixes, []);
  });
});
