import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { assertFindings, findingsOf } from '../../support/fixture.ts';

const only = 'oversized-policy';
/** A policy with this many characters without white space. */
function policy(size: number): string {
  const of = (resource: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: [resource] }],
  });
  return JSON.stringify(of('x'.repeat(size - JSON.stringify(of('')).length)), null, 2);
}
const found = (size: number, kind: Kind) =>
  findingsOf(policy(size), { only, kind }).map(({ severity, accessAnalyzer }) => [severity, ...accessAnalyzer]);
const bucket = (size: number, type = 'AWS::S3::BucketPolicy'): string =>
  `{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "R": { "Type": "${type}", "Properties": { "PolicyDocument": ${policy(size)} } } } }`;

describe('oversized-policy', () => {
  it('says how long the policy is, and how long it may be', () => {
    const [finding] = findingsOf(policy(5121), { only, kind: 'rcp' });
    assert.equal(
      finding?.message,
      'This policy has 5,121 characters even without white space: the quota of a resource control policy is 5,120.',
    );
    assert.equal(policy(5121).slice(finding.span.start, finding.span.end), '"Statement"');
    const [trust] = findingsOf(policy(2049), { only, kind: 'trust' });
    assert.equal(
      trust?.message,
      'This policy has 2,049 characters without white space: the quota of a role trust policy is 2,048, and AWS raises it to 8,192 at most.',
    );
    const [identity] = findingsOf(policy(6145), { only, kind: 'identity' });
    assert.equal(
      identity?.message,
      'This policy has 6,145 characters without white space: the quota of a managed policy is 6,144. Only a role can have it, inline, with up to 10,240 for all of its inline policies.',
    );
  });
  it('goes by the kind, to the character', () => {
    for (const [kind, limit, severity, code] of [
      ['scp', 10240, 'error', 'POLICY_SIZE_EXCEEDS_SCP_QUOTA'],
      ['rcp', 5120, 'error', 'POLICY_SIZE_EXCEEDS_RCP_QUOTA'],
      ['trust', 2048, 'warning', 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA'],
      ['trust', 8192, 'error', 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA'],
      ['identity', 6144, 'info', undefined],
      ['identity', 10240, 'warning', 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA'],
      ['boundary', 6144, 'error', undefined],
      ['session', 2048, 'error', undefined],
      ['endpoint', 20480, 'error', undefined],
    ] as const) {
      assert.deepEqual(found(limit + 1, kind), [[severity, ...(code ? [code] : [])]], `${kind} ${limit}`);
      assert.notDeepEqual(found(limit, kind), found(limit + 1, kind), `${kind} ${limit}`);
    }
    for (const [kind, limit] of [
      ['scp', 10240],
      ['rcp', 5120],
      ['trust', 2048],
      ['identity', 6144],
      ['boundary', 6144],
      ['session', 2048],
      ['endpoint', 20480],
    ] as const)
      assert.deepEqual(found(limit, kind), [], kind);
    assert.deepEqual(found(50000, 'resource'), []);
  });
  it('goes by the service of the resource', () => {
    const inBucket = (size: number, type?: string) => findingsOf(bucket(size, type), { only });
    assert.deepEqual(
      inBucket(20481).map(({ severity, accessAnalyzer }) => [severity, ...accessAnalyzer]),
      [['warning', 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA']],
    );
    assert.deepEqual(inBucket(20480), []);
    assert.deepEqual(inBucket(50000, 'AWS::Backup::BackupVault'), []);
  });
  it('takes a guess for what it is', () => {
    const text = `{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "${'x'.repeat(8200)}" }, "Action": "sts:AssumeRole" } }`;
    assert.deepEqual(
      findingsOf(text, { only }).map(({ severity }) => severity),
      ['warning'],
    );
  });
  it('counts no white space, no comment and no hole', () => {
    assertFindings(policy(2000).replaceAll('\n', `\n${' '.repeat(300)}`), { only, kind: 'trust' });
    assertFindings(`${policy(2000).replace('{', `{ /* ${'x'.repeat(3000)} */`)}`, {
      only,
      kind: 'trust',
      language: 'jsonc',
    });
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub "\${${'A'.repeat(3000)}}" }
            Action: sts:AssumeRole
`;
    assertFindings(yaml, { only, language: 'yaml' });
    const [finding] = findingsOf(yaml.replace('}" }', `}${'x'.repeat(2000)}" }`), { only, language: 'yaml' });
    assert.match(finding?.message ?? '', /^This policy has at least 2,1\d\d characters without white space/);
  });
  it('counts what Terraform will write', () => {
    const document = (count: number) => `# policywright-kind: session
data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = [
${Array.from({ length: count }, (_, index) => `      "arn:aws:s3:::invoices-of-${1000 + index}/*",\n`).join('')}    ]
  }
}
`;
    assert.equal(findingsOf(document(60), { only, language: 'terraform' }).length, 1);
    assert.deepEqual(findingsOf(document(50), { only, language: 'terraform' }), []);
  });
});
