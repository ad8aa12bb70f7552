/** Whatever is accepted, wherever: the document stays whole, and what was put there is nothing that AWS does not know. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ParseError, parse } from 'jsonc-parser';
import { applyEdits, complete, type Finding, open } from '../../../src/core/index.ts';
import { corpus } from '../../../src/tools/corpus.ts';
import { findingsOf } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const samples = corpus().filter(({ language, kind }) => language === 'json' && kind !== undefined);

/** Findings that say "there is no such thing"; a value still to be filled in is no fault of the item. */
const unknown = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ rule }) => /^(unknown|invalid)-/.test(rule) && rule !== 'invalid-placeholder')
    .map(({ rule, message }) => `${rule}: ${message}`);

const KEYS = ['element', 'operator', 'key'];
const TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

describe('accepting a completion', () => {
  it('in the place of what is there leaves valid JSON, and brings nothing unknown or invalid', () => {
    const catalog = realCatalog();
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(), ({ text, kind, path }, where, which) => {
        const tokens = [...text.matchAll(/"[^"\n]*"/g)];
        const token = tokens[where % tokens.length];
        if (!token) return;
        const offset = token.index + 1;
        const { items } = complete(open(text, 'json', { kind }), offset, () => catalog);
        const item = items[which % Math.max(1, items.length)];
        if (!item) return;
        accepted++;
        const after = applyEdits(text, [item.edit, ...item.also]);
        const errors: ParseError[] = [];
        parse(after, errors);
        assert.deepEqual(errors, [], `${path}: ${item.label}`);
        const options = { language: 'json', ...(kind ? { kind } : {}) };
        const before = unknown(findingsOf(text, options));
        const fresh = unknown(findingsOf(after, options)).filter(one => !before.includes(one));
        // A stop that is empty is for the person to fill in, and the value of a key that was renamed for them to change.
        if (/""/.test(after) || KEYS.includes(item.kind) || TYPES.includes(item.label)) return;
        assert.deepEqual(fresh, [], `${path} at ${offset}: ${item.label}`);
      }),
      { numRuns: 600 },
    );
    assert.ok(accepted > 300, `${accepted} accepted`);
  });
});
