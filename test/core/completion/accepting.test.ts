/** Whatever is accepted, wherever: the document stays whole, and what was put there is nothing that AWS does not know. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ParseError, parse } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { applyEdits, type Completion, complete, type Finding, open } from '../../../src/core/index.ts';
import { type CorpusFile, corpus } from '../../../src/tools/corpus.ts';
import { findingsOf } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const files = corpus();
const json = files.filter(({ language, kind }) => language === 'json' && kind !== undefined);
const yaml = files.filter(({ language }) => language === 'yaml');
const terraform = files.filter(({ language }) => language === 'terraform');

/** Findings that say "there is no such thing"; a value still to be filled in is no fault of the item. */
const unknown = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ rule }) => /^(unknown|invalid)-/.test(rule) && rule !== 'invalid-placeholder')
    .map(({ rule, message }) => `${rule}: ${message}`);

/** What renames a key or an operator leaves its value for the person to change. */
const RENAMES: readonly Completion['kind'][] = ['element', 'operator', 'key'];
const TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

function faultsOf(text: string, language: string): unknown[] {
  if (language === 'json') {
    const errors: ParseError[] = [];
    parse(text, errors);
    return errors;
  }
  if (language === 'yaml')
    return parseAllDocuments(text, { logLevel: 'silent' }).flatMap(({ errors }) =>
      errors.map(({ message }) => message),
    );
  return open(text, language).policies.flatMap(({ tree }) => tree.faults ?? []);
}

/** Accepts one item at the offset; the number of items that were accepted. */
function acceptAt({ text, path, language, kind }: CorpusFile, offset: number, which: number): number {
  const document = open(text, language, kind ? { kind } : {});
  const { items } = complete(document, offset, realCatalog);
  const item = items[which % Math.max(1, items.length)];
  if (!item) return 0;
  const after = applyEdits(text, [filledIn(item.edit), ...item.also]);
  const where = `${path} at ${offset}: ${item.label}\n${after.slice(Math.max(0, offset - 80), offset + 120)}`;
  assert.deepEqual(faultsOf(after, language), [], where);
  // A policy whose Statement was renamed is none.
  if (item.kind !== 'element') assert.equal(open(after, language).policies.length, document.policies.length, where);
  // A stop that is empty is for the person to fill in.
  if (/""|: *$|: +[}]/m.test(plainOf(item)) || RENAMES.includes(item.kind) || TYPES.includes(item.label)) return 1;
  const options = { language, ...(kind ? { kind } : {}) };
  const before = unknown(findingsOf(text, options));
  const fresh = unknown(findingsOf(after, options)).filter(one => !before.includes(one));
  assert.deepEqual(item.kind === 'service' ? [] : fresh, [], where);
  return 1;
}

/** With a letter where the person goes on: `s3:` alone is half a word, in YAML a key. */
const filledIn = ({ span, text }: Completion['edit']): Completion['edit'] => ({
  span,
  text: text.map(piece => (typeof piece !== 'string' && piece.n === 0 && piece.placeholder === '' ? 'x' : piece)),
});

const plainOf = ({ edit }: Completion): string =>
  edit.text.map(piece => (typeof piece === 'string' ? piece : piece.placeholder)).join('');

/** Where words stand, and the blank ends of lines. */
const SPOTS = /[A-Za-z0-9:*/-]+|"[^"\n]*"|(?<=[:\-=] )$/gm;

describe('accepting a completion', () => {
  for (const [name, samples] of Object.entries({ json, yaml, terraform })) {
    it(`in the place of what is there leaves valid text, and brings nothing unknown or invalid: ${name}`, () => {
      let accepted = 0;
      fc.assert(
        fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(), (sample, where, which) => {
          const tokens = [...sample.text.matchAll(name === 'json' ? /"[^"\n]*"/g : SPOTS)];
          const token = tokens[where % tokens.length];
          if (token) accepted += acceptAt(sample, token.index + 1, which);
        }),
        { numRuns: 600 },
      );
      assert.ok(accepted > 150, `${accepted} accepted`);
    });
  }
});
