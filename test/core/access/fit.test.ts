import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitsAny, fitsPattern, servedBy, typesOf, usableBy } from '../../../src/core/access/fit.ts';
import { plainPattern } from '../../../src/core/access/pattern.ts';
import { resourcesOf } from '../../../src/core/access/statement.ts';
import type { Action } from '../../../src/core/catalog/types.ts';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { anyAction, concreteArn, resourceText, SERVICES } from '../../support/arbitraries.ts';
import { applies, type PlainStatement } from '../../support/evaluator.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { modelIn, modelOf, tally } from './support.ts';

const action = (id: string): Action => realCatalog().action(id) ?? assert.fail(id);
const resources = (parts: Partial<PlainStatement>, kind: Kind = 'identity') => {
  const model = modelOf({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', ...parts }] }, kind);
  return resourcesOf(model, model.statements[0] ?? assert.fail());
};
const fitOf = (id: string, ...list: string[]) => fitsAny(action(id), resources({ Resource: list }));
const fitLeft = (id: string, ...list: string[]) => fitsAny(action(id), resources({ NotResource: list }));

describe('resources of an action', () => {
  it('fit where a request of the action matches: a no is certain', () => {
    const seen = tally();
    const services = [...SERVICES, 'ec2', 'lambda', 'secretsmanager', 'glue'];
    const calls = anyAction(services).chain(subject =>
      fc.tuple(fc.constant(subject), concreteArn(subject), concreteArn(subject)),
    );
    const cases = calls.chain(([subject, arn, other]) =>
      fc.record({
        subject: fc.constant(subject),
        arns: fc.constant([arn, other]),
        list: fc.array(
          fc.oneof(resourceText({ action: subject, resource: arn }), anyAction(services).chain(concreteArn)),
          { minLength: 1, maxLength: 2 },
        ),
        element: fc.constantFrom('Resource', 'Resource', 'NotResource'),
      }),
    );
    fc.assert(
      fc.property(cases, ({ subject, arns, list, element }) => {
        const parts = { [element]: list };
        const answer = fitsAny(subject, resources(parts));
        const matching = arns.filter(resource =>
          applies({ Effect: 'Allow', Action: '*', ...parts }, '2012-10-17', {
            action: subject.id,
            resource,
            context: { 'aws:username': ['a'] },
          }),
        );
        seen.add(`${element} ${answer}`);
        if (answer === 'no') assert.deepEqual(matching, [], `${subject.id} on ${list}`);
      }),
      { numRuns: 400 },
    );
    for (const answer of ['Resource yes', 'Resource no', 'Resource unknown', 'NotResource yes'])
      seen.atLeast(answer, 10);
  });
  it('are told by the form of their ARN', () => {
    assert.equal(fitOf('s3:GetObject', 'arn:aws:s3:::a/*'), 'yes');
    assert.equal(fitOf('s3:GetObject', 'arn:aws:s3:::a'), 'no');
    assert.equal(fitOf('s3:GetObject', 'arn:aws:s3:::a', 'arn:aws:s3:::*'), 'yes');
    assert.equal(fitOf('s3:GetObject', 'arn:aws:s3'), 'unknown');
    assert.equal(fitOf('s3:GetObject', 'arn:aws:s3:::a/${aws:username}'), 'unknown');
    assert.equal(fitOf('s3:ListAllMyBuckets', 'arn:aws:s3:::a'), 'no');
    assert.equal(fitOf('s3:ListAllMyBuckets', '*'), 'yes');
  });
  it('of NotResource are those that are left', () => {
    assert.equal(fitLeft('s3:GetObject', 'arn:aws:s3:::a/*'), 'yes');
    assert.equal(fitLeft('s3:GetObject', 'arn:*:s3:::*', 'arn:*:s3:*:*:*', 'arn:*:s3-object-lambda:*:*:*'), 'no');
    assert.equal(fitLeft('s3:CreateBucket', 'arn:aws:s3:::*'), 'unknown', 'in another partition there is one');
    assert.equal(fitLeft('s3:CreateBucket', '*'), 'no');
    assert.equal(fitLeft('s3:ListAllMyBuckets', 'arn:aws:s3:::*'), 'yes');
  });
  it('are what the policy is attached to where it needs none', () => {
    assert.equal(fitsAny(action('sts:AssumeRole'), resources({ Action: 'sts:AssumeRole' }, 'trust')), 'yes');
    assert.equal(fitsAny(action('s3:GetObject'), resources({ Action: 's3:GetObject' }, 'identity')), 'unknown');
  });
  it('and the actions that they serve', () => {
    const actions = ['s3:GetObject', 's3:ListBucket', 's3:ListAllMyBuckets'].map(action);
    const ids = (list: readonly Action[]) => list.map(({ id }) => id);
    assert.deepEqual(ids(servedBy(plainPattern('arn:aws:s3:::a'), actions)), ['s3:ListBucket']);
    assert.deepEqual(ids(servedBy(plainPattern('*'), actions)), ids(actions));
    const { patterns } = resources({ Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'] });
    assert.deepEqual(
      usableBy(action('s3:GetObject'), patterns).map(({ text }) => text),
      ['arn:aws:s3:::a/*'],
    );
    assert.deepEqual(
      typesOf(action('iam:CreateRole')).map(({ name }) => name),
      ['role'],
    );
  });
  it('may hide behind a hole, unless the rest rules it out', () => {
    const model = modelIn(
      `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n          - { Effect: Allow, Action: s3:GetObject, Resource: [!Sub "arn:\${AWS::Partition}:s3:::\${B}", !Sub "arn:aws:sqs:\${AWS::Region}:1:\${Q}", !Sub "\${B.Arn}/*"] }`,
      'yaml',
    );
    const { patterns } = resourcesOf(model, model.statements[0] ?? assert.fail());
    assert.deepEqual(
      patterns.map(pattern => fitsPattern(action('s3:GetObject'), pattern)),
      ['unknown', 'no', 'unknown'],
    );
  });
});
