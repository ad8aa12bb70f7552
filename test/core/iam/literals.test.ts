import assert from 'node:assert/strict';
import {
  dateForm,
  dateValue,
  isBase64,
  isNumber,
  isoDate,
  isTruth,
  meantDate,
  meantNumber,
  meantTruth,
} from '../../../src/core/iam/literals.ts';

const eachIs = <T>(of: (text: string) => T, wanted: T, ...texts: readonly string[]): void => {
  for (const text of texts) assert.equal(of(text), wanted, text);
};

describe('numbers of conditions', () => {
  it('are integers, decimals and powers of ten', () => {
    eachIs(isNumber, true, '0', '10', '-1', '+1', '1.5', '.5', '5.', '1e3', '1E-3');
    eachIs(isNumber, false, '', '.', 'ten', '1,000', '0x10', '10s', '1 0', '1e', '--1', '∞', 'NaN');
  });
  it('are clear in spite of marks and spaces', () => {
    assert.deepEqual(['1,000', '1_000_000', ' 10 ', '1 000', '10', '1,00', 'ten', '10s'].map(meantNumber), [
      '1000',
      '1000000',
      '10',
      '1000',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('truth values of conditions', () => {
  it('are true and false in any case', () => {
    eachIs(isTruth, true, 'true', 'False', 'TRUE');
    eachIs(isTruth, false, '', 'yes', '1', ' true', 'truefalse');
  });
  it('are clear in spite of other words', () => {
    eachIs(meantTruth, 'true', 'yes', 'yess', 'Y', 'on', '1', 'tru', 'ture', ' True ', 'enabled');
    eachIs(meantTruth, 'false', 'no', 'off', '0', 'flase', 'fales', 'disable');
    eachIs(meantTruth, undefined, '', '2', 'maybe', 'null', 'amplify.amazonaws.com');
  });
});

describe('dates of conditions', () => {
  it('have the forms of the W3C', () => {
    eachIs(
      dateForm,
      'date',
      '2026',
      '2026-11',
      '2026-11-01',
      '2028-02-29',
      '2026-11-01T08:00Z',
      '2026-11-01T08:00:00Z',
      '2026-11-01T08:00:00.5+01:00',
      '2026-11-01t08:00:00z',
    );
    eachIs(dateForm, 'unzoned', '2026-11-01T08:00', '2026-11-01T08:00:00');
    eachIs(dateForm, 'epoch', '0', '1793520000', '1793520000000', '19');
    eachIs(
      dateForm,
      'none',
      '',
      '2026-13-01',
      '2026-02-30',
      '2026-11-01T24:30:00Z',
      '2026-11-01 08:00:00Z',
      '2026/11/01',
      '01-11-2026',
      '20261101',
      'tomorrow',
      '2026-11-*',
    );
  });
  it('have a value', () => {
    assert.equal(dateValue('2026-11-01T08:00:00Z'), Date.UTC(2026, 10, 1, 8));
    assert.equal(dateValue('2026-11-01T08:00:00.25+01:30'), Date.UTC(2026, 10, 1, 6, 30, 0, 250));
    assert.equal(dateValue('2026-11-01T08:00:00-01:30'), Date.UTC(2026, 10, 1, 9, 30));
    assert.equal(dateValue('2026-11'), Date.UTC(2026, 10, 1));
    assert.equal(dateValue('1793520000'), 1793520000000);
    assert.equal(dateValue('1793520000000'), 1793520000000);
    assert.equal(dateValue('0099-01-01'), Date.parse('0099-01-01'));
    assert.equal(dateValue('tomorrow'), undefined);
    assert.equal(isoDate(1793520000000), '2026-11-01T08:00:00Z');
    assert.equal(isoDate(9e15), undefined);
  });
  it('are clear in some other forms', () => {
    for (const [text, meant] of [
      ['2026/11/01', '2026-11-01'],
      ['2026-1-5', '2026-01-05'],
      ['20261101', '2026-11-01'],
      ['2026-11-01 08:00:00Z', '2026-11-01T08:00:00Z'],
      ['2026-11-01 08:00', '2026-11-01T08:00:00Z'],
      ['2026-11-01T08:00:00', '2026-11-01T08:00:00Z'],
      ['20261101T080000Z', '2026-11-01T08:00:00Z'],
      ['2026-11-01T08:00:00+0100', '2026-11-01T08:00:00+01:00'],
      ['2026-11-01 08:00:00 UTC', '2026-11-01T08:00:00Z'],
    ] as const)
      assert.equal(meantDate(text), meant, text);
  });
  it('are not clear where day and month could change places, or there is no such day', () => {
    eachIs(meantDate, undefined, '01-11-2026', '11/01/2026', '2026-02-30', '2026/13/01', '1793520000', '12345678', 'x');
    eachIs(meantDate, undefined, '2026-11-01', '2026-11-01T08:00:00Z');
  });
});

describe('bytes of conditions', () => {
  it('are base64', () => {
    eachIs(isBase64, true, 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'AAAA', '+/==');
    eachIs(isBase64, false, 'AAA', 'A-_A', 'secret text', '====');
  });
});
