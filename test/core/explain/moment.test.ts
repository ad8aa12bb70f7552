import assert from 'node:assert/strict';
import { sayDuration, sayMoment } from '../../../src/core/explain/moment.ts';

describe('moments', () => {
  const said: [string, string | undefined][] = [
    ['2026-11-01T08:00:00Z', '1 November 2026, 08:00 UTC'],
    ['2026-11-01t08:00:09z', '1 November 2026, 08:00:09 UTC'],
    ['2026-11-01T08:00:00.123Z', '1 November 2026, 08:00 UTC'],
    ['2026-11-01T08:00+02:00', '1 November 2026, 06:00 UTC'],
    ['2026-11-01T08:00:00', '1 November 2026, 08:00 UTC'],
    ['2026-02-28', '28 February 2026, 00:00 UTC'],
    ['2026-12', '1 December 2026, 00:00 UTC'],
    ['2026', '1 January 2026, 00:00 UTC'],
    ['1793520000', '1 November 2026, 08:00 UTC'],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['2026-11-01T25:00:00Z', undefined],
    ['tomorrow', undefined],
    ['', undefined],
    ['12', undefined],
  ];
  for (const [text, expected] of said) {
    it(`says ${text || 'nothing'}`, () => assert.equal(sayMoment(text), expected));
  }
});

describe('durations', () => {
  const said: [string, string | undefined][] = [
    ['3600', '1 hour'],
    ['5400', '90 minutes'],
    ['86400', '1 day'],
    ['172800', '2 days'],
    ['61', '61 seconds'],
    ['1', '1 second'],
    ['0', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['99999999999999', undefined],
  ];
  for (const [text, expected] of said) {
    it(`says ${text}`, () => assert.equal(sayDuration(text), expected));
  }
});
