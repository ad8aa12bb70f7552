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
  it('means exactly what it was given, for parts that share words', () => {
    for (const prefix of ['s3', 'ec2', 'iam']) {
      const { actions } = service(prefix);
      const words = [...new Set(actions.flatMap(({ name }) => name.match(/[A-Z][a-z]+/g) ?? []))];
      const part = fc
        .tuple(fc.subarray(words, { minLength: 1, maxLength: 3 }), fc.subarray([...actions], { maxLength: 3 }))
        .map(([some, less]) =>
          actions.filter(action => some.some(word => action.name.includes(word)) && !less.includes(action)),
        );
      fc.assert(
        fc.property(part, wanted => {
          const texts = shrink(service(prefix), wanted);
          const named = texts.flatMap(text => expand(realCatalog(), text).map(action => action.id));
          assert.deepEqual([...new Set(named)].sort(), wanted.map(action => action.id).sort());
          assert.equal(new Set(texts).size, texts.length);
        }),
        { numRuns: 30 },
      );
    }
  });
  it('uses endings where they stand for several names', () => {
    const tagging = service('s3').actions.filter(({ name }) => /^(Put|Delete).*Tagging$/.test(name));
    assert.deepEqual(shrink(service('s3'), tagging), ['s3:Delete*Tagging', 's3:Put*Tagging']);
    const keys = service('iam').actions.filter(({ name }) => /^(Create|Delete|Update)AccessKey$/.test(name));
    assert.deepEqual(shrink(service('iam'), keys), ['iam:*AccessKey']);
    assert.deepEqual(shrink(service('iam'), keys.slice(1)), ['iam:DeleteAccessKey', 'iam:UpdateAccessKey']);
  });
  it('uses the whole service where all of it is wanted, and names where only one is', () => {
    assert.deepEqual(shrink(service('sqs'), service('sqs').actions), ['sqs:*']);
    assert.deepEqual(shrink(service('s3'), expand(realCatalog(), 's3:GetObject')), ['s3:GetObject']);
    assert.deepEqual(shrink(service('s3'), []), []);
  });
});
