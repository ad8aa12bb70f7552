import assert from 'node:assert/strict';
import { breadthOf } from '../../../src/core/judge/oidc-subject.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const EKS = 'oidc.eks.eu-west-1.amazonaws.com/id/D539D4633E53DE1B71A05C2F0B8E7A94';
const reach = (pattern: string, issuer: string): string => breadthOf(pattern, issuer)?.reach ?? 'narrow';

describe('breadth of a subject', () => {
  for (const [issuer, rows] of [
    [
      GITHUB,
      [
        ['*', 'all'],
        ['repo:*', 'all'],
        ['repo*', 'all'],
        ['repo:acme*', 'all'],
        ['repo:*/shop:ref:refs/heads/main', 'all'],
        ['*:environment:production', 'all'],
        ['repo:acme/*', 'owner'],
        ['repo:acme/*:*', 'owner'],
        ['repo:acme/*:environment:production', 'owner'],
        ['repo:acme/shop*', 'some'],
        ['repo:acme/shop-*:ref:refs/heads/main', 'some'],
        ['repo:acme/shop:*', 'unit'],
        ['repo:acme/shop:ref:*', 'unit'],
        ['repo:acme/shop:ref:refs/heads/*', 'unit'],
        ['repo:acme/shop:ref:refs/tags/*', 'unit'],
        ['repo:acme/shop:environment:*', 'unit'],
        ['repo:acme/shop:ref:refs/heads/release/*', 'narrow'],
        ['repo:acme/shop:ref:refs/tags/v*', 'narrow'],
        ['repo:acme/shop:environment:prod-*', 'narrow'],
        ['repo:acme/shop:ref:refs/heads/main', 'narrow'],
        ['repository_owner:acme:*', 'narrow'],
        ['job_workflow_ref:acme/ci/.github/workflows/*', 'narrow'],
        ['repo:acme@12/shop@34:*', 'unit'],
        ['repo:${owner}/*', 'narrow'],
      ],
    ],
    [
      'gitlab.com',
      [
        ['*', 'all'],
        ['project_path:*', 'all'],
        ['project_path:acme*', 'all'],
        ['project_path:acme/*', 'owner'],
        ['project_path:acme/team/*:ref_type:branch:ref:main', 'owner'],
        ['project_path:acme/shop-*:*', 'some'],
        ['project_path:acme/*/shop:*', 'some'],
        ['project_path:acme/shop:*', 'unit'],
        ['project_path:acme/shop:ref_type:branch:ref:*', 'unit'],
        ['project_path:acme/shop:ref_type:tag:ref:v*', 'narrow'],
      ],
    ],
    [
      'app.terraform.io',
      [
        ['organization:*', 'all'],
        ['organization:acme:*', 'owner'],
        ['organization:acme:project:*:workspace:*:run_phase:*', 'owner'],
        ['organization:acme:project:web:*', 'unit'],
        ['organization:acme:project:web:workspace:*:run_phase:apply', 'unit'],
        ['organization:acme:project:web:workspace:shop:run_phase:*', 'narrow'],
        ['organization:acme:project:*:workspace:shop:run_phase:*', 'narrow'],
        ['organization:acme:project:*:workspace:shop-*:run_phase:*', 'narrow'],
      ],
    ],
    [
      'agent.buildkite.com',
      [
        ['organization:*', 'all'],
        ['organization:acme:*', 'owner'],
        ['organization:acme:pipeline:*', 'owner'],
        ['organization:acme:pipeline:shop-*:*', 'some'],
        ['organization:acme:pipeline:shop:*', 'unit'],
        ['organization:acme:pipeline:shop:ref:refs/heads/main:commit:*:step:deploy', 'narrow'],
        ['organization:acme:pipeline:shop:ref:refs/heads/main:*', 'narrow'],
      ],
    ],
    [
      EKS,
      [
        ['*', 'all'],
        ['system:serviceaccount:*', 'all'],
        ['system:serviceaccount:*:*', 'all'],
        ['system:serviceaccount:*:shop', 'some'],
        ['system:serviceaccount:shop:*', 'unit'],
        ['system:serviceaccount:shop-*:api', 'narrow'],
        ['system:serviceaccount:shop:api-*', 'narrow'],
      ],
    ],
    [
      'git.acme.io',
      [
        ['*', 'narrow'],
        ['project_path:platform/*', 'owner'],
        ['system:serviceaccount:shop:*', 'unit'],
        ['user:*', 'narrow'],
      ],
    ],
  ] as const) {
    it(`of ${issuer}`, () => {
      for (const [pattern, expected] of rows) assert.equal(reach(pattern, issuer), expected, pattern);
    });
  }
  it('gives a form that is narrower, with what is known in it', () => {
    for (const [pattern, form] of [
      ['repo:acme/*', 'repo:acme/${Repository}:ref:refs/heads/${Branch}'],
      ['repo:acme/*:environment:production', 'repo:acme/${Repository}:environment:production'],
      ['repo:acme/shop:environment:*', 'repo:acme/shop:environment:${Environment}'],
      ['repo:acme/*:ref:*', 'repo:acme/${Repository}:ref:refs/heads/${Branch}'],
    ] as const)
      assert.equal(breadthOf(pattern, GITHUB)?.form, form);
    assert.equal(breadthOf('system:serviceaccount:shop:*', EKS)?.form, 'system:serviceaccount:shop:${ServiceAccount}');
  });
});
