import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf, type Options } from '../../support/fixture.ts';

const only: Options = { only: 'exposed-data' };

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
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { ...only, ...options }).map(({ severity, path }) => `${severity} ${path}`);

const STAR = ['info Statement[0].Resource'];

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('exposed-data', () => {
  it('tells of what can be read', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["s3:GetObject", "secretsmanager:GetSecretValue", "s3:ListAllMyBuckets"],
    "Resource": "*"
//              ^^^ info exposed-data: On "*", s3:GetObject and 1 more can read every object in every bucket, every secret, now and later.
  }
}`);
    for (const id of ['s3:GetObject', 'ssm:GetParameter', 'ssm:GetParametersByPath', 'secretsmanager:GetSecretValue'])
      assert.deepEqual(said(policy(allow(id))), STAR, id);
  });
  it('sees it in a pattern that reads', () => {
    assert.deepEqual(said(policy(allow(['s3:Get*', 's3:List*']))), STAR);
    assert.deepEqual(said(policy(allow('ssm:GetParameter*'))), STAR);
  });
  it('is silent where it is named, conditioned or denied', () => {
    assert.deepEqual(said(policy(allow('s3:GetObject', 'arn:aws:s3:::invoices/*'))), []);
    const account = { Condition: { StringEquals: { 'aws:ResourceAccount': '123456789012' } } };
    assert.deepEqual(said(policy(allow('s3:GetObject', '*', account))), []);
    const auditor = allow(['s3:Get*', 's3:List*', 'ssm:Get*']);
    assert.deepEqual(said(policy(auditor, { ...allow(['s3:GetObject*', 'ssm:GetParameter*']), Effect: 'Deny' })), []);
    assert.deepEqual(said(policy(allow(['s3:GetBucketLocation', 'ssm:DescribeParameters']))), []);
  });
  it('is silent where more is said already, and in policies that only limit', () => {
    assert.deepEqual(said(policy(allow('s3:*'))), []);
    assert.deepEqual(said(policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })), []);
    for (const kind of ['boundary', 'scp', 'endpoint', 'resource'] as const)
      assert.deepEqual(said(policy(allow('s3:GetObject')), { kind }), []);
    const yaml = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - {Effect: Allow, Action: "s3:GetObject", Resource: !If [All, "*", !GetAtt Bucket.Arn]}
`;
    assert.deepEqual(said(yaml, { language: 'yaml' }), [], 'one of two branches');
  });

  it('scopes the whole statement where all of it can be', () => {
    assertFix(
      policy(allow(['s3:GetObject', 's3:ListBucket'])),
      'Scope to arn:aws:s3:::${bucket-name} and 1 more',
      policy(allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::bucket-name', 'arn:aws:s3:::bucket-name/*'])),
    );
  });
  it('moves it out of a statement where not all can be, in YAML too', () => {
    const yaml = `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action:
      - s3:GetObject
      - s3:ListAllMyBuckets
    Resource: "*"
`;
    const options: Options = { language: 'yaml' };
    const after = applyFix(yaml, 'Move s3:GetObject to a statement for arn:aws:s3:::${bucket-name}/*', options);
    assert.match(after, /- Effect: Allow\n {4}Action: s3:GetObject\n {4}Resource: arn:aws:s3:::bucket-name\/\*\n/);
    assert.deepEqual(serious(after, options), []);
  });
});
