import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  type Entry,
  isMap,
  type Node,
  type Part,
  type Scalar,
  textSpan,
  valueOffset,
} from '../../../src/core/syntax/node.ts';
import { nestedSource, rootSource } from '../../../src/core/syntax/source.ts';
import { terraformHost } from '../../../src/core/syntax/terraform.ts';
import type { Span } from '../../../src/core/syntax/text.ts';

const FIXTURES = join(__dirname, '../../fixtures/terraform');

function parse(text: string) {
  const [tree, ...rest] = terraformHost.parse(rootSource(text));
  assert.ok(tree && rest.length === 0 && isMap(tree.root));
  return { ...tree, root: tree.root };
}

/** A tree in short: blocks as `{}`, opaque expressions as their call or as `?`. */
function short(node: Node | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.type === 'string' ? node.value : `<${node.type} ${node.value}>`;
  if (node.kind === 'list') return node.items.map(short);
  if (node.kind === 'opaque') return node.call ? { [`${node.call.name}()`]: node.call.args.map(short) } : '?';
  return node.entries.map(entry => {
    const head = [entry.key, ...(entry.labels ?? [])].map(scalar => scalar.value).join(' ');
    return [entry.form === 'block' ? `${head} {}` : head, short(entry.value)];
  });
}

function entryOf(text: string, key: string): Entry {
  const entry = parse(text).root.entries.find(candidate => candidate.key.value === key);
  assert.ok(entry);
  return entry;
}

/** The value of `x = ...`. */
function value(expression: string): Node {
  const found = entryOf(`x = ${expression}\n`, 'x').value;
  assert.ok(found);
  return found;
}

function scalar(expression: string): Scalar {
  const found = value(expression);
  assert.ok(found.kind === 'scalar');
  return found;
}

describe('terraform structure', () => {
  it('reads attributes, blocks, labels, objects and lists', () => {
    const text = 'a = 1\nb "l" m {\n c = ["x", true, null]\n d { e = { f : "g", "h" = -2.5 } }\n}\nk {}\n';
    assert.deepEqual(short(parse(text).root), [
      ['a', '<number 1>'],
      [
        'b l m {}',
        [
          ['c', ['x', '<boolean true>', '<null null>']],
          [
            'd {}',
            [
              [
                'e',
                [
                  ['f', 'g'],
                  ['h', '<number -2.5>'],
                ],
              ],
            ],
          ],
        ],
      ],
      ['k {}', []],
    ]);
  });

  it('gives exact spans', () => {
    const text = '\uFEFFa = 1\nb "l" m { # c\n  d = ("x")\n}\n';
    const { root, comments } = parse(text);
    const slice = (at: Span | undefined) => (at ? text.slice(at.start, at.end) : undefined);
    const [a, b] = root.entries;
    assert.deepEqual(root.span, { start: 0, end: text.length });
    assert.deepEqual([a?.span, a?.key.span, a?.separator, a?.value?.span].map(slice), ['a = 1', 'a', '=', '1']);
    assert.deepEqual(
      b?.labels?.map(label => [slice(label.span), slice(label.inner)]),
      [
        ['"l"', 'l'],
        ['m', 'm'],
      ],
    );
    assert.equal(slice(b?.value?.span), '{ # c\n  d = ("x")\n}');
    assert.equal(slice(b?.span), 'b "l" m { # c\n  d = ("x")\n}');
    assert.equal(b?.separator, undefined);
    assert.deepEqual(comments.map(slice), ['# c']);
    const d = isMap(b?.value) ? b.value.entries[0] : undefined;
    assert.deepEqual([d?.span, d?.value?.span].map(slice), ['d = ("x")', '"x"']);
  });

  it('shows what is written in calls, branches and for expressions', () => {
    assert.deepEqual(short(value('jsonencode({ A = "b" })')), { 'jsonencode()': [[['A', 'b']]] });
    assert.deepEqual(short(value('provider::p::f("a", [var.x])')), { 'provider::p::f()': ['a', ['?']] });
    assert.deepEqual(short(value('concat(["a"], var.l...)')), { 'concat()': [['a'], { '...()': ['?'] }] });
    assert.deepEqual(short(value('c ? ["a"] : d == 1 ? "b" : "c"')), { '?:()': [['a'], { '?:()': ['b', 'c'] }] });
    assert.deepEqual(short(value('((["a"]))')), ['a']);
    assert.deepEqual(short(value('[for k, v in m : { A = v } if k != ""]')), { 'for()': [[['A', '?']]] });
    assert.deepEqual(short(value('{ for k, v in c ? m : n : k => "x"... }')), { 'for()': ['x'] });
  });

  it('keeps the whole span of what it cannot know', () => {
    const unknown = [
      ...['var.x', 'aws_s3_bucket.b.arn', 'a[0].b["k"]', 'a.*.id', 'a[*].id', 'a.0.b', '!x', '-x', '(a + b) * 2'],
      ...['a == "b" && c != "d"', 'f(x).y', 'f(x)[0]', '{ a = 1 }.a', '["a"][0]', '(a).b', '-f(1)'],
    ];
    for (const expression of unknown) {
      const at = value(expression);
      assert.deepEqual([expression, at.kind, at.span.end - at.span.start], [expression, 'opaque', expression.length]);
      assert.ok(at.kind === 'opaque' && !at.call, expression);
    }
  });

  it('knows where entries may be missing', () => {
    const open = (text: string) => {
      const found = value(text);
      return isMap(found) && found.open;
    };
    assert.equal(open('{ a = 1 }'), false);
    assert.equal(open('{ (var.k) = 1, a = 2 }'), true);
    assert.equal(open('{ "${var.k}" = 1 }'), true);
    assert.equal(open('{ "$${x}" = 1 }'), false);
    const text = 'd {\n dynamic "statement" {\n for_each = x\n content {}\n }\n statement {}\n}';
    const body = entryOf(text, 'd').value;
    assert.ok(isMap(body) && body.open);
    assert.deepEqual(short(body), [
      [
        'dynamic statement {}',
        [
          ['for_each', '?'],
          ['content {}', []],
        ],
      ],
      ['statement {}', []],
    ]);
  });

  it('keeps duplicates and goes over line ends inside brackets only', () => {
    assert.deepEqual(short(parse('a = "b"\na = f(\n  "x"\n  ,\n  c ?\n "y" : "z"\n)\n').root), [
      ['a', 'b'],
      ['a', { 'f()': ['x', { '?:()': ['y', 'z'] }] }],
    ]);
  });

  it('takes what the language around it interpolates for unknowable', () => {
    const text = 'a = @1@\nb = "x-@2@"\n@3@\n';
    const holes = [...text.matchAll(/@\d@/g)].map(({ index }) => ({ start: index, end: index + 3 }));
    const [tree] = terraformHost.parse({ ...rootSource(text), holes });
    assert.ok(isMap(tree?.root) && tree.root.open);
    const [a, b] = tree.root.entries;
    assert.equal(a?.value?.kind, 'opaque');
    assert.deepEqual(b?.value?.kind === 'scalar' && b.value.holes, [{ start: 2, end: 5 }]);
  });
});

describe('terraform strings', () => {
  const holesOf = (at: Scalar) => at.holes.map(hole => at.value.slice(hole.start, hole.end));

  it('decodes escapes', () => {
    assert.equal(scalar('"\\n\\t\\r\\"\\\\ \\u00e9\\U0001F600"').value, '\n\t\r"\\ \u00e9\u{1F600}');
    assert.equal(scalar('"\\q \\u12 \\UFFFFFFFF"').value, '\\q \\u12 \\UFFFFFFFF');
    assert.equal(scalar('"$${a} %%{b} $ $$ % $5 100%"').value, '${a} %{b} $ $$ % $5 100%');
    assert.deepEqual(holesOf(scalar('"$${a} %%{b}"')), []);
    assert.equal(scalar('"$$${a}"').value, '$${a}');
  });

  it('keeps interpolations as they are written', () => {
    const at = scalar('"arn:${f({ a = "}" }, "x${"y"}")}:%{ if a }b%{ endif }/$${c}"');
    assert.deepEqual(holesOf(at), ['${f({ a = "}" }, "x${"y"}")}', '%{ if a }', '%{ endif }']);
    assert.equal(at.value, 'arn:${f({ a = "}" }, "x${"y"}")}:%{ if a }b%{ endif }/${c}');
    assert.deepEqual(scalar('"${var.x}"').holes, [{ start: 0, end: 8 }]);
    assert.deepEqual(holesOf(scalar('"${join(",", [\n "a",\n])}-b"')), ['${join(",", [\n "a",\n])}']);
  });

  it('reads heredocs', () => {
    assert.equal(scalar('<<EOT\n  a\n b $${x} \\n\nEOT').value, '  a\n b ${x} \\n\n');
    const text = '<<-EOT\n    a\n\n      b ${x}\n    c\n  EOT';
    const at = scalar(text);
    assert.equal(at.value, 'a\n\n  b ${x}\nc\n');
    assert.deepEqual(holesOf(at), ['${x}']);
    assert.equal(at.style, 'heredoc-    ');
    const whole = `x = ${text}\n`;
    assert.equal(whole.slice(at.span.start, at.span.end), text);
    assert.equal(whole.slice(at.inner.start, at.inner.end), '    a\n\n      b ${x}\n    c\n');
    assert.equal(scalar('<<EOT\r\na\r\nEOT\r\n').value, 'a\r\n');
    assert.equal(scalar('<<E\nE').value, '');
    assert.deepEqual(short(value('f(<<E\na\nE\n, 1)')), { 'f()': ['a\n', '<number 1>'] });
  });

  it('maps every run of a value to its text', () => {
    const pieces = fc.constantFrom(
      'a',
      'b:',
      '\\n',
      '\\"',
      '\\u0041',
      '$${',
      '%%{',
      '${v}',
      '${f("}")}',
      '%{x}',
      '{',
      '$ ',
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.boolean(), (list, heredoc) => {
        const raw = heredoc ? list.join('\n').replace(/^/gm, '  ') : list.join('');
        const text = heredoc ? `x = <<-E\n${raw}\nE\n` : `x = "${raw}"\n`;
        const found = entryOf(text, 'x').value;
        assert.ok(found?.kind === 'scalar');
        assert.equal(
          found.parts.map(part => found.value.slice(part.value.start, part.value.end)).join(''),
          found.value,
        );
        for (let offset = 0; offset < found.value.length; offset++) {
          const at = textSpan(found, { start: offset, end: offset + 1 });
          const part: Part | undefined = found.parts.find(
            candidate => candidate.value.start <= offset && offset < candidate.value.end,
          );
          if (part?.exact) assert.equal(text.slice(at.start, at.end), found.value[offset]);
          else assert.deepEqual(at, part?.at);
          assert.equal(valueOffset(found, at.start), part?.exact ? offset : part?.value.start);
        }
        for (const hole of found.holes) {
          const at = textSpan(found, hole);
          assert.equal(text.slice(at.start, at.end), found.value.slice(hole.start, hole.end));
        }
      }),
    );
  });

  it('leads back from a policy in a heredoc to the file', () => {
    const text = 'x = <<-EOT\n  {\n    "a": "${b}$${c}"\n  }\nEOT\n';
    const tree = parse(text);
    const at = entryOf(text, 'x').value as Scalar;
    const source = nestedSource(tree, at);
    assert.equal(source.text, '{\n  "a": "${b}${c}"\n}\n');
    const host = source.toHost({ start: 4, end: 7 });
    assert.equal(text.slice(host.start, host.end), '"a"');
    assert.equal(source.fromHost(host.start), 4);
  });
});

describe('terraform fixtures', () => {
  for (const name of readdirSync(FIXTURES)) {
    const fixture = readFileSync(join(FIXTURES, name), 'utf8');
    it(`reads ${name} the same with a mark and Windows line ends`, () => {
      const windows = parse(`\uFEFF${fixture.replace(/\n/g, '\r\n')}`).root;
      assert.deepEqual(JSON.parse(JSON.stringify(short(windows)).replace(/\\r/g, '')), short(parse(fixture).root));
    });
    it(`closes everything in ${name}`, () => {
      const check = (node: Node): void => {
        assert.ok(node.kind === 'opaque' || node.closed);
        if (node.kind === 'list') node.items.forEach(check);
        if (node.kind === 'opaque') node.call?.args.forEach(check);
        if (node.kind !== 'map') return;
        for (const entry of node.entries) {
          assert.ok(entry.value);
          check(entry.value);
        }
      };
      check(parse(fixture).root);
    });
  }
});
