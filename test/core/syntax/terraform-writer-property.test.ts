/** Random edits of every fixture: what is asked is done, and nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Tree } from '../../../src/core/syntax/host.ts';
import {
  children,
  isList,
  isMap,
  isScalar,
  type ListNode,
  type MapNode,
  type Node,
  type Scalar,
} from '../../../src/core/syntax/node.ts';
import { rootSource } from '../../../src/core/syntax/source.ts';
import { terraformHost } from '../../../src/core/syntax/terraform.ts';
import { applyEdits, type Edit } from '../../../src/core/syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../../../src/core/syntax/writer.ts';

const FIXTURES = join(__dirname, '../../fixtures/terraform');
const unix = readdirSync(FIXTURES).map(name => readFileSync(join(FIXTURES, name), 'utf8'));
const fixtures = [...unix, ...unix.map(text => `\uFEFF${text.replace(/\n/g, '\r\n')}`)];

const anyFixture = fc.constantFrom(...fixtures);
const VALUES = ['s3:Get*', '${aws:username}', 'a"b\\c\n%{if}', ''];

function parse(text: string): Tree {
  const [tree] = terraformHost.parse(rootSource(text));
  assert.ok(tree);
  return tree;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of children(node)) yield* nodesOf(child);
}

/** A tree as values alone. */
function plain(text: string, node: Node | undefined): unknown {
  if (!node) return undefined;
  if (isScalar(node)) return `${node.type} ${node.value} (${node.holes.length} holes)`;
  if (isList(node)) return node.items.map(item => plain(text, item));
  if (!isMap(node)) return text.slice(node.span.start, node.span.end);
  return node.entries.map(({ key, labels, value, form }) => {
    return [form, key.value, labels?.map(label => label.value), plain(text, value)];
  });
}

/** What `plain` makes of data once it is written. */
function plainData(data: Data): unknown {
  if (data.kind === 'string') return `string ${data.text.join('')} (0 holes)`;
  if (data.kind === 'list') return data.items.map(plainData);
  return data.entries.map(({ key, value, form }) => [form ?? 'pair', key, undefined, plainData(value)]);
}

/** Applies edits that must stay within a node, and gives the new text with the node that stands there now. */
function apply(text: string, target: Node, edits: readonly Edit[]): { after: string; found: Node | undefined } {
  assert.ok(edits.every(edit => edit.span.start >= target.span.start && edit.span.end <= target.span.end));
  const after = applyEdits(text, edits);
  const again = parse(after);
  const comments = (of: string, tree: Tree) => tree.comments.map(span => of.slice(span.start, span.end));
  assert.deepEqual(comments(after, again), comments(text, parse(text)), after);
  if (text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(after), 'a line end changed');
  const found = [...nodesOf(again.root)].find(node => node.span.start === target.span.start && node.kind !== 'opaque');
  return { after, found };
}

const isBodyAt = (text: string, map: MapNode): boolean =>
  map.span.start === 0 || /[\w"]\s*$/.test(text.slice(0, map.span.start));

describe('terraform writer on every fixture', function () {
  this.timeout(60_000);

  it('puts elements in and takes them out', () => {
    let done = 0;
    let declined = 0;
    const anySplice = fc.record({ pick: fc.nat(), where: fc.nat(), take: fc.nat({ max: 2 }), put: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(anyFixture, anySplice, fc.boolean(), (text, { pick, where, take, put }, blocks) => {
        const tree = parse(text);
        const all = [...nodesOf(tree.root)].filter((node): node is MapNode | ListNode => isMap(node) || isList(node));
        const target = all[pick % all.length] as MapNode | ListNode;
        const size = isMap(target) ? target.entries.length : target.items.length;
        const at = where % (size + 1);
        const remove = Math.min(take, size - at);
        const items = VALUES.slice(0, put).map(value => string(value));
        const form = isMap(target) && blocks && isBodyAt(text, target) ? 'block' : 'pair';
        const entries = items.map((value, n): DataEntry => {
          return { key: `new_${n}`, value: form === 'block' ? map([{ key: 'a', value }]) : value, form };
        });
        const edits = isMap(target)
          ? tree.writer.spliceEntries(target, at, remove, entries)
          : tree.writer.spliceItems(target, at, remove, items);
        if (!edits) {
          declined++;
          return;
        }
        done++;
        const { after, found } = apply(text, target, edits);
        const fresh = isMap(target) ? (plainData(map(entries)) as unknown[]) : items.map(plainData);
        assert.deepEqual(
          plain(after, found),
          (plain(text, target) as unknown[]).toSpliced(at, remove, ...fresh),
          after,
        );
      }),
      { numRuns: 600 },
    );
    assert.ok(declined < done / 8, `declined ${declined}, done ${done}`);
  });

  it('replaces values', () => {
    const anyData = fc.constantFrom<Data>(
      ...VALUES.map(value => string(value)),
      list(VALUES.map(value => string(value))),
      list([map([{ key: 'Effect', value: string('Deny') }])]),
      map([
        { key: 'a', value: string('b') },
        { key: 'aws:x', value: list([]) },
      ]),
    );
    fc.assert(
      fc.property(anyFixture, fc.nat(), anyData, (text, pick, data) => {
        const tree = parse(text);
        const all = [...nodesOf(tree.root)].filter(node => !isMap(node) || !isBodyAt(text, node));
        const target = all[pick % all.length] as Node;
        const edits = tree.writer.replace(target, data);
        if (!edits) return;
        const { after, found } = apply(text, target, edits);
        assert.deepEqual(plain(after, found), plainData(data), after);
      }),
      { numRuns: 300 },
    );
  });

  it('replaces runs of strings', () => {
    const anyRun = fc.record({ pick: fc.nat(), a: fc.nat(), b: fc.nat() });
    const anyPiece = fc.constantFrom(...VALUES, '$', '{', '%');
    fc.assert(
      fc.property(anyFixture, anyRun, anyPiece, (text, { pick, a, b }, piece) => {
        const tree = parse(text);
        const scalars = [...nodesOf(tree.root)].filter((node): node is Scalar => isScalar(node) && node.value !== '');
        const target = scalars[pick % scalars.length] as Scalar;
        const { value, holes, style } = target;
        const [start = 0, end = 0] = [a, b].map(n => n % (value.length + 1)).sort((x, y) => x - y);
        if ([start, end].some(edge => edge > 0 && value.slice(edge - 1, edge + 1) === '\r\n')) return;
        const edits = tree.writer.replaceRun(target, { start, end }, [piece]);
        if (!edits) return;
        const { after, found } = apply(text, target, edits);
        assert.ok(isScalar(found));
        const spelled = style !== '"' && text.includes('\r\n') ? piece.replace(/\n/g, '\r\n') : piece;
        const expected = value.slice(0, start) + spelled + value.slice(end);
        // A piece that indents or empties a line may change what all lines of a `<<-` heredoc have in common.
        if (style === '"' || style === 'heredoc') assert.equal(found.value, expected, after);
        const kept = holes.filter(hole => hole.end <= start || hole.start >= end);
        assert.equal(found.holes.length, kept.length, after);
      }),
      { numRuns: 600 },
    );
  });

  it('never throws on a broken tree', () => {
    fc.assert(
      fc.property(anyFixture, fc.nat(), fc.nat(), (fixture, cut, pick) => {
        const text = fixture.slice(0, cut % fixture.length);
        const { root, writer } = parse(text);
        const all = [...nodesOf(root)];
        const target = all[pick % all.length] as Node;
        const value = string('x');
        writer.replace(target, value);
        if (isScalar(target)) writer.replaceRun(target, { start: 0, end: target.value.length }, ['x']);
        if (isList(target))
          for (let at = 0; at <= target.items.length; at++) writer.spliceItems(target, at, 0, [value]);
        if (!isMap(target)) return;
        for (const entry of target.entries) writer.renameKey(entry, 'x');
        for (let at = 0; at <= target.entries.length; at++) writer.spliceEntries(target, at, 1, [{ key: 'x', value }]);
      }),
      { numRuns: 300 },
    );
  });
});
