import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  covers,
  coversSteps,
  disjoint,
  intersects,
  matches,
  type Step,
  steps,
  unusualText,
} from '../../../src/core/iam/wildcard.ts';

/** The plainest matcher: exponential, but surely right. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') return naive(pattern.slice(1), text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && naive(pattern.slice(1), text.slice(1));
}

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });

/** All texts of at most six letters; `c` stands in no pattern. */
const TEXTS = Array.from({ length: 7 }, (_, length) => length).flatMap(length =>
  Array.from({ length: 3 ** length }, (_, number) => number.toString(3).padStart(length, '0').slice(0, length)).map(
    digits => digits.replace(/./g, digit => 'abc'[Number(digit)] ?? ''),
  ),
);
const textsOf = (p: string): string[] => TEXTS.filter(t => matches(p, t));

describe('wildcards', () => {
  it('match as the plainest matcher does', () => {
    fc.assert(fc.property(pattern, text, (p, t) => assert.equal(matches(p, t), naive(p, t))));
  });
  it('cover just what they match', () => {
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        const all = textsOf(inner).every(t => matches(outer, t));
        if (covers(outer, inner)) assert.ok(all);
        // Without ? over a star the answer is exact: five steps each side are told apart by six letters.
        else if (!outer.includes('?') || !inner.includes('*')) assert.ok(!all, `${outer} covers ${inner}`);
        assert.equal(coversSteps(steps(outer), steps(inner)), covers(outer, inner));
      }),
    );
    assert.ok(covers('s3:Get*', 's3:GetObject*'));
    assert.ok(!covers('s3:Get?', 's3:Get*'));
    assert.ok(covers('a*?', 'a?*'));
    assert.ok(!covers('a?', 'a*'));
  });
  it('intersect where some text matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const common = textsOf(a).some(t => matches(b, t));
        if (common) assert.ok(intersects(steps(a), steps(b)));
        // A text that both match needs no more letters than both have steps.
        else if (a.length + b.length <= 6) assert.ok(!intersects(steps(a), steps(b)));
        assert.equal(intersects(steps(a), steps(b)), intersects(steps(b), steps(a)));
      }),
    );
    assert.ok(intersects(steps('ab*'), steps('*ba')));
    assert.ok(!intersects(steps('a*'), steps('b*')));
  });
  it('are disjoint as sets where no pair meets', () => {
    const all = (patterns: string[]) => patterns.map(steps);
    assert.ok(disjoint(all(['a*', 'b?']), all(['c*', 'b'])));
    assert.ok(!disjoint(all(['a*', 'b?']), all(['c*', '*c'])));
    assert.ok(disjoint([], all(['*'])));
  });
  it('keep barred characters out of a run', () => {
    const bucket = [...'s3:::', { run: true as const, without: '/' }];
    assert.ok(intersects(bucket, steps('s3:::invoices')));
    assert.ok(intersects(bucket, steps('s3:::*')));
    assert.ok(!intersects(bucket, steps('s3:::invoices/*')));
    assert.ok(coversSteps(bucket, steps('s3:::invoices')));
    assert.ok(!coversSteps(bucket, steps('s3:::*')));
    assert.ok(coversSteps(steps('s3:::*'), bucket));
    assert.ok(coversSteps(bucket, bucket));
  });
  it('take a named run for one text that is not known', () => {
    const home = (name: string): Step[] => ['h', '/', { run: true, name }];
    assert.ok(coversSteps(steps('h/*'), home('user')));
    assert.ok(coversSteps(home('user'), home('user')));
    assert.ok(!coversSteps(home('user'), home('team')));
    assert.ok(!coversSteps(home('user'), steps('h/a')));
    assert.ok(!coversSteps(home('user'), steps('h/*')));
    assert.ok(!coversSteps(steps('h/?'), home('user')));
    assert.ok(intersects(home('user'), steps('h/a')));
    assert.ok(!intersects(home('user'), steps('g/*')));
  });
  it('have an example that only wildcards match', () => {
    const example = unusualText(steps('a*b?')).join('');
    assert.ok(matches('a*b?', example));
    assert.ok(matches('a*', example));
    assert.ok(!matches('ab*', example));
  });
  it('stay quick on patterns made to be slow', () => {
    assert.equal(matches(`${'*a'.repeat(5_000)}b`, 'a'.repeat(10_000)), false);
    assert.equal(covers(`${'*a'.repeat(5_000)}b`, 'a?'.repeat(5_000)), false);
    assert.equal(intersects(steps(`${'*a'.repeat(500)}b`), steps(`${'a*'.repeat(500)}c`)), false);
    assert.equal(coversSteps(steps(`${'*a'.repeat(500)}b`), steps(`${'a*'.repeat(500)}c`)), false);
  });
});
