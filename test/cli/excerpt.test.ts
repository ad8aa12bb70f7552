import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerpt } from '../../src/cli/excerpt.ts';
import { linesOf } from '../../src/cli/lines.ts';
import { widthOf } from '../../src/cli/visible.ts';

const widthOfText = (text: string): number => Array.from(text).reduce((sum, char) => sum + widthOf(char), 0);

/** What stands over the carets. */
function over(line: string, start: number, end: number, width = 80): string {
  const { source, carets } = excerpt(line, start, end, width);
  let at = 0;
  let marked = '';
  for (const char of source) {
    if (carets[at] === '^') marked += char;
    at += widthOf(char);
  }
  return marked;
}

describe('cli excerpt', () => {
  it('stands under tabs, wide, combining and hidden characters', () => {
    assert.equal(over('\t"a"', 1, 4), '"a"');
    assert.equal(over('x\ty\t"a" ', 4, 7), '"a"');
    assert.equal(over('"日本語": "a"', 7, 10), '"a"');
    assert.equal(over('"😀": "a"', 6, 9), '"a"');
    assert.equal(over('"e\u0301": "a"', 6, 9), '"a"');
    assert.equal(over('"\u001B": "a"', 5, 8), '"a"');
    assert.equal(over('"日本"', 0, 4), '"日本"');
  });

  it('has a caret where nothing is marked', () => {
    assert.deepEqual(excerpt('ab', 1, 1, 80), { source: 'ab', carets: ' ^' });
    assert.deepEqual(excerpt('ab', 2, 2, 80), { source: 'ab', carets: '  ^' });
    assert.deepEqual(excerpt('', 0, 0, 80), { source: '', carets: '^' });
  });

  it('ends with the line', () => {
    assert.deepEqual(excerpt('ab {', 3, 99, 80), { source: 'ab {', carets: '   ^' });
  });

  it('cuts what is marked where that alone is too long', () => {
    assert.deepEqual(excerpt(`a${'b'.repeat(99)}c`, 1, 100, 10), { source: '…bbbbbbbb…', carets: ` ${'^'.repeat(8)}` });
  });

  it('takes no time on a line of megabytes', () => {
    const line = 'x'.repeat(5_000_000);
    const started = performance.now();
    for (let at = 0; at < 1000; at++) excerpt(line, at * 4000, at * 4000 + 10, 100);
    assert.ok(performance.now() - started < 2000);
  });

  it('is never wider than it may be, has no hidden character and marks what it should', () => {
    const chars = fc.constantFrom(...'ab" \t\u001B\u202E日😀e\u0301\uD800'.split(''), '😀', '日');
    const line = fc.array(chars, { maxLength: 80 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(line, fc.nat(90), fc.nat(90), fc.integer({ min: 12, max: 60 }), (text, from, length, width) => {
        const start = Math.min(from, text.length);
        const { source, carets } = excerpt(text, start, start + length, width);
        assert.ok(widthOfText(source) <= width, source);
        assert.doesNotMatch(source, /[\p{Cc}\p{Cf}\p{Cs}]/u);
        assert.match(carets, /^ *\^+$/);
        assert.ok(carets.length <= widthOfText(source) + 1);
      }),
    );
  });
});

describe('cli lines', () => {
  it('knows each offset of a text', () => {
    const text = 'a\r\nbc\n\rd\n';
    const lines = linesOf(text);
    const places = Array.from({ length: text.length + 1 }, (_, at) => lines.position(at)).map(
      ({ line, column }) => `${line}:${column}`,
    );
    assert.deepEqual(places, ['1:1', '1:2', '1:3', '2:1', '2:2', '2:3', '3:1', '4:1', '4:2', '5:1']);
    assert.deepEqual([1, 2, 3, 4, 5].map(lines.text), ['a', 'bc', '', 'd', '']);
  });
});
