import assert from 'node:assert/strict';
import { codeOf, isInvisible, plainFor, refusedRuns } from '../../../src/core/iam/characters.ts';

describe('characters of a policy', () => {
  it('are those of the API’s pattern', () => {
    for (const text of ['', 'aZ9 ~\u007f\u0080\u00a0\u00ff', '\t\r\n']) assert.deepEqual(refusedRuns(text), [], text);
    assert.deepEqual(refusedRuns('a\u0100\u2013b\u0000c😀'), [
      { start: 1, end: 3 },
      { start: 4, end: 5 },
      { start: 6, end: 8 },
    ]);
  });
  it('have plain ones in their place where they look like them', () => {
    const plain = {
      '–': '-',
      '—': '-',
      '‑': '-',
      '−': '-',
      '“': '"',
      '’': "'",
      '…': '...',
      '＊': '*',
      '：': ':',
      '\u3000': ' ',
    };
    for (const [char, expected] of Object.entries(plain)) assert.equal(plainFor(char), expected, char);
    for (const char of ['ж', '開', '😀', 'Ā']) assert.equal(plainFor(char), undefined, char);
    for (const char of ['\u200b', '\ufeff', '\u2060', '\u202e']) assert.equal(plainFor(char), '', codeOf(char));
  });
  it('are invisible or not', () => {
    assert.ok(isInvisible('\u200b\ufeff'));
    assert.ok(!isInvisible('\u200b-'));
    assert.ok(!isInvisible(''));
  });
  it('are named as Unicode names them', () => {
    assert.equal(codeOf('\u200b'), 'U+200B');
    assert.equal(codeOf('😀'), 'U+1F600');
  });
});
