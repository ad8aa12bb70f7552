import assert from 'node:assert/strict';
import { isScalar, type Node, type Scalar, textSpan, valueOffset } from '../../../src/core/syntax/node.ts';
import { rootSource } from '../../../src/core/syntax/source.ts';
import { yamlHost } from '../../../src/core/syntax/yaml.ts';
import { assertSound, nodesOf, parse, parseAll, shapeOf } from './yaml-support.ts';

const textOf = (text: string, node: Node): string => text.slice(node.span.start, node.span.end);

/** The nodes of a text that are written in a way. */
const written = (text: string, source: string): Node[] =>
  [...nodesOf(parse(text).root)].filter(node => textOf(text, node) === source);

function scalarIn(text: string): Scalar {
  const { root } = parse(text);
  const value = root.kind === 'map' ? root.entries[0]?.value : root;
  const scalar = value?.kind === 'opaque' ? value.call?.args[0] : value;
  assert.ok(scalar && isScalar(scalar));
  return scalar;
}

/** The parts of a scalar: what the text has, what the value has where that differs. */
const partsIn = (text: string): string[] => {
  const scalar = scalarIn(text);
  return scalar.parts.map(({ value, at, exact }) => {
    const shown = text.slice(at.start, at.end);
    return exact ? shown : `${JSON.stringify(shown)}=${JSON.stringify(scalar.value.slice(value.start, value.end))}`;
  });
};

describe('yaml host', () => {
  it('ends blocks with their last item', () => {
    const text = '\n# top\nA:\n  - x: 1 # one\n\n  # between\n  - y\n\n  # end\n\nB:\n';
    assert.equal(textOf(text, parse(text).root), text.slice(7, -1));
    assert.equal(written(text, '- x: 1 # one\n\n  # between\n  - y').length, 1);
    assert.equal(written(text, 'x: 1').length, 1);
    assert.deepEqual(
      parse(text).comments.map(({ start, end }) => text.slice(start, end)),
      ['# top', '# one', '# between', '# end'],
    );
  });

  it('keeps entries as they are written, duplicates too', () => {
    const { root } = parse('A: 1\nA: 2\n<<: *x\nB:\nC');
    assert.ok(root.kind === 'map' && root.open);
    assert.deepEqual(
      root.entries.map(({ key, value, separator }) => [key.value, value && shapeOf(value), separator !== undefined]),
      [
        ['A', 'number 1', true],
        ['A', 'number 2', true],
        ['B', undefined, true],
        ['C', undefined, false],
      ],
    );
  });

  it('tells the types of the core schema, and a date is a string', () => {
    const shapes = parse('- [2012-10-17, "12", 12, 0o7, 1e3, true, yes, ~, null, NULL, !!str 12, ! 12]')
      .root as never as {
      items: Node[];
    };
    assert.deepEqual(shapes.items.map(shapeOf)[0], [
      'list',
      'string 2012-10-17',
      'string 12',
      'number 12',
      'number 0o7',
      'number 1e3',
      'boolean true',
      'string yes',
      'null ~',
      'null null',
      'null NULL',
      'string 12',
      'string 12',
    ]);
  });

  it('shows what stands behind a tag', () => {
    const text = 'A: !Sub "x"\nB: !If [c, !Ref d, e]\nC: !Join\n  - ""\n  - [f]\nD: !Ref\nE: !Sub |\n  g\nF: *h\n';
    const { root } = parse(text);
    assert.ok(root.kind === 'map');
    assert.deepEqual(
      root.entries.map(({ value }) => value && [textOf(text, value), shapeOf(value)]),
      [
        ['!Sub "x"', ['tag', '!Sub', 'string x']],
        ['!If [c, !Ref d, e]', ['tag', '!If', ['list', 'string c', ['tag', '!Ref', 'string d'], 'string e']]],
        ['!Join\n  - ""\n  - [f]', ['tag', '!Join', ['list', 'string ', ['list', 'string f']]]],
        ['!Ref', ['tag', '!Ref']],
        ['!Sub |\n  g', ['tag', '!Sub', 'string g\n']],
        ['*h', 'alias'],
      ],
    );
  });

  it('maps escapes, folds and indentation', () => {
    assert.deepEqual(partsIn('plain text'), ['plain text']);
    assert.deepEqual(partsIn('a: b\n  c\n\n   d'), ['b', '"\\n  "=" "', 'c', '"\\n\\n   "="\\n"', 'd']);
    assert.deepEqual(partsIn("'it''s'"), ['it', '"\'\'"="\'"', 's']);
    assert.deepEqual(partsIn('"\\x41\\u00e9\\n\\q"'), [
      '"\\\\x41"="A"',
      '"\\\\u00e9"="é"',
      '"\\\\n"="\\n"',
      '"\\\\q"="\\\\q"',
    ]);
    assert.deepEqual(partsIn('"a\\\n  b"'), ['a', 'b']);
    assert.deepEqual(partsIn('a: |\n  b\n   c\n\n'), ['b', '"\\n  "="\\n"', ' c', '""="\\n"']);
    assert.deepEqual(partsIn('a: |-\r\n  b\r\n  c\r\n'), ['b', '"\\r\\n  "="\\n"', 'c']);
    assert.deepEqual(partsIn('a: >\n b\n c\n'), ['b', '"\\n "=" "', 'c', '""="\\n"']);
  });

  it('leads from a value to its text and back', () => {
    const text = 'policy: |\n  {\n    "Effect": "Allow"\n  }\n';
    const scalar = scalarIn(text);
    const start = scalar.value.indexOf('Allow');
    const at = textSpan(scalar, { start, end: start + 5 });
    assert.equal(text.slice(at.start, at.end), 'Allow');
    assert.equal(valueOffset(scalar, at.start + 2), start + 2);
    const line = textSpan(scalar, { start: 2, end: scalar.value.indexOf('}') });
    assert.equal(text.slice(0, line.start) + text.slice(line.end), 'policy: |\n  {\n  }\n');
  });

  it('leaves the blank lines after a block scalar out of it', () => {
    const text = 'a: |+ # kept\n  b\n\n\nc: |\nd: >2-\n    e\n';
    const styles = [...nodesOf(parse(text).root)].filter(isScalar).filter(({ style }) => style !== 'plain');
    assert.deepEqual(
      styles.map(node => [textOf(text, node), node.value, node.style]),
      [
        ['|+ # kept\n  b', 'b\n\n\n', 'literal'],
        ['|', '', 'literal'],
        ['>2-\n    e', '  e', 'folded'],
      ],
    );
  });

  it('marks the holes of its source and the placeholders of template engines', () => {
    const text = 'A: "x${y}z"\nB: {{ name }}-role\nC: "arn:{{ p }}"\n{{ include "more" . }}\n';
    const [tree] = yamlHost.parse({ ...rootSource(text), holes: [{ start: 5, end: 9 }] });
    assert.ok(tree?.root.kind === 'map' && tree.root.open);
    const values = tree.root.entries.map(({ value }) => value as Scalar);
    assert.deepEqual(
      values.map(({ value, holes }) => holes.map(({ start, end }) => value.slice(start, end))),
      [['${y}'], ['{{ name }}'], ['{{ p }}']],
    );
  });

  it('gives a tree for every document that has something in it', () => {
    assert.deepEqual(
      parseAll('a\n---\n# none\n---\nb: 1\n...\n---\n- c').map(({ root }) => shapeOf(root)),
      ['string a', ['map', ['b', 'number 1']], ['list', 'string c']],
    );
    assert.deepEqual(parseAll('').concat(parseAll('# only\n')), []);
  });
});

describe('yaml host while somebody types', () => {
  const shape = (text: string) => {
    assertSound(text, parseAll(text));
    return shapeOf(parse(text).root);
  };

  it('reads a word that is going to be a key as a key', () => {
    const { root } = parse('- Effect: Allow\n  Resou\n  Action: a\n  Cond');
    const [item] = root.kind === 'list' ? root.items : [];
    assert.deepEqual(item?.kind === 'map' && item.entries.map(({ key }) => key.value), [
      'Effect',
      'Resou',
      'Action',
      'Cond',
    ]);
  });

  it('reads an action that stops at its colon as a string', () => {
    const actions = ['map', ['A', 'string s3:'], ['B', 'string *']];
    assert.deepEqual(shape("A: s3:\nB: '*'"), actions);
    assert.deepEqual(shape("A:\n  - a\n  - s3:\nB: '*'"), [
      'map',
      ['A', ['list', 'string a', 'string s3:']],
      ['B', 'string *'],
    ]);
    assert.deepEqual(shape('A: [s3:, b]'), ['map', ['A', ['list', 'string s3:', 'string b']]]);
    assert.deepEqual(shape('A: !Sub arn:aws:s3:::\nB: 1'), [
      'map',
      ['A', ['tag', '!Sub', 'string arn:aws:s3:::']],
      ['B', 'number 1'],
    ]);
    assert.deepEqual(shape('- Effect:'), ['list', ['map', ['Effect', 'null ']]]);
  });

  it('ends a quote that is open with its line', () => {
    assert.deepEqual(shape("A: \"s3:Ge\nB: 'c'\n"), ['map', ['A', 'string s3:Ge'], ['B', 'string c']]);
    assert.deepEqual(shape("A:\n  - 's3:Ge\n  - x\nB: c\n"), [
      'map',
      ['A', ['list', 'string s3:Ge', 'string x']],
      ['B', 'string c'],
    ]);
    assert.deepEqual(shape('A: ["s3:Ge]\nB: "c"\n'), ['map', ['A', ['list', 'string s3:Ge']], ['B', 'string c']]);
    assert.equal(scalarIn('A: "s3:Ge\nB: c').closed, false);
  });

  it('ends brackets that are open where the indentation says so', () => {
    const { root } = parse('A: [a, b\nB: {c: d\nE: f');
    assert.ok(root.kind === 'map');
    assert.deepEqual(shapeOf(root), [
      'map',
      ['A', ['list', 'string a', 'string b']],
      ['B', ['map', ['c', 'string d']]],
      ['E', 'string f'],
    ]);
    assert.deepEqual(
      root.entries.map(({ value }) => value && 'closed' in value && value.closed),
      [false, false, true],
    );
  });

  it('shows where an item is going to stand', () => {
    const { root } = parse('- a\n- \n-');
    assert.deepEqual(root.kind === 'list' && root.items.map(({ span }) => span), [
      { start: 2, end: 3 },
      { start: 6, end: 6 },
      { start: 8, end: 8 },
    ]);
  });

  it('reads a star without quotes as the string it is meant to be', () => {
    assert.deepEqual(shape('Resource: *\nA: 1'), ['map', ['Resource', 'string *'], ['A', 'number 1']]);
  });
});
