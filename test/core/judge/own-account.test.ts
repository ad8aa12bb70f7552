import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { ownAccount } from '../../../src/core/judge/own-account.ts';
import { openText } from '../../support/fixture.ts';

const A = '210987654321';
const B = '345678901234';

function own(statement: object, kind: Kind): string | undefined {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', ...statement }] });
  const [policy] = openText(text, { kind }).policies;
  assert.ok(policy);
  return ownAccount(policy);
}
const provider = (account: string): string => `arn:aws:iam::${account}:oidc-provider/gitlab.com`;

describe('own account', () => {
  it('is that of the providers of a trust policy', () => {
    assert.equal(own({ Principal: { Federated: provider(A), AWS: B } }, 'trust'), A);
    assert.equal(own({ Principal: { Federated: [provider(A), provider(B)] } }, 'trust'), undefined);
    assert.equal(own({ Principal: { AWS: B, Federated: 'accounts.google.com' } }, 'trust'), undefined);
  });
  it('is that of the resources of a resource policy', () => {
    const queue = (account: string): string => `arn:aws:sqs:eu-west-1:${account}:orders`;
    assert.equal(own({ Principal: '*', Resource: [queue(A), `${queue(A)}-2`] }, 'resource'), A);
    assert.equal(own({ Principal: '*', Resource: [queue(A), queue(B)] }, 'resource'), undefined);
    assert.equal(
      own({ Principal: '*', Resource: ['arn:aws:s3:::invoices/*', '*', queue('*')] }, 'resource'),
      undefined,
    );
    assert.equal(own({ Principal: '*', Resource: queue(A) }, 'endpoint'), undefined);
  });
  it('is that of the ARN that stands beside the policy', () => {
    const role = (arn: unknown): string =>
      JSON.stringify({
        Role: {
          RoleName: 'Deploy',
          Arn: arn,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { AWS: B }, Action: 'sts:AssumeRole' }],
          },
        },
      });
    const ownOf = (text: string): string | undefined => {
      const [policy] = openText(text).policies;
      assert.ok(policy);
      return ownAccount(policy);
    };
    assert.equal(ownOf(role(`arn:aws:iam::${A}:role/Deploy`)), A);
    assert.equal(ownOf(role(12)), undefined);
    assert.equal(ownOf(role('arn:aws:s3:::invoices')), undefined);
  });
});
