import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'ineffective-statement' };

const statement = (
  Effect: string,
  Action: string | readonly string[],
  Resource: string | readonly string[],
  more: object = {},
): object => ({
  Effect,
  Action,
  Resource,
  ...more,
});
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(({ severity, path }) => `${severity} ${path}`);

const read = statement('Allow', 's3:GetObject', ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']);
const vpn = { Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };
const FIRST = ['warning Statement[0].Effect'];

describe('ineffective-statement', () => {
  it('warns of an Allow that a Deny takes back', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" },
//           ^^^^^^ warning ineffective-statement: The Deny "Closed" takes back all that this statement allows, so it has no effect. 💡
    { "Sid": "Closed", "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
  ]
}`,
      only,
    );
  });
  it('adds up several of them', () => {
    const denies = ['a', 'b'].map(bucket => statement('Deny', 's3:Get*', `arn:aws:s3:::${bucket}/*`));
    assert.deepEqual(said(policy(read, ...denies)), FIRST);
    assert.match(findingsOf(policy(read, ...denies), only)[0]?.message ?? '', /^The Deny statements of this policy/);
    assert.deepEqual(said(policy(read, ...denies.slice(1))), [], 'one bucket is left');
  });
  it('is silent where a condition leaves something', () => {
    assert.deepEqual(said(policy(read, statement('Deny', 's3:*', '*', vpn))), []);
    assert.deepEqual(said(policy({ ...read, ...vpn }, statement('Deny', 's3:*', '*'))), FIRST);
    assert.deepEqual(said(policy(statement('Allow', 's3:Get*', '*'), statement('Deny', 's3:GetObject', '*'))), []);
    const others = { Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' };
    assert.deepEqual(said(policy(read, others)), []);
    assert.deepEqual(said(policy(read, { ...others, NotAction: 'sqs:*' })), FIRST);
  });
  it('looks at principals', () => {
    const to = (Effect: string, AWS: string): object => ({
      ...statement(Effect, 's3:GetObject', 'arn:aws:s3:::a/*'),
      Principal: { AWS },
    });
    const options: Options = { kind: 'resource' };
    const one = to('Allow', 'arn:aws:iam::123456789012:role/reader');
    assert.deepEqual(said(policy(one, to('Deny', '*')), options), FIRST);
    assert.deepEqual(said(policy(one, to('Deny', 'arn:aws:iam::210987654321:role/reader')), options), []);
  });
  it('is silent on what is not known', () => {
    const terraform = (effect: string): string => `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::a/*"]
  }

  statement {
    effect    = ${effect}
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
`;
    const options: Options = { language: 'terraform' };
    assert.deepEqual(said(terraform('var.effect'), options), []);
    assert.equal(said(terraform('"Deny"'), options).length, 1);
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
P:
  Version: "2012-10-17"
  Statement:
    - {Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*"}
    - !If [Closed, {Effect: Deny, Action: "s3:*", Resource: "*"}, {Effect: Deny, Action: "sqs:*", Resource: "*"}]
`;
    assert.deepEqual(said(yaml, { language: 'yaml' }), []);
  });
  it('removes the statement, in Terraform too', () => {
    const title = 'Remove the statement (it allows nothing)';
    const deny = statement('Deny', 's3:*', '*');
    const after = applyFix(policy(read, deny), title, only);
    assert.equal(after, policy(deny));
    assert.deepEqual(said(after), []);
    const block = (effect: string, action: string): string =>
      `  statement {\n    effect    = "${effect}"\n    actions   = ["${action}"]\n    resources = ["*"]\n  }\n`;
    const text = `data "aws_iam_policy_document" "d" {\n${block('Allow', 'sqs:SendMessage')}\n${block('Deny', 'sqs:*')}}\n`;
    const left = applyFix(text, title, { ...only, language: 'terraform' });
    assert.ok(!left.includes('SendMessage') && left.includes('sqs:*'));
  });
});
