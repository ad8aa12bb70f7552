import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countActions } from '../../../src/core/access/action-set.ts';
import { covers, disjoint, surelyCovers, together } from '../../../src/core/access/statement.ts';
import { world } from '../../support/arbitraries.ts';
import { applies, type PlainStatement } from '../../support/evaluator.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { accessOfStatement, accessSets, modelIn, modelOf, tally } from './support.ts';

const catalog = realCatalog();
const covered = (outer: Partial<PlainStatement>, inner: Partial<PlainStatement>) =>
  covers(catalog, accessOfStatement(outer), accessOfStatement(inner));

/** Statements of one policy, each as the model sees it and as it is written. */
const pairs = (principals: boolean, check: (a: Side, b: Side, requests: Parameters<typeof applies>[2][]) => void) =>
  fc.assert(
    fc.property(world({ principals, statements: { minLength: 2, maxLength: 3 } }), ({ policy, requests }) => {
      const plain = [policy.Statement].flat();
      const sets = accessSets(modelOf(policy, principals ? 'resource' : 'identity'));
      const sides = sets.map((set, at) => {
        const statement = plain[at];
        assert.ok(statement);
        return { set, has: (request: Parameters<typeof applies>[2]) => applies(statement, policy.Version, request) };
      });
      for (const a of sides) for (const b of sides) if (a !== b) check(a, b, [...requests]);
    }),
    { numRuns: 150 },
  );

interface Side {
  readonly set: ReturnType<typeof accessOfStatement>;
  readonly has: (request: Parameters<typeof applies>[2]) => boolean;
}

describe('access of a statement', () => {
  for (const principals of [false, true]) {
    it(`covers only what it has${principals ? ', principals included' : ''}`, () => {
      const seen = tally();
      pairs(principals, (a, b, requests) => {
        const answer = covers(catalog, a.set, b.set);
        seen.add(answer);
        assert.equal(surelyCovers([a.set], b.set), answer === 'yes');
        if (answer !== 'yes') return;
        for (const request of requests) if (b.has(request)) assert.ok(a.has(request), JSON.stringify(request));
      });
      seen.atLeast('yes', 10);
      seen.atLeast('no', 10);
      seen.atLeast('unknown', 10);
    });
    it(`shares no request where it is disjoint${principals ? ', principals included' : ''}`, () => {
      const seen = tally();
      pairs(principals, (a, b, requests) => {
        const answer = disjoint(catalog, a.set, b.set);
        seen.add(answer);
        if (answer === 'yes') assert.ok(!requests.some(request => a.has(request) && b.has(request)));
      });
      seen.atLeast('yes', 10);
      seen.atLeast('unknown', 10);
    });
  }
  it('covers together what none covers alone', () => {
    const seen = tally();
    fc.assert(
      fc.property(world({ statements: { minLength: 3, maxLength: 4 } }), ({ policy, requests }) => {
        const plain = [policy.Statement].flat();
        const [inner, ...outers] = accessSets(modelOf(policy));
        const [own, ...others] = plain;
        if (!inner || !own || !surelyCovers(outers, inner)) return;
        seen.add('yes');
        for (const request of requests) {
          if (!applies(own, policy.Version, request)) continue;
          assert.ok(others.some(other => applies(other, policy.Version, request)));
        }
      }),
      { numRuns: 200 },
    );
    seen.atLeast('yes', 10);
    const get = accessOfStatement({ Action: 's3:Get*' });
    const put = accessOfStatement({ Action: 's3:Put*' });
    const both = accessOfStatement({ Action: ['s3:PutObject', 's3:GetObject'], Resource: 'arn:aws:s3:::a/*' });
    assert.ok(surelyCovers([get, put], both));
    assert.ok(!surelyCovers([get], both));
  });
  it('compares every part', () => {
    const bucket = { Action: 's3:*', Resource: 'arn:aws:s3:::a/*' };
    assert.equal(covered(bucket, { ...bucket, Action: 'S3:getobject' }), 'yes');
    assert.equal(covered(bucket, { ...bucket, Action: 's3:NewAction' }), 'yes', 'actions that AWS will add too');
    assert.equal(covered(bucket, { Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }), 'no');
    assert.equal(covered(bucket, { Action: 's3:*', Resource: 'arn:aws:s3:::a/${aws:username}' }), 'yes');
    assert.equal(covered({ ...bucket, Resource: 'arn:aws:s3' }, { ...bucket, Resource: 'arn:aws:s3' }), 'yes');
    assert.equal(covered({ ...bucket, Resource: 'arn:aws:s3' }, bucket), 'unknown', 'a short ARN is not sure');
    assert.equal(covered({ NotAction: 'iam:*' }, { Action: 's3:*' }), 'yes');
    assert.equal(covered({ NotAction: 'iam:*' }, { NotAction: ['iam:*', 'sts:*'] }), 'yes');
    assert.equal(covered({ NotAction: ['iam:*', 'sts:*'] }, { NotAction: 'iam:*' }), 'no');
    assert.equal(covered({ NotResource: 'arn:aws:s3:::a/*' }, { Resource: 'arn:aws:s3:::b' }), 'yes');
    assert.equal(covered({ NotResource: 'arn:aws:s3:::a/*' }, { Resource: 'arn:aws:s3:::a/b' }), 'no');
  });
  it('tells what today’s catalog has from what AWS may add', () => {
    const all = catalog.service('sqs')?.actions.map(({ id }) => id) ?? [];
    assert.equal(covered({ Action: all }, { Action: 'sqs:*' }), 'unknown');
    assert.equal(covered({ Action: all.slice(1) }, { Action: 'sqs:*' }), 'no');
  });
  it('is shown together with others', () => {
    const { actions, resources, more } = together(
      catalog,
      [
        { Action: 's3:GetObject', Resource: ['arn:aws:s3:::a/b', 'arn:aws:s3:::b'] },
        { Action: ['s3:PutObject', 's3:GetObject'], Resource: 'arn:aws:s3:::a/*' },
      ].map(parts => accessOfStatement(parts)),
    );
    assert.equal(countActions(actions.certain), 2);
    assert.deepEqual(
      resources.map(({ text }) => text),
      ['arn:aws:s3:::b', 'arn:aws:s3:::a/*'],
    );
    assert.equal(more, false);
  });
  it('takes a condition for what it asks', () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const ifExists = { Condition: { BoolIfExists: { 'aws:multifactorauthpresent': ['true'] } } };
    assert.equal(covered({}, mfa), 'yes');
    assert.equal(covered(mfa, {}), 'unknown');
    assert.equal(covered(ifExists, mfa), 'yes');
    assert.equal(covered(mfa, ifExists), 'unknown');
    const prefix = (operator: string, values: string[]) => ({ Condition: { [operator]: { 's3:prefix': values } } });
    assert.equal(covered(prefix('StringLike', ['a*', 'b']), prefix('StringLike', ['ab*'])), 'yes');
    assert.equal(covered(prefix('StringLike', ['ab*']), prefix('StringLike', ['a*', 'b'])), 'unknown');
    assert.equal(covered(prefix('StringNotEquals', ['a']), prefix('StringNotEquals', ['a', 'b'])), 'yes');
    assert.equal(covered(prefix('StringNotEquals', ['a', 'b']), prefix('StringNotEquals', ['a'])), 'unknown');
  });
  it('lets an account stand for its roles in a Deny only', () => {
    const role = { Principal: { AWS: 'arn:aws:iam::111122223333:role/a' } };
    const account = (Effect: string) => ({ Effect, Principal: { AWS: '111122223333' } });
    const of = (parts: Partial<PlainStatement>) => accessOfStatement(parts, 'resource');
    assert.ok(surelyCovers([of(account('Deny'))], of(role)));
    assert.ok(!surelyCovers([of(account('Allow'))], of(role)));
    assert.ok(surelyCovers([of({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } })], of(account('Allow'))));
    assert.ok(surelyCovers([of({ Principal: '*' })], of(role)));
  });
});

describe('access of a statement with holes', () => {
  const template = (...statements: string[]) =>
    accessSets(
      modelIn(
        `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n${statements
          .map(text => `          - ${text}\n`)
          .join('')}`,
        'yaml',
      ),
    );
  it('takes a hole for itself and for nothing else', () => {
    const [bucket, part, other, opaque] = template(
      '{ Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::${Bucket}/*" }',
      '{ Effect: Allow, Action: s3:GetObject, Resource: !Sub "arn:aws:s3:::${Bucket}/a/*" }',
      '{ Effect: Allow, Action: s3:GetObject, Resource: !Sub "arn:aws:s3:::${Other}/a/*" }',
      '{ Effect: Allow, Action: s3:GetObject, Resource: !GetAtt Bucket.Arn }',
    );
    assert.ok(bucket && part && other && opaque);
    assert.ok(surelyCovers([bucket], part));
    assert.equal(covers(catalog, bucket, other), 'unknown');
    assert.equal(covers(catalog, bucket, opaque), 'unknown');
    assert.equal(disjoint(catalog, part, other), 'unknown');
  });
  it('never covers with conditions that it cannot see', () => {
    const [plain, hidden, value] = template(
      '{ Effect: Allow, Action: "s3:*", Resource: "*" }',
      '{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: !If [A, { Bool: { "aws:SecureTransport": "true" } }, !Ref "AWS::NoValue"] }',
      '{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { StringEquals: { "aws:SourceAccount": !Ref "AWS::AccountId" } } }',
    );
    assert.ok(plain && hidden && value);
    for (const set of [hidden, value]) {
      assert.ok(!surelyCovers([set], plain));
      assert.ok(surelyCovers([plain], set));
    }
  });
});
