import assert from 'node:assert/strict';
import { applyFix, assertFix } from '../../support/fixture.ts';

const policy = (action: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": "arn:aws:s3:::b/*" }] }`;

describe('sort-actions', () => {
  it('sorts and drops duplicates in any case', () => {
    assertFix(
      policy('["s3:PutObject$0", "s3:GetObject", "S3:putobject"]'),
      'Sort 2 actions, drop 1 duplicate',
      policy('["s3:GetObject", "s3:PutObject"]'),
    );
    assertFix(
      policy('["s3:PutObject$0", "s3:GetObject"]'),
      'Sort 2 actions',
      policy('["s3:GetObject", "s3:PutObject"]'),
    );
  });
  it('is not offered where there is nothing to sort, or a value that cannot be written again', () => {
    for (const action of [
      '["s3:GetObject$0", "s3:PutObject"]',
      '"s3:PutObject$0"',
      '["s3:PutObject$0"]',
      '["s3:PutObject$0", 1]',
    ]) {
      assert.throws(() => applyFix(policy(action), 'Sort 2 actions'), /no "Sort 2 actions" among/);
    }
  });
  it('does not lose a comment', () => {
    assert.throws(
      () => applyFix(policy('["s3:PutObject$0" /* write */, "s3:GetObject"]'), 'Sort 2 actions', { language: 'jsonc' }),
      /cannot be made/,
    );
  });
});
