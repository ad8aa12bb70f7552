import assert from 'node:assert/strict';
import { applyEdits, open } from '../../../src/core/index.ts';
import { findingsOf } from '../../support/fixture.ts';

const STATEMENT = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const POLICY = { Version: '2012-10-17', Statement: [STATEMENT] };
const TRUST = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] };

/** Kind of each policy, with its service and a `?` where the kind is a guess. */
const kinds = (value: unknown, language = 'json', path?: string): string[] =>
  open(typeof value === 'string' ? value : JSON.stringify(value), language, { path }).policies.map(
    ({ kind, service, kindKnown }) => `${kind}${service ? ` ${service}` : ''}${kindKnown ? '' : '?'}`,
  );

const template = (type: string, properties: object) => ({ Resources: { R: { Type: type, Properties: properties } } });

describe('carriers', () => {
  it('in CloudFormation and SAM say kind and service', () => {
    const role = template('AWS::IAM::Role', {
      AssumeRolePolicyDocument: TRUST,
      Policies: [{ PolicyDocument: POLICY }],
    });
    assert.deepEqual(kinds(role), ['trust', 'identity']);
    assert.deepEqual(kinds(template('AWS::S3::BucketPolicy', { PolicyDocument: POLICY })), ['resource s3']);
    assert.deepEqual(kinds(template('AWS::KMS::Key', { KeyPolicy: POLICY })), ['resource kms']);
    assert.deepEqual(kinds(template('AWS::EC2::VPCEndpoint', { PolicyDocument: POLICY })), ['endpoint']);
    assert.deepEqual(kinds(template('AWS::Serverless::Function', { Policies: [{ Statement: [STATEMENT] }] })), [
      'identity',
    ]);
    assert.deepEqual(kinds(template('AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(POLICY) })), [
      'resource logs',
    ]);
    const scp = template('AWS::Organizations::Policy', { Type: 'SERVICE_CONTROL_POLICY', Content: POLICY });
    assert.deepEqual(kinds(scp), ['scp']);
    assert.deepEqual(kinds(template('AWS::Made::Up', { PolicyDocument: POLICY })), ['identity?']);
  });
  it('in the answers of the AWS command line say kind and service', () => {
    assert.deepEqual(kinds({ PolicyVersion: { Document: POLICY, VersionId: 'v1', IsDefaultVersion: true } }), [
      'identity',
    ]);
    assert.deepEqual(kinds({ RoleName: 'r', PolicyName: 'p', PolicyDocument: POLICY }), ['identity']);
    assert.deepEqual(kinds({ Role: { RoleName: 'r', AssumeRolePolicyDocument: TRUST } }), ['trust']);
    assert.deepEqual(kinds({ Policy: JSON.stringify({ ...POLICY, Statement: [{ ...STATEMENT, Principal: '*' }] }) }), [
      'resource?',
    ]);
    const described = {
      Policy: { PolicySummary: { Type: 'SERVICE_CONTROL_POLICY' }, Content: JSON.stringify(POLICY) },
    };
    assert.deepEqual(kinds(described), ['scp']);
    assert.deepEqual(kinds({ UserDetailList: [{ UserName: 'u', UserPolicyList: [{ PolicyDocument: POLICY }] }] }), [
      'identity?',
    ]);
  });
  it('in a Terraform plan say kind and service', () => {
    const after = { policy: JSON.stringify({ ...POLICY, Statement: [{ ...STATEMENT, Principal: '*' }] }) };
    assert.deepEqual(kinds({ resource_changes: [{ type: 'aws_s3_bucket_policy', change: { after } }] }), [
      'resource s3',
    ]);
    const values = { assume_role_policy: JSON.stringify(TRUST) };
    assert.deepEqual(kinds({ planned_values: { root_module: { resources: [{ type: 'aws_iam_role', values }] } } }), [
      'trust',
    ]);
  });
  it('in Terraform say kind and service', () => {
    const text = `resource "aws_sqs_queue_policy" "q" {\n  policy = jsonencode(${JSON.stringify(POLICY)})\n}\n`;
    assert.deepEqual(kinds(text, 'terraform'), ['resource sqs']);
  });
  it('by their name say the kind, and give way to what is around the policy', () => {
    assert.deepEqual(kinds(POLICY, 'json', '/w/deny-regions.scp.json'), ['scp']);
    assert.deepEqual(kinds(TRUST, 'json', '/w/trust-policy.json'), ['trust']);
    assert.deepEqual(kinds(POLICY, 'json', '/w/bucket-policy.json'), ['resource s3']);
    assert.deepEqual(kinds(POLICY, 'json', '/w/policy.json'), ['identity?']);
    assert.deepEqual(kinds(template('AWS::KMS::Key', { KeyPolicy: POLICY }), 'json', '/w/x.scp.json'), [
      'resource kms',
    ]);
  });
  it('give way to what a person says, in a comment or by an option', () => {
    assert.deepEqual(kinds(`// policywright-kind: scp\n${JSON.stringify(POLICY)}`, 'jsonc'), ['scp']);
    assert.deepEqual(kinds(`# policywright-kind: boundary\n${JSON.stringify(POLICY)}`, 'yaml'), ['boundary']);
    assert.deepEqual(kinds(`// policywright-kind: nonsense\n${JSON.stringify(POLICY)}`, 'jsonc'), ['identity?']);
    const [policy] = open(JSON.stringify(POLICY), 'json', { kind: 'session', path: '/w/x.scp.json' }).policies;
    assert.equal(policy?.kind, 'session');
  });
  it('by a comment further down speak for the next policy alone', () => {
    const one = JSON.stringify(POLICY);
    assert.deepEqual(kinds(`[\n// policywright-kind: boundary\n${one},\n${one}]`, 'jsonc'), ['boundary', 'identity?']);
    assert.deepEqual(kinds(`a: ${one}\n# policywright-kind: boundary\nb: ${one}\nc: ${one}\n`, 'yaml'), [
      'identity?',
      'boundary',
      'identity?',
    ]);
  });
  it('in Terraform for an organization are SCPs, or what their type says', () => {
    const organization = (type: string) =>
      `resource "aws_organizations_policy" "p" {\n${type}  content = jsonencode(${JSON.stringify(POLICY)})\n}\n`;
    assert.deepEqual(kinds(organization(''), 'terraform'), ['scp']);
    assert.deepEqual(kinds(organization('  type = "RESOURCE_CONTROL_POLICY"\n'), 'terraform'), ['rcp']);
  });
  it('in a whole plan are read once', () => {
    const values = { policy: JSON.stringify(POLICY) };
    const resource = { type: 'aws_iam_policy', values };
    const plan = {
      planned_values: { root_module: { resources: [resource] } },
      resource_changes: [{ type: 'aws_iam_policy', change: { after: values } }],
    };
    assert.deepEqual(kinds(plan), ['identity']);
  });
  it('may be lists of policies, and several in one text', () => {
    assert.deepEqual(kinds([POLICY, TRUST]), ['identity?', 'trust?']);
    assert.deepEqual(kinds(`${JSON.stringify(POLICY)}\n${JSON.stringify(TRUST)}`), ['identity?', 'trust?']);
  });
});

describe('percent-encoded policies', () => {
  const encoded = (policy: object) => `{ "PolicyDocument": "${encodeURIComponent(JSON.stringify(policy))}" }`;

  it('are found, with findings on the encoded text', () => {
    const text = encoded({ ...POLICY, Statement: [{ ...STATEMENT, Action: 'ec2:*', Resource: '*' }] });
    const [finding] = findingsOf(text);
    assert.equal(finding?.rule, 'wildcard-action');
    assert.equal(text.slice(finding?.span.start, finding?.span.end), '%22ec2%3A*%22');
  });
  it('are fixed in their own spelling', () => {
    const text = encoded({ ...POLICY, Statement: [{ ...STATEMENT, Action: 's3:GetObjct' }] });
    const change = findingsOf(text)[0]?.fixes[0]?.make();
    assert.equal(change && applyEdits(text, change.edits), encoded(POLICY));
  });
  it('are left alone where an escape is broken', () => {
    assert.deepEqual(kinds('{ "PolicyDocument": "%7B%22Statement%22%3A%ZZ%FF" }'), []);
  });
});

describe('choices', () => {
  const policy = (resource: unknown, action: unknown = 's3:GetObject') => ({
    AWSTemplateFormatVersion: '2010-09-09',
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] },
  });
  const rules = (value: unknown) => findingsOf(JSON.stringify(value)).map(({ rule }) => rule);

  it('are judged branch by branch, and mended there', () => {
    const chosen = policy(
      { 'Fn::If': ['Prod', 'arn:aws:s3:::b/*', { Ref: 'AWS::NoValue' }] },
      { 'Fn::If': ['Prod', 's3:GetObjct', 's3:PutObject'] },
    );
    const text = JSON.stringify(chosen);
    const [finding] = findingsOf(text);
    assert.equal(finding?.rule, 'unknown-action');
    const change = finding?.fixes[0]?.make();
    assert.equal(change && applyEdits(text, change.edits), text.replace('GetObjct', 'GetObject'));
  });
  it('are never taken for all there is', () => {
    assert.deepEqual(rules(policy({ 'Fn::If': ['Prod', 'arn:aws:s3:::b', 'arn:aws:s3:::b/*'] })), [
      'ineffective-resource',
    ]);
    assert.deepEqual(
      rules(policy('arn:aws:s3:::b', ['s3:GetObject', { 'Fn::If': ['X', 's3:ListBucket', { Ref: 'AWS::NoValue' }] }])),
      ['ineffective-action'],
    );
    assert.deepEqual(rules(policy({ Ref: 'Bucket' }, { Ref: 'Action' })), []);
  });
  it('give whole statements', () => {
    const statement = {
      'Fn::If': ['X', { Effect: 'Allow', Action: 's3:GetObjct', Resource: '*' }, { Ref: 'AWS::NoValue' }],
    };
    assert.deepEqual(
      rules({ AWSTemplateFormatVersion: '2010-09-09', P: { Version: '2012-10-17', Statement: [statement] } }),
      ['unknown-action'],
    );
  });
});
