import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Tree } from '../../../src/core/syntax/host.ts';
import { isList, isMap, isScalar, type Node } from '../../../src/core/syntax/node.ts';
import type { Edit } from '../../../src/core/syntax/text.ts';
import type { Data, DataEntry } from '../../../src/core/syntax/writer.ts';
import { edited, FIXTURES, libraryShapes, nodesOf, parseAll, type Shape, shapeOf } from './yaml-support.ts';

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('s3:GetObject', 's3:Get*', 'arn:aws:s3:::a/*', 'Allow', 'aws:username') },
  fc.constantFrom(
    '*',
    '',
    '2012-10-17',
    'yes',
    '12',
    '1:30',
    '1_000',
    '0x1',
    '1e3',
    '~',
    'null',
    '-',
    '- a',
    '---',
    '...',
  ),
  fc.constantFrom(
    'a: b',
    'a:',
    ': a',
    'a #b',
    '#a',
    "it's",
    '"q"',
    '@a',
    '%a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '{a}',
    '[a',
    'a, b',
    '`',
  ),
  fc.constantFrom(
    ' lead',
    'trail ',
    'two\nlines',
    '\n',
    'tab\t',
    '\u0007',
    '\u2028',
    '\u0085',
    '\ufeff',
    '<<',
    '=',
    '?',
    '😀',
  ),
  fc.string({ maxLength: 8 }),
);
const data = fc.letrec<{ value: Data; entry: DataEntry }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((piece): Data => ({ kind: 'string', text: [piece] })),
    fc.array(tie('value'), { maxLength: 3 }).map((items): Data => ({ kind: 'list', items })),
    fc.array(tie('entry'), { maxLength: 3 }).map((entries): Data => ({ kind: 'map', entries })),
  ),
  entry: fc.record({ key: text.filter(key => key !== ''), value: tie('value') }),
}));

function shapeOfData(value: Data): Shape {
  if (value.kind === 'string') return `string ${value.text.join('')}`;
  if (value.kind === 'list') return ['list', ...value.items.map(shapeOfData)];
  return ['map', ...value.entries.map(entry => [entry.key, shapeOfData(entry.value)])];
}

interface Case {
  readonly text: string;
  readonly trees: readonly Tree[];
  readonly tree: Tree;
  readonly nodes: readonly Node[];
}

/** Templates are no YAML before they are filled in. */
const cases: Case[] = FIXTURES.filter(({ name }) => name !== 'templated.yaml')
  .flatMap(({ text }) => [text, text.trimEnd(), text.replaceAll('\n', '\r\n')])
  .flatMap(text => {
    const trees = parseAll(text);
    return trees.map(tree => ({ text, trees, tree, nodes: [...nodesOf(tree.root)] }));
  });

/** Spliced where asked, the shape of a container. */
function spliced(container: Node, at: number, remove: number, added: readonly Shape[]): Shape {
  const [kind, ...elements] = shapeOf(container) as [string, ...Shape[]];
  return [kind, ...elements.slice(0, at), ...added, ...elements.slice(at + remove)];
}

/** The shape of a tree in which one node has another. */
function shapeWith(root: Node, node: Node, shape: Shape): Shape {
  if (root === node) return shape;
  if (isList(root)) return ['list', ...root.items.map(item => shapeWith(item, node, shape))];
  if (isMap(root)) {
    const shown = root.entries.filter(({ key }) => key.holes.length === 0 && key.value !== '');
    return ['map', ...shown.map(({ key, value }) => [key.value, value ? shapeWith(value, node, shape) : 'null '])];
  }
  if (root.kind !== 'opaque' || !root.call) return shapeOf(root);
  return ['tag', root.call.name, ...root.call.args.map(arg => shapeWith(arg, node, shape))];
}

/** Makes the edits and compares what the library reads then; false where the writer declines. */
function proves(found: Case, edits: readonly Edit[] | undefined, node: Node, shape: Shape): boolean {
  const after = edited(found.text, edits);
  if (after === undefined) return false;
  const expected = found.trees.map(({ root }) =>
    root === found.tree.root ? shapeWith(root, node, shape) : shapeOf(root),
  );
  assert.deepEqual(
    libraryShapes(after),
    expected.filter(kept => kept !== 'null '),
    after,
  );
  assert.deepEqual(
    parseAll(after).map(({ root }) => shapeOf(root)),
    expected,
    after,
  );
  return true;
}

const pick = fc
  .nat({ max: cases.length - 1 })
  .chain(index => fc.record({ index: fc.constant(index), of: fc.nat({ max: (cases[index]?.nodes.length ?? 1) - 1 }) }))
  .map(({ index, of }) => ({ index, of, toString: () => `${index}: ${JSON.stringify(at(index, of).source)}` }));

function at(index: number, of: number): { found: Case; node: Node; source: string } {
  const found = cases[index];
  const node = found?.nodes[of];
  assert.ok(found && node);
  return { found, node, source: found.text.slice(node.span.start, node.span.end) };
}

function assertOften(accepted: number, asked: number): void {
  console.log(accepted, asked);
  assert.ok(accepted * 2 > asked, `only ${accepted} of ${asked} changes are made`);
}

describe('yaml writer on every fixture', () => {
  it('replaces values', function () {
    this.timeout(600_000);
    let accepted = 0;
    let asked = 0;
    fc.assert(
      fc.property(pick, data.value, ({ index, of }, value) => {
        const { found, node } = at(index, of);
        if (found.tree.root !== node && !isValue(found, node)) return;
        asked++;
        if (proves(found, found.tree.writer.replace(node, value), node, shapeOfData(value))) accepted++;
      }),
      { numRuns: 5000 },
    );
    assertOften(accepted, asked);
  });

  it('puts elements in and takes them out', function () {
    this.timeout(600_000);
    let accepted = 0;
    let asked = 0;
    const places = fc.record({ at: fc.nat({ max: 6 }), remove: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(pick, places, fc.array(data.entry, { maxLength: 3 }), ({ index, of }, place, added) => {
        const { found, node } = at(index, of);
        if (!isList(node) && !isMap(node)) return;
        const length = isList(node) ? node.items.length : node.entries.length;
        if (isMap(node) && node.entries.some(({ key }) => key.holes.length > 0 || key.value === '')) return;
        const from = Math.min(place.at, length);
        const remove = Math.min(place.remove, length - from);
        const { writer } = found.tree;
        const edits = isList(node)
          ? writer.spliceItems(
              node,
              from,
              remove,
              added.map(({ value }) => value),
            )
          : writer.spliceEntries(node, from, remove, added);
        const shapes = added.map(({ key, value }) => (isList(node) ? shapeOfData(value) : [key, shapeOfData(value)]));
        asked++;
        if (proves(found, edits, node, spliced(node, from, remove, shapes))) accepted++;
      }),
      { numRuns: 5000 },
    );
    assertOften(accepted, asked);
  });

  it('replaces runs of strings', function () {
    this.timeout(600_000);
    let accepted = 0;
    fc.assert(
      fc.property(pick, fc.nat(), fc.nat({ max: 12 }), text, ({ index, of }, from, length, piece) => {
        const { found, node } = at(index, of);
        if (!isScalar(node) || node.type !== 'string' || !isValue(found, node)) return;
        const start = from % (node.value.length + 1);
        const end = Math.min(node.value.length, start + length);
        const value = node.value.slice(0, start) + piece + node.value.slice(end);
        const edits = found.tree.writer.replaceRun(node, { start, end }, [piece]);
        if (proves(found, edits, node, `string ${value}`)) accepted++;
      }),
      { numRuns: 5000 },
    );
console.log(accepted);
  });

  it('renames keys and completes tokens', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(
        pick,
        text.filter(key => key !== ''),
        ({ index, of }, name) => {
          const { found, node } = at(index, of);
          const { writer } = found.tree;
          if (isMap(node)) {
            for (const [index, entry] of node.entries.entries()) {
              const edits = writer.renameKey(entry, name);
              const shape = entry.value && entry.separator ? shapeOf(entry.value) : 'null ';
              proves(found, edits, node, spliced(node, index, 1, [[name, shape]]));
            }
          }
          if (isScalar(node) && isValue(found, node)) {
            const spelled = writer.token([name], 'value', node);
            const edits = spelled && [{ span: node.span, text: spelled }];
            assert.ok(proves(found, edits, node, `string ${name}`) || node.style === 'literal');
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

const isValue = ({ tree }: Case, node: Node): boolean =>
  [...nodesOf(tree.root)].some(parent =>
    isMap(parent)
      ? parent.entries.some(entry => entry.value === node && entry.separator)
      : isList(parent)
        ? parent.items.includes(node)
        : parent.kind === 'opaque' && parent.call?.args.includes(node),
  );
