import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { applyFix, assertFindings, findingsOf, type Options } from '../../support/fixture.ts';

const policy = (action: string, resource = '"*"', effect = 'Allow'): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "${effect}", "Action": ${action}, "Resource": ${resource} } }`;

const rulesOf = (text: string, kind?: Kind) =>
  findingsOf(text, { only: 'wildcard-action', ...(kind ? { kind } : {}) }).map(finding => finding.severity);

const when = (action: string, condition: string): string => policy(action, `"*", "Condition": ${condition}`);

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('wildcard-action', () => {
  it('warns of a whole service on everything', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "ec2:*",
//            ^^^^^^^ warning wildcard-action: "ec2:*" allows all … 💡
    "Resource": "*"
  }
}`);
    assert.deepEqual(rulesOf(policy('"*"')), ['warning']);
  });
  it('tells of less breadth as information', () => {
    assert.deepEqual(rulesOf(policy('"s3:Put*"')), ['info']);
    assert.deepEqual(rulesOf(policy('"s3:*"', '"arn:aws:s3:::invoices/*"')), ['info']);
  });
  it('knows that Terraform puts Allow where effect is left out', () => {
    const text =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["ec2:*"]\n    resources = ["*"]\n  }\n}\n';
    assert.deepEqual(
      findingsOf(text, { language: 'terraform' }).map(({ rule }) => rule),
      ['wildcard-action'],
    );
    const unknown = text.replace('actions ', 'effect = var.effect\n    actions ');
    assert.deepEqual(serious(unknown, { language: 'terraform' }), []);
  });
  it('tells of NotResource as information: that is reported itself', () => {
    const text = policy('"s3:*"', '"arn:aws:s3:::secret/*"').replace('"Resource"', '"NotResource"');
    assert.deepEqual(
      findingsOf(text).map(({ rule, severity }) => `${severity} ${rule}`),
      ['info wildcard-action', 'warning wildcard-not-resource'],
    );
  });
  it('takes a condition on what is reached, or on the Region, for a limit', () => {
    assert.deepEqual(rulesOf(when('"ec2:*"', '{ "StringEquals": { "aws:ResourceTag/team": "web" } }')), ['info']);
    assert.deepEqual(rulesOf(when('"*"', '{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }')), ['info']);
    assert.deepEqual(rulesOf(when('"*"', '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }')), ['warning']);
  });
  it('says who becomes an administrator, and holds the codes of the roles that can be passed and created', () => {
    for (const action of ['"*"', '"iam:*"']) {
      const [finding, ...more] = findingsOf(policy(action));
      assert.deepEqual(more, []);
      assert.match(finding?.message ?? '', /administrator/);
      assert.deepEqual(finding?.accessAnalyzer, [
        'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
        'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
      ]);
    }
    assert.doesNotMatch(
      findingsOf(policy('"iam:*"', '"arn:aws:iam::*:role/app-*"'))[0]?.message ?? '',
      /administrator/,
    );
  });
  it('is silent on patterns that are as good as names, or of one sort', () => {
    for (const action of ['s3:Put*Acl', 's3:*Tagging', 'sqs:Send*', 'dynamodb:*Item', 'ec2:Terminate*', 'iot:List*'])
      assert.deepEqual(rulesOf(policy(`"${action}"`)), [], action);
    assert.deepEqual(rulesOf(policy('"logs:Create*"')), [], 'all of them write');
  });
  it('is silent on reading, on Deny, on NotAction and where breadth is the point', () => {
    assert.deepEqual(rulesOf(policy('["ec2:Describe*", "s3:Get*", "s3:List*"]')), []);
    assert.deepEqual(rulesOf(policy('"s3:*"', '"*"', 'Deny')), []);
    assert.deepEqual(rulesOf(policy('"ec2:*"').replace('"Action"', '"NotAction"')), []);
    assert.deepEqual(rulesOf(policy('"*"'), 'scp'), []);
    for (const kind of ['boundary', 'rcp', 'endpoint'] as const)
      assert.deepEqual(rulesOf(policy('"*"'), kind), [], kind);
    assert.deepEqual(rulesOf(policy('"kms:*"'), 'resource'), []);
  });
  it('narrows to reading, and then there is nothing to report', () => {
    const title = findingsOf(policy('"ec2:*"'))[0]?.fixes[0]?.title ?? '';
    assert.match(title, /^Narrow to reading: \d+ actions$/);
    const after = applyFix(policy('"ec2:*"'), title);
    assert.match(after, /"ec2:Describe\*", "ec2:/);
    assert.deepEqual(serious(after), []);
  });
  it('narrows to the chosen levels with patterns that name nothing else', () => {
    const after = applyFix(policy('"sqs:*"'), 'Narrow to chosen access levels…', { answer: ['Read'] });
    assert.equal(after, policy('["sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"]'));
  });
  it('does not report again what it wrote, whichever levels are chosen', () => {
    const levels = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];
    for (const action of ['"s3:*"', '"s3:Put*"', '"lambda:*"', '"dynamodb:*"']) {
      for (const [index, level] of levels.entries()) {
        const answer = [level, levels[(index + 1) % levels.length] ?? ''];
        const offered = findingsOf(policy(action), { only: 'wildcard-action' }).flatMap(({ fixes }) => fixes);
        const fix = offered.find(({ title }) => title === 'Narrow to chosen access levels…');
        if (!fix?.make(answer)) continue;
        const after = applyFix(policy(action), fix.title, { answer });
        assert.deepEqual(rulesOf(after), [], `${action} ${answer.join()}`);
      }
    }
  });
  it('expands to the actions it allows, among others in a list', () => {
    const before = policy('["sqs:*", "s3:GetBucketLocation"]');
    const title = findingsOf(before)
      .flatMap(finding => finding.fixes)
      .find(fix => fix.title.startsWith('Replace by'))?.title;
    const after = applyFix(before, title ?? '');
    assert.match(after, /\["sqs:AddPermission", .*"sqs:UntagQueue", "s3:GetBucketLocation"\]/);
    assert.deepEqual(rulesOf(after), []);
  });
  it('writes out only what can act on the resources, and no more names than a policy can hold', () => {
    const replacing = (text: string, kind: Kind = 'identity') =>
      findingsOf(text, { only: 'wildcard-action', kind })
        .flatMap(({ fixes }) => fixes.map(({ title }) => title))
        .find(title => title.startsWith('Replace by'));
    const objects = policy('"s3:*"', '"arn:aws:s3:::invoices/*"');
    const after = applyFix(objects, replacing(objects) ?? '');
    assert.match(after, /"s3:GetObject"/);
    assert.doesNotMatch(after, /"s3:(ListBucket|ListAllMyBuckets)"/);
    assert.deepEqual(rulesOf(after), []);
    assert.equal(replacing(policy('"ec2:*"')), undefined);
    assert.equal(replacing(policy('"s3:*"'), 'session'), undefined);
  });
});
