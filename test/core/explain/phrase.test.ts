import assert from 'node:assert/strict';
import {
  count,
  data,
  listed,
  name,
  plainText,
  say,
  sentence,
  strong,
  words,
} from '../../../src/core/explain/phrase.ts';
import { limited } from '../../../src/core/explain/values.ts';

describe('phrases', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(name);
  it('lists with one word at the end', () => {
    assert.equal(plainText(listed([], 'or')), '');
    assert.equal(plainText(listed(items.slice(0, 1), 'or')), 'a');
    assert.equal(plainText(listed(items.slice(0, 2), 'or')), 'a or b');
    assert.equal(plainText(listed(items.slice(0, 3), 'and')), 'a, b and c');
  });
  it('counts what is too many to list', () => {
    assert.equal(plainText(limited(items.slice(0, 4), 'or')), 'a, b, c or d');
    assert.equal(plainText(limited(items, 'or')), 'a, b, c or 3 more');
  });
  it('keeps words, names, data and weight apart', () => {
    assert.deepEqual(say`of ${name('*x*')} in ${data('_y_')} ${strong('and')} ${1234}${words('!')}`, [
      'of ',
      { name: '*x*' },
      ' in ',
      { data: '_y_' },
      ' ',
      { strong: 'and' },
      ' ',
      '1,234',
      '!',
    ]);
  });
  it('makes a sentence with a capital, or with the name that it begins with', () => {
    assert.equal(plainText(sentence(say`every ${name('x')}`)), 'Every x.');
    assert.equal(plainText(sentence(say`${name('s3:prefix')} is there`)), 's3:prefix is there.');
    assert.equal(plainText(sentence([])), '.');
  });
  it('counts in words', () => {
    assert.equal(plainText(count(1, 'action')), '1 action');
    assert.equal(plainText(count(22091, 'action')), '22,091 actions');
  });
  it('cuts names that nobody would read to the end', () => {
    assert.ok(plainText(name('x'.repeat(10_000))).length < 200);
  });
});
