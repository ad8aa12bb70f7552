/** Half-typed and hostile Terraform: a fault stays on its line, or at least in its block. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { children, type Entry, isMap, type MapNode, type Node, type Scalar } from '../../../src/core/syntax/node.ts';
import { rootSource } from '../../../src/core/syntax/source.ts';
import { terraformHost } from '../../../src/core/syntax/terraform.ts';
import type { Span } from '../../../src/core/syntax/text.ts';

const FIXTURES = join(__dirname, '../../fixtures/terraform');
const fixtures = readdirSync(FIXTURES).map(name => readFileSync(join(FIXTURES, name), 'utf8'));

function parse(text: string): MapNode {
  const [tree] = terraformHost.parse(rootSource(text));
  assert.ok(isMap(tree?.root));
  checkSpans(text, tree.root, tree.comments);
  return tree.root;
}

/** Everything lies in what holds it, and in order. */
function checkSpans(text: string, root: MapNode, comments: readonly Span[]): void {
  const inOrder = (spans: readonly Span[], outer: Span): void => {
    let last = outer.start;
    for (const { start, end } of spans) {
      if (last > start || start > end || end > outer.end) assert.fail(`${start} to ${end} is out of place in\n${text}`);
      last = end;
    }
  };
  const visitScalar = (scalar: Scalar): void => {
    inOrder([scalar.inner], scalar.span);
    inOrder(
      scalar.parts.map(part => part.at),
      scalar.inner,
    );
    const value = { start: 0, end: scalar.value.length };
    inOrder(
      scalar.parts.map(part => part.value),
      value,
    );
    inOrder(scalar.holes, value);
  };
  const visitEntry = (entry: Entry): void => {
    const { key, labels = [], separator, value } = entry;
    const inside = [key, ...labels].map(scalar => scalar.span);
    inOrder([...inside, ...(separator ? [separator] : []), ...(value ? [value.span] : [])], entry.span);
    [key, ...labels].forEach(visitScalar);
    if (value) visit(value);
  };
  const visit = (node: Node): void => {
    if (node.kind === 'scalar') visitScalar(node);
    const nodes = node.kind === 'list' ? node.items : node.kind === 'opaque' ? (node.call?.args ?? []) : [];
    inOrder(
      nodes.map(child => child.span),
      node.span,
    );
    nodes.forEach(visit);
    if (node.kind !== 'map') return;
    inOrder(
      node.entries.map(entry => entry.span),
      node.span,
    );
    node.entries.forEach(visitEntry);
  };
  inOrder(comments, root.span);
  inOrder([root.span], { start: 0, end: text.length });
  visit(root);
}

/** The tree as lines: `key`, `key =` without a value, `key = text`, blocks and objects indented below. */
function lines(map: MapNode, indent = ''): string[] {
  return map.entries.flatMap(({ key, labels = [], separator, value, form }) => {
    const head = [key, ...labels].map(scalar => scalar.value).join(' ') + (separator ? ' =' : '');
    if (isMap(value)) return [`${indent}${head}${form === 'block' ? '' : ' {}'}`, ...lines(value, `${indent}  `)];
    return [`${indent}${head}${value ? ` ${shown(value)}` : ''}`];
  });
}

/** Where every key stands, and under which keys. */
function* keysOf(node: Node, path: string): Generator<[at: number, path: string]> {
  if (!isMap(node)) {
    for (const child of children(node)) yield* keysOf(child, path);
    return;
  }
  for (const { key, value } of node.entries) {
    yield [key.span.start, `${path}/${key.value}`];
    if (value) yield* keysOf(value, `${path}/${key.value}`);
  }
}

function shown(node: Node): string {
  if (node.kind === 'scalar') return node.closed ? node.value : `${node.value}!`;
  if (node.kind === 'list') return `[${node.items.map(shown).join(' ')}]${node.closed ? '' : '!'}`;
  if (node.kind === 'opaque') return node.call ? `${node.call.name}(${node.call.args.map(shown).join(' ')})` : '?';
  return `{${lines(node).join(' ')}}`;
}

/** A document with two statements, a line of the first one replaced. */
const document = (line: string): string => `data "aws_iam_policy_document" "d" {
  statement {
    sid = "One"
${line}
    resources = ["*"]
  }

  statement {
    sid = "Two"
  }
}

resource "r" "next" {
  name = "n"
}
`;

/** What stands in place of the line; all the rest has to be there. */
function around(line: string): string[] {
  const found = lines(parse(document(line)));
  const rest = ['    resources = [*]', '  statement', '    sid = Two', 'resource r next', '  name = n'];
  assert.deepEqual(found.slice(0, 3), ['data aws_iam_policy_document d', '  statement', '    sid = One'], line);
  assert.deepEqual(found.slice(-rest.length), rest, line);
  return found.slice(3, -rest.length).map(text => text.trim());
}

describe('terraform recovery', function () {
  this.timeout(60_000);

  it('keeps a fault on its line', () => {
    assert.deepEqual(around('    effect ='), ['effect =']);
    assert.deepEqual(around('    effect = = "x"'), ['effect =']);
    assert.deepEqual(around('    eff'), ['eff']);
    assert.deepEqual(around('    effect "Allow"'), ['effect Allow']);
    assert.deepEqual(around('    effect: "Allow"'), ['effect = Allow']);
    assert.deepEqual(around('    effect = "Allow'), ['effect = Allow!']);
    assert.deepEqual(around('    effect = "${var.x'), ['effect = ${var.x!']);
    assert.deepEqual(around('    effect = "a${var.x["b'), ['effect = a${var.x["b!']);
    assert.deepEqual(around('    effect = Allow" # c'), ['effect = ?']);
    assert.deepEqual(around('    effect = var.'), ['effect = ?']);
    assert.deepEqual(around('    effect = var.x ?'), ['effect = ?:()']);
    assert.deepEqual(around('    effect = var.x ? "a" :'), ['effect = ?:(a)']);
    assert.deepEqual(around('    effect = 1 +'), ['effect = ?']);
    assert.deepEqual(around('    effect = "a" "b" c'), ['effect = a']);
    assert.deepEqual(around('    effect = actions = ["a"]'), ['effect =', 'actions = [a]']);
    assert.deepEqual(around('    effect = "a", actions = ["a"]'), ['effect = a', 'actions = [a]']);
    assert.deepEqual(around('    s3:GetObject'), ['s3 = ?']);
    assert.deepEqual(around('    @ ~ `\u00a7'), []);
    assert.deepEqual(around('    "'), ['']);
    assert.deepEqual(around('    ]'), []);
    assert.deepEqual(around('    = "x"'), []);
  });

  it('ends lists, calls and objects that are not closed', () => {
    assert.deepEqual(around('    actions = ['), ['actions = []!']);
    assert.deepEqual(around('    actions = ["a", "b'), ['actions = [a b!]!']);
    assert.deepEqual(around('    actions = [\n      "a",\n      "b"'), ['actions = [a b]!']);
    assert.deepEqual(around('    actions = ["a"}'), ['actions = [a]!']);
    assert.deepEqual(around('    actions = ["a" "b"]'), ['actions = [a b]']);
    assert.deepEqual(around('    actions = [, "a",, "b"]'), ['actions = [a b]']);
    assert.deepEqual(around('    actions = concat(["a"], var.b'), ['actions = concat([a] ?)']);
    assert.deepEqual(around('    actions = concat(["a", var.'), ['actions = concat([a ?]!)']);
    assert.deepEqual(around('    actions = [for x in'), ['actions = for()']);
    assert.deepEqual(around('    policy = jsonencode({\n      A = "b"\n      C = ['), [
      'policy = jsonencode({A = b C = []!})',
    ]);
    assert.deepEqual(around('    condition {'), ['condition']);
    assert.deepEqual(around('    condition {\n      test = "x"'), ['condition', 'test = x']);
  });

  it('ends a block at its sibling and at the next top-level block', () => {
    const text =
      'data "d" "one" {\n  statement {\n    a = [\n\n  statement {\n    b = 1\n\ndata "d" "two" {\n  c = 2\n}\n';
    assert.deepEqual(lines(parse(text)), [
      ...['data d one', '  statement', '    a = []!', '  statement', '    b = 1'],
      ...['data d two', '  c = 2'],
    ]);
  });

  it('is not led astray by blank lines and comments', () => {
    const text = 'd {\n  s {\n    a = [\n\n# c\n    r = 1\n\n    p {\n\n      x = ["\n    }\n  }\n\n  s {\n  }\n}\n';
    assert.deepEqual(lines(parse(text)), ['d', '  s', '    a = []!', '    r = 1', '    p', '      x = [!]!', '  s']);
  });

  it('ends an object in a list at its sibling', () => {
    const text =
      'x = jsonencode({\n  S = [\n    {\n      E = "a"\n      A = [\n    {\n      E = "b"\n    },\n  ]\n})\ny = 1\n';
    assert.deepEqual(lines(parse(text)), ['x = jsonencode({S = [{E = a A = []!} {E = b}]})', 'y = 1']);
  });

  it('lets a brace too many pass', () => {
    const text = 'd {\n  statement {\n    a = 1\n    }\n    b = 2\n  }\n  statement {\n    c = 3\n  }\n}\n';
    assert.deepEqual(lines(parse(text)), ['d', '  statement', '    a = 1', '    b = 2', '  statement', '    c = 3']);
  });

  it('trusts brackets, not indentation, where they match', () => {
    const text = 'd {\nstatement {\na = [\n1]\n}\n    }\nlocals {\nx = {\nb = 2\n}\n}\n';
    assert.deepEqual(lines(parse(text)), ['d', '  statement', '    a = [1]', 'locals', '  x = {}', '    b = 2']);
  });

  it('ends a heredoc whose last line is missing before the next block', () => {
    const text = 'resource "a" "b" {\n  p = <<EOF\n{ "x": 1\n}\n\nresource "c" "d" {\n  p = <<EOF\ny\nEOF\n}\n';
    assert.deepEqual(lines(parse(text)), ['resource a b', '  p = { "x": 1\n}\n!', 'resource c d', '  p = y\n']);
    assert.deepEqual(lines(parse('p = <<EOF\nresource "c" "d" {\nEOF\n')), ['p = resource "c" "d" {\n']);
    assert.deepEqual(lines(parse('p = <<EOF')), ['p = !']);
    assert.deepEqual(lines(parse('p = <<\nq = 1\n')), ['p =', 'q = 1']);
  });

  it('keeps what is complete before the cursor in every prefix', () => {
    const text = document('    effect = "Allow"');
    const all = lines(parse(text));
    for (let end = 0; end <= text.length; end++) {
      const prefix = text.slice(0, end);
      const complete = prefix
        .split('\n')
        .slice(0, -1)
        .filter(line => /[\w"]/.test(line)).length;
      assert.deepEqual(lines(parse(prefix)).slice(0, complete), all.slice(0, complete), prefix);
    }
  });

  it('loses nothing on other lines where the rest of a line is still to be typed', () => {
    for (const name of ['policy-document.tf', 'jsonencode.tf']) {
      const text = readFileSync(join(FIXTURES, name), 'utf8');
      const all = [...keysOf(parse(text), '')];
      for (let at = 0; at < text.length; at++) {
        const end = text.indexOf('\n', at);
        const start = text.lastIndexOf('\n', at - 1) + 1;
        const opened = [...text.slice(at, end)].filter(char => '{[('.includes(char)).length;
        const closed = [...text.slice(at, end)].filter(char => '}])'.includes(char)).length;
        // Without the bracket that opens a block, its lines have no home.
        if (opened > closed) continue;
        const cut = text.slice(0, at) + text.slice(end);
        const found = new Map(keysOf(parse(cut), ''));
        for (const [key, path] of all) {
          if (key >= start && key < end) continue;
          assert.equal(found.get(key < start ? key : key - end + at), path, `${name}\n${cut.slice(0, at)}|`);
        }
      }
    }
  });

  it('reads every prefix of every fixture', () => {
    for (const text of fixtures) for (let end = 0; end <= text.length; end++) parse(text.slice(0, end));
  });

  it('reads what random edits leave', () => {
    const garbage = fc.constantFrom(
      ...[
        '"',
        '${',
        '}',
        '{',
        '[',
        ']',
        '(',
        ')',
        '<<EOT\n',
        '<<-',
        'EOT\n',
        '\n',
        '\r\n',
        '=',
        ':',
        ',',
        '/*',
        '#',
        '\\',
      ],
      ...['%{', '$$', 'for ', '? ', '...', '.', '=>', '\u{1F600}', '\ud800', '\0', 'resource "a" "b" {\n', 'x = '],
    );
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 30 }), insert: fc.array(garbage, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 6 }), (fixture, edits) => {
        let text = fixture;
        for (const { at, remove, insert } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + insert.join('') + text.slice(start + remove);
        }
        parse(text);
      }),
      { numRuns: 400 },
    );
  });

  it('reads noise', () => {
    const token = fc.constantFrom(...'{}[]()="$%\\<>-?:.,#/*\n \tax1'.split(''), '${', '%{', '<<A\n', 'A\n', 'for ');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), tokens => void parse(tokens.join(''))),
      { numRuns: 600 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => void parse(text)),
      { numRuns: 200 },
    );
  });

  it('takes time in proportion to hostile text', () => {
    const units = [
      ...['{', '[', '(', '}', '"', '"${', '"${"', 'a{', 'a={', 'a=[', 'f(', '-', '!', 'a?', 'a?b:', 'a.', 'a[', 'a '],
      ...[
        'a=<<E\n',
        'a=<<-E\n  ${\n',
        'a="${\n',
        'a="${{\n',
        '${',
        'a="b\n',
        '/*',
        '# x\n',
        '@',
        '\u00e9',
        '[for a in ',
        '(a',
      ],
      ...['resource "a" "b" {\n', 'resource "a" "b" {\nx = <<E\n', '[{', '[\n', '\n', '\\', '"\\', '"$${', 'x = [\n'],
    ];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const start = performance.now();
      const [tree] = terraformHost.parse(rootSource(text));
      const time = performance.now() - start;
      assert.ok(tree && time < 5000, `${JSON.stringify(unit)} takes ${time} ms`);
      assert.ok(depthOf(tree.root) <= 210, `${JSON.stringify(unit)} is deep`);
    }
  });
});

function depthOf(node: Node): number {
  const below =
    node.kind === 'map'
      ? node.entries.flatMap(entry => entry.value ?? [])
      : node.kind === 'list'
        ? node.items
        : node.kind === 'opaque'
          ? (node.call?.args ?? [])
          : [];
  return below.reduce((deepest, child) => Math.max(deepest, depthOf(child)), 0) + 1;
}
