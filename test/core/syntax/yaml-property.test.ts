import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Node } from '../../../src/core/syntax/node.ts';
import { assertSound, FIXTURES, libraryShapes, nodesOf, parseAll, shapeOf } from './yaml-support.ts';

/** Words in capitals: one in small letters before a colon in a list is taken for a string that is still typed. */
const word = fc.constantFrom('Effect', 'Allow', 'S3', '*', 'a b', 'It', '12', 'True', '~', 'X#y', 'K:v', '2012-10-17');

const token = fc.oneof(
  word,
  fc.constantFrom('\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\n\n', '\r\n', ' ', '  ', '\t'),
  fc.constantFrom(': ', ':', '- ', '? ', ', ', ',', '[', ']', '{', '}', '"', "'", "''", '\\', '\\n', '\\\n'),
  fc.constantFrom(
    '&a ',
    '*a',
    '!Sub ',
    '!!str ',
    '! ',
    '|',
    '>',
    '|-',
    '>+',
    '|2',
    '# c',
    ' # c',
    '---\n',
    '...\n',
    '%',
  ),
  fc.constantFrom('{{ x }}', '{% if %}', '{{', '}}', '\uFEFF', '<<: ', '@', '`', '\u2028', '\u0000', '\ud800'),
);
const garbage = fc.array(token, { maxLength: 40 }).map(tokens => tokens.join(''));

/** Where the text is none of the language, or none of the plain language, the library and we may differ. */
const isComparable = (text: string): boolean =>
  !/^[ \t]*:|\{[{%#]|[\p{Cs}\u2028\u2029\uFEFF]|\r(?!\n)/mu.test(text) &&
  !/\p{Cc}/u.test(text.replace(/[\n\r\t]/g, '')) &&
  // A key of nothing in brackets, and a quote that the library takes for closed.
  !/\?\s*[\]},]/.test(text) &&
  text.split("'").length % 2 === 1;

interface Plain {
  readonly [key: string]: unknown;
}
const text = fc.oneof(
  word,
  fc.constantFrom(
    '',
    'yes',
    '- a',
    ' lead',
    'trail ',
    'two\nlines',
    'a\n\n  b\nc\n',
    "it's",
    '"q"',
    'a: b',
    'a #b',
    '\tt',
  ),
  fc.string({ maxLength: 30 }),
  fc.lorem({ maxCount: 30 }),
);
const data = fc.letrec<{ value: unknown; map: Plain }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom('Effect', 'Action', 'Sid', 'aws:a', 'a key', 'Null'), tie('value'), {
    maxKeys: 4,
  }),
}));
const options = fc.record({
  lineWidth: fc.constantFrom(0, 20, 40),
  minContentWidth: fc.constant(0),
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  defaultKeyType: fc.constantFrom(null, 'QUOTE_DOUBLE' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_SINGLE' as const,
    'QUOTE_DOUBLE' as const,
    'BLOCK_LITERAL' as const,
    'BLOCK_FOLDED' as const,
  ),
});

const isOpen = (node: Node): boolean => 'closed' in node && !node.closed;

describe('yaml host on whatever comes', () => {
  it('never throws, and stays within the text', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, fc.string({ unit: 'binary' })), written => {
        assertSound(written, parseAll(written));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads what the library can read as the library does', () => {
    let compared = 0;
    fc.assert(
      fc.property(garbage.filter(isComparable), written => {
        const expected = libraryShapes(written);
        const trees = parseAll(written);
        // The library takes `'a''` for closed.
        if (!expected || trees.some(({ root }) => [...nodesOf(root)].some(isOpen))) return;
        compared++;
        assert.deepEqual(
          trees.map(({ root }) => shapeOf(root)),
          expected,
        );
      }),
      { numRuns: 3000 },
    );
    assert.ok(compared > 100);
  });

  it('reads what the library writes', () => {
    fc.assert(
      fc.property(data.value, options, fc.boolean(), (value, how, windows) => {
        const written = stringify(value, how);
        const text = windows ? written.replaceAll('\n', '\r\n') : written;
        const trees = parseAll(text);
        assertSound(text, trees);
        const expected = isComparable(text) && libraryShapes(text);
        if (!expected) return;
        assert.deepEqual(
          trees.map(({ root }) => shapeOf(root)),
          expected,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('survives a fixture with a piece cut out or put in', () => {
    const fixture = fc.constantFrom(...FIXTURES);
    fc.assert(
      fc.property(fixture, fc.nat(), fc.nat({ max: 20 }), token, ({ text: before }, at, length, piece) => {
        const start = at % before.length;
        const after = before.slice(0, start) + piece + before.slice(start + length);
        assertSound(after, parseAll(after));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to hostile text', function () {
    this.timeout(60_000);
    for (const piece of [
      '[',
      '{',
      '- ',
      '? ',
      '{a: ',
      '"',
      "'",
      '&a ',
      '!a ',
      '*a\n',
      '- "a\n',
      "'\n",
      ': ',
      'a: ',
      '|\n',
      '{{',
      '{%',
      '\n',
      '#\n',
      '---\n',
      'a\n',
      ' a:\n',
      '[a, ',
      '"\\',
      "''",
      '\t',
      'a: [\n',
      '- - ',
      '}',
      'x: "',
    ]) {
      const hostile = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      assertSound(hostile, parseAll(hostile));
      const time = performance.now() - start;
      assert.ok(time < 3000, `${JSON.stringify(piece)} takes ${time} ms`);
    }
  });

  it('goes no deeper than it can', () => {
    const deep = Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
    for (const written of [
      deep,
      '['.repeat(100_000),
      '{"a":'.repeat(20_000),
      '- '.repeat(50_000),
      '!a [ '.repeat(9000),
    ]) {
      const trees = parseAll(
        `Effect: Allow\nDeep: ${written.startsWith('-') || written === deep ? '\n' : ''}${written}`,
      );
      const [tree] = trees;
      assert.ok(tree && [...nodesOf(tree.root)].some(node => node.kind === 'scalar' && node.value === 'Allow'));
    }
  });

  it('leaves an alias bomb alone', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 20; level++) {
      lines.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    const [tree] = parseAll(lines.join('\n'));
    assert.ok(tree && [...nodesOf(tree.root)].length < 1000);
  });
});
