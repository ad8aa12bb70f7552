import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expand } from '../../../src/core/access/expand.ts';
import { shrink } from '../../../src/core/access/shrink.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const service = (prefix: string) => {
  const found = realCatalog().service(prefix);
  assert.ok(found);
  return found;
};

describe('shrink', () => {
  it('means exactly what it was given, for any part of a service', () => {
    for (const prefix of ['s3', 'sqs', 'iam', 'dynamodb']) {
      const { actions } = service(prefix);
      fc.assert(
        fc.property(fc.subarray([...actions]), wanted => {
          const texts = shrink(service(prefix), wanted);
          const named = new Set(texts.flatMap(text => expand(realCatalog(), text).map(action => action.id)));
          assert.deepEqual([...named].sort(), wanted.map(action => action.id).sort());
          assert.ok(texts.length <= Math.max(1, wanted.length));
        }),
        { numRuns: 40 },
      );
    }
  });
  it('uses the whole service where all of it is wanted, and names where only one is', () => {
    assert.deepEqual(shrink(service('sqs'), service('sqs').actions), ['sqs:*']);
    assert.deepEqual(shrink(service('s3'), expand(realCatalog(), 's3:GetObject')), ['s3:GetObject']);
    assert.deepEqual(shrink(service('s3'), []), []);
  });
});
