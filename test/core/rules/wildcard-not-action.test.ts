import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf, type Options } from '../../support/fixture.ts';

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, null, 2);

const powerUser = { NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' };
const TITLE = 'Change to Action with chosen services…';

const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, options)
    .filter(({ rule }) => rule === 'wildcard-not-action')
    .map(({ severity }) => severity);

describe('wildcard-not-action', () => {
  it('warns on every resource', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "NotAction": "iam:*",
//  ^^^^^^^^^^^ warning wildcard-not-action: NotAction allows every action of every service but the ones named here. It also allows those that AWS will add. 💡
    "Resource": "*"
  }
}`);
    assert.deepEqual(said(policy(powerUser)), ['warning']);
  });
  it('tells of it as information where a condition or the resources limit it', () => {
    const region = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    assert.deepEqual(said(policy({ ...powerUser, Condition: region })), ['info']);
    const bucket = {
      NotAction: ['s3:DeleteBucket', 'iam:*'],
      Resource: ['arn:aws:s3:::invoices', 'arn:aws:s3:::invoices/*'],
    };
    assert.deepEqual(said(policy(bucket)), ['info']);
  });
  it('is silent on Deny, in policies that only limit, and beside NotResource', () => {
    assert.deepEqual(said(policy({ ...powerUser, Effect: 'Deny' })), []);
    for (const kind of ['scp', 'boundary', 'endpoint', 'resource'] as const)
      assert.deepEqual(said(policy(powerUser), { kind }), []);
    assert.deepEqual(said(policy({ NotAction: 'iam:*', NotResource: 'arn:aws:s3:::secret/*' })), []);
    assert.deepEqual(said(policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::invoices/*' })), []);
  });
  it('holds the codes of the roles that it lets be passed and created', () => {
    const [finding, ...more] = findingsOf(
      policy({
        NotAction: [
          'iam:A*',
          'iam:[C-Z]*',
          'iam:CreateA*',
          'iam:CreateL*',
          'iam:CreatePolicyV*',
          'iam:D*',
          'iam:Pu*',
          'iam:Set*',
          'iam:U*',
        ],
        Resource: '*',
      }),
    ).filter(({ rule }) => rule !== 'unknown-action');
    assert.deepEqual(more, []);
    assert.deepEqual(finding?.accessAnalyzer, [
      'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
      'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    ]);
  });

  it('asks for services, and allows of them what it allowed', () => {
    const before = policy({ NotAction: ['iam:*', 'sqs:DeleteQueue'], Resource: '*' });
    const items = findingsOf(before)[0]?.fixes[0]?.ask?.items ?? [];
    assert.ok(items.some(({ id }) => id === 'sqs'));
    assert.ok(!items.some(({ id }) => id === 'iam'), 'nothing of IAM was allowed');
    const after = applyFix(before, TITLE, { answer: ['sqs', 'events'] });
    const [{ Action: actions, NotAction: none }] = JSON.parse(after).Statement;
    assert.equal(none, undefined);
    assert.ok(actions.includes('events:*') && actions.includes('sqs:*Message'));
    assert.ok(!actions.some((text: string) => ['sqs:*', 'sqs:D*', 'sqs:DeleteQueue'].includes(text)), actions.join());
    assert.deepEqual(said(after), []);
  });
  it('does so in Terraform', () => {
    const text = `data "aws_iam_policy_document" "d" {
  statement {
    not_actions = ["iam:*"]
    resources   = ["*"]
  }
}
`;
    const options: Options = { language: 'terraform' };
    assert.deepEqual(said(text, options), ['warning']);
    assert.match(applyFix(text, TITLE, { ...options, answer: ['sqs'] }), / actions += \["sqs:\*"\]/);
    const open = text.replace('["iam:*"]', 'concat(["iam:*"], var.more)');
    assert.deepEqual(
      findingsOf(open, options).flatMap(({ fixes }) => fixes),
      [],
      'not all is known',
    );
  });
});
