import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { CLEAN, inFolder, WITH_ERROR } from './support.ts';

const root = join(__dirname, '../..');
const tsx = pathToFileURL(require.resolve('tsx')).href;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const source: readonly string[] = ['--import', tsx, join(root, 'src/cli/main.ts')];

/** The program as it is started. `deaf` closes the pipe after the first piece of output. */
function start(cwd: string, args: readonly string[], stdin = '', deaf = false): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd });
  let [out, err] = ['', ''];
  child.stdout.on('data', piece => {
    out += piece;
    if (deaf) child.stdout.destroy();
  });
  child.stderr.on('data', piece => {
    err += piece;
  });
  child.stdin.end(stdin);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', code => done({ code, out, err }));
  });
}

describe('cli as a program', () => {
  it('checks files and standard input, and ends with its code', async function () {
    this.timeout(60_000);
    await inFolder({ files: { 'a/b.json': WITH_ERROR } }, async folder => {
      const ended = await start(folder, [...source, 'check', 'a', '-', 'none.json'], CLEAN);
      assert.equal(ended.code, 2);
      assert.equal(ended.err, 'policywright: none.json: no such file or folder\n');
      const lines = ended.out.split('\n');
      assert.match(lines[0] ?? '', /^a\/b\.json:4:17 error invalid-effect /);
      assert.equal(lines.at(-2), '1 error in 2 files');
    });
  });

  it('survives a reader that has enough', async function () {
    this.timeout(60_000);
    const statement = '{ "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" },\n';
    await inFolder({ files: { 'a.json': `{ "Statement": [\n${statement.repeat(2000)}] }` } }, async folder => {
      const ended = await start(folder, [...source, 'check', 'a.json'], '', true);
      assert.deepEqual([ended.code, ended.err], [1, '']);
    });
  });

  it('runs as a bundle with the catalog beside it', async function () {
    this.timeout(60_000);
    await inFolder({ files: { 'package.json': '{"version": "1.2.3"}', 'a.json': WITH_ERROR } }, async folder => {
      const bundle = join(folder, 'dist/cli.js');
      buildSync({
        entryPoints: [join(root, 'src/cli/main.ts')],
        outfile: bundle,
        bundle: true,
        format: 'cjs',
        platform: 'node',
        mainFields: ['module', 'main'],
        logLevel: 'silent',
      });
      assert.match((await start(folder, [bundle, 'check', 'a.json'])).err, /the catalog of AWS actions is not there/);
      copyFileSync(join(root, 'src/core/catalog/data/catalog.jsonl'), join(folder, 'dist/catalog.jsonl'));
      const { code, out, err } = await start(folder, [bundle, 'check', '*.json', '--format', 'json']);
      assert.deepEqual([code, err], [1, '']);
      assert.equal(JSON.parse(out).version, '1.2.3');
    });
  });
});
