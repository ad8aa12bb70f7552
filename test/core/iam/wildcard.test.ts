import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covers, intersects, matches, steps } from '../../../src/core/iam/wildcard.ts';

/** The plainest matcher: exponential, but surely right. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') return naive(pattern.slice(1), text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && naive(pattern.slice(1), text.slice(1));
}

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 });
const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
const allTexts = ['', ...['a', 'b'].flatMap(a => [a, ...['a', 'b'].flatMap(b => [a + b, `${a}${b}a`, `${a}${b}b`])])];

describe('wildcards', () => {
  it('match as the plainest matcher does', () => {
    fc.assert(fc.property(pattern, text, (p, t) => assert.equal(matches(p, t), naive(p, t))));
  });
  it('cover only what they match', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (outer, inner, t) => {
        if (covers(outer, inner) && naive(inner, t)) assert.ok(naive(outer, t));
      }),
    );
    assert.ok(covers('s3:Get*', 's3:GetObject*'));
    assert.ok(!covers('s3:Get?', 's3:Get*'));
  });
  it('intersect where some text matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const common = allTexts.some(t => naive(a, t) && naive(b, t));
        if (common) assert.ok(intersects(steps(a), steps(b)));
        assert.equal(intersects(steps(a), steps(b)), intersects(steps(b), steps(a)));
      }),
    );
    assert.ok(!intersects(steps('ab*'), steps('*ba')) === false);
    assert.ok(!intersects(steps('a*'), steps('b*')));
  });
  it('keep barred characters out of a run', () => {
    const bucket = [...'s3:::', { run: true as const, without: '/' }];
    assert.ok(intersects(bucket, steps('s3:::invoices')));
    assert.ok(intersects(bucket, steps('s3:::*')));
    assert.ok(!intersects(bucket, steps('s3:::invoices/*')));
  });
  it('stay quick on patterns made to be slow', () => {
    assert.equal(matches(`${'*a'.repeat(5_000)}b`, 'a'.repeat(10_000)), false);
    assert.equal(intersects(steps(`${'*a'.repeat(500)}b`), steps(`${'a*'.repeat(500)}c`)), false);
  });
});
