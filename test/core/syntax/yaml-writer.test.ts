import assert from 'node:assert/strict';
import type { Tree } from '../../../src/core/syntax/host.ts';
import { jsonHost } from '../../../src/core/syntax/json.ts';
import {
  type Entry,
  isList,
  isMap,
  type ListNode,
  type MapNode,
  type Node,
  type Scalar,
} from '../../../src/core/syntax/node.ts';
import { nestedSource } from '../../../src/core/syntax/source.ts';
import { applyEdits, type Edit, plain } from '../../../src/core/syntax/text.ts';
import { type Data, type DataEntry, list, map, string } from '../../../src/core/syntax/writer.ts';
import { edited, parse } from './yaml-support.ts';

type Path = readonly (string | number)[];

/** The node at a path of keys and indexes, behind its tags. */
function nodeAt(tree: Tree, ...path: Path): Node {
  let node: Node | undefined = tree.root;
  for (const step of path) {
    if (node?.kind === 'opaque') node = node.call?.args[0];
    if (typeof step === 'number') node = isList(node) ? node.items[step] : undefined;
    else node = isMap(node) ? node.entries.find(({ key }) => key.value === step)?.value : undefined;
  }
  if (node?.kind === 'opaque' && node.call) node = node.call.args[0];
  assert.ok(node, path.join('.'));
  return node;
}
const listAt = (tree: Tree, ...path: Path) => nodeAt(tree, ...path) as ListNode;
const mapAt = (tree: Tree, ...path: Path) => nodeAt(tree, ...path) as MapNode;
const scalarAt = (tree: Tree, ...path: Path) => nodeAt(tree, ...path) as Scalar;

const changed = (text: string, change: (tree: Tree) => Edit[] | undefined): string | undefined =>
  edited(text, change(parse(text)));

const strings = (...texts: string[]): Data[] => texts.map(text => string(text));
const pair = (key: string, value: Data | string): DataEntry => ({
  key,
  value: typeof value === 'string' ? string(value) : value,
});

const replaced = (text: string, value: Data | string, ...path: Path) =>
  changed(text, tree => tree.writer.replace(nodeAt(tree, ...path), typeof value === 'string' ? string(value) : value));
const items = (text: string, at: number, remove: number, added: Data[], ...path: Path) =>
  changed(text, tree => tree.writer.spliceItems(listAt(tree, ...path), at, remove, added));
const entries = (text: string, at: number, remove: number, added: DataEntry[], ...path: Path) =>
  changed(text, tree => tree.writer.spliceEntries(mapAt(tree, ...path), at, remove, added));

describe('yaml writer: strings', () => {
  it('writes what stays a string plain, and quotes the rest', () => {
    for (const text of ['s3:GetObject', 'arn:aws:s3:::a/*', 'Allow', '${aws:username}', 'a, b', '10.0.0.0/8']) {
      assert.equal(replaced('a: b', text, 'a'), `a: ${text}`);
    }
    const quoted = [
      '*',
      '2012-10-17',
      'yes',
      'No',
      'null',
      '~',
      '12',
      '0x1f',
      '1:30',
      '1e3',
      '@a',
      '%a',
      '&a',
      '-',
      '- a',
      '',
    ];
    for (const text of [
      ...quoted,
      ' a',
      'a ',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '[a',
      '{a}',
      '!a',
      '|',
      '>',
      '`a',
      '?',
      'true',
    ]) {
      assert.equal(replaced('a: b', text, 'a'), `a: '${text}'`);
    }
    assert.equal(replaced('a: b', "'", 'a'), "a: ''''");
    assert.equal(replaced('a: b', 'c\nd\u2028', 'a'), 'a: "c\\nd\\u2028"');
    assert.equal(replaced('a: [b]', 'c, d', 'a', 0), "a: ['c, d']");
  });

  it('keeps the quotes of what it replaces', () => {
    assert.equal(replaced(`a: 'b' # c`, 'd', 'a'), `a: 'd' # c`);
    assert.equal(replaced('a: "b"', 'd"', 'a'), 'a: "d\\""');
    assert.equal(replaced('a: !!str "b"', 'd', 'a'), 'a: !!str "d"');
    assert.equal(replaced('a: &x b\nc: *x', 'd', 'a'), 'a: &x d\nc: *x');
    assert.equal(replaced('a: |\n  b\n  c\nd: e', 'f', 'a'), 'a: f\nd: e');
    assert.equal(
      changed('"a": b', tree => tree.writer.renameKey(mapAt(tree).entries[0] as Entry, 'c')),
      '"c": b',
    );
    assert.equal(
      changed('a: b', tree => tree.writer.renameKey(mapAt(tree).entries[0] as Entry, 'c: d')),
      "'c: d': b",
    );
  });

  it('does as the neighbours do', () => {
    assert.equal(items('- "a"\n- "b"\n', 2, 0, strings('c')), '- "a"\n- "b"\n- "c"\n');
    assert.equal(items("- a\n- '*'\n", 1, 0, strings('c', '@')), "- a\n- c\n- '@'\n- '*'\n");
    assert.equal(items('- "*"\n- a\n', 2, 0, strings('c', '@')), '- "*"\n- a\n- c\n- "@"\n');
    assert.equal(entries('"a": "b"\n', 1, 0, [pair('c', 'd')]), '"a": "b"\n"c": "d"\n');
  });

  it('changes runs of strings', () => {
    const run = (text: string, from: string, to: string, ...path: Path) =>
      changed(text, tree => {
        const scalar = scalarAt(tree, ...path);
        const start = scalar.value.indexOf(from);
        return tree.writer.replaceRun(scalar, { start, end: start + from.length }, [to]);
      });
    assert.equal(run('a: arn:x', 'x', 'y/*', 'a'), 'a: arn:y/*');
    assert.equal(run('a: arn:x', 'x', '', 'a'), undefined);
    assert.equal(run('a: arn:x', 'arn:x', '*', 'a'), undefined);
    assert.equal(run('a: [x]', 'x', 'y, z', 'a', 0), undefined);
    assert.equal(run("a: 'it''s x'", 'x', "y'", 'a'), "a: 'it''s y'''");
    assert.equal(run("a: 'x'", 'x', 'y\n', 'a'), undefined);
    assert.equal(run('a: !Sub "x"', 'x', 'y', 'a'), 'a: !Sub "y"');
    assert.equal(run('a: "\\x41x"', 'x', 'y"\n', 'a'), 'a: "\\x41y\\"\\n"');
    assert.equal(run('a: |\n  b\n  x\n', 'x', 'y\nz', 'a'), 'a: |\n  b\n  y\n  z\n');
    assert.equal(run('a: |\n  b\n  x\n', 'b\n', '', 'a'), 'a: |\n  x\n');
    assert.equal(run('a: |\n  b\n  x\n', 'b', ' b', 'a'), undefined);
    assert.equal(run('a: >\n  b\n  x\n', 'x', 'y', 'a'), 'a: >\n  b\n  y\n');
    assert.equal(run('a: >\n  b\n  x\n', 'x', 'y\nz', 'a'), undefined);
    assert.equal(run('a: b{{ c }}', 'b{{', 'd', 'a'), undefined);
  });

  it('spells tokens for completion', () => {
    const token = (text: string, pieces: Parameters<Tree['writer']['token']>[0], ...path: Path) => {
      const tree = parse(text);
      return plain(tree.writer.token(pieces, 'value', path.length > 0 ? scalarAt(tree, ...path) : undefined) ?? []);
    };
    assert.equal(token('a: b', ['*']), "'*'");
    assert.equal(token('a: "b"', ['c'], 'a'), '"c"');
    assert.equal(token('- a\n-', ['c'], 1), ' c');
    assert.equal(token('- a\n- ', ['c'], 1), 'c');
    // A person goes on behind the colon.
    assert.equal(token('- a\n- ', ['s3:', { n: 0, placeholder: '' }], 1), 's3:');
    assert.equal(token('a: [b]', ['c]'], 'a', 0), "'c]'");
  });
});

describe('yaml writer: blocks', () => {
  const policy = `Statement:
  # reads
  - Sid: Read # r
    Effect: Allow
    Action:
      - s3:GetObject # get
      # put
      - s3:PutObject
    Resource: '*'

  - Effect: Deny
    Action: iam:*
`;

  it('puts items on lines of their own', () => {
    const action = ['Statement', 0, 'Action'];
    assert.equal(
      items(policy, 2, 0, strings('s3:ListBucket'), ...action),
      policy.replace('PutObject\n', 'PutObject\n      - s3:ListBucket\n'),
    );
    assert.equal(
      items(policy, 1, 0, strings('a', 'b'), ...action),
      policy.replace('# get\n', '# get\n      - a\n      - b\n'),
    );
    assert.equal(items(policy, 0, 0, strings('a'), ...action), policy.replace('- s3:Get', '- a\n      - s3:Get'));
    const statement = map([
      pair('Effect', 'Allow'),
      pair('Action', list(strings('a', 'b'))),
      pair('Condition', map([])),
    ]);
    assert.equal(
      items(policy, 2, 0, [statement], 'Statement'),
      `${policy}  - Effect: Allow\n    Action:\n      - a\n      - b\n    Condition: {}\n`,
    );
  });

  it('takes out whole lines and keeps the comments of others', () => {
    const action = ['Statement', 0, 'Action'];
    assert.equal(items(policy, 1, 1, [], ...action), policy.replace('      - s3:PutObject\n', ''));
    assert.equal(items(policy, 0, 1, [], ...action), policy.replace('- s3:GetObject # get', '# get'));
    assert.equal(items(policy, 0, 2, [], ...action), undefined);
    assert.equal(items(policy, 1, 1, [], 'Statement'), policy.slice(0, policy.indexOf('  - Effect: Deny')));
    assert.equal(items(policy, 0, 1, [], 'Statement'), undefined);
    assert.equal(items('a:\n  - b\n  - c', 1, 1, [], 'a'), 'a:\n  - b');
    assert.equal(items('a:\n  - b\nc: d', 0, 1, [], 'a'), 'a: []\nc: d');
    assert.equal(items('- - a\n  - b\n', 0, 1, [], 0), '- - b\n');
  });

  it('puts entries at the column of the others, the first behind its dash', () => {
    assert.equal(entries(policy, 0, 0, [pair('Version', '2012-10-17')]), `Version: '2012-10-17'\n${policy}`);
    assert.equal(
      entries(policy, 0, 0, [pair('Sid', 'Iam')], 'Statement', 1),
      policy.replace('- Effect: Deny', '- Sid: Iam\n    Effect: Deny'),
    );
    assert.equal(
      entries(policy, 1, 0, [pair('Principal', map([pair('AWS', list(strings('a')))]))], 'Statement', 0),
      policy.replace('# r\n', '# r\n    Principal:\n      AWS:\n        - a\n'),
    );
    assert.equal(entries('- <<: *a\n', 0, 0, [pair('b', 'c')], 0), '- <<: *a\n  b: c\n');
  });

  it('takes entries out', () => {
    assert.equal(entries(policy, 3, 1, [], 'Statement', 0), policy.replace("    Resource: '*'\n", ''));
    assert.equal(entries(policy, 0, 1, [], 'Statement', 1), policy.replace('Effect: Deny\n    ', ''));
    assert.equal(entries(policy, 0, 1, [], 'Statement', 0), undefined);
    assert.equal(entries('a:\n  b: c\n', 0, 1, [], 'a'), 'a: {}\n');
    assert.equal(entries('a: &x b\nc: *x\n', 0, 1, []), undefined);
    assert.equal(entries('? a\n: b\nc: d\n', 0, 1, []), undefined);
    assert.equal(entries('a: |+\n  b\n\nc: d\n\n', 1, 1, []), undefined);
  });

  it('turns a value into a list as the file writes lists', () => {
    const two = list(strings('a', '*'));
    assert.equal(
      replaced(policy, two, 'Statement', 1, 'Action'),
      policy.replace('Action: iam:*', "Action:\n      - a\n      - '*'"),
    );
    assert.equal(replaced('L:\n- x\nA: "b" # c\nD: e\n', two, 'A'), 'L:\n- x\nA: # c\n- "a"\n- "*"\nD: e\n');
    assert.equal(replaced('A: &x b\n', two, 'A'), undefined);
    assert.equal(replaced('- b\n', map([pair('c', two), pair('d', 'e')]), 0), "- c:\n    - a\n    - '*'\n  d: e\n");
  });

  it('turns a list into a value', () => {
    assert.equal(replaced('A:\n  - b\nC: d\n', 'x', 'A'), 'A: x\nC: d\n');
    assert.equal(replaced('A: # why\n  - b\n', 'x', 'A'), undefined);
    assert.equal(replaced('A:\n  - b # why\n  - c\n', 'x', 'A'), undefined);
    assert.equal(replaced('A: &x\n  - b\n', 'x', 'A'), undefined);
    assert.equal(replaced('- a: b\n  c: d\n', 'x', 0), '- x\n');
  });

  it('follows odd dashes, Windows line ends and the end of the file', () => {
    assert.equal(items('A:\r\n    -   b', 1, 0, strings('c'), 'A'), 'A:\r\n    -   b\r\n    - c');
    assert.equal(entries('\uFEFFa: b\r\n', 0, 0, [pair('c', 'd')]), '\uFEFFc: d\r\na: b\r\n');
    assert.equal(entries('\uFEFFa: b\r\nc: d\r\n', 0, 1, []), '\uFEFFc: d\r\n');
    assert.equal(items('-\n  a: b\n-\n  c: d\n', 0, 1, []), '-\n  c: d\n');
  });

  it('does not write after what is not finished', () => {
    assert.equal(entries('a: "b\n', 1, 0, [pair('c', 'd')]), undefined);
    assert.equal(entries('a: b\nResou\n', 2, 0, [pair('c', 'd')]), undefined);
    assert.equal(items('a: [b\n', 1, 0, strings('c'), 'a'), undefined);
  });

  it('writes values where nothing stands yet', () => {
    const statement = map([pair('Effect', 'Allow'), pair('Action', list(strings('a')))]);
    const at = (text: string) => {
      const offset = text.indexOf('|');
      const clean = text.replace('|', '');
      const spelled = parse(clean).writer.value?.(statement, offset);
      return spelled && applyEdits(clean, [{ span: { start: offset, end: offset }, text: spelled }]);
    };
    const block = 'Effect: Allow\n    Action:\n      - a';
    assert.equal(at('S:\n  - b: c\n  - |\n'), `S:\n  - b: c\n  - ${block}\n`);
    assert.equal(at('S:\n  - b: c\n  -|\n'), `S:\n  - b: c\n  - ${block}\n`);
    assert.equal(at('S:\n  - b: c\n  |\n  - d: e\n'), `S:\n  - b: c\n  - ${block}\n  - d: e\n`);
    assert.equal(at('S:\n  - b: c\n |\n  - d: e\n'), undefined);
    assert.equal(at('S: [|]'), 'S: [{ Effect: Allow, Action: [a] }]');
    assert.equal(at('S:|\n'), 'S:\n  Effect: Allow\n  Action:\n    - a\n');
  });
});

describe('yaml writer: brackets', () => {
  it('writes inline, as the text around does', () => {
    assert.equal(items('A: [a, "b"] # c', 1, 0, strings('x'), 'A'), 'A: [a, "x", "b"] # c');
    assert.equal(items('A: []', 0, 0, strings('x', '*'), 'A'), "A: [x, '*']");
    assert.equal(items('A: [a, b, c]', 1, 1, [], 'A'), 'A: [a, c]');
    assert.equal(items('A: [a]', 0, 1, [], 'A'), 'A: []');
    assert.equal(entries('A: {}', 0, 0, [pair('b', 'c')], 'A'), 'A: { b: c }');
    assert.equal(entries('{"a": "b"}', 1, 0, [pair('c', list(strings('d')))]), '{"a": "b", "c": ["d"]}');
    assert.equal(replaced('{"a": "b"}', list(strings('c', 'd')), 'a'), '{"a": ["c", "d"]}');
    assert.equal(entries('A: [b: c]', 0, 0, [pair('d', 'e')], 'A', 0), undefined);
  });

  it('keeps lines and comments', () => {
    const text = 'A: [\n  a, # one\n  b # two\n  ]\n';
    assert.equal(items(text, 1, 0, strings('x'), 'A'), 'A: [\n  a, # one\n  x,\n  b # two\n  ]\n');
    assert.equal(items(text, 2, 0, strings('x'), 'A'), 'A: [\n  a, # one\n  b, # two\n  x\n  ]\n');
    assert.equal(
      items(text.replace('b #', 'b, #'), 2, 0, strings('x'), 'A'),
      'A: [\n  a, # one\n  b, # two\n  x,\n  ]\n',
    );
    assert.equal(items(text, 0, 2, [], 'A'), undefined);
    assert.equal(replaced(text, 'x', 'A'), undefined);
  });
});

describe('yaml writer: policies in strings', () => {
  it('changes JSON in a literal scalar, line by line', () => {
    const text = 'P: |\r\n  {\r\n    "Action": [\r\n      "a",\r\n      "b"\r\n    ]\r\n  }\r\nQ: r\r\n';
    const outer = parse(text);
    const [tree] = jsonHost.parse(nestedSource(outer, scalarAt(outer, 'P')));
    assert.ok(tree);
    const apply = (edits: Edit[] | undefined) =>
      applyEdits(
        text,
        (edits ?? []).flatMap(edit => tree.source.editToHost(edit) ?? []),
      );
    const { writer } = tree;
    assert.equal(
      apply(writer.spliceItems(listAt(tree, 'Action'), 2, 0, strings('c'))),
      text.replace('"b"', '"b",\r\n      "c"'),
    );
    assert.equal(apply(writer.spliceItems(listAt(tree, 'Action'), 0, 1, [])), text.replace('"a",\r\n      ', ''));
    assert.equal(
      apply(writer.spliceEntries(mapAt(tree), 0, 0, [pair('Sid', 'x')])),
      text.replace('"Action"', '"Sid": "x",\r\n    "Action"'),
    );
  });
});
