import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasAction } from '../../../src/core/access/action-set.ts';
import { examplesOf, partitionsIn } from '../../../src/core/access/example.ts';
import {
  allowsAction,
  grantsOf,
  isWhollyDenied,
  policyAccess,
  possibleActions,
} from '../../../src/core/access/policy.ts';
import { world } from '../../support/arbitraries.ts';
import { decide, type PlainStatement } from '../../support/evaluator.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { modelIn, modelOf, tally } from './support.ts';

const catalog = realCatalog();
const access = (...statements: Partial<PlainStatement>[]) =>
  policyAccess(
    catalog,
    modelOf({
      Version: '2012-10-17',
      Statement: statements.map(parts => ({ Effect: 'Allow', Resource: '*', ...parts })),
    }),
  );
const allows = (id: string, ...statements: Partial<PlainStatement>[]) =>
  allowsAction(access(...statements), catalog.action(id) ?? assert.fail(id));

describe('access of a policy', () => {
  it('has every action that a request is allowed, and denies none that may be', () => {
    const seen = tally();
    fc.assert(
      fc.property(world({ statements: { minLength: 1, maxLength: 4 } }), ({ policy, requests }) => {
        const whole = policyAccess(catalog, modelOf(policy));
        const possible = possibleActions(whole);
        for (const request of requests) {
          const action = catalog.action(request.action) ?? assert.fail();
          const answer = allowsAction(whole, action);
          seen.add(answer);
          if (decide(policy, request) === 'Allow') {
            seen.add('allowed');
            assert.ok(hasAction(possible, action));
            assert.ok(grantsOf(whole, action).length > 0);
            assert.notEqual(answer, 'no');
          }
          if (answer !== 'yes') continue;
          const sets = [...whole.allows, ...whole.denies].map(grant => grant.access.resources);
          const examples = partitionsIn(sets).flatMap(partition =>
            sets.flatMap(set => examplesOf(action, set, partition)),
          );
          const isAllowed = ({ text }: { text: string }) =>
            decide(policy, { action: action.id, resource: text, context: {} }) === 'Allow';
          assert.ok(examples.some(isAllowed), `${action.id} by ${JSON.stringify(policy)}`);
        }
      }),
      { numRuns: 150 },
    );
    for (const name of ['yes', 'no', 'unknown', 'allowed']) seen.atLeast(name, 20);
  });
  it('takes back what a Deny takes back, and no more', () => {
    const all = { Action: 'iam:*' };
    const deny = (parts: Partial<PlainStatement>) => ({ Effect: 'Deny', Action: 'iam:PassRole', ...parts });
    assert.equal(allows('iam:PassRole', all), 'yes');
    assert.equal(allows('iam:PassRole', all, deny({})), 'no');
    assert.equal(allows('iam:CreateRole', all, deny({})), 'yes');
    assert.equal(allows('iam:PassRole', all, deny({ Resource: 'arn:aws:iam::111122223333:role/a' })), 'yes');
    assert.equal(
      allows('iam:PassRole', all, deny({ Condition: { Bool: { 'aws:ViaAWSService': 'false' } } })),
      'unknown',
    );
    assert.equal(allows('iam:PassRole', deny({})), 'no');
    assert.equal(allows('iam:PassRole', { Action: '*' }, { Effect: 'Deny', NotAction: 's3:*' }), 'no');
    assert.equal(allows('iam:PassRole', { Action: 'iam:PassRole', Resource: 'arn:aws:s3:::a' }), 'no', 'no role');
    assert.equal(allows('iam:PassRole', { NotAction: 'iam:Get*' }), 'yes');
    assert.equal(allows('iam:PassRole', { ...all, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), 'unknown');
  });
  it('knows an Allow of which nothing is left', () => {
    const policy = access(
      { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::a/*' },
      { Action: 's3:*', Resource: 'arn:aws:s3:::*' },
      { Effect: 'Deny', Action: 's3:Get*' },
      { Effect: 'Deny', Action: 's3:Put*', Resource: 'arn:aws:s3:::a*' },
    );
    assert.deepEqual(
      policy.allows.map(grant => isWhollyDenied(policy, grant.access)),
      [true, false],
    );
  });
  it('is certain of nothing where statements may hide', () => {
    const model = modelIn(
      'data "aws_iam_policy_document" "p" {\n  source_policy_documents = [var.base]\n  statement {\n    actions = ["s3:*"]\n    resources = ["*"]\n  }\n}\n',
      'terraform',
    );
    const open = policyAccess(catalog, model);
    assert.equal(open.allows.length, 1, 'a statement of Terraform without an effect allows');
    for (const id of ['s3:GetObject', 'iam:PassRole']) {
      assert.equal(allowsAction(open, catalog.action(id) ?? assert.fail()), 'unknown');
    }
  });
});
