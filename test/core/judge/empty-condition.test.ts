import assert from 'node:assert/strict';
import { OPERATORS, parseOperator, whenKeyMissing } from '../../../src/core/iam/operators.ts';
import { HOLDS, holdsWithoutValues } from '../../../src/core/judge/empty-condition.ts';

describe('a condition without values', () => {
  it('holds for a request without the key exactly where the operator says so', () => {
    for (const { name } of OPERATORS)
      for (const prefix of ['', 'ForAllValues:', 'ForAnyValue:'])
        for (const suffix of ['', 'IfExists']) {
          const operator = parseOperator(`${prefix}${name}${suffix}`);
          assert.ok(operator);
          const holds = holdsWithoutValues(operator);
          if (!holds) continue;
          const missing = holds === 'always' || holds === 'without';
          assert.equal(missing, whenKeyMissing(operator) === 'true', operator.spelling);
        }
  });
  it('is not judged under Null, and has words for the rest', () => {
    const none = parseOperator('Null');
    assert.equal(none && holdsWithoutValues(none), undefined);
    for (const words of Object.values(HOLDS)) assert.match(words, /^(never )?holds/);
  });
});
