/** What is generated is what the code says, and nothing else changes when it is written. */
import assert from 'node:assert/strict';
import { ELEMENTS } from '../../src/core/iam/grammar.ts';
import { type KINDS, rules } from '../../src/core/index.ts';
import { TEMPLATES } from '../../src/core/templates/index.ts';
import { withSetting } from '../../src/tools/generate/manifest.ts';
import { withHead } from '../../src/tools/generate/page.ts';
import { generated, stale } from '../../src/tools/generate.ts';

const files = generated();
const textOf = (path: string): string => files.find(file => file.path === path)?.text ?? '';

describe('generated files', () => {
  it('are up to date', () => {
    assert.deepEqual(
      stale(files).map(file => file.path),
      [],
      'run npm run generate',
    );
  });
});

describe('schema of an identity policy', () => {
  it('is that of a boundary and of a session policy, too, as it says', () => {
    const elementsOf = (kind: (typeof KINDS)[number]) => ELEMENTS.filter(({ kinds }) => kinds?.includes(kind) ?? true);
    assert.deepEqual(elementsOf('boundary'), elementsOf('identity'));
    assert.deepEqual(elementsOf('session'), elementsOf('identity'));
  });
});

describe('snippets', () => {
  const snippets: Record<string, { prefix?: string; isFileTemplate: boolean; description: string; body: string[] }> =
    JSON.parse(textOf('snippets/iam-policies.code-snippets'));

  /** The text that VS Code inserts, each stop with its placeholder in it. */
  const inserted = (body: readonly string[]): string =>
    body
      .join('\n')
      .replace(/\\([\\$}])|\$\{\d+:((?:\\[\\$}]|[^\\}])*)\}/g, (_, escaped?: string, placeholder?: string) =>
        escaped === undefined ? (placeholder ?? '').replace(/\\(.)/g, '$1') : escaped,
      );

  for (const { title, description, body } of TEMPLATES) {
    it(`${title}: is the template`, () => {
      const snippet = snippets[`IAM: ${title}`];
      assert.ok(snippet);
      const filled = JSON.stringify(body).replace(/\{\{\d+:([^}]*)\}\}/g, '$1');
      assert.deepEqual(JSON.parse(inserted(snippet.body)), JSON.parse(filled));
      assert.deepEqual([snippet.description, snippet.isFileTemplate], [description, true]);
    });
  }
  it('are as many as the templates, none with a prefix', () => {
    assert.equal(Object.keys(snippets).length, TEMPLATES.length);
    assert.ok(Object.values(snippets).every(snippet => snippet.prefix === undefined));
  });
  it('keep policy variables', () => {
    const body = snippets['IAM: A home folder in S3 for each user']?.body ?? [];
    assert.ok(body.some(line => line.includes('home/\\${aws:username\\}/*')));
    assert.match(inserted(body), /home\/\$\{aws:username\}\/\*/);
  });
});

describe('the setting of rules in the manifest', () => {
  const settingOf = (manifest: string) =>
    JSON.parse(manifest).contributes.configuration[0].properties['policywright.rules'];

  it('has a property for every rule, and nothing else', () => {
    const setting = settingOf(withSetting('{\n  "name": "x"\n}\n'));
    assert.deepEqual(
      Object.keys(setting.properties),
      rules.map(rule => rule.id),
    );
    assert.equal(setting.additionalProperties, false);
    assert.deepEqual(setting.properties['invalid-effect'].enum, ['error', 'warning', 'info', 'hint', 'off']);
  });
  it('is put beside other groups, in the manifest’s own indentation', () => {
    const group = { title: 'Files', properties: { 'policywright.maxFileLength': { type: 'number' } } };
    const before = `${JSON.stringify({ name: 'x', contributes: { configuration: [group] }, main: 'y' }, null, 2)}\n`;
    const after = withSetting(before);
    assert.equal(after, `${JSON.stringify(JSON.parse(after), null, 2)}\n`);
    assert.deepEqual(JSON.parse(after).contributes.configuration[1], group);
  });
  it('changes no byte beside itself, and none at all the second time', () => {
    const old =
      '{ "contributes": { "configuration": [ {"properties": {"policywright.rules": {"old": 1}, "b":2}} ] } , "c":3}';
    const after = withSetting(old);
    assert.ok(after.startsWith('{ "contributes": { "configuration": [ {"properties": {"policywright.rules": {'));
    assert.ok(after.endsWith('}, "b":2}} ] } , "c":3}'));
    assert.equal(withSetting(after), after);
  });
});

describe('the head of a page', () => {
  it('is written between its markers, the prose untouched', () => {
    const page = '<!-- generated -->\nold\n<!-- /generated -->\n\n## Why\n\nBecause.\n';
    assert.equal(withHead(page, 'new'), '<!-- generated -->\nnew\n<!-- /generated -->\n\n## Why\n\nBecause.\n');
  });
  it('comes first where there is none', () => {
    assert.equal(withHead('## Why\n', 'new'), '<!-- generated -->\nnew\n<!-- /generated -->\n\n## Why\n');
  });
});
