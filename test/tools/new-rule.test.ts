/** What `npm run new-rule` makes: an id that is checked, files that work, a list that stays sorted. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../src/core/index.ts';
import { examplesIn, SECTIONS, sectionsIn } from '../../src/tools/generate/page.ts';
import { faultIn, INDEX, ruleFiles, withRule } from '../../src/tools/generate/rule-files.ts';

describe('a new rule', () => {
  it('has an id from the closed set of defects', () => {
    for (const { id } of rules) assert.equal(faultIn(id), undefined, id);
    assert.match(faultIn('broken-effect') ?? '', /^"broken" is none of the defects/);
    for (const id of ['Missing-version', 'missing', 'missing_version', '../missing-x', 'missing-']) {
      assert.match(faultIn(id) ?? '', /is no rule id/, id);
    }
  });

  it('is put into the list where it belongs', () => {
    const index = readFileSync(INDEX, 'utf8');
    for (const id of ['conflicting-test', 'missing-test', 'unknown-test', 'wildcard-test']) {
      const lines = withRule(index, id).split('\n');
      const added = lines.filter(line => !index.split('\n').includes(line));
      assert.equal(added.length, 2, id);
      assert.equal(lines.length, index.split('\n').length + 2, id);
      const imports = lines.filter(line => line.startsWith('import')).map(line => line.split("'")[1]);
      assert.deepEqual(imports, [...imports].sort());
    }
  });

  it('begins with a rule, a test and a page that agree', () => {
    const [rule, test, page] = ruleFiles('missing-example');
    assert.deepEqual(
      [rule?.path, test?.path, page?.path],
      ['src/core/rules/missing-example.ts', 'test/core/rules/missing-example.test.ts', 'docs/rules/missing-example.md'],
    );
    assert.match(rule?.text ?? '', /export const missingExample: Rule = \{\n {2}id: 'missing-example'/);
    assert.match(test?.text ?? '', /\^{16} warning missing-example: The Sid "missingExample" is the name of a rule\./);
    assert.deepEqual(sectionsIn(page?.text ?? ''), [...SECTIONS]);
    assert.match(examplesIn(page?.text ?? '', 'Avoid')[0]?.text ?? '', /"missingExample"/);
  });
});
