/** What the tests of the YAML host share: fixtures, the shape of a tree, and the same shape as the library sees it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlias, isMap, isNode, isScalar, isSeq, type Node as LibraryNode, parseAllDocuments } from 'yaml';
import type { Tree } from '../../../src/core/syntax/host.ts';
import { children, type Node, type Scalar, textSpan } from '../../../src/core/syntax/node.ts';
import { rootSource } from '../../../src/core/syntax/source.ts';
import { applyEdits, type Edit, type Span, within } from '../../../src/core/syntax/text.ts';
import { yamlHost } from '../../../src/core/syntax/yaml.ts';

export const parseAll = (text: string): Tree[] => yamlHost.parse(rootSource(text));

export function parse(text: string): Tree {
  const [tree] = parseAll(text);
  assert.ok(tree, 'no document');
  return tree;
}

const FOLDER = join(import.meta.dirname ?? __dirname, '../../fixtures/yaml');

export const FIXTURES: readonly { readonly name: string; readonly text: string }[] = readdirSync(FOLDER)
  .sort()
  .map(name => ({ name, text: readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n') }));

/** A node as nested arrays: enough to compare two readings of one text. */
export type Shape = string | readonly Shape[];

export function shapeOf(node: Node | undefined): Shape {
  if (!node) return 'nothing';
  if (node.kind === 'scalar') return `${node.type} ${node.value}`;
  if (node.kind === 'list') return ['list', ...node.items.map(shapeOf)];
  if (node.kind === 'map') {
    const named = node.entries.filter(
      ({ key }) => key.holes.length === 0 && (key.value !== '' || key.style !== 'plain'),
    );
    return [
      'map',
      ...named.map(entry => [entry.key.value, entry.value && entry.separator ? shapeOf(entry.value) : 'null ']),
    ];
  }
  return node.call ? ['tag', node.call.name, ...node.call.args.map(shapeOf)] : 'alias';
}

/** The documents of a text as the library composes them; undefined where it finds a fault. */
export function libraryShapes(text: string): Shape[] | undefined {
  const documents = parseAllDocuments(text, { schema: 'core', uniqueKeys: false, logLevel: 'silent', merge: false });
  if (!Array.isArray(documents) || documents.some(document => document.errors.length > 0)) return undefined;
  return documents.flatMap(({ contents }) =>
    isNode(contents) && !isNothing(contents) ? [libraryShape(contents)] : [],
  );
}

const isOwnTag = ({ tag }: LibraryNode): boolean => !!tag && tag !== '!' && !tag.startsWith('tag:yaml.org,2002:');
const isEmpty = (node: LibraryNode): boolean => isScalar(node) && node.source === '' && node.type === 'PLAIN';
const isNothing = (node: LibraryNode): boolean => isEmpty(node) && !isOwnTag(node);

function libraryShape(node: unknown): Shape {
  if (!isNode(node) || isAlias(node)) return isNode(node) ? 'alias' : 'null ';
  const tag = isOwnTag(node) ? ['tag', node.tag ?? ''] : undefined;
  if (isEmpty(node)) return tag ?? 'null ';
  return tag ? [...tag, libraryContent(node)] : libraryContent(node);
}

function libraryContent(node: LibraryNode): Shape {
  if (isSeq(node)) return ['list', ...node.items.map(libraryShape)];
  if (isMap(node)) {
    // Merge keys, keys that are no scalars and missing keys are not compared.
    const shown = node.items.filter(
      ({ key }) => isScalar(key) && !(key.type === 'PLAIN' && (key.source === '<<' || key.source === '')),
    );
    return ['map', ...shown.map(({ key, value }) => [isScalar(key) ? (key.source ?? '') : '', libraryShape(value)])];
  }
  if (!isScalar(node)) return 'alias';
  const isText = typeof node.value === 'string';
  const type = isText ? 'string' : node.value === null ? 'null' : typeof node.value;
  return `${type === 'bigint' ? 'number' : type} ${node.source ?? ''}`;
}

export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  if (node.kind === 'map') for (const { key } of node.entries) yield key;
  for (const child of children(node)) yield* nodesOf(child);
}

/** Whatever is typed, spans lie in the text, in one another and in order, and parts map the whole value. */
export function assertSound(text: string, trees: readonly Tree[]): void {
  for (const tree of trees) {
    const whole = { start: 0, end: text.length };
    for (const comment of tree.comments) assert.ok(within(comment, whole) && text[comment.start] === '#');
    assertInside(tree.root, whole);
    for (const node of nodesOf(tree.root)) if (node.kind === 'scalar') assertParts(text, node);
  }
}

function assertInside(node: Node, outer: Span): void {
  assert.ok(node.span.start <= node.span.end && within(node.span, outer), `${node.kind} leaves what is around it`);
  let last = node.span.start;
  const follow = (span: Span): void => {
    assert.ok(span.start >= last, 'children are not in order');
    last = span.end;
  };
  if (node.kind === 'map') {
    for (const { key, separator, value, span } of node.entries) {
      follow(span);
      for (const part of [key.span, separator, value?.span]) if (part) assert.ok(within(part, span));
      if (separator && value) assert.ok(value.span.start >= separator.end);
    }
  }
  for (const child of children(node)) {
    if (node.kind === 'list') follow(child.span);
    assertInside(child, node.span);
  }
}

function assertParts(text: string, scalar: Scalar): void {
  assert.ok(within(scalar.inner, scalar.span) || scalar.inner.start === scalar.inner.end);
  let value = 0;
  let at = scalar.inner.start;
  for (const part of scalar.parts) {
    assert.equal(part.value.start, value);
    assert.ok(part.at.start >= at && part.at.end >= part.at.start && part.at.end <= scalar.inner.end);
    if (part.exact) {
      assert.equal(text.slice(part.at.start, part.at.end), scalar.value.slice(part.value.start, part.value.end));
    }
    value = part.value.end;
    at = part.at.end;
  }
  assert.equal(value, scalar.value.length);
  for (const part of scalar.parts) assert.deepEqual(textSpan(scalar, part.value), part.at);
  for (const hole of scalar.holes) assert.ok(hole.start < hole.end && hole.end <= scalar.value.length);
}

const commentTexts = (text: string): string[] =>
  (parseAll(text)[0]?.comments ?? []).map(({ start, end }) => text.slice(start, end).trimEnd()).sort();

/** What edits make of a text, once it is sure that they lose no comment and leave no fault behind. */
export function edited(text: string, edits: readonly Edit[] | undefined): string | undefined {
  if (!edits) return undefined;
  const after = applyEdits(text, edits);
  if (commentTexts(text).length > 0) assert.deepEqual(commentTexts(after), commentTexts(text), 'a comment was lost');
  if (text.includes('\r\n')) assert.ok(!/(?<!\r)\n/.test(after), 'a line end changed');
  return after;
}
