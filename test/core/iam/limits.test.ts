import assert from 'node:assert/strict';
import { KINDS } from '../../../src/core/iam/grammar.ts';
import { countSize, QUOTAS, quotaOf, quotasOf } from '../../../src/core/iam/limits.ts';
import { assertUnique } from './prose.ts';

const limits = (...parameters: Parameters<typeof quotasOf>): number[] =>
  quotasOf(...parameters).map(({ limit }) => limit);

describe('quotas', () => {
  it('are there for every kind, each once, with a source and a date', () => {
    assertUnique(QUOTAS.map(({ id }) => id));
    for (const kind of KINDS)
      assert.ok(
        QUOTAS.some(quota => quota.kind === kind),
        kind,
      );
    for (const { id, kind, service, title, limit, source, date } of QUOTAS) {
      assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/, id);
      assert.match(date, /^\d{4}-\d\d-\d\d$/, id);
      assert.match(title, /^(a|the) .*[^.]$/, id);
      assert.ok(limit >= 2048, id);
      assert.equal(service !== undefined, kind === 'resource', id);
    }
  });

  it('are AWS’s numbers', () => {
    assert.deepEqual(limits('identity'), [2048, 5120, 6144, 10240]);
    assert.deepEqual(limits('boundary'), [6144]);
    assert.deepEqual(limits('session'), [2048]);
    assert.deepEqual(limits('trust'), [2048]);
    assert.equal(quotaOf('trust')?.raisable, 8192);
    assert.deepEqual(limits('scp'), [10240]);
    assert.deepEqual(limits('rcp'), [5120]);
    assert.deepEqual(limits('endpoint'), [20480]);
    assert.deepEqual(limits('resource', 's3'), [20480]);
    assert.deepEqual(limits('resource', 'kms'), [32768]);
    assert.deepEqual(limits('resource', 'nonsense'), []);
    assert.deepEqual(limits('resource'), []);
  });

  const text = '{\n  "Sid": "a b\\" c",\n  "Effect": "Allow"\n}\n';

  it('count without white space where AWS does', () => {
    const bare = '{"Sid":"ab\\"c","Effect":"Allow"}'.length;
    assert.deepEqual(countSize(text, { unit: 'characters', whiteSpace: 'ignored' }), { least: bare, most: bare });
    assert.deepEqual(countSize(text, { unit: 'characters', whiteSpace: 'unknown' }), {
      least: bare,
      most: text.length,
    });
  });

  it('count every character where AWS does', () => {
    const all = { least: text.length, most: text.length };
    assert.deepEqual(countSize(text, { unit: 'characters', whiteSpace: 'counted' }), all);
  });

  it('count as the console does, which leaves strings alone', () => {
    const minified = '{"Sid":"a b\\" c","Effect":"Allow"}'.length;
    assert.deepEqual(countSize(text, { unit: 'characters', whiteSpace: 'console' }), {
      least: minified,
      most: text.length,
    });
    assert.deepEqual(countSize('{ "a b', { unit: 'characters', whiteSpace: 'console' }), { least: 5, most: 6 });
  });

  it('count bytes for some services', () => {
    assert.deepEqual(countSize('aé€😀', { unit: 'bytes', whiteSpace: 'counted' }), { least: 10, most: 10 });
    for (const odd of ['aé€😀', '\ud83d', 'x'.repeat(100)])
      assert.equal(countSize(odd, { unit: 'bytes', whiteSpace: 'counted' }).most, new TextEncoder().encode(odd).length);
  });

  it('count long texts at once', () => {
    const long = `{"a": "${'x '.repeat(200000)}`;
    const begin = Date.now();
    for (const whiteSpace of ['ignored', 'console', 'unknown'] as const) countSize(long, { unit: 'bytes', whiteSpace });
    assert.ok(Date.now() - begin < 2000, `${Date.now() - begin} ms`);
  });
});
