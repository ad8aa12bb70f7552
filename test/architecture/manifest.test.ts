/** Holds the manifest, the lists in the code and the files against one another. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { REFACTORINGS } from '../../src/core/actions/index.ts';
import { ELEMENTS } from '../../src/core/iam/grammar.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { hostOf } from '../../src/core/syntax/hosts.ts';
import { TEMPLATES } from '../../src/core/templates/index.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const DEFECTS =
  'unknown invalid missing duplicate redundant conflicting deprecated ineffective misplaced oversized wildcard exposed escalating'.split(
    ' ',
  );

describe('lists', () => {
  const idsIn = (folder: string, ...others: string[]) =>
    readdirSync(folder)
      .map(file => file.replace(/\.ts$/, ''))
      .filter(id => !others.includes(id));

  it('rules: id is the file name, sorted, from the closed set of defects, each with its test', () => {
    const ids = RULES.map(rule => rule.id);
    assert.deepEqual(ids, idsIn('src/core/rules', 'index', 'rule').sort());
    assert.deepEqual(
      ids.filter(id => !DEFECTS.includes(id.split('-')[0] ?? '')),
      [],
    );
    assert.deepEqual(
      ids.filter(id => !existsSync(`test/core/rules/${id}.test.ts`)),
      [],
    );
  });
  it('rules cover only rules', () => {
    const ids = RULES.map(rule => rule.id);
    assert.deepEqual(
      RULES.flatMap(rule => rule.covers ?? []).filter(id => !ids.includes(id)),
      [],
    );
  });
  it('refactorings: id is the file name, sorted, each with its test', () => {
    const ids = REFACTORINGS.map(refactoring => refactoring.id);
    assert.deepEqual(ids, idsIn('src/core/actions', 'index', 'action').sort());
    assert.deepEqual(
      ids.filter(id => !existsSync(`test/core/actions/${id}.test.ts`)),
      [],
    );
  });
  it('templates have ids of their own', () => {
    const ids = TEMPLATES.map(template => template.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ELEMENTS.length, 12);
  });
});

describe('manifest', () => {
  it('activates on the languages that can hold policies, and only there', () => {
    const source = readFileSync('src/vscode/documents.ts', 'utf8');
    const languages: string[] = JSON.parse(
      (/LANGUAGES[^=]*= (\[[^\]]*\])/.exec(source)?.[1] ?? '[]').replaceAll("'", '"'),
    );
    assert.ok(languages.length > 0);
    assert.deepEqual(
      manifest.activationEvents,
      languages.map(language => `onLanguage:${language}`),
    );
    assert.deepEqual(
      languages.filter(language => !hostOf(language)),
      [],
    );
  });
  it('works in untrusted and virtual workspaces and in the browser', () => {
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    assert.ok(manifest.browser && manifest.main);
  });
  it('contributes files that are there', () => {
    const paths = [
      ...manifest.contributes.snippets.map((s: { path: string }) => s.path),
      ...manifest.contributes.jsonValidation.map((v: { url: string }) => v.url),
    ];
    assert.deepEqual(
      paths.filter((path: string) => !existsSync(path)),
      [],
    );
  });
  it('pins every dependency', () => {
    const versions = Object.values<string>({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.deepEqual(
      versions.filter(version => !/^(npm:.*@)?\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });
  it('has @types/vscode on the minor of engines.vscode', () => {
    const minor = (text: string) => /(\d+\.\d+)\./.exec(text)?.[1];
    assert.equal(minor(manifest.devDependencies['@types/vscode']), minor(manifest.engines.vscode));
  });
});
