/** Holds the rules' pages against the rules: their examples are run, the fixes they name are offered. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../src/core/index.ts';
import { examplesIn, SECTIONS, sectionOf, sectionsIn, standsFor, titlesIn } from '../../src/tools/generate/page.ts';
import { turnedOn } from '../../src/tools/generate/pages.ts';
import { findingsOf } from '../support/fixture.ts';

describe('pages of rules', () => {
  it('are there for every rule, and for nothing else', () => {
    const pages = readdirSync('docs/rules').filter(name => name !== 'README.md');
    assert.deepEqual(pages.sort(), rules.map(rule => `${rule.id}.md`).sort());
  });

  for (const rule of rules) {
    const { id } = rule;
    describe(id, () => {
      const page = readFileSync(`docs/rules/${id}.md`, 'utf8');
      const avoid = examplesIn(page, 'Avoid').map(example => ({
        example,
        findings: findingsOf(example.text, { ...example, ...turnedOn(rule) }),
      }));

      it('has every section, in order, with something in it', () => {
        assert.deepEqual(sectionsIn(page), [...SECTIONS]);
        assert.deepEqual(
          SECTIONS.filter(section => sectionOf(page, section) === ''),
          [],
        );
      });
      it('Avoid reports this rule and nothing else', () => {
        assert.ok(avoid.length > 0);
        for (const { example, findings } of avoid) {
          assert.deepEqual([...new Set(findings.map(finding => finding.rule))], [id], example.text);
        }
      });
      it('Prefer reports nothing but hints, and never this rule', () => {
        const prefer = examplesIn(page, 'Prefer');
        assert.ok(prefer.length > 0);
        for (const example of prefer) {
          const found = findingsOf(example.text, { ...example, ...turnedOn(rule) }).filter(
            ({ rule, severity }) => rule === id || severity !== 'hint',
          );
          assert.deepEqual(
            found.map(({ rule, message }) => `${rule}: ${message}`),
            [],
            example.text,
          );
        }
      });
      it('names the fixes of its examples, and no others', () => {
        const titles = titlesIn(page);
        const offered = avoid.flatMap(({ findings }) => findings.flatMap(({ fixes }) => fixes.map(fix => fix.title)));
        assert.deepEqual(
          offered.filter(shown => !titles.some(title => standsFor(title, shown))),
          [],
          'offered, but not on the page',
        );
        assert.deepEqual(
          titles.filter(title => !offered.some(shown => standsFor(title, shown))),
          [],
          'on the page, but not offered',
        );
      });
    });
  }
});

describe('titles on a page', () => {
  it('stand for themselves, and an ellipsis for any text', () => {
    assert.ok(standsFor('Change to Allow', 'Change to Allow'));
    assert.ok(standsFor('Narrow to reading: … actions', 'Narrow to reading: 12 actions'));
    assert.ok(standsFor('Narrow to chosen services…', 'Narrow to chosen services…'));
    assert.ok(!standsFor('Change to Allow', 'Change to Allow it'));
    assert.ok(!standsFor('Change to Allow', 'No: Change to Allow'));
    assert.ok(!standsFor('Replace by the … actions', 'Replace by the 5 actions it allows'));
  });
});
