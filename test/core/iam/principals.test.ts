import assert from 'node:assert/strict';
import { classifyPrincipal, isSessionOf, samePrincipal } from '../../../src/core/iam/principals.ts';

const aws = (text: string) => classifyPrincipal('AWS', text);
const ACCOUNT = '123456789012';
const placed = { partition: 'aws', account: ACCOUNT, wildcard: false };

describe('principals', () => {
  it('are everyone, an account, a user, a role', () => {
    assert.deepEqual(classifyPrincipal('*', '*'), { kind: 'everyone' });
    assert.deepEqual(aws('*'), { kind: 'everyone' });
    assert.deepEqual(aws(ACCOUNT), { kind: 'account', account: ACCOUNT, form: 'id', wildcard: false });
    assert.deepEqual(aws(`arn:aws:iam::${ACCOUNT}:root`), {
      kind: 'account',
      account: ACCOUNT,
      form: 'root',
      wildcard: false,
    });
    assert.deepEqual(aws(`arn:aws:iam::${ACCOUNT}:user/alice`), { kind: 'user', ...placed, path: '/', name: 'alice' });
    assert.deepEqual(aws(`arn:aws:iam::${ACCOUNT}:role/team/web/Deploy`), {
      kind: 'role',
      ...placed,
      path: '/team/web/',
      name: 'Deploy',
    });
    assert.equal(aws(`arn:aws:iam::${ACCOUNT}:group/Admins`).kind, 'group');
  });

  it('are sessions', () => {
    assert.deepEqual(aws(`arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/build-7`), {
      kind: 'session',
      ...placed,
      role: 'Deploy',
      session: 'build-7',
    });
    assert.deepEqual(aws(`arn:aws:sts::${ACCOUNT}:federated-user/bob`), {
      kind: 'federated-user',
      ...placed,
      name: 'bob',
    });
    const session = aws(`arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/build-7`);
    assert.ok(isSessionOf(session, aws(`arn:aws:iam::${ACCOUNT}:role/team/Deploy`)));
    assert.ok(!isSessionOf(session, aws(`arn:aws:iam::999999999999:role/Deploy`)));
    assert.ok(!isSessionOf(session, aws(ACCOUNT)));
  });

  it('are IDs of things that are gone, and identities of CloudFront and S3', () => {
    assert.deepEqual(aws('AIDACKCEVSQ6C2EXAMPLE'), { kind: 'unique-id', of: 'user', id: 'AIDACKCEVSQ6C2EXAMPLE' });
    assert.deepEqual(aws('AROADBQP57FF2AEXAMPLE'), { kind: 'unique-id', of: 'role', id: 'AROADBQP57FF2AEXAMPLE' });
    assert.deepEqual(aws('arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE'), {
      kind: 'origin-access-identity',
      id: 'E1EXAMPLE',
    });
    const id = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';
    assert.deepEqual(classifyPrincipal('CanonicalUser', id), { kind: 'canonical-user', id });
  });

  it('are services and federated providers', () => {
    const service = classifyPrincipal('Service', 'logs.eu-west-1.amazonaws.com');
    assert.ok(service.kind === 'service' && service.service.name === 'logs.amazonaws.com');
    const saml = classifyPrincipal('Federated', `arn:aws:iam::${ACCOUNT}:saml-provider/Corp`);
    assert.ok(saml.kind === 'federated' && saml.federated.kind === 'saml' && !saml.wildcard);
    const google = classifyPrincipal('Federated', 'accounts.google.com');
    assert.ok(google.kind === 'federated' && google.federated.kind === 'oidc');
  });

  it('are unknown in any other form, and under the wrong type', () => {
    for (const text of ['', '12345678901', '1234-5678-9012', 'alice', 'arn:aws:iam::123:root', 'arn:aws:s3:::bucket'])
      assert.deepEqual(aws(text), { kind: 'unknown', wildcard: false }, text);
    for (const resource of ['assumed-role/Deploy', 'assumed-role/a/b/c', 'federated-user/a/b', 'root'])
      assert.equal(aws(`arn:aws:sts::${ACCOUNT}:${resource}`).kind, 'unknown', resource);
    for (const resource of ['role/', 'role', 'user/', 'instance-profile/x', 'policy/x', ''])
      assert.equal(aws(`arn:aws:iam::${ACCOUNT}:${resource}`).kind, 'unknown', resource);
    assert.equal(aws('AKIAIOSFODNN7EXAMPLE').kind, 'unknown', 'an access key is no principal');
    assert.equal(aws(`arn:aws:iam:us-east-1:${ACCOUNT}:root`).kind, 'unknown');
    assert.equal(aws('s3.amazonaws.com').kind, 'unknown');
    assert.equal(classifyPrincipal('Service', ACCOUNT).kind, 'unknown');
    assert.equal(classifyPrincipal('Federated', 'example.com').kind, 'unknown');
    assert.equal(classifyPrincipal('CanonicalUser', 'x').kind, 'unknown');
    assert.equal(classifyPrincipal('Aws', ACCOUNT).kind, 'unknown');
  });

  it('tell a wildcard inside, which AWS does not take', () => {
    for (const text of [
      `arn:aws:iam::${ACCOUNT}:role/Deploy*`,
      'arn:aws:iam::*:root',
      `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/*`,
    ]) {
      const principal = aws(text);
      assert.ok('wildcard' in principal && principal.wildcard && principal.kind !== 'unknown', text);
    }
    assert.deepEqual(classifyPrincipal('Service', '*'), { kind: 'unknown', wildcard: true });
    assert.deepEqual(classifyPrincipal('Federated', '*'), { kind: 'unknown', wildcard: true });
  });

  it('are the same as an account ID and as its root', () => {
    assert.ok(samePrincipal(aws(ACCOUNT), aws(`arn:aws:iam::${ACCOUNT}:root`)));
    assert.ok(!samePrincipal(aws(ACCOUNT), aws('arn:aws:iam::999999999999:root')));
    assert.ok(samePrincipal(aws(`arn:aws:iam::${ACCOUNT}:role/x`), aws(`arn:aws:iam::${ACCOUNT}:role/x`)));
    assert.ok(!samePrincipal(aws(`arn:aws:iam::${ACCOUNT}:role/x`), aws(`arn:aws:iam::${ACCOUNT}:role/X`)));
    assert.ok(!samePrincipal(aws('one'), aws('two')));
    const id = 'A'.repeat(64);
    assert.ok(
      samePrincipal(classifyPrincipal('CanonicalUser', id), classifyPrincipal('CanonicalUser', id.toLowerCase())),
    );
  });
});
