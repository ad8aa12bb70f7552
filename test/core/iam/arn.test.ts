import assert from 'node:assert/strict';
import { parseArn } from '../../../src/core/iam/arn.ts';
import { nearest } from '../../../src/core/iam/nearest.ts';

describe('ARNs', () => {
  it('have six fields, the last with its own colons', () => {
    assert.deepEqual(parseArn('arn:aws:logs:us-east-1:123456789012:log-group:/aws/x:*'), {
      partition: 'aws',
      service: 'logs',
      region: 'us-east-1',
      account: '123456789012',
      resource: 'log-group:/aws/x:*',
    });
  });
  it('keep variables whole, colons and all', () => {
    assert.equal(parseArn('arn:aws:s3:::home/${aws:username}/*')?.resource, 'home/${aws:username}/*');
  });
  it('are none with fewer fields or another prefix', () => {
    for (const text of ['', '*', 'arn:aws:s3', 'urn:aws:s3:::x', 'arn:${aws:x}'])
      assert.equal(parseArn(text), undefined);
  });
});

describe('nearest names', () => {
  it('come nearest first, swaps of neighbours count once, what is much farther not at all', () => {
    const names = (name: string) => nearest(name, ['GetObject', 'PutObject', 'ListBucket']).map(found => found.name);
    assert.deepEqual(names('GetObejct'), ['GetObject']);
    assert.deepEqual(names('GutObject'), ['GetObject', 'PutObject']);
  });
  it('are none where nothing is near', () => {
    assert.deepEqual(nearest('Xyz', ['GetObject']), []);
  });
});
