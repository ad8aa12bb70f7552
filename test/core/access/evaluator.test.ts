/** The judge is judged by cases from AWS's own pages. */
import assert from 'node:assert/strict';
import { applies, decide, type PlainStatement, type Request } from '../../support/evaluator.ts';

const ROLE = 'arn:aws:iam::111122223333:role/app';
const get: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::logs/a/b', context: {} };
const on = (parts: Partial<PlainStatement>, request: Partial<Request> = {}, version = '2012-10-17'): boolean =>
  applies({ Effect: 'Allow', Action: '*', Resource: '*', ...parts }, version, { ...get, ...request });
const when = (operator: string, key: string, values: string | string[], given: Record<string, string[]>): boolean =>
  on({ Condition: { [operator]: { [key]: values } } }, { context: given });

describe('the evaluator of the tests', () => {
  it('lets a Deny win, and denies what nobody allows', () => {
    const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const deny = { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' };
    assert.equal(decide({ Statement: [allow, deny] }, get), 'Deny');
    assert.equal(decide({ Statement: allow }, get), 'Allow');
    assert.equal(decide({ Statement: allow }, { ...get, action: 'sqs:SendMessage' }), 'implicit Deny');
  });
  it('compares actions in any case and resources in theirs', () => {
    assert.ok(on({ Action: 'S3:getobj*' }));
    assert.ok(!on({ Resource: 'arn:aws:s3:::Logs/*' }));
    assert.ok(on({ Resource: 'arn:aws:s3:::logs/?/b' }));
    assert.ok(on({ Resource: 'arn:aws:s3' }), 'a short ARN is filled up');
    assert.ok(!on({ Action: undefined as never, NotAction: ['iam:*', 's3:Get*'] }));
    assert.ok(on({ Resource: undefined as never, NotResource: 'arn:aws:s3:::other/*' }));
  });
  it('fills in variables in the newer version only', () => {
    const mine = { Resource: 'arn:aws:s3:::logs/${aws:username}/*' };
    assert.ok(on(mine, { context: { 'aws:UserName': ['a'] } }));
    assert.ok(!on(mine, { context: { 'aws:username': ['a'] } }, '2008-10-17'));
    assert.ok(!on(mine), 'a variable without a value matches nothing');
    assert.ok(on({ Resource: "arn:aws:s3:::logs/${aws:username, 'a'}/*" }));
    assert.ok(!on({ Resource: 'arn:aws:s3:::logs/${*}' }));
    assert.ok(!on(mine, { context: { 'aws:username': ['*'] } }), 'a star in a value is a star');
  });
  it('knows callers by all their names', () => {
    const principal = { type: 'AWS', names: [ROLE, 'arn:aws:sts::111122223333:assumed-role/app/s'] } as const;
    for (const AWS of [ROLE, '111122223333', 'arn:aws:iam::111122223333:root', '*']) {
      assert.ok(on({ Principal: { AWS } }, { principal }), AWS);
    }
    assert.ok(!on({ Principal: { AWS: '444455556666' } }, { principal }));
    assert.ok(!on({ Principal: { Service: 'ec2.amazonaws.com' } }, { principal }));
    assert.ok(on({ NotPrincipal: { AWS: ROLE } }, { principal }), 'the account and the session are not left out');
    assert.ok(!on({ NotPrincipal: { AWS: [...principal.names, '111122223333'] } }, { principal }));
    assert.ok(!on({ Principal: '*' }), 'a policy of the caller has no principals');
  });
  it('takes operators as AWS does', () => {
    const tags = { 'aws:TagKeys': ['a', 'b'] };
    assert.ok(when('ForAnyValue:StringEquals', 'aws:TagKeys', 'a', tags));
    assert.ok(!when('ForAllValues:StringEquals', 'aws:TagKeys', 'a', tags));
    assert.ok(when('ForAllValues:StringEquals', 'aws:TagKeys', 'a', {}), 'no value is no wrong value');
    assert.ok(!when('ForAnyValue:StringEquals', 'aws:TagKeys', 'a', {}));
    assert.ok(!when('ForAllValues:StringNotEquals', 'aws:TagKeys', ['b', 'c'], tags));
    assert.ok(when('ForAnyValue:StringNotEquals', 'aws:TagKeys', ['b', 'c'], tags));
    assert.ok(!when('Bool', 'aws:MultiFactorAuthPresent', 'true', {}));
    assert.ok(when('BoolIfExists', 'aws:MultiFactorAuthPresent', 'true', {}));
    assert.ok(when('StringNotEquals', 'aws:username', 'a', {}), 'a negated operator holds without the key');
    assert.ok(when('StringNotLike', 'aws:username', '${aws:userid}', { 'aws:username': ['a'] }));
    assert.ok(when('Null', 'aws:username', 'true', {}));
    assert.ok(!when('StringEquals', 'aws:username', 'a*', { 'aws:username': ['ab'] }));
    assert.ok(when('NumericLessThanEquals', 's3:max-keys', '10', { 's3:max-keys': ['10'] }));
    assert.ok(
      when('DateLessThan', 'aws:CurrentTime', '2027-01-01T00:00:00Z', { 'aws:CurrentTime': ['2026-11-24T00:00:00Z'] }),
    );
  });
  it('compares addresses by their bits and ARNs by their fields', () => {
    const from = (address: string) => ({ 'aws:SourceIp': [address] });
    assert.ok(when('IpAddress', 'aws:SourceIp', '203.0.113.0/24', from('203.0.113.9')));
    assert.ok(when('NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', from('203.0.114.9')));
    assert.ok(when('IpAddress', 'aws:SourceIp', '2001:db8::/32', from('2001:db8:0:1::5')));
    assert.ok(!when('IpAddress', 'aws:SourceIp', '0.0.0.0/0', from('2001:db8::1')));
    const source = { 'aws:SourceArn': ['arn:aws:sns:us-east-1:111122223333:topic:a'] };
    assert.ok(when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:111122223333:*', source));
    assert.ok(!when('ArnLike', 'aws:SourceArn', 'arn:aws:*:topic:a', source), 'a star stays in its field');
  });
});
