import assert from 'node:assert/strict';
import type { Tree } from '../../../src/core/syntax/host.ts';
import {
  type Entry,
  isList,
  isMap,
  type ListNode,
  type MapNode,
  type Node,
  type Scalar,
} from '../../../src/core/syntax/node.ts';
import { nestedSource, rootSource } from '../../../src/core/syntax/source.ts';
import { terraformHost } from '../../../src/core/syntax/terraform.ts';
import { applyEdits, type Edit } from '../../../src/core/syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../../../src/core/syntax/writer.ts';

function parse(text: string): Tree {
  const [tree] = terraformHost.parse(rootSource(text));
  assert.ok(tree);
  return tree;
}

/** The entry at a path of keys and indexes; calls are passed through to their first argument. */
function entryAt(tree: Tree, ...path: readonly (string | number)[]): Entry {
  let node: Node | undefined = tree.root;
  let entry: Entry | undefined;
  for (const step of path) {
    while (node?.kind === 'opaque') node = node.call?.args[0];
    if (typeof step === 'number') node = isList(node) ? node.items[step] : undefined;
    else {
      entry = isMap(node) ? node.entries.find(candidate => candidate.key.value === step) : undefined;
      node = entry?.value;
    }
  }
  while (node?.kind === 'opaque' && node.call) node = node.call.args[0];
  assert.ok(entry && node, path.join('.'));
  return { ...entry, value: node };
}

const nodeAt = (tree: Tree, ...path: readonly (string | number)[]): Node => entryAt(tree, ...path).value as Node;
const listAt = (tree: Tree, ...path: readonly (string | number)[]) => nodeAt(tree, ...path) as ListNode;
const mapAt = (tree: Tree, ...path: readonly (string | number)[]) => nodeAt(tree, ...path) as MapNode;

type Change = (tree: Tree) => Edit[] | undefined;

/** What a change makes of a text; `undefined` where the writer declines. */
function changed(text: string, change: Change): string | undefined {
  const tree = parse(text);
  const edits = change(tree);
  if (!edits) return undefined;
  const after = applyEdits(text, edits);
  assert.equal(parse(after).comments.length, tree.comments.length, 'a comment was lost');
  return after;
}

const strings = (...texts: readonly string[]): Data[] => texts.map(text => string(text));
const pair = (key: string, value: Data | string): DataEntry => ({
  key,
  value: typeof value === 'string' ? string(value) : value,
});
const block = (key: string, ...entries: readonly DataEntry[]): DataEntry => ({
  key,
  value: map(entries),
  form: 'block',
});

describe('terraform writer: items', () => {
  const splice =
    (at: number, remove: number, ...items: readonly string[]): Change =>
    tree =>
      tree.writer.spliceItems(listAt(tree, 'a'), at, remove, strings(...items));
  const cases: readonly [before: string, change: Change, after: string | undefined][] = [
    ['a = ["x"]', splice(1, 0, 'y', 'z'), 'a = ["x", "y", "z"]'],
    ['a = ["x"]', splice(0, 0, 'y'), 'a = ["y", "x"]'],
    ['a = ["x", "y", "z"]', splice(1, 1), 'a = ["x", "z"]'],
    ['a = ["x", "y", "z"]', splice(0, 2), 'a = ["z"]'],
    ['a = ["x", "y", ]', splice(1, 1), 'a = ["x", ]'],
    ['a = ["x"]', splice(0, 1), 'a = []'],
    ['a = ["x"]', splice(0, 1, '${aws:x}\n"'), 'a = ["$${aws:x}\\n\\""]'],
    ['a = []', splice(0, 0, 'x'), 'a = ["x"]'],
    ['a = []', splice(0, 0, 'x', 'y'), 'a = [\n  "x",\n  "y",\n]'],
    ['a = [\n]', splice(0, 0, 'x'), 'a = ["x"]'],
    [
      'b { a = [] }',
      tree => tree.writer.spliceItems(listAt(tree, 'b', 'a'), 0, 0, strings('x', 'y')),
      'b { a = ["x", "y"] }',
    ],
    ['a = [\n  "x",\n  "y",\n]', splice(2, 0, 'z'), 'a = [\n  "x",\n  "y",\n  "z",\n]'],
    ['a = [\n  "x",\n  "y"\n]', splice(2, 0, 'z'), 'a = [\n  "x",\n  "y",\n  "z"\n]'],
    ['a = [\n  "x",\n  "y"\n]', splice(1, 1), 'a = [\n  "x"\n]'],
    ['a = [\n  "x",\n  "y",\n]', splice(1, 1), 'a = [\n  "x",\n]'],
    ['a = [\n  "x",\n  "y",\n]', splice(0, 1), 'a = [\n  "y",\n]'],
    ['a = [\n  "x",\n  "y",\n]', splice(0, 2), 'a = []'],
    ['a = [\n  "x",\n  "y",\n]', splice(0, 2, 'z'), 'a = [\n  "z",\n]'],
    ['a = [\n  "x",\n]', splice(0, 0, 'w'), 'a = [\n  "w",\n  "x",\n]'],
    ['a = [\r\n  "x",\r\n]', splice(1, 0, 'y', 'z'), 'a = [\r\n  "x",\r\n  "y",\r\n  "z",\r\n]'],
    ['a = [ # c\n  "x", # d\n]', splice(0, 0, 'w'), 'a = [ # c\n  "w",\n  "x", # d\n]'],
    ['a = [\n  "x", # c\n  "y" # d\n  # e\n]', splice(1, 0, 'z'), 'a = [\n  "x", # c\n  "z",\n  "y" # d\n  # e\n]'],
    ['a = [\n  "x", # c\n  "y" # d\n  # e\n]', splice(2, 0, 'z'), 'a = [\n  "x", # c\n  "y", # d\n  "z"\n  # e\n]'],
    ['a = [\n  "x", # c\n  "y", # d\n]', splice(1, 1), 'a = [\n  "x", # c\n  # d\n]'],
    ['a = [\n  "x", # c\n  "y" # d\n]', splice(1, 1), 'a = [\n  "x" # c\n  # d\n]'],
    ['a = [\n  # c\n]', splice(0, 0, 'x'), 'a = [\n  "x",\n  # c\n]'],
    ['a = [ /* c */ ]', splice(0, 0, 'x'), undefined],
    ['a = ["x", /* c */ "y"]', splice(1, 1), undefined],
    ['a = ["x", /* c */ "y"]', splice(0, 2), undefined],
    ['a = ["x" /* c */, "y"]', splice(0, 2, 'z'), undefined],
    ['a = ["x", ("y"), "z"]', splice(1, 1), 'a = ["x", "z"]'],
    ['a = [("x")]', splice(1, 0, 'y'), 'a = [("x"), "y"]'],
    ['a = [var.x, f("y")]', splice(1, 0, 'z'), 'a = [var.x, "z", f("y")]'],
    ['a = [\n  "x", "y",\n  "z"\n]', splice(0, 1), 'a = [\n  "y",\n  "z"\n]'],
    ['a = [\n  "x"\n  , "y"\n]', splice(1, 0, 'z'), 'a = [\n  "x",\n  "z"\n  , "y"\n]'],
    ['a = [<<E\nx\nE\n]', splice(1, 0, 'y'), undefined],
    ['a = [\n  <<E\nx\nE\n  , "y"\n]', splice(1, 0, 'z'), undefined],
    ['a = ["x"', splice(0, 0, 'y'), undefined],
    ['a = [\n  "x\n]', splice(1, 0, 'y'), undefined],
    ['a = ["x"]', splice(0, 2), undefined],
    ['a = ["x"]', splice(0, 0), 'a = ["x"]'],
  ];
  for (const [before, change, after] of cases) {
    it(JSON.stringify(before), () => assert.equal(changed(`${before}\n`, change), after && `${after}\n`));
  }

  it('writes a statement into a list of statements', () => {
    const before = 'p = jsonencode({\n  Statement = [\n    { "Effect": "Allow" },\n  ]\n})\n';
    const statement = map([pair('Effect', 'Deny'), pair('Action', list(strings('s3:*')))]);
    assert.equal(
      changed(before, tree => tree.writer.spliceItems(listAt(tree, 'p', 'Statement'), 1, 0, [statement])),
      'p = jsonencode({\n  Statement = [\n    { "Effect": "Allow" },\n    {\n      "Effect": "Deny"\n      "Action": ["s3:*"]\n    },\n  ]\n})\n',
    );
  });
});

describe('terraform writer: entries', () => {
  const splice =
    (path: readonly (string | number)[], at: number, remove: number, ...entries: readonly DataEntry[]): Change =>
    tree =>
      tree.writer.spliceEntries(mapAt(tree, ...path), at, remove, entries);
  const s = ['s'];
  const cases: readonly [before: string, change: Change, after: string | undefined][] = [
    [
      's {\n  effect    = "x"\n  resources = []\n}',
      splice(s, 0, 0, pair('sid', 'a')),
      's {\n  sid       = "a"\n  effect    = "x"\n  resources = []\n}',
    ],
    [
      's {\n  effect    = "x"\n  resources = []\n}',
      splice(s, 1, 0, pair('actions', list(strings('a')))),
      's {\n  effect    = "x"\n  actions   = ["a"]\n  resources = []\n}',
    ],
    [
      's {\n  effect = "x"\n}',
      splice(s, 1, 0, pair('resources', list(strings('a')))),
      's {\n  effect = "x"\n  resources = ["a"]\n}',
    ],
    [
      's {\n  effect = "x"\n}',
      splice(s, 1, 0, pair('actions', list(strings('a', 'b')))),
      's {\n  effect = "x"\n  actions = [\n    "a",\n    "b",\n  ]\n}',
    ],
    [
      's {\n  effect = "x" # c\n\n  # d\n  b {}\n}',
      splice(s, 1, 0, pair('sid', 'a')),
      's {\n  effect = "x" # c\n  sid    = "a"\n\n  # d\n  b {}\n}',
    ],
    [
      's {\n  effect = "x"\n}',
      splice(s, 1, 0, block('condition', pair('test', 'a'), pair('variable', 'b'))),
      's {\n  effect = "x"\n\n  condition {\n    test     = "a"\n    variable = "b"\n  }\n}',
    ],
    ['s {\n  b {\n  }\n\n  b {\n  }\n}', splice(s, 1, 0, block('b')), 's {\n  b {\n  }\n\n  b {}\n\n  b {\n  }\n}'],
    ['s {\n  b {\n  }\n  b {\n  }\n}', splice(s, 2, 0, block('b')), 's {\n  b {\n  }\n  b {\n  }\n  b {}\n}'],
    ['s {\n  b {\n  }\n}', splice(s, 0, 0, pair('sid', 'a')), 's {\n  sid = "a"\n\n  b {\n  }\n}'],
    ['s {\n  b {\n  }\n\n  c = 1\n}', splice(s, 0, 1), 's {\n  c = 1\n}'],
    ['s {\n  a = 1\n\n  b {\n  }\n\n  c = 1\n}', splice(s, 1, 1), 's {\n  a = 1\n\n  c = 1\n}'],
    ['s {\n  a = 1\n\n  b {\n  }\n}', splice(s, 1, 1), 's {\n  a = 1\n}'],
    ['s {\n  a = 1 # c\n  b = 2\n}', splice(s, 0, 1), 's {\n  # c\n  b = 2\n}'],
    ['s {\n  a = [ # c\n    1]\n  b = 2\n}', splice(s, 0, 1), undefined],
    ['s {\n  a = 1\n}', splice(s, 0, 1), 's {\n}'],
    ['s {\n  a   = 1\n  bcd = 2\n}', splice(s, 0, 1, pair('x', 'y')), 's {\n  x   = "y"\n  bcd = 2\n}'],
    ['s {}', splice(s, 0, 0, pair('sid', 'a'), pair('effect', 'b')), 's {\n  sid    = "a"\n  effect = "b"\n}'],
    ['s {\n}', splice(s, 0, 0, pair('sid', 'a')), 's {\n  sid = "a"\n}'],
    ['s {\n  # c\n}', splice(s, 0, 0, pair('sid', 'a')), 's {\n  sid = "a"\n  # c\n}'],
    ['s { a = 1 }', splice(s, 1, 0, pair('sid', 'a')), 's {\n  a = 1\n  sid = "a"\n}'],
    ['s { a = 1 }', splice(s, 0, 0, block('b')), 's {\n  b {}\n\n  a = 1\n}'],
    ['s { a = 1 }', splice(s, 0, 1), 's {}'],
    ['s /* c */ {\n  a = 1\n}', splice(s, 1, 0, block('b')), undefined],
    ['s { a = 1 /* c */ }', splice(s, 1, 0, pair('sid', 'a')), undefined],
    ['s {\n  a = 1\n}', splice(s, 1, 0, pair('not an identifier', 'a')), undefined],
    ['s {\n  p = <<E\nx\nE\n}', splice(s, 1, 0, pair('b', 'c')), 's {\n  p = <<E\nx\nE\n  b = "c"\n}'],
    ['s {\n  p = <<E\nx\nE\n  b = 1\n}', splice(s, 0, 1), 's {\n  b = 1\n}'],
    ['s {\r\n  a = 1\r\n}', splice(s, 1, 0, pair('b', 'c')), 's {\r\n  a = 1\r\n  b = "c"\r\n}'],
    [
      's = {\n  A = 1\n}',
      splice(s, 1, 0, pair('B', 'c'), pair('aws:x', 'd')),
      's = {\n  A = 1\n  B       = "c"\n  "aws:x" = "d"\n}',
    ],
    [
      's = {\n  "A" : 1,\n  "B" : 2\n}',
      splice(s, 2, 0, pair('C', 'c')),
      's = {\n  "A" : 1,\n  "B" : 2,\n  "C" : "c"\n}',
    ],
    ['s = {\n  "A": 1,\n  "B": 2,\n}', splice(s, 1, 0, pair('C', 'c')), 's = {\n  "A": 1,\n  "C": "c",\n  "B": 2,\n}'],
    ['s = {\n  A = 1\n  B = 2\n}', splice(s, 1, 1), 's = {\n  A = 1\n}'],
    ['s = {\n  A = 1,\n  B = 2\n}', splice(s, 1, 1), 's = {\n  A = 1\n}'],
    ['s = {\n  A = 1\n}', splice(s, 0, 1), 's = {}'],
    ['s = { A = 1 }', splice(s, 1, 0, pair('B', map([pair('C', 'd')]))), 's = { A = 1, B = { C = "d" } }'],
    ['s = { A = 1, B = 2 }', splice(s, 0, 1), 's = { B = 2 }'],
    ['s = { A = 1 }', splice(s, 0, 1), 's = {}'],
    [
      's = {}',
      splice(s, 0, 0, pair('A', map([pair('b:c', list(strings('d')))]))),
      's = {\n  A = {\n    "b:c" = ["d"]\n  }\n}',
    ],
    ['s = { A = { } }', splice(['s', 'A'], 0, 0, pair('B', 'c')), 's = { A = { B = "c" } }'],
    [
      's = {\n  (var.x) = 1\n  A = ("b")\n}',
      splice(s, 1, 0, pair('B', 'c')),
      's = {\n  (var.x) = 1\n  A = ("b")\n  B = "c"\n}',
    ],
    ['s = { A = 1', splice(s, 1, 0, pair('B', 'c')), undefined],
    [
      's {\n\ta = 1\n\tb {\n\t\tc = 1\n\t}\n}',
      splice(['s', 'b'], 1, 0, block('d', pair('e', 'f'))),
      's {\n\ta = 1\n\tb {\n\t\tc = 1\n\n\t\td {\n\t\t\te = "f"\n\t\t}\n\t}\n}',
    ],
  ];
  for (const [before, change, after] of cases) {
    it(JSON.stringify(before), () => assert.equal(changed(`${before}\n`, change), after && `${after}\n`));
  }

  it('adds to a file', () => {
    const root = (tree: Tree) => tree.root as MapNode;
    const add =
      (at: number): Change =>
      tree =>
        tree.writer.spliceEntries(root(tree), at, 0, [block('x', pair('y', 'z'))]);
    assert.equal(changed('a {\n}\n', add(1)), 'a {\n}\n\nx {\n  y = "z"\n}\n');
    assert.equal(changed('a {\n}', add(1)), 'a {\n}\n\nx {\n  y = "z"\n}');
    assert.equal(changed('a {\n}\n', add(0)), 'x {\n  y = "z"\n}\n\na {\n}\n');
    assert.equal(changed('', add(0)), 'x {\n  y = "z"\n}\n');
  });
});

describe('terraform writer: values and keys', () => {
  const replace =
    (data: Data): Change =>
    tree =>
      tree.writer.replace(nodeAt(tree, 'a'), data);

  it('replaces a value', () => {
    assert.equal(changed('a = "x" # c\n', replace(string('y'))), 'a = "y" # c\n');
    assert.equal(changed('a = ("x")\n', replace(string('y'))), 'a = ("y")\n');
    assert.equal(changed('a = "x"\n', replace(list(strings('y')))), 'a = ["y"]\n');
    assert.equal(changed('a = "x"\n', replace(list(strings('y', 'z')))), 'a = [\n  "y",\n  "z",\n]\n');
    assert.equal(changed('a = ["x"]\n', replace(string('y'))), 'a = "y"\n');
    assert.equal(changed('a = var.x\n', replace(string('y'))), 'a = "y"\n');
    assert.equal(changed('a = <<E\nx\nE\n', replace(string('y'))), 'a = "y"\n');
    assert.equal(changed('a = { B : 1 }\n', replace(map([pair('C', 'd')]))), 'a = {\n  C : "d"\n}\n');
    assert.equal(changed('a {\n  b = 1\n}\n', replace(map([pair('c', 'd')]))), 'a {\n  c = "d"\n}\n');
    assert.equal(changed('a {\n  b = 1 # c\n}\n', replace(map([pair('c', 'd')]))), undefined);
    assert.equal(changed('a {\n  b = 1\n}\n', replace(string('c'))), undefined);
    assert.equal(changed('a = [ # c\n]\n', replace(string('y'))), undefined);
    assert.equal(changed('a = "x\n', replace(string('y'))), 'a = "y"\n');
    assert.equal(changed('a = ["x\n', replace(string('y'))), undefined);
    const text: Data = { kind: 'string', text: ['arn:', { n: 1, placeholder: '${x}' }, '/*'] };
    assert.equal(changed('a = "x"\n', replace(text)), 'a = "arn:$${x}/*"\n');
  });

  const run =
    (from: string, to: string): Change =>
    tree => {
      const scalar = nodeAt(tree, 'a') as Scalar;
      const start = scalar.value.indexOf(from);
      return tree.writer.replaceRun(scalar, { start, end: start + from.length }, [to]);
    };

  it('replaces a run of a string', () => {
    assert.equal(changed('a = "x-${y}-z"\n', run('x', 'w"')), 'a = "w\\"-${y}-z"\n');
    assert.equal(changed('a = "x-${y}-z"\n', run('${y}', '*')), 'a = "x-*-z"\n');
    assert.equal(changed('a = "x-${y}-z"\n', run('-${y}-', '')), 'a = "xz"\n');
    assert.equal(changed('a = "x-${y}-z"\n', run('y}-', '*')), undefined);
    assert.equal(changed('a = "x/$${b}"\n', run('${b}', '*')), 'a = "x/*"\n');
    assert.equal(changed('a = "x/$${b}"\n', run('{b}', '*')), undefined);
    assert.equal(changed('a = "x"\n', run('x', '${aws:username}')), 'a = "$${aws:username}"\n');
    assert.equal(changed('a = "x{y"\n', run('x', '$')), undefined);
    assert.equal(changed('a = "$x{y"\n', run('x', '')), undefined);
    assert.equal(changed('a = "$x${y}"\n', run('x', '')), undefined);
    assert.equal(changed('a = "$x$${y}"\n', run('x', '')), 'a = "$$${y}"\n');
    assert.equal(changed('a = "x\n', run('x', 'y')), undefined);
    assert.equal(changed('a = 12\n', run('1', '2')), undefined);
    assert.equal(changed('a = <<E\nx ${y}\nE\n', run('x', '${z}\nw')), 'a = <<E\n$${z}\nw ${y}\nE\n');
    assert.equal(changed('a = <<-E\n  x ${y}\n  E\n', run('x', 'v\nw')), 'a = <<-E\n  v\n  w ${y}\n  E\n');
    assert.equal(changed('a = <<E\nx\nE\n', run('x', 'E\n')), undefined);
    assert.equal(changed('a = <<END\nxD\nEND\n', run('x', 'EN')), undefined);
    assert.equal(changed('a = <<E\nx\nE\n', run('\n', '')), undefined);
    assert.equal(changed('a = <<E\nx\nE\n', run('x\n', '')), 'a = <<E\nE\n');
  });

  const rename =
    (key: string, ...path: readonly string[]): Change =>
    tree =>
      tree.writer.renameKey(entryAt(tree, ...path), key);

  it('renames a key', () => {
    assert.equal(changed('actions = []\n', rename('not_actions', 'actions')), 'not_actions = []\n');
    assert.equal(changed('a = { "Action": 1 }\n', rename('NotAction', 'a', 'Action')), 'a = { "NotAction": 1 }\n');
    assert.equal(changed('a = { Bool = 1 }\n', rename('aws:x', 'a', 'Bool')), 'a = { "aws:x" = 1 }\n');
    assert.equal(changed('principals {\n}\n', rename('not_principals', 'principals')), 'not_principals {\n}\n');
    assert.equal(changed('principals {\n}\n', rename('a b', 'principals')), undefined);
  });

  it('keeps equals signs in their column when a key is renamed', () => {
    assert.equal(changed('a   = 1\nbcd = 2\n', rename('xy', 'a')), 'xy  = 1\nbcd = 2\n');
    assert.equal(changed('a   = 1\nbcd = 2\n', rename('x', 'bcd')), 'a   = 1\nx   = 2\n');
    assert.equal(changed('a   = 1\nbcd = 2\n', rename('xxxxx', 'a')), 'xxxxx = 1\nbcd = 2\n');
    assert.equal(changed('a = 1\n\nbcd = 2\n', rename('xy', 'bcd')), 'a = 1\n\nxy = 2\n');
    assert.equal(changed('a=1\n', rename('xy', 'a')), 'xy=1\n');
  });

  it('spells a token with the quotes it needs', () => {
    const { writer } = parse('');
    const scalar = (text: string) => entryAt(parse(text), 'a', 'k').key;
    assert.deepEqual(writer.token(['x"'], 'value'), ['"', 'x\\"', '"']);
    assert.deepEqual(writer.token(['Effect'], 'key'), ['Effect']);
    assert.deepEqual(writer.token(['aws:x'], 'key'), ['"', 'aws:x', '"']);
    assert.deepEqual(writer.token(['Effect'], 'key', scalar('a = { "k" = 1 }')), ['"', 'Effect', '"']);
    assert.deepEqual(writer.token(['Effect'], 'key', scalar('a = { k = 1 }')), ['Effect']);
  });

  it('writes a value at an empty spot', () => {
    const text = 'p = jsonencode({\n  S = [\n    \n  ]\n  T = []\n})\n';
    const { writer } = parse(text);
    const statement = map([pair('Effect', 'Deny'), pair('NotAction', list(strings('a')))]);
    const at = (offset: number) => writer.value?.(statement, offset)?.join('');
    const spelled = '{\n      Effect    = "Deny"\n      NotAction = ["a"]\n    }';
    assert.equal(at(text.indexOf('\n  ]')), spelled);
    assert.equal(at(text.indexOf('[]') + 1), '{ Effect = "Deny", NotAction = ["a"] }');
  });

  it('edits JSON inside a heredoc and inside a string', () => {
    const edit = (text: string, from: string, to: string): string | undefined => {
      const tree = parse(text);
      const source = nestedSource(tree, nodeAt(tree, 'a') as Scalar);
      const start = source.text.indexOf(from);
      const made = source.editToHost({ span: { start, end: start + from.length }, text: [to] });
      return made && applyEdits(text, [made]);
    };
    assert.equal(
      edit('a = <<-E\n  {\n    "x": 1\n  }\n  E\n', '1', '[\n    "${v}"\n  ]'),
      'a = <<-E\n  {\n    "x": [\n      "$${v}"\n    ]\n  }\n  E\n',
    );
    assert.equal(edit('a = "{\\"x\\":\\"y\\"}"\n', '"y"', '["${v}"]'), 'a = "{\\"x\\":[\\"$${v}\\"]}"\n');
    assert.equal(edit('a = <<E\r\n{ "x": 1 }\r\nE\r\n', '1', '{\n}'), 'a = <<E\r\n{ "x": {\r\n} }\r\nE\r\n');
    assert.equal(edit('a = <<E\n{ "x": 1 }\nE\n', '1', '\nE\n'), undefined);
  });
});
