import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, pathsIn, run, type Surroundings } from './support.ts';

const named = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map(path => [path, CLEAN]));

async function found(args: readonly string[], around: Surroundings): Promise<string[]> {
  const outcome = await run(['check', ...args, '--format', 'json'], around);
  assert.deepEqual([outcome.code, outcome.err], [0, '']);
  return pathsIn(outcome);
}

describe('cli files', () => {
  it('reads the language from the extension', async () => {
    const files = {
      ...named('a.json', 'a.jsonc', 'a.jsonl', 'a.yaml', 'a.yml', 'a.tf', 'a.tofu', 'a.hcl', 'a.tf.json', 'a.JSON'),
      'json.template': CLEAN,
      'yaml.template': 'Resources:\n',
    };
    const { out } = await run(['check', ...Object.keys(files), '--format', 'json', '--fail-on', 'never'], { files });
    const languages = JSON.parse(out).files.map((file: { path: string; language: string }) => [
      file.path,
      file.language,
    ]);
    assert.deepEqual(Object.fromEntries(languages), {
      'a.json': 'json',
      'a.jsonc': 'jsonc',
      'a.jsonl': 'jsonl',
      'a.yaml': 'yaml',
      'a.yml': 'yaml',
      'a.tf': 'terraform',
      'a.tofu': 'opentofu',
      'a.hcl': 'hcl',
      'a.tf.json': 'json',
      'a.JSON': 'json',
      'json.template': 'json',
      'yaml.template': 'yaml',
    });
  });

  it('wants --language for any other extension', async () => {
    const files = named('policy', 'policy.txt', 'good.json');
    const outcome = await run(['check', 'policy', 'policy.txt', 'good.json', '--format', 'json'], { files });
    assert.equal(outcome.code, 2);
    assert.deepEqual(outcome.err.trimEnd().split('\n'), [
      'policywright: policy: its extension tells no language; say --language',
      'policywright: policy.txt: its extension tells no language; say --language',
    ]);
    assert.deepEqual(pathsIn(outcome), ['good.json']);
    assert.deepEqual(await found(['policy', 'policy.txt', '--language', 'json'], { files }), ['policy', 'policy.txt']);
  });

  it('searches folders, hidden ones too, and passes over what others wrote', async () => {
    const files = {
      ...named('f/b.json', 'f/a.json', 'f/deep/er/c.yml', 'f/cdk.out/d.template.json', 'f/.hidden/e.json', 'f/read.md'),
      ...named(
        'f/node_modules/x/a.json',
        'f/deep/node_modules/a.json',
        'f/.git/a.json',
        'f/.terraform/m/a.tf',
        'g.json',
      ),
    };
    assert.deepEqual(await found(['f'], { files }), [
      'f/.hidden/e.json',
      'f/a.json',
      'f/b.json',
      'f/cdk.out/d.template.json',
      'f/deep/er/c.yml',
    ]);
  });

  it('reads a skipped folder that is named', async () => {
    const files = named('node_modules/x/a.json');
    assert.deepEqual(await found(['node_modules/x'], { files }), ['node_modules/x/a.json']);
    assert.deepEqual(await found(['node_modules/*/*.json'], { files }), ['node_modules/x/a.json']);
  });

  it('expands globs as a shell does', async () => {
    const files = named('a.json', 'b/c.json', 'b/d.tf', 'b/.e.json', 'b/f.md', 'node_modules/g.json', 'b2/h.json');
    assert.deepEqual(await found(['**/*.json'], { files }), ['a.json', 'b/c.json', 'b2/h.json']);
    assert.deepEqual(await found(['./b/*'], { files }), ['b/c.json', 'b/d.tf']);
    assert.deepEqual(await found(['b*'], { files }), ['b/c.json', 'b/d.tf', 'b2/h.json']);
    assert.deepEqual(await found(['*/'], { files }), ['b/c.json', 'b/d.tf', 'b2/h.json']);
    assert.deepEqual(await found(['{a,b/c}.json'], { files }), ['a.json', 'b/c.json']);
    assert.deepEqual(await found(['<folder>/*.json'], { files }), ['<folder>/a.json']);
  });

  it('takes what is there before it takes a glob', async () => {
    const files = named('[a].json', 'a.json');
    assert.deepEqual(await found(['[a].json'], { files }), ['[a].json']);
  });

  it('shows paths as they are given, tidied', async () => {
    const files = named('f/a.json');
    assert.deepEqual(await found(['./f/../f//a.json'], { files }), ['f/a.json']);
    assert.deepEqual(await found(['<folder>/f'], { files }), ['<folder>/f/a.json']);
    assert.deepEqual(await found(['./f/'], { files }), ['f/a.json']);
  });

  it('reads each file once', async () => {
    const files = named('a.json', 'b.json');
    assert.deepEqual(await found(['b.json', '.', '*.json', './a.json'], { files }), ['b.json', 'a.json']);
  });

  it('says where nothing is found', async () => {
    const files = named('f/read.md', 'a.json');
    for (const [path, why] of [
      ['f', 'no file in it has an extension that can hold a policy'],
      ['*.yaml', 'no file matches'],
      ['none/*.json', 'no file matches'],
      ['none/a.json', 'no such file or folder'],
      ['a.json/b.json', 'no such file or folder'],
    ]) {
      const { code, err, out } = await run(['check', path ?? ''], { files });
      assert.deepEqual([code, err, out], [2, `policywright: ${path}: ${why}\n`, '']);
    }
  });

  it('still gives JSON where nothing is found', async () => {
    assert.deepEqual(pathsIn(await run(['check', 'none.json', '--format', 'json'])), []);
  });

  describe('symbolic links', () => {
    const links = (folder: string): void => {
      symlinkSync('.', join(folder, 'circle'));
      symlinkSync('self.json', join(folder, 'self.json'));
      symlinkSync('a.json', join(folder, 'link.json'));
    };
    before(function () {
      if (process.platform === 'win32') this.skip();
    });
    it('are not followed in folders and globs', async () => {
      for (const path of ['.', '*']) {
        assert.deepEqual(await found([path], { files: named('a.json'), prepare: links }), ['a.json']);
      }
    });
    it('are read where they are named', async () => {
      assert.deepEqual(await found(['link.json'], { files: named('a.json'), prepare: links }), ['link.json']);
    });
    it('that lead nowhere are told', async () => {
      const { code, err } = await run(['check', 'self.json'], { prepare: links });
      assert.deepEqual([code, err], [2, 'policywright: self.json: a symbolic link that leads to itself\n']);
    });
  });

  it('tells what it may not read, and checks the rest', async function () {
    // The administrator may read everything.
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const outcome = await run(['check', '.', '--format', 'json'], {
      files: named('a.json', 'shut.json', 'shut/b.json'),
      prepare: folder => {
        chmodSync(join(folder, 'shut.json'), 0);
        chmodSync(join(folder, 'shut'), 0);
      },
      restore: folder => chmodSync(join(folder, 'shut'), 0o700),
    });
    assert.equal(outcome.code, 2);
    assert.deepEqual(outcome.err.trimEnd().split('\n').sort(), [
      'policywright: shut.json: permission denied',
      'policywright: shut: permission denied',
    ]);
    assert.deepEqual(pathsIn(outcome), ['a.json']);
  });
});
