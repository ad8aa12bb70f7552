/** Every code of IAM Access Analyzer has a policy that yields it and one that does not, and a rule that says so. */
import assert from 'node:assert/strict';
import { type Finding, rules } from '../../../src/core/index.ts';
import { rulesOf } from '../../../src/tools/generate/access-analyzer.ts';
import { CODES } from '../../../src/tools/generate/codes.ts';
import { ARNS } from '../../fixtures/access-analyzer/arns.ts';
import { CONDITION_KEYS } from '../../fixtures/access-analyzer/condition-keys.ts';
import { CONDITION_VALUES } from '../../fixtures/access-analyzer/condition-values.ts';
import { PRINCIPALS } from '../../fixtures/access-analyzer/principals.ts';
import { SECURITY } from '../../fixtures/access-analyzer/security.ts';
import { SHAPE } from '../../fixtures/access-analyzer/shape.ts';
import { SYNTAX } from '../../fixtures/access-analyzer/syntax.ts';
import type { CodeCase } from '../../support/code-case.ts';
import { findingsOf } from '../../support/fixture.ts';

const CASES: readonly CodeCase[] = [
  ...SHAPE,
  ...ARNS,
  ...PRINCIPALS,
  ...CONDITION_VALUES,
  ...CONDITION_KEYS,
  ...SECURITY,
  ...SYNTAX,
];
const NAMES = CODES.map(({ code }) => code);

function findings({ kind, language = 'json' }: CodeCase, policy: string | object): readonly Finding[] {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2);
  return findingsOf(text, { language, ...(kind ? { kind } : {}) });
}

describe('codes of IAM Access Analyzer', () => {
  it('are sorted, and each has a rule and a case', () => {
    assert.deepEqual(NAMES, [...NAMES].sort());
    assert.deepEqual(
      NAMES.filter(code => rulesOf(code).length === 0),
      [],
      'no rule gives it',
    );
    assert.deepEqual(
      NAMES.filter(code => !CASES.some(one => one.code === code)),
      [],
      'no case',
    );
  });
  it('are the only ones that rules and cases name', () => {
    const named = [...rules.flatMap(rule => rule.accessAnalyzer ?? []), ...CASES.map(({ code }) => code)];
    assert.deepEqual(
      named.filter(code => !NAMES.includes(code)),
      [],
    );
  });

  for (const one of CASES) {
    it(`${one.code}${one.kind ? ` in ${one.kind}` : ''}`, () => {
      const found = findings(one, one.yields);
      const holding = found.filter(({ accessAnalyzer }) => accessAnalyzer.includes(one.code));
      assert.ok(holding.length > 0, `not among ${found.map(({ rule, message }) => `${rule}: ${message}`).join(' | ')}`);
      const silent = findings(one, one.silent).filter(({ accessAnalyzer }) => accessAnalyzer.includes(one.code));
      assert.deepEqual(silent, []);
      for (const { rule, accessAnalyzer } of found) {
        const covered = rules.find(({ id }) => id === rule)?.covers ?? [];
        const known = rules.filter(({ id }) => id === rule || covered.includes(id));
        const codes = known.flatMap(({ accessAnalyzer: can }) => can ?? []);
        assert.deepEqual(
          accessAnalyzer.filter(code => !codes.includes(code)),
          [],
          `${rule} does not say so`,
        );
      }
    });
  }
});
