import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf, type Options } from '../../support/fixture.ts';

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }, null, 2);

const NotResource = ['arn:aws:s3:::secret', 'arn:aws:s3:::secret/*'];

const said = (text: string, options: Options = {}): string[] =>
  findingsOf(text, { only: 'wildcard-not-resource', ...options }).map(({ severity }) => severity);

/** Hints of other rules are about other matters, such as the account number of an example. */
const serious = (text: string, options: Options = {}) =>
  findingsOf(text, options).filter(({ severity }) => severity !== 'hint');

describe('wildcard-not-resource', () => {
  it('tells of named actions', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:GetObject",
    "NotResource": "arn:aws:s3:::secret/*"
//  ^^^^^^^^^^^^^ info wildcard-not-resource: NotResource allows these actions on every resource but the ones named here. It also allows them on those that are created later. 💡
  }
}`);
  });
  it('warns where the actions are whole services, as on a star', () => {
    assert.deepEqual(said(policy({ Action: 's3:*', NotResource })), ['warning']);
    assert.deepEqual(said(policy({ Action: '*', NotResource })), ['warning']);
    assert.deepEqual(said(policy({ NotAction: 'iam:*', NotResource })), ['warning']);
    const Condition = { StringEquals: { 'aws:ResourceAccount': '123456789012' } };
    assert.deepEqual(said(policy({ Action: 's3:*', NotResource, Condition })), ['info']);
  });
  it('is silent on Deny, on Resource, and in policies that only limit', () => {
    assert.deepEqual(said(policy({ Effect: 'Deny', Action: 's3:*', NotResource })), []);
    assert.deepEqual(said(policy({ Action: 's3:GetObject', Resource: NotResource })), []);
    for (const kind of ['scp', 'boundary', 'endpoint'] as const)
      assert.deepEqual(said(policy({ Action: 's3:*', NotResource }), { kind }), []);
  });
  it('holds the codes of the roles that it lets be passed and created', () => {
    const codes = (statement: object): readonly string[] | undefined =>
      findingsOf(policy(statement), { only: 'wildcard-not-resource' })[0]?.accessAnalyzer;
    assert.deepEqual(codes({ Action: '*', NotResource }), [
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
      'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    ]);
    assert.deepEqual(codes({ NotAction: 's3:*', NotResource }), [
      'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
      'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    ]);
    assert.deepEqual(codes({ Action: 's3:*', NotResource }), []);
  });

  it('names the resources that are meant', () => {
    const before = policy({ Action: ['s3:GetObject', 's3:ListBucket'], NotResource });
    const after = applyFix(before, 'Change to Resource with arn:aws:s3:::${bucket-name} and 1 more');
    assert.equal(
      after.replace(/\s+/g, ' '),
      policy({
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::bucket-name', 'arn:aws:s3:::bucket-name/*'],
      }).replace(/\s+/g, ' '),
    );
    assert.deepEqual(serious(after), []);
  });
  it('does so in YAML and in Terraform', () => {
    const yaml = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            NotResource: arn:aws:s3:::secret/*
`;
    const fixed = applyFix(yaml, 'Change to Resource with arn:aws:s3:::${bucket-name}/*', { language: 'yaml' });
    assert.match(fixed, /\n {12}Resource: arn:aws:s3:::bucket-name\/\*\n/);
    const terraform = `data "aws_iam_policy_document" "d" {
  statement {
    actions       = ["s3:GetObject"]
    not_resources = ["arn:aws:s3:::secret/*"]
  }
}
`;
    const options: Options = { language: 'terraform' };
    const after = applyFix(terraform, 'Change to Resource with arn:aws:s3:::${bucket-name}/*', options);
    assert.match(after, / resources += \["arn:aws:s3:::bucket-name\/\*"\]/);
    assert.deepEqual(serious(after, options), []);
  });
});
