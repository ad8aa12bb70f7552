import assert from 'node:assert/strict';
import {
  federationKey,
  isProviderKey,
  OIDC_PROVIDERS,
  oidcProvider,
  parseFederated,
  SAML_CLAIMS,
} from '../../../src/core/iam/federation.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { assertProse, assertSorted, assertUnique } from './prose.ts';

const GITHUB = 'token.actions.githubusercontent.com';

describe('identity providers', () => {
  it('are sorted by issuer, each once, without https', () => {
    assertSorted(OIDC_PROVIDERS.map(({ issuer }) => issuer));
    for (const { issuer } of OIDC_PROVIDERS) assert.doesNotMatch(issuer, /^https?:|\/$/);
  });

  it('have the claims that they name, and a required key of their own', () => {
    for (const { issuer, audience, subject, claims, required, shared } of OIDC_PROVIDERS) {
      const names = claims.map(({ name }) => name);
      assert.ok(names.includes(audience.claim), `${issuer}: ${audience.claim}`);
      if (subject) assert.ok(names.includes(subject.claim), `${issuer}: ${subject.claim}`);
      assertUnique(names);
      if (!required) continue;
      assert.ok(shared, `${issuer}: only a shared issuer has a required key`);
      if (required !== 'sts:RoleSessionName') assert.equal(federationKey(required)?.provider?.issuer, issuer);
    }
  });

  it('explain every claim and every form of the subject', () => {
    for (const { issuer, claims, subject } of OIDC_PROVIDERS) {
      for (const { name, text } of claims) assertProse(text, `${issuer}:${name}`.slice(-20));
      for (const { form, means } of subject?.forms ?? []) {
        assert.ok(form.length > 0);
        assert.match(means, /^[a-z].*[^.]$/, `${issuer}: ${means}`);
      }
    }
    for (const { name, text } of SAML_CLAIMS) assertProse(text, name);
  });

  it('are found by issuer, one with parts too', () => {
    assert.equal(oidcProvider(GITHUB)?.title, 'GitHub Actions');
    assert.equal(oidcProvider('TOKEN.actions.githubusercontent.com')?.title, 'GitHub Actions');
    assert.equal(oidcProvider(`${GITHUB}/octo-inc`)?.title, 'GitHub Actions of an enterprise');
    assert.equal(oidcProvider('oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD')?.title, 'Amazon EKS cluster');
    assert.equal(oidcProvider('oidc.eks.cn-north-1.amazonaws.com.cn/id/0123ABCD')?.title, 'Amazon EKS cluster');
    assert.equal(oidcProvider('oidc.circleci.com/org/12345')?.title, 'CircleCI');
    for (const issuer of ['idp.example.com', 'gitlab.example.com', 'gitlab.com.example.com', ''])
      assert.equal(oidcProvider(issuer), undefined, issuer);
  });

  it('give the action that goes with a Federated value', () => {
    const github = parseFederated(`arn:aws:iam::123456789012:oidc-provider/${GITHUB}`);
    assert.equal(github?.action, 'sts:AssumeRoleWithWebIdentity');
    assert.ok(
      github?.kind === 'oidc' && github.provider?.title === 'GitHub Actions' && github.account === '123456789012',
    );
    const own = parseFederated('arn:aws:iam::123456789012:oidc-provider/idp.example.com/realms/x');
    assert.ok(own?.kind === 'oidc' && own.issuer === 'idp.example.com/realms/x' && own.provider === undefined);
    assert.deepEqual(parseFederated('arn:aws-cn:iam::123456789012:saml-provider/Corp'), {
      kind: 'saml',
      action: 'sts:AssumeRoleWithSAML',
      name: 'Corp',
      account: '123456789012',
    });
    const cognito = parseFederated('cognito-identity.amazonaws.com');
    assert.ok(cognito?.kind === 'oidc' && cognito.account === undefined);
  });

  it('are four by name, all others by ARN', () => {
    assert.deepEqual(
      OIDC_PROVIDERS.filter(({ principal }) => principal === 'name').map(({ issuer }) => issuer),
      ['accounts.google.com', 'cognito-identity.amazonaws.com', 'graph.facebook.com', 'www.amazon.com'],
    );
    for (const text of [
      GITHUB,
      `https://${GITHUB}`,
      '*',
      '',
      'arn:aws:iam::123456789012:role/x',
      'Accounts.google.com',
    ])
      assert.equal(parseFederated(text), undefined, text);
    assert.equal(parseFederated('arn:aws:iam::123456789012:oidc-provider/'), undefined);
  });
});

describe('keys of identity providers', () => {
  it('are found in any case', () => {
    const key = federationKey(`${GITHUB.toUpperCase()}:SUB`);
    assert.equal(key?.claim.name, 'sub');
    assert.equal(key?.action, 'sts:AssumeRoleWithWebIdentity');
    assert.equal(federationKey('SAML:AUD')?.action, 'sts:AssumeRoleWithSAML');
    assert.equal(federationKey('saml:edupersonaffiliation')?.claim.multivalued, 'yes');
    assert.equal(federationKey('accounts.google.com:google/organization_number')?.claim.type, 'Numeric');
    assert.equal(federationKey('oidc.circleci.com/org/1:oidc.circleci.com/project-id')?.provider?.title, 'CircleCI');
  });

  it('are for an unknown issuer those that AWS maps for everyone', () => {
    assert.equal(federationKey('idp.example.com:aud')?.provider, undefined);
    assert.equal(federationKey('idp.example.com/realms/x:sub')?.claim.name, 'sub');
    assert.equal(federationKey('idp.example.com:groups'), undefined);
    assert.equal(federationKey(`${GITHUB}:project_id`), undefined);
  });

  it('are no keys of services, nor the other way round', () => {
    for (const name of ['s3:prefix', 'aws:PrincipalArn', 'sts:ExternalId', 'saml:groups', 'sub', '', 'saml:'])
      assert.equal(federationKey(name), undefined, name);
    assert.ok(isProviderKey('idp.example.com:groups'));
    for (const name of ['s3:prefix', 'aws:PrincipalTag/a.b', 'saml:aud', 'cognito-identity:x'])
      assert.ok(!isProviderKey(name), name);
  });

  it('cover those of the catalog, with its types', () => {
    // A token can say in several ways how the person signed in: AWS's page of keys calls it multivalued.
    const listed = new Set(['cognito-identity.amazonaws.com:amr']);
    const keys = realCatalog().service('sts')?.conditionKeys ?? [];
    let seen = 0;
    for (const { name, type } of keys) {
      if (!isProviderKey(name) && !name.startsWith('saml:')) continue;
      const key = federationKey(name.replace(/\$\{\w+\}/g, 'x'));
      assert.ok(key, name);
      seen++;
      const { multivalued, type: own = 'String' } = key.claim;
      if (multivalued === 'unknown' || listed.has(name)) continue;
      assert.equal(type, multivalued === 'yes' ? `ArrayOf${own}` : own, name);
    }
    assert.ok(seen > 80, `${seen} keys`);
  });
});
