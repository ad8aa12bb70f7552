import assert from 'node:assert/strict';
import { jsonHost } from '../../../src/core/syntax/json.ts';
import { isString, type Node } from '../../../src/core/syntax/node.ts';
import { nestedSource } from '../../../src/core/syntax/source.ts';
import { assertSound, FIXTURES, libraryShapes, nodesOf, parseAll, shapeOf } from './yaml-support.ts';

/** Templates are no YAML before they are filled in. */
const VALID = FIXTURES.filter(({ name }) => name !== 'templated.yaml');

describe('yaml fixtures', () => {
  for (const { name, text } of FIXTURES) {
    it(`reads every prefix of ${name}`, function () {
      this.timeout(60_000);
      for (let end = 0; end <= text.length; end++) {
        const prefix = text.slice(0, end);
        assertSound(prefix, parseAll(prefix));
      }
    });

    it(`keeps what stands before the line that is being typed in ${name}`, function () {
      this.timeout(60_000);
      const starts = (node: Node | undefined, before: number): number[] =>
        node ? [...nodesOf(node)].map(({ span }) => span.start).filter(start => start < before) : [];
      const whole = parseAll(text);
      for (let end = 0; end < text.length; end++) {
        const line = text.lastIndexOf('\n', end - 1) + 1;
        const found = parseAll(text.slice(0, end)).flatMap(({ root }) => starts(root, line));
        const missing = whole.flatMap(({ root }) => starts(root, line)).filter(start => !found.includes(start));
        assert.deepEqual(
          missing.map(start => text.slice(start, start + 20)),
          [],
          `cut at ${end}`,
        );
      }
    });

    it(`reads ${name} the same with a mark and Windows line ends`, () => {
      const other = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
      const trees = parseAll(other);
      assertSound(other, trees);
      const shapes = trees.map(({ root }) => shapeOf(root));
      assert.deepEqual(
        shapes,
        parseAll(text).map(({ root }) => shapeOf(root)),
      );
    });
  }

  for (const { name, text } of VALID) {
    it(`reads ${name} as the library does`, () => {
      assert.deepEqual(
        parseAll(text).map(({ root }) => shapeOf(root)),
        libraryShapes(text),
      );
    });
  }

  it('finds every comment', () => {
    for (const { text } of VALID) {
      const comments = parseAll(text)[0]?.comments.map(({ start, end }) => text.slice(start, end)) ?? [];
      const expected = [...text.matchAll(/(?:^|[ \t])(#[^\n]*)/gm)].map(match => match[1]);
      assert.deepEqual(comments, expected);
    }
  });

  it('gives back policies that stand in strings', () => {
    const text = FIXTURES.find(({ name }) => name === 'scalars.yaml')?.text ?? '';
    const found = parseAll(text).flatMap(tree =>
      [...nodesOf(tree.root)]
        .filter(isString)
        .filter(({ value }) => value.startsWith('{'))
        .map(scalar => {
          const source = nestedSource(tree, scalar);
          const [nested] = jsonHost.parse(source);
          const effect = nested && [...nodesOf(nested.root)].find(node => isString(node) && node.value === 'Allow');
          const at = effect && source.toHost(effect.span);
          return at && text.slice(at.start, at.end);
        }),
    );
    assert.deepEqual(found, ['"Allow"', '"Allow"', '"Allow"']);
  });
});
