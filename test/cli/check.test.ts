import assert from 'node:assert/strict';
import { CLEAN, pathsIn, run, WITH_ERROR, WITH_INFO, WITH_WARNING } from './support.ts';

describe('cli check', () => {
  describe('exit code', () => {
    const files = {
      'clean.json': CLEAN,
      'info.json': WITH_INFO,
      'warning.json': WITH_WARNING,
      'error.json': WITH_ERROR,
    };
    const severities = ['clean', 'info', 'warning', 'error'];
    const limits: readonly (readonly [string, readonly number[]])[] = [
      ['error', [0, 0, 0, 1]],
      ['warning', [0, 0, 1, 1]],
      ['info', [0, 1, 1, 1]],
      ['never', [0, 0, 0, 0]],
    ];
    for (const [limit, codes] of limits) {
      for (const [index, severity] of severities.entries()) {
        it(`is ${codes[index]} for ${severity} under --fail-on ${limit}`, async () => {
          const { code } = await run(['check', `${severity}.json`, '--fail-on', limit], { files });
          assert.equal(code, codes[index]);
        });
      }
    }

    it('is that of --fail-on error without the option', async () => {
      assert.equal((await run(['check', 'warning.json'], { files })).code, 0);
      assert.equal((await run(['check', 'error.json'], { files })).code, 1);
    });

    it('is 1 where any of the files has a finding', async () => {
      assert.equal((await run(['check', 'clean.json', 'error.json', 'info.json'], { files })).code, 1);
    });

    it('is 2 where something cannot be read, and the others are still checked', async () => {
      const outcome = await run(['check', 'none.json', 'error.json', '--format', 'json'], { files });
      assert.equal(outcome.code, 2);
      assert.equal(outcome.err, 'policywright: none.json: no such file or folder\n');
      assert.deepEqual(pathsIn(outcome), ['error.json']);
    });
  });

  describe('summary', () => {
    const summary = async (...args: string[]) => {
      const files = {
        'a.json': WITH_ERROR,
        'b/c.json': WITH_ERROR,
        'd.json': WITH_WARNING,
        'e/f.json': CLEAN,
        'g.json': '{}',
      };
      return (await run(['check', ...args], { files })).out.trimEnd().split('\n').at(-1);
    };
    it('counts findings and files', async () => {
      assert.equal(await summary('.'), '2 errors, 1 warning in 5 files');
      assert.equal(await summary('a.json'), '1 error in 1 file');
    });
    it('says that nothing was found', async () => {
      assert.equal(await summary('e'), 'nothing found in 1 policy in 1 file');
    });
    it('says that there was no policy', async () => {
      assert.equal(await summary('g.json'), 'no policy in 1 file');
    });
  });

  describe('standard input', () => {
    it('is read for -', async () => {
      const { code, out, err } = await run(['check', '-'], { stdin: WITH_ERROR });
      assert.equal(code, 1);
      assert.equal(err, '');
      assert.match(out, /^<stdin>:4:17 error invalid-effect /);
    });

    it('is read once, beside files', async () => {
      const outcome = await run(['check', '-', 'a.json', '-', '--format', 'json'], {
        stdin: CLEAN,
        files: { 'a.json': CLEAN },
      });
      assert.deepEqual(pathsIn(outcome), ['-', 'a.json']);
    });

    it('is JSON or YAML by its first character', async () => {
      const languages: readonly (readonly [string, string])[] = [
        [CLEAN, 'json'],
        [`\n [${CLEAN}]`, 'json'],
        [`\uFEFF${CLEAN}`, 'json'],
        ['Version: 2012-10-17\n', 'yaml'],
        ['', 'yaml'],
      ];
      for (const [stdin, language] of languages) {
        const { out } = await run(['check', '-', '--format', 'json'], { stdin });
        assert.equal(JSON.parse(out).files[0].language, language, stdin);
      }
    });

    it('is what --language says', async () => {
      const { out } = await run(['check', '-', '--format', 'json', '--language', 'jsonc'], { stdin: CLEAN });
      assert.equal(JSON.parse(out).files[0].language, 'jsonc');
    });

    it('is a problem where it is no text', async () => {
      const { code, err } = await run(['check', '-'], { stdin: Uint8Array.of(0x80, 0x81) });
      assert.equal(code, 2);
      assert.equal(err, 'policywright: -: not UTF-8 text\n');
    });
  });

  describe('text', () => {
    it('counts columns behind a byte order mark', async () => {
      const policy = WITH_ERROR.replace(/\s+/g, ' ');
      const plain = await run(['check', 'a.json', '--format', 'json'], { files: { 'a.json': policy } });
      const marked = await run(['check', 'a.json', '--format', 'json'], { files: { 'a.json': `\uFEFF${policy}` } });
      assert.equal(marked.out, plain.out);
      assert.equal(JSON.parse(plain.out).files[0].findings[0].start.column, policy.indexOf('"allow"') + 1);
    });

    it('counts lines by \\n, \\r\\n and \\r alike, columns in UTF-16 units', async () => {
      for (const eol of ['\n', '\r\n', '\r']) {
        const policy = WITH_ERROR.replace('"Effect"', '"Sid": "😀é", "Effect"').replaceAll('\n', eol);
        const { out } = await run(['check', 'a.json', '--format', 'json'], { files: { 'a.json': policy } });
        const { start, end } = JSON.parse(out).files[0].findings.find(
          (finding: { readonly rule: string }) => finding.rule === 'invalid-effect',
        );
        assert.deepEqual(
          [start, end],
          [
            { line: 4, column: 31 },
            { line: 4, column: 38 },
          ],
        );
      }
    });

    it('is refused in another encoding where the file is named', async () => {
      const files = {
        'utf16.json': Buffer.from(`\uFEFF${WITH_ERROR}`, 'utf16le'),
        'big.json': Uint8Array.of(0xfe, 0xff, 0, 0x7b),
        'latin.json': Buffer.from('{"Sid": "café"}', 'latin1'),
        'binary.json': Uint8Array.of(0x7b, 0, 1, 2),
      };
      const { code, err } = await run(['check', ...Object.keys(files)], { files });
      assert.equal(code, 2);
      assert.deepEqual(err.trimEnd().split('\n'), [
        'policywright: utf16.json: not UTF-8 text but UTF-16; save it as UTF-8',
        'policywright: big.json: not UTF-8 text but UTF-16; save it as UTF-8',
        'policywright: latin.json: not UTF-8 text',
        'policywright: binary.json: not UTF-8 text',
      ]);
    });

    it('is passed over with a note where such a file is found', async () => {
      const files = { 'f/utf16.json': Buffer.from(`\uFEFF${WITH_ERROR}`, 'utf16le'), 'f/a.json': CLEAN };
      for (const path of ['f', 'f/*.json']) {
        const { code, out, err } = await run(['check', path], { files });
        assert.equal(code, 0);
        assert.match(err, /^policywright: f\/utf16\.json: passed over: not UTF-8 text but UTF-16;.*\n$/);
        assert.equal(out, 'nothing found in 1 policy in 1 file\n');
      }
    });

    it('is left alone where there is too much of it', async () => {
      const why = 'longer than 5 million characters, too large';
      for (const length of [5_000_001, 15_000_001]) {
        const files = { 'f/a.json': WITH_ERROR.padEnd(length), 'f/b.json': '{}' };
        const named = await run(['check', 'f/a.json'], { files });
        assert.deepEqual([named.code, named.err], [2, `policywright: f/a.json: ${why} to check\n`]);
        const found = await run(['check', 'f'], { files });
        assert.deepEqual([found.code, found.err], [0, `policywright: f/a.json: passed over: ${why}\n`]);
      }
    });

    it('may be empty or broken', async () => {
      const files = { 'empty.json': '', 'broken.json': WITH_ERROR.slice(0, 100), 'words.json': 'hello "' };
      const { code, err } = await run(['check', '.', '--fail-on', 'never'], { files });
      assert.deepEqual([code, err], [0, '']);
    });
  });
});
