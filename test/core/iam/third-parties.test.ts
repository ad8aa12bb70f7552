import assert from 'node:assert/strict';
import { THIRD_PARTIES } from '../../../src/core/iam/third-parties.ts';

describe('third parties', () => {
  it('are accounts with a name, sorted', () => {
    const accounts = [...THIRD_PARTIES.keys()];
    assert.deepEqual(accounts, [...accounts].sort());
    for (const [account, name] of THIRD_PARTIES) {
      assert.match(account, /^\d{12}$/);
      assert.notEqual(name, '');
    }
  });
});
