import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Tree } from '../../../src/core/syntax/host.ts';
import { jsonHost } from '../../../src/core/syntax/json.ts';
import { children, isList, isMap, isScalar, type Node, type Scalar, textSpan } from '../../../src/core/syntax/node.ts';
import { nestedSource, rootSource } from '../../../src/core/syntax/source.ts';
import { applyEdits, type Edit } from '../../../src/core/syntax/text.ts';
import { type Data, list, map, string } from '../../../src/core/syntax/writer.ts';

const parse = (text: string): Tree => {
  const [tree] = jsonHost.parse(rootSource(text));
  assert.ok(tree);
  return tree;
};

/** The plain value of a tree, as JSON.parse would give it. */
function plainValue(node: Node | undefined): unknown {
  if (isMap(node)) return Object.fromEntries(node.entries.map(entry => [entry.key.value, plainValue(entry.value)]));
  if (isList(node)) return node.items.map(plainValue);
  if (!isScalar(node)) return undefined;
  return node.type === 'string' ? node.value : JSON.parse(node.value);
}

function at(tree: Tree, ...path: readonly (string | number)[]): Node {
  let node: Node | undefined = tree.root;
  for (const step of path) {
    if (isMap(node)) node = node.entries.find(entry => entry.key.value === step)?.value;
    else if (isList(node)) node = node.items[Number(step)];
  }
  assert.ok(node);
  return node;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of children(node)) yield* nodesOf(child);
}

describe('JSON host', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        assert.deepEqual(plainValue(parse(text).root), JSON.parse(text));
      }),
    );
  });
  it('gives spans that hold just what they are about', () => {
    const text = '\uFEFF{ "a\\u0062": [ 1.5, "x\\ny" ] , // c\n "e": null}';
    const tree = parse(text);
    const [first] = isMap(tree.root) ? tree.root.entries : [];
    const slice = (node: { span: { start: number; end: number } } | undefined) =>
      node && text.slice(node.span.start, node.span.end);
    assert.equal(slice(first?.key), '"a\\u0062"');
    assert.equal(first?.key.value, 'ab');
    assert.equal(slice(first?.value), '[ 1.5, "x\\ny" ]');
    assert.equal(slice(first), '"a\\u0062": [ 1.5, "x\\ny" ]');
    assert.deepEqual(
      tree.comments.map(comment => text.slice(comment.start, comment.end)),
      ['// c'],
    );
  });
  it('maps every run of a value to its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.nat(), fc.nat(), (value, a, b) => {
        const text = JSON.stringify(value);
        const scalar = parse(text).root as Scalar;
        const [start, end] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [number, number];
        const span = textSpan(scalar, { start, end });
        assert.equal(JSON.parse(`"${text.slice(span.start, span.end)}"`), value.slice(start, end));
      }),
    );
  });
  it('keeps duplicate keys, half-typed properties and what follows them', () => {
    const half = parse('{ "a": 1, "a": 2, "b", "c": , "d": "x", Eff }');
    assert.deepEqual(
      isMap(half.root) &&
        half.root.entries.map(entry => [entry.key.value, entry.separator !== undefined, plainValue(entry.value)]),
      [
        ['a', true, 1],
        ['a', true, 2],
        ['b', false, undefined],
        ['c', true, undefined],
        ['d', true, 'x'],
        ['Eff', false, undefined],
      ],
    );
  });
  it('ends an unclosed string at its line, an unclosed list at the next key', () => {
    const tree = parse('{ "a": ["x, \n "b": 1 }');
    assert.equal((at(tree, 'a', 0) as Scalar).closed, false);
    assert.deepEqual(plainValue(at(tree, 'b')), 1);
    const missing = parse('{ "a": "b": 1 }');
    assert.deepEqual(isMap(missing.root) && missing.root.entries.map(entry => entry.key.value), ['a', 'b']);
  });
  it('survives anything, in time that grows with the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \na1-/*'), maxLength: 60 }), text => {
        for (const tree of jsonHost.parse(rootSource(text))) {
          for (const node of nodesOf(tree.root))
            assert.ok(node.span.start <= node.span.end && node.span.end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
    const deep = `${'[{"a":'.repeat(20_000)}1`;
    assert.equal(jsonHost.parse(rootSource(deep)).length, 1);
    const wide = `[${'"x",'.repeat(200_000)}1]`;
    assert.equal([...children(parse(wide).root)].length, 200_001);
  });
});

/** Arbitrary data, and the plain value that it stands for. */
const data: fc.Arbitrary<Data> = fc.letrec<{ data: Data }>(tie => ({
  data: fc.oneof(
    { maxDepth: 3 },
    fc.string({ maxLength: 6 }).map(text => string(text)),
    fc.array(tie('data'), { maxLength: 3 }).map(items => list(items)),
    fc
      .uniqueArray(
        fc.tuple(
          fc.string({ maxLength: 4 }).filter(key => key !== '__proto__'),
          tie('data'),
        ),
        { selector: ([key]) => key, maxLength: 3 },
      )
      .map(entries => map(entries.map(([key, value]) => ({ key, value })))),
  ),
})).data;

function plainOf(value: Data): unknown {
  if (value.kind === 'string') return value.text.join('');
  if (value.kind === 'list') return value.items.map(plainOf);
  return Object.fromEntries(value.entries.map(entry => [entry.key, plainOf(entry.value)]));
}

describe('JSON writer', () => {
  const apply = (text: string, edits: readonly Edit[] | undefined): string => {
    assert.ok(edits);
    return applyEdits(text, edits);
  };

  it('splices lists: the new items are there, the others too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 4 }),
        fc.nat(4),
        fc.nat(4),
        fc.array(data, { maxLength: 3 }),
        fc.nat(2),
        (items, a, b, added, indent) => {
          const text = JSON.stringify({ k: items, z: 1 }, undefined, indent);
          const tree = parse(text);
          const node = at(tree, 'k');
          const start = Math.min(a, items.length);
          const remove = Math.min(b, items.length - start);
          const after = apply(text, isList(node) ? tree.writer.spliceItems(node, start, remove, added) : undefined);
          assert.deepEqual(JSON.parse(after), {
            k: items.toSpliced(start, remove, ...(added.map(plainOf) as number[])),
            z: 1,
          });
        },
      ),
    );
  });
  it('splices maps and replaces values', () => {
    fc.assert(
      fc.property(data, fc.nat(2), fc.nat(2), (value, position, indent) => {
        const text = JSON.stringify({ a: 1, b: [2] }, undefined, indent);
        const tree = parse(text);
        const inserted = apply(
          text,
          isMap(tree.root) ? tree.writer.spliceEntries(tree.root, position, 0, [{ key: 'n"', value }]) : undefined,
        );
        assert.deepEqual(JSON.parse(inserted), { a: 1, b: [2], 'n"': plainOf(value) });
        assert.equal(Object.keys(JSON.parse(inserted)).indexOf('n"'), position);
        assert.deepEqual(JSON.parse(apply(text, tree.writer.replace(at(tree, 'b', 0), value))), {
          a: 1,
          b: [plainOf(value)],
        });
      }),
    );
  });
  it('keeps lines, indentation, end of line, comments and trailing commas', () => {
    const text = '{\r\n\t"k": [\r\n\t\t"a", // first\r\n\t\t"b",\r\n\t],\r\n\t"s": [ "x" ]\r\n}';
    const tree = parse(text);
    const multi = at(tree, 'k');
    const single = at(tree, 's');
    assert.ok(isList(multi) && isList(single));
    assert.equal(
      apply(text, tree.writer.spliceItems(multi, 2, 0, [string('c')])),
      '{\r\n\t"k": [\r\n\t\t"a", // first\r\n\t\t"b",\r\n\t\t"c",\r\n\t],\r\n\t"s": [ "x" ]\r\n}',
    );
    assert.equal(
      apply(text, tree.writer.spliceItems(single, 1, 0, [string('y')])),
      text.replace('[ "x" ]', '[ "x", "y" ]'),
    );
    assert.equal(tree.writer.spliceItems(multi, 0, 2, [string('c')]), undefined);
    assert.equal(tree.writer.spliceItems(multi, 1, 1, []), undefined);
  });
  it('changes a run of a value and nothing beside it', () => {
    const text = '{ "k": "a\\u0041b" }';
    const tree = parse(text);
    const scalar = at(tree, 'k') as Scalar;
    assert.equal(
      apply(text, tree.writer.replaceRun(scalar, { start: 3, end: 3 }, ['"', { n: 1, placeholder: 'x' }])),
      '{ "k": "a\\u0041b\\"x" }',
    );
    assert.equal(apply(text, tree.writer.replaceRun(scalar, { start: 0, end: 1 }, ['z'])), '{ "k": "z\\u0041b" }');
  });
});

describe('text in text', () => {
  it('goes back to the file through every layer', () => {
    const inner = '{ "k": ["a", "b"] }';
    const text = JSON.stringify({ outer: JSON.stringify({ middle: inner }) });
    const layer = (tree: Tree, key: string): Tree => {
      const [nested] = jsonHost.parse(nestedSource(tree, at(tree, key) as Scalar));
      assert.ok(nested);
      return nested;
    };
    const tree = layer(layer(parse(text), 'outer'), 'middle');
    const node = at(tree, 'k');
    const span = tree.source.toHost(at(tree, 'k', 1).span);
    assert.equal(text.slice(span.start, span.end), '\\\\\\"b\\\\\\"');
    assert.equal(tree.source.fromHost(span.start), inner.indexOf('"b"'));
    assert.equal(tree.source.fromHost(0), undefined);
    const [edit] = (isList(node) && tree.writer.spliceItems(node, 2, 0, [string('c"')])) || [];
    const host = edit && tree.source.editToHost(edit);
    assert.ok(host);
    const after = JSON.parse(JSON.parse(JSON.parse(applyEdits(text, [host])).outer).middle);
    assert.deepEqual(after, { k: ['a', 'b', 'c"'] });
  });
});
