/** What holds for all rules at once, on policies that are bent, laid out anew, and spelled in six ways. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check, type Finding, type Kind, open } from '../../../src/core/index.ts';
import { corpus } from '../../../src/tools/corpus.ts';
import { ARNS } from '../../fixtures/access-analyzer/arns.ts';
import { CONDITION_KEYS } from '../../fixtures/access-analyzer/condition-keys.ts';
import { CONDITION_VALUES } from '../../fixtures/access-analyzer/condition-values.ts';
import { PRINCIPALS } from '../../fixtures/access-analyzer/principals.ts';
import { SECURITY } from '../../fixtures/access-analyzer/security.ts';
import { SHAPE } from '../../fixtures/access-analyzer/shape.ts';
import { findingsOf, TODAY } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { SPELLINGS } from '../../support/spell.ts';

interface Sample {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly kind?: Kind;
}

/** The cases of Access Analyzer's codes, good and bad, that are plain objects. */
const objects = [...SHAPE, ...ARNS, ...PRINCIPALS, ...CONDITION_VALUES, ...CONDITION_KEYS, ...SECURITY].flatMap(
  ({ code, kind = 'identity', yields, silent }) =>
    [yields, silent].flatMap((policy, at) =>
      typeof policy === 'object' ? [{ name: `${code} ${at === 0 ? 'yields' : 'silent'}`, kind, policy }] : [],
    ),
);
const samples: readonly Sample[] = [
  ...objects.map(({ name, kind, policy }) => ({ name, kind, language: 'json', text: JSON.stringify(policy, null, 2) })),
  ...corpus().map(({ path, ...file }) => ({ name: path, ...file })),
];

/** What must be the same however the policy is laid out. */
const shown = ({ rule, severity, message, accessAnalyzer }: Finding): string =>
  [severity, rule, message, ...accessAnalyzer].join(' ');
const all = (text: string, options: { language: string; kind?: Kind }): string[] =>
  findingsOf(text, options).map(shown).sort();

describe('all rules', () => {
  it('never throw and never report outside the text, whatever is cut, doubled or put in', () => {
    const junk = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[]',
      ',',
      ':',
      '*',
      '${',
      '}',
      'null',
      '\\',
      '\n',
      'é',
      '0',
      '/',
      'aws:',
    );
    const catalog = realCatalog();
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), junk), { maxLength: 4 }),
        (sample, bends) => {
          const text = bends.reduce((now, [at, length, put]) => {
            const start = at % (now.length + 1);
            return now.slice(0, start) + put + now.slice(start + (length % 3 === 0 ? 0 : length));
          }, sample.text);
          const { findings, faults } = check(open(text, sample.language, { kind: sample.kind }), {
            catalog,
            today: TODAY,
          });
          assert.deepEqual(faults, [], sample.name);
          for (const { span, message, fixes } of findings) {
            assert.ok(
              span.start >= 0 && span.start < span.end && span.end <= text.length,
              `${sample.name}: ${message}`,
            );
            for (const fix of fixes) fix.make();
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('say the same of a policy with its white space changed, its keys in another order, its single values in lists', () => {
    for (const { name, kind, policy } of objects) {
      const options = { language: 'json', kind };
      const before = all(JSON.stringify(policy, null, 2), options);
      assert.deepEqual(all(JSON.stringify(policy), options), before, `${name}, in one line`);
      // Which of two equal elements is at fault may depend on the order, and nothing else.
      assert.deepEqual(all(JSON.stringify(turned(policy)), options), before, `${name}, keys turned round`);
      assert.deepEqual(all(JSON.stringify(listed(policy)), options), before, `${name}, in lists`);
    }
  });

  for (const spelling of SPELLINGS) {
    it(`say the same of a policy as ${spelling.name}`, () => {
      let said = 0;
      for (const { name, kind, policy } of objects) {
        const text = spelling.write(policy);
        if (text === undefined) continue;
        said++;
        const before = all(JSON.stringify(policy, null, 2), { language: 'json', kind });
        assert.deepEqual(all(text, { language: spelling.language, kind }), before, `${name}\n${text}`);
      }
      assert.ok(said > 100, `${said} policies`);
    });
  }
});

type Json = unknown;
const isMap = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same with the entries of every map in the opposite order; lists are as they are. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

const LISTED = ['Action', 'NotAction', 'Resource', 'NotResource'];

/** The same with single strings of Action and Resource in lists. */
function listed(value: Json): Json {
  if (Array.isArray(value)) return value.map(listed);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      LISTED.includes(name) && typeof item === 'string' ? [item] : listed(item),
    ]),
  );
}
