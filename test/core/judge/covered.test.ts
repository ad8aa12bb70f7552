import assert from 'node:assert/strict';
import { coveredBy } from '../../../src/core/judge/covered.ts';

describe('covered texts', () => {
  it('are told by one that covers them; of equal ones the first stays', () => {
    assert.deepEqual(coveredBy(['s3:getobject', 's3:get*', 's3:*', 's3:get*', 'sqs:*']), [
      2,
      2,
      undefined,
      1,
      undefined,
    ]);
    assert.deepEqual(coveredBy(['a*', 'a**', 'a']), [undefined, 0, 0]);
    assert.deepEqual(coveredBy(['a', undefined, 'b', '?']), [3, undefined, 3, undefined]);
  });
  it('are found in bounded time, however long the list and whatever it holds', () => {
    const patterns = Array.from({ length: 10_000 }, (_, index) => `s3:*name${index}*`);
    const names = Array.from({ length: 10_000 }, (_, index) => `s3:get${index}`);
    const started = performance.now();
    assert.ok(coveredBy(patterns).every((by, index) => by === undefined || by !== index));
    assert.deepEqual(new Set(coveredBy([...names, 's3:get*']).slice(0, -1)), new Set([10_000]));
    assert.ok(performance.now() - started < 10_000);
  });
});
