import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ActionSet,
  actionSet,
  actionsIn,
  complement,
  countActions,
  eachAction,
  hasAction,
  intersection,
  isNoAction,
  isSubset,
  minus,
  noActions,
  partOf,
  union,
  unionOf,
} from '../../../src/core/access/action-set.ts';
import { actionsNamed, actionsOf, boundsHave } from '../../../src/core/access/actions.ts';
import { countByLevel, countByService, weightyByService } from '../../../src/core/access/levels.ts';
import { loadCatalog } from '../../../src/core/catalog/catalog.ts';
import { ACCESS_LEVELS, type Catalog } from '../../../src/core/catalog/types.ts';
import { actionText, anyAction, SERVICES } from '../../support/arbitraries.ts';
import { applies, type PlainStatement } from '../../support/evaluator.ts';
import { miniCatalog, realCatalog, realCatalogBytes } from '../../support/mini-catalog.ts';
import { modelIn, modelOf } from './support.ts';

const catalog = realCatalog();
const pool = ['iam', 's3', 'sqs', 'sts'].flatMap(prefix => catalog.service(prefix)?.actions ?? []);
const texts = fc.array(anyAction(SERVICES).chain(actionText), { minLength: 1, maxLength: 3 });
const sets: fc.Arbitrary<ActionSet> = fc
  .tuple(texts)
  .map(([list]) =>
    unionOf(
      catalog,
      list.map(text => actionsNamed(catalog, text)),
    ),
  )
  .chain(set => fc.constantFrom(set, complement(set)));

const boundsOf = (parts: Partial<PlainStatement>, from: Catalog = catalog) => {
  const [statement] = modelOf({ Statement: [{ Effect: 'Allow', Resource: '*', ...parts }] }).statements;
  assert.ok(statement?.action);
  return actionsOf(from, statement.action);
};

describe('sets of actions', () => {
  it('are what membership says', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [all, both, less, not] = [union(a, b), intersection(a, b), minus(a, b), complement(a)];
        for (const action of pool) {
          const [inA, inB] = [hasAction(a, action), hasAction(b, action)];
          assert.equal(hasAction(all, action), inA || inB);
          assert.equal(hasAction(both, action), inA && inB);
          assert.equal(hasAction(less, action), inA && !inB);
          assert.equal(hasAction(not, action), !inA);
        }
        assert.equal(countActions(a) + countActions(not), catalog.counts.actions);
        assert.equal(isSubset(a, b), isNoAction(less));
        assert.ok(isSubset(both, a) && isSubset(a, all));
      }),
      { numRuns: 60 },
    );
  });
  it('have one form: whole, empty and the rest are said so', () => {
    const small = miniCatalog();
    const all = unionOf(
      small,
      small.services.map(({ prefix }) => actionsNamed(small, `${prefix}:*`)),
    );
    assert.equal(all.rest, 'all');
    assert.equal(all.parts.size, 0);
    assert.ok(isNoAction(complement(all)));
    assert.equal([...eachAction(all)].length, countActions(all));
    const names = small.service('kms')?.actions ?? [];
    assert.deepEqual([...actionSet(small, names).parts], [['kms', 'all']]);
    assert.deepEqual(minus(all, all), noActions(small));
    assert.equal(partOf(actionsNamed(small, 'kms:*'), 'KMS'), 'all');
  });
});

describe('actions of a field', () => {
  it('are those that a request matches, and NotAction leaves the others', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('Action', 'NotAction'), (list, element) => {
        const { certain, possible } = boundsOf({ [element]: list });
        const statement = { Effect: 'Allow', Resource: '*', [element]: list };
        for (const action of pool) {
          const expected = applies(statement, undefined, { action: action.id, resource: '*', context: {} });
          assert.equal(hasAction(certain, action), expected, `${action.id} in ${element} ${list}`);
          assert.equal(hasAction(possible, action), expected);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('read no service that is whole or left alone', () => {
    const inner = loadCatalog(realCatalogBytes());
    const read: string[] = [];
    const counting: Catalog = {
      ...inner,
      service(prefix) {
        read.push(prefix);
        return inner.service(prefix);
      },
    };
    const { certain } = boundsOf({ NotAction: ['iam:*', 'organizations:*', 'sqs:SendMessage'] }, counting);
    assert.deepEqual([...new Set(read)], ['sqs']);
    assert.equal(
      countActions(certain),
      inner.counts.actions -
        countActions(actionsNamed(inner, 'iam:*')) -
        countActions(actionsNamed(inner, 'organizations:*')) -
        1,
    );
    assert.equal(actionsIn(certain, 'iam').length, 0);
    read.length = 0;
    assert.equal(countActions(boundsOf({ Action: ['*', 's3:*'] }, counting).certain), inner.counts.actions);
    assert.equal(countByService(boundsOf({ Action: 's3*:*' }, counting).certain).length > 2, true);
    assert.deepEqual(read, []);
  });
  it('lie between two sets where something is not known', () => {
    const { action } =
      modelIn(
        `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n          - { Effect: Allow, Resource: "*", Action: [s3:GetObject, !Sub "sqs:\${Verb}Message", !If [A, iam:GetUser, !Ref X]] }`,
        'yaml',
      ).statements[0] ?? {};
    assert.ok(action);
    const known = (field: typeof action, id: string) =>
      boundsHave(actionsOf(catalog, field), catalog.action(id) ?? assert.fail());
    assert.deepEqual(
      ['s3:GetObject', 'sqs:SendMessage', 'iam:GetUser', 'kms:Decrypt'].map(id => known(action, id)),
      ['yes', 'unknown', 'unknown', 'unknown'],
    );
    const closed = { ...action, open: false, values: action.values.filter(({ chosen }) => !chosen) };
    assert.deepEqual(
      ['s3:GetObject', 'sqs:SendMessage', 'sqs:CreateQueue', 'kms:Decrypt'].map(id => known(closed, id)),
      ['yes', 'unknown', 'no', 'no'],
    );
    const others = { ...closed, negated: true };
    assert.deepEqual(
      ['s3:GetObject', 'sqs:SendMessage', 'sqs:CreateQueue', 'kms:Decrypt'].map(id => known(others, id)),
      ['no', 'unknown', 'yes', 'yes'],
    );
  });
});

describe('counts of actions', () => {
  it('say how many of which service and level', () => {
    const small = miniCatalog();
    const set = unionOf(
      small,
      ['s3:Get*', 'kms:*'].map(text => actionsNamed(small, text)),
    );
    const counts = countByService(set).map(({ prefix, count, total }) => [prefix, count === total]);
    assert.deepEqual(counts, [
      ['kms', true],
      ['s3', false],
    ]);
    const levels = countByLevel(set);
    assert.equal(
      levels.reduce((sum, { count }) => sum + count, 0),
      countActions(set),
    );
    assert.deepEqual(
      levels.map(({ level }) => level),
      ACCESS_LEVELS.filter(level => levels.some(found => found.level === level)),
    );
  });
  it('go through the weighty ones first', () => {
    const [first] = weightyByService(actionsNamed(catalog, 'iam:*'));
    assert.equal(first?.service.prefix, 'iam');
    assert.ok(first.actions[0]?.access.includes('Permissions management'));
    assert.deepEqual(first.actions.at(-1)?.access, ['List']);
  });
});
