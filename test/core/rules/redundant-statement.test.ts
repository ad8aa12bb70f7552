import assert from 'node:assert/strict';
import { applyEdits, check, open } from '../../../src/core/index.ts';
import { redundantStatement } from '../../../src/core/rules/redundant-statement.ts';
import { applyFix, assertFindings, findingsOf, type Options, TODAY } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const only: Options = { only: 'redundant-statement' };

const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[],
  more: object = {},
): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(({ severity, path, accessAnalyzer }) =>
    `${severity} ${path} ${accessAnalyzer.join()}`.trim(),
  );

const read = allow(['s3:GetObject', 's3:GetObjectVersion'], ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']);
const vpn = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };

describe('redundant-statement', () => {
  it('hints at a statement that another one covers', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "One", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/b/*" },
//           ^^^^^ hint redundant-statement: The statement "All" allows all of this already, so this statement adds nothing. 💡
    { "Sid": "All", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::a/*" }
  ]
}`,
      only,
    );
  });
  it('has the code for one that is the same but for the order', () => {
    const same = allow(['s3:GetObjectVersion', 's3:GETOBJECT'], ['arn:aws:s3:::b/*', 'arn:aws:s3:::a/*'], {
      Sid: 'Again',
    });
    assert.deepEqual(said(policy(read, same)), ['hint Statement[1].Sid REDUNDANT_STATEMENT']);
    assert.deepEqual(said(policy({ ...read, ...vpn }, { ...same, ...vpn })), [
      'hint Statement[1].Sid REDUNDANT_STATEMENT',
    ]);
  });
  it('tells where conditions limit nothing', () => {
    assert.deepEqual(said(policy(read, { ...read, ...vpn })), ['info Statement[1].Effect']);
    assert.match(
      findingsOf(policy(read, { ...read, ...vpn }), only)[0]?.message ?? '',
      /^Statement 1 .* limit nothing/,
    );
  });
  it('is silent on statements that differ', () => {
    assert.deepEqual(said(policy(read, { ...read, Effect: 'Deny' })), []);
    assert.deepEqual(
      said(policy({ ...read, ...vpn }, { ...read, Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
      [],
    );
    assert.deepEqual(
      said(policy(allow('s3:GetObject', 'arn:aws:s3:::a/*'), allow('s3:GetObject', 'arn:aws:s3:::A/*'))),
      [],
    );
    assert.deepEqual(
      said(policy(allow('s3:Get*', 'arn:aws:s3:::a/*'), allow(['s3:Get*', 's3:List*'], 'arn:aws:s3:::a/b'))),
      [],
    );
    const two = policy(allow('s3:GetObject', 'arn:aws:s3:::a/*'), allow('s3:GetObject', 'arn:aws:s3:::b/*'), read);
    assert.deepEqual(said(two), ['hint Statement[0].Effect', 'hint Statement[1].Effect'], 'two within the third');
  });
  it('compares principals', () => {
    const to = (AWS: string): object => ({ ...allow('s3:GetObject', 'arn:aws:s3:::a/*'), Principal: { AWS } });
    const [one, other] = ['arn:aws:iam::123456789012:root', 'arn:aws:iam::210987654321:root'];
    assert.deepEqual(said(policy(to(one), to(other)), { kind: 'resource' }), []);
    assert.deepEqual(said(policy(to(one), to(one)), { kind: 'resource' }), [
      'hint Statement[1].Effect REDUNDANT_STATEMENT',
    ]);
  });
  it('is silent on branches of a choice and on what is not all there', () => {
    const branch = '{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*"}';
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Version: "2012-10-17"\n  Statement:\n    - !If [C, ${branch}, ${branch}]\n`;
    assert.deepEqual(said(yaml, { language: 'yaml' }), []);
    const terraform = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObject"]
    resources = var.some
  }

  statement {
    actions   = ["s3:GetObject"]
    resources = var.others
  }
}
`;
    assert.deepEqual(said(terraform, { language: 'terraform' }), []);
    assert.deepEqual(said(policy({ Effect: 'Allow' }, { Effect: 'Allow' })), []);
    assert.deepEqual(said(policy(allow([], 'arn:aws:s3:::a/*'), read)), []);
  });
  it('gives up on a policy that is too long to compare', () => {
    const many = Array.from({ length: 140 }, (_, index) =>
      allow(
        ['s3:GetObject', 's3:ListBucket', `s3:PutObject${index}`],
        Array.from({ length: 10 }, (_, n) => `arn:aws:s3:::${n}-${index}/*`),
      ),
    );
    const document = open(policy(...many), 'json');
    const start = performance.now();
    const { findings } = check(document, { catalog: realCatalog(), today: TODAY, rules: [redundantStatement] });
    assert.ok(performance.now() - start < 1_000);
    assert.deepEqual(findings, []);
  });

  it('removes all of them at once, safely', () => {
    const text = policy(read, { ...read, Sid: 'B' }, allow('s3:GetObject', 'arn:aws:s3:::a/x'), read);
    const fixes = findingsOf(text, only).flatMap(finding => finding.fixes);
    assert.equal(fixes.length, 3);
    assert.ok(fixes.every(fix => fix.safe));
    const after = applyEdits(text, [...(fixes.at(-1)?.make()?.edits ?? [])]);
    assert.equal(findingsOf(after, only).length, 2);
    const one = fixes.reduce(left => applyFix(left, 'Remove the statement', only), text);
    assert.deepEqual(JSON.parse(one).Statement, [read]);
    assert.deepEqual(said(one), []);
  });
  it('removes a block of Terraform, where another document may stand in for its Sid', () => {
    const statement = (sid: string): string => `  statement {
    sid       = "${sid}"
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.b.arn}/*"]
  }
`;
    const text = `data "aws_iam_policy_document" "d" {\n${statement('A')}\n${statement('B')}}\n`;
    const options: Options = { ...only, language: 'terraform' };
    assert.deepEqual(
      findingsOf(text, options).flatMap(({ fixes }) => fixes.map(({ safe }) => safe)),
      [false],
    );
    assert.equal(
      applyFix(text, 'Remove the statement', options).replace(/\n+/g, '\n'),
      `data "aws_iam_policy_document" "d" {\n${statement('A')}}\n`,
    );
  });
});
