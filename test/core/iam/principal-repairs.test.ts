import assert from 'node:assert/strict';
import { isStandIn, repairPrincipal, typeOfPrincipal } from '../../../src/core/iam/principal-repairs.ts';

const ROOT = 'arn:aws:iam::111122223333:root';
const ROLE = 'arn:aws:iam::111122223333:role/Deploy';

describe('repairs of principals', () => {
  it('undo one slip', () => {
    for (const [text, meant] of [
      [' 111122223333', '111122223333'],
      ['1111-2222-3333', '111122223333'],
      ['arn:aws:iam::1111-2222-3333:root', ROOT],
      ['arn:aws:iam:111122223333:root', ROOT],
      ['arn:aws:iam:us-east-1:111122223333:root', ROOT],
      ['arn:aws:iam::111122223333', ROOT],
      ['arn:aws:iam::111122223333:', ROOT],
      ['arn:aws:iam::111122223333:*', ROOT],
      ['arn:aws:iam::111122223333:Root', ROOT],
      ['arn:aws:iam::111122223333:/root', ROOT],
      ['arn:aws:iam::111122223333:roles/Deploy', ROLE],
      ['arn:aws:sts::111122223333:role/Deploy', ROLE],
      ['arn:aws:sts::111122223333:assumed-role/Deploy', ROLE],
      ['arn:aws:iam::111122223333:assumed-role/Deploy', ROLE],
      ['arn:aws:iam::111122223333:assumed-role/Deploy/ci', 'arn:aws:sts::111122223333:assumed-role/Deploy/ci'],
    ] as const)
      assert.equal(repairPrincipal('AWS', text), meant, text);
  });
  it('undo two that follow one another', () => {
    assert.equal(repairPrincipal('AWS', 'arn:aws:iam:us-east-1:111122223333:roles/Deploy '), ROLE);
  });
  it('know providers', () => {
    const provider = 'arn:aws:iam::111122223333:oidc-provider/gitlab.com';
    assert.equal(repairPrincipal('Federated', 'arn:aws:iam::111122223333:oidc-provider/https://gitlab.com'), provider);
    assert.equal(repairPrincipal('Federated', 'https://accounts.google.com'), 'accounts.google.com');
    assert.equal(repairPrincipal('Federated', 'https://gitlab.com'), undefined);
  });
  it('leave alone what no slip explains', () => {
    for (const text of ['', 'Deploy', '1111', 'arn:aws:s3:::invoices', 'arn:aws:iam::111122223333:group/Admins', '*'])
      assert.equal(repairPrincipal('AWS', text), undefined, text);
  });
  it('tell the type that a text belongs to', () => {
    assert.equal(typeOfPrincipal(ROLE), 'AWS');
    assert.equal(typeOfPrincipal('lambda.amazonaws.com'), 'Service');
    assert.equal(typeOfPrincipal('arn:aws:iam::111122223333:saml-provider/Okta'), 'Federated');
    assert.equal(typeOfPrincipal('cognito-identity.amazonaws.com'), 'Federated');
    assert.equal(typeOfPrincipal('0'.repeat(64)), 'CanonicalUser');
    for (const text of [
      '*',
      'arn:aws:iam::*:root',
      'AROAEXAMPLEEXAMPLE',
      'Deploy',
      'arn:aws:iam::111122223333:group/Admins',
    ])
      assert.equal(typeOfPrincipal(text), undefined, text);
  });
});

describe('stand-ins', () => {
  it('are what somebody has still to fill in', () => {
    for (const text of [
      'arn:aws:iam::ACCOUNT_ID:root',
      'arn:aws:iam::<account>:root',
      'arn:aws:iam::XXXXXXXXXXXX:root',
      'arn:aws:iam::PROD_ACCT:role/Deploy',
      'arn:aws:iam::CloudFront:user/CloudFront Origin Access Identity E1',
      'arn:aws:iam::your-account:role/x',
      '${account}',
      '%ACCOUNT%',
    ])
      assert.ok(isStandIn(text), text);
    for (const text of [ROOT, ROLE, 'lambda.amazonaws.com', '1111', 'Deploy']) assert.ok(!isStandIn(text), text);
  });
});
