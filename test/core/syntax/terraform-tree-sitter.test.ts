/** Our reading of every valid fixture against that of tree-sitter's grammar: the same structure at the same offsets. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Node as Foreign, Language, Parser } from 'web-tree-sitter';
import { type Entry, type MapNode, type Node, type Scalar, textSpan } from '../../../src/core/syntax/node.ts';
import { rootSource } from '../../../src/core/syntax/source.ts';
import { terraformHost } from '../../../src/core/syntax/terraform.ts';

const FIXTURES = join(__dirname, '../../fixtures/terraform');

describe('terraform against tree-sitter', () => {
  let parser: Parser;

  before(async () => {
    const grammar = dirname(createRequire(__filename).resolve('@tree-sitter-grammars/tree-sitter-hcl/package.json'));
    await Parser.init();
    parser = new Parser().setLanguage(await Language.load(join(grammar, 'tree-sitter-terraform.wasm')));
  });

  for (const name of readdirSync(FIXTURES)) {
    const fixture = readFileSync(join(FIXTURES, name), 'utf8');
    it(`agrees on ${name}`, () => compare(fixture));
    it(`agrees on ${name} with Windows line ends`, () => compare(fixture.replace(/\n/g, '\r\n')));
  }

  function compare(text: string): void {
    const foreign = parser.parse(text)?.rootNode;
    assert.ok(foreign && !foreign.hasError, 'tree-sitter has an error');
    const [tree] = terraformHost.parse(rootSource(text));
    assert.ok(tree?.root.kind === 'map');
    assert.deepEqual(ours(text, tree.root), theirs(foreign));
    assert.deepEqual(
      tree.comments.map(comment => text.slice(comment.start, comment.end)),
      foreign.descendantsOfType('comment').map(comment => comment?.text.trimEnd()),
    );
  }
});

/** What both are brought to: nested arrays of names, offsets and texts. */
type Shape = string | number | boolean | readonly Shape[];

function ours(text: string, map: MapNode): Shape {
  return map.entries.map(entry => ourEntry(text, entry));
}

function ourEntry(text: string, entry: Entry): Shape {
  const { key, labels, value, span } = entry;
  if (entry.form === 'pair') return ['pair', ourScalar(text, key), value ? ourValue(text, value) : 'missing'];
  assert.ok(value?.kind === 'map');
  const head = [key, ...(labels ?? [])].map(scalar => ourScalar(text, scalar));
  return ['block', span.start, span.end, value.span.end, head, ours(text, value)];
}

function ourValue(text: string, node: Node): Shape {
  const { start, end } = node.span;
  if (node.kind === 'map') return ['object', start, end, node.open, ours(text, node)];
  if (node.kind === 'list') return ['tuple', start, end, node.items.map(item => ourValue(text, item))];
  if (node.kind === 'scalar') return ourScalar(text, node);
  const args = () => node.call?.args.map(arg => ourValue(text, arg)) ?? [];
  if (node.call?.name === '...') return args()[0] ?? '';
  if (node.call?.name === 'for') return ['for', start, end];
  return node.call ? [node.call.name, start, end, args()] : ['expression', start, end];
}

function ourScalar(text: string, scalar: Scalar): Shape {
  const { start, end } = scalar.span;
  if (scalar.style === 'bare') return ['bare', scalar.value, start, end];
  const holes = scalar.holes.map(hole => textSpan(scalar, hole));
  let literal = '';
  let from = scalar.inner.start;
  for (const hole of [...holes, { start: scalar.inner.end, end: scalar.inner.end }]) {
    literal += text.slice(from, hole.start);
    from = hole.end;
  }
  const kind = scalar.style === '"' ? 'quoted' : 'heredoc';
  return [kind, start, end, literal.replace(/\s/g, ''), holes.map(hole => [hole.start, hole.end])];
}

const named = (node: Foreign): Foreign[] =>
  node.namedChildren.filter(child => child !== null && child.type !== 'comment');

function theirs(node: Foreign): Shape {
  const body = node.type === 'body' ? node : named(node).find(child => child.type === 'body');
  return body ? named(body).map(theirEntry) : [];
}

function theirEntry(node: Foreign): Shape {
  const children = named(node);
  if (node.type === 'attribute') {
    return ['pair', theirName(children[0] as Foreign), theirValue(children[1] as Foreign)];
  }
  assert.equal(node.type, 'block');
  const head = children.filter(child => child.type === 'identifier' || child.type === 'string_lit');
  const end = children.find(child => child.type === 'block_end')?.endIndex ?? -1;
  return ['block', node.startIndex, node.endIndex, end, head.map(theirName), theirs(node)];
}

const theirName = (node: Foreign): Shape =>
  node.type === 'identifier' ? ['bare', node.text, node.startIndex, node.endIndex] : theirTemplate('quoted', node);

function theirValue(node: Foreign): Shape {
  if (node.type === 'expression') {
    const children = named(node);
    if (children.length > 1) return ['expression', node.startIndex, node.endIndex];
    return theirValue(children[0] as Foreign);
  }
  const at = [node.startIndex, node.endIndex] as const;
  const only = named(node)[0];
  switch (node.type) {
    case 'literal_value':
    case 'template_expr':
    case 'collection_value':
    case 'for_expr':
      return theirValue(only as Foreign);
    case 'numeric_lit':
    case 'bool_lit':
    case 'null_lit':
      return ['bare', node.text, ...at];
    case 'string_lit':
    case 'quoted_template':
      return theirTemplate('quoted', node);
    case 'heredoc_template':
      return theirTemplate('heredoc', node);
    case 'tuple':
      return ['tuple', ...at, named(node).filter(isExpression).map(theirValue)];
    case 'object':
      return theirObject(node);
    case 'function_call':
      return theirCall(node);
    case 'conditional':
      return ['?:', ...at, named(node).slice(1).map(theirValue)];
    case 'for_tuple_expr':
    case 'for_object_expr':
      return ['for', ...at];
    case 'operation':
      return /^-[\d.e]+$/.test(node.text) ? ['bare', node.text, ...at] : ['expression', ...at];
    default:
      return ['expression', ...at];
  }
}

const isExpression = (node: Foreign): boolean => node.type === 'expression';

function theirObject(node: Foreign): Shape {
  const pairs = named(node)
    .filter(child => child.type === 'object_elem')
    .map(element => named(element).filter(isExpression) as [Foreign, Foreign]);
  const shown = pairs.filter(([key]) => !key.text.startsWith('('));
  const open = shown.length < pairs.length || shown.some(([key]) => key.text.includes('${'));
  const entries = shown.map(([key, value]) => {
    const name = key.descendantsOfType('identifier')[0];
    return ['pair', key.text.startsWith('"') || !name ? theirValue(key) : theirName(name), theirValue(value)];
  });
  return ['object', node.startIndex, node.endIndex, open, entries];
}

function theirCall(node: Foreign): Shape {
  const list = named(node).find(child => child.type === 'function_arguments');
  const name = node.text.slice(0, node.text.indexOf('(')).trim();
  return [name, node.startIndex, node.endIndex, list ? named(list).filter(isExpression).map(theirValue) : []];
}

function theirTemplate(kind: string, node: Foreign): Shape {
  const holes: [number, number][] = [];
  let literal = '';
  const visit = (part: Foreign): void => {
    const opens = part.child(0)?.type ?? '';
    if (part.type === 'template_interpolation' || opens === 'template_directive_start') {
      holes.push([part.startIndex, part.endIndex]);
    } else if (part.type === 'template_literal') literal += part.text;
    else for (const child of part.children) if (child) visit(child);
  };
  visit(node);
  return [kind, node.startIndex, node.endIndex, literal.replace(/\s/g, ''), holes];
}
