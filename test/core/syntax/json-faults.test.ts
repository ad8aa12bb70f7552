/** Where a text is no JSON: held against jsonc-parser on texts with a token too much, too little or changed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ParseError, parse } from 'jsonc-parser';
import type { Fault } from '../../../src/core/syntax/host.ts';
import { jsonHost } from '../../../src/core/syntax/json.ts';
import { rootSource } from '../../../src/core/syntax/source.ts';
import { applyEdits } from '../../../src/core/syntax/text.ts';

const faultsIn = (text: string): readonly Fault[] => jsonHost.parse(rootSource(text))[0]?.faults ?? [];
const shown = (text: string): [string, string][] =>
  faultsIn(text).map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

function isJson(text: string): boolean {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: false });
  return errors.length === 0;
}

const TOKENS = ['{', '}', '[', ']', ',', ':', '"a"', '"b\\n"', '1', 'true', 'null', 'word', '"\\q"', '// note\n'];

describe('faults of JSON', () => {
  const cases: [text: string, kind: string, at: string][] = [
    ['{"a": 1 "b": 2}', 'comma', '"b"'],
    ['[1 2]', 'comma', '2'],
    ['{"a": 1,}', 'trailing-comma', ','],
    ['{,"a": 1}', 'extra-comma', ','],
    ['["a",, "b"]', 'extra-comma', ','],
    ['{"a" 1}', 'colon', '"a"'],
    ['{"a": }', 'value', '"a"'],
    ['{"a": yes}', 'bare', 'yes'],
    ['{a: 1}', 'bare', 'a'],
    ['{"a": "\\."}', 'escape', '"\\."'],
    ['{"a": [1', 'unclosed', '['],
    ['{"a": "b\n}', 'unclosed', '"b'],
    ['{"a": 1, : 2}', 'stray', ':'],
  ];
  for (const [text, kind, at] of cases) {
    it(`${kind} in ${JSON.stringify(text)}`, () => assert.deepEqual(shown(text)[0], [kind, at]));
  }
  it('comments are none', () => assert.deepEqual(shown('// a\n{ /* b */ "c": [1] }'), []));

  it('are there where jsonc-parser finds errors, and nowhere else', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(...TOKENS), fc.boolean(), (json, at, token, replaces) => {
        const start = at % (json.length + 1);
        const text = `{"k": ${json.slice(0, start)} ${token} ${json.slice(start + (replaces ? 1 : 0))}}`;
        const [tree, more] = jsonHost.parse(rootSource(text));
        // What stands behind the first value is a tree of its own.
        if (more || (tree?.root.span.end ?? 0) < text.trimEnd().length) return;
        assert.equal(faultsIn(text).length === 0, isJson(text), text);
      }),
      { numRuns: 2000 },
    );
  });
  it('are mended by their edits, one by one', () => {
    for (const text of ['{"a": 1 "b": [1 2,],}', '[,1,,2]', '[1, // one\n]']) {
      let now = text;
      for (let round = 0; round < 10 && !isJson(now); round++) {
        const edit = faultsIn(now)[0]?.edit;
        assert.ok(edit, now);
        now = applyEdits(now, [edit]);
      }
      assert.ok(isJson(now), now);
    }
  });
});
