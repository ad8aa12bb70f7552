import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { isDeniedToOthers, isNarrowed } from '../../../src/core/judge/narrowing.ts';
import { openText } from '../../support/fixture.ts';

function read(condition: object, ...more: object[]) {
  const allow = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*', Condition: condition };
  return (kind: Kind) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [allow, ...more] });
    const [policy] = openText(text, { kind }).policies;
    const [statement] = policy?.statements ?? [];
    assert.ok(policy && statement);
    return { policy, statement };
  };
}
function narrowed(condition: object, kind: Kind = 'resource'): boolean {
  const { policy, statement } = read(condition)(kind);
  return isNarrowed(policy, statement);
}
function denied(...denies: object[]): boolean {
  const { policy, statement } = read({}, ...denies)('resource');
  return isDeniedToOthers(policy, statement);
}

describe('narrowing of an Allow to everyone', () => {
  it('is done by who calls, from where, and for whom a service calls', () => {
    for (const condition of [
      { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } },
      { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } },
      { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
      { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:invoices' } },
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
      { StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
      { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } },
      { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { StringEqualsIfExists: { 'aws:PrincipalAccount': '111122223333' } },
      { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
      { StringEquals: { 'new:key': 'x' } },
      // Told where it stands.
      { StringLike: { 'aws:PrincipalOrgID': 'o-*' } },
      { Nonsense: { 'aws:SourceIp': 'x' } },
    ])
      assert.ok(narrowed(condition), JSON.stringify(condition));
  });
  it('is not done by what everybody has, or can say', () => {
    for (const condition of [
      {},
      { Bool: { 'aws:SecureTransport': 'true' } },
      { StringLike: { 'aws:Referer': 'https://example.com/*' } },
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': '*' } },
      { ArnLike: { 'aws:PrincipalArn': '*' } },
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Deploy' } },
      { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
      { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } },
      { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } },
      { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      { Null: { 'aws:PrincipalOrgID': 'false' } },
      { StringEquals: { 'aws:PrincipalTag/team': 'web', 's3:x-amz-acl': 'private' } },
      { StringEquals: { 'sts:ExternalId': 'x' } },
    ])
      assert.ok(!narrowed(condition), JSON.stringify(condition));
  });
  it('takes a signature for granted in a trust policy', () => {
    const condition = { ArnLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } };
    assert.ok(narrowed(condition, 'trust'));
    assert.ok(!narrowed(condition, 'resource'));
  });
  it('is done by a Deny on who calls, for one of the actions', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
    assert.ok(denied({ ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }));
    assert.ok(denied({ ...deny, Principal: undefined, NotPrincipal: { AWS: '111122223333' } }));
    assert.ok(!denied({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }));
    assert.ok(!denied({ ...deny, Action: 's3:PutObject', Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } }));
    assert.ok(!denied({ ...deny, Effect: 'Allow', Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } }));
    assert.ok(!denied({ ...deny, Principal: { AWS: '111122223333' } }));
  });
});
