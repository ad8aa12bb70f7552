/** No false alarm on a real policy: the known-good policies of test/corpus give hints and information, nothing more. */
import assert from 'node:assert/strict';
import { BROAD, corpus } from '../../src/tools/corpus.ts';
import { findingsOf, openText } from '../support/fixture.ts';

const files = corpus();

describe('known-good policies', () => {
  it('are many, of every kind, and each is found', () => {
    assert.ok(files.length >= 120, `${files.length} files`);
    for (const { path, text, ...options } of files) {
      assert.ok(openText(text, options).policies.length > 0, path);
    }
  });
  it('give no error and no warning', () => {
    const alarms = files
      .filter(({ path }) => !path.startsWith(`${BROAD}/`))
      .flatMap(({ path, text, ...options }) =>
        findingsOf(text, options)
          .filter(({ severity }) => severity === 'error' || severity === 'warning')
          .map(({ rule, severity, message }) => `${path}: ${severity} ${rule}: ${message}`),
      );
    assert.deepEqual(alarms, []);
  });
  it('give a warning or two for each policy that is broad by design, and no error', () => {
    for (const { path, text, ...options } of files.filter(file => file.path.startsWith(`${BROAD}/`))) {
      const severe = findingsOf(text, options).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.ok(severe.length >= 1 && severe.length <= 2, `${path}: ${severe.map(({ rule }) => rule).join(', ')}`);
      assert.ok(severe.every(({ severity }) => severity === 'warning'));
    }
  });
});
