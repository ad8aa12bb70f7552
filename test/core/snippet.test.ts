import assert from 'node:assert/strict';
import { toSnippet } from '../../src/core/snippet.ts';

describe('snippet syntax', () => {
  it('keeps everything but the stops literal', () => {
    assert.equal(
      toSnippet(['home/${aws:username}\\', { n: 1, placeholder: 'a}b$' }]),
      'home/\\${aws:username\\}\\\\${1:a\\}b\\$}',
    );
  });
  it('writes choices and bare stops', () => {
    assert.equal(
      toSnippet([
        { n: 1, placeholder: 'Allow', choices: ['Allow', 'De,ny'] },
        { n: 0, placeholder: '' },
      ]),
      '${1|Allow,De\\,ny|}$0',
    );
  });
});
