import assert from 'node:assert/strict';
import { parseCommand } from '../../src/cli/arguments.ts';
import { CLEAN, run } from './support.ts';

describe('cli arguments', () => {
  it('takes options before and behind the paths', () => {
    const options = { paths: ['a', '-'], language: 'yaml', kind: 'scp', format: 'json', failOn: 'info' };
    const args = ['--language', 'yaml', 'check', 'a', '--kind=scp', '-', '--format', 'json', '--fail-on', 'info'];
    assert.deepEqual(parseCommand(args), { name: 'check', options });
  });

  it('has its defaults', () => {
    const options = { paths: ['a'], language: undefined, kind: undefined, format: 'text', failOn: 'error' };
    assert.deepEqual(parseCommand(['check', 'a']), { name: 'check', options });
  });

  it('takes a path that begins with a dash behind --', () => {
    const command = parseCommand(['check', '--', '--format']);
    assert.deepEqual(command.name === 'check' && command.options.paths, ['--format']);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /^no command is given$/],
    ['no path', ['check'], /^no path is given; "\." is this folder, "-" is standard input$/],
    ['an unknown command', ['chekc'], /^there is no command "chekc"; the one that there is is "check"$/],
    ['a path for a command', ['a/b.json'], /did you mean "policywright check a\/b\.json"\?$/],
    ['an unknown option', ['check', 'a', '--fix'], /^unknown option '--fix'$/],
    ['an option without its value', ['check', 'a', '--format'], /^option '--format <value>' argument missing$/],
    ['an unknown format', ['check', 'a', '--format', 'xml'], /^--format cannot be "xml"; it is one of text, json$/],
    ['an unknown kind', ['check', 'a', '--kind', 'user'], /^--kind cannot be "user"; .*identity, boundary, session/],
    ['an unknown language', ['check', 'a', '--language', 'toml'], /^--language cannot be "toml"; .*json, jsonc/],
    [
      'hint to fail on',
      ['check', 'a', '--fail-on', 'hint'],
      /^--fail-on cannot be "hint"; .*error, warning, info, never/,
    ],
    ['an empty value', ['check', 'a', '--fail-on='], /^--fail-on cannot be ""/],
  ];
  for (const [name, args, message] of wrong) {
    it(`says what is wrong with ${name}`, async () => {
      const { code, out, err } = await run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      const [first = '', second = ''] = err.split('\n');
      assert.match(first.replace(/^policywright: /, ''), message);
      assert.match(second, /^Usage: policywright check /);
    });
  }

  it('makes what is wrong harmless for a terminal', async () => {
    const { err } = await run(['check', 'a', '--kind', '\u001B[2J']);
    assert.match(err, /cannot be "<U\+001B>\[2J"/);
  });

  it('helps', async () => {
    for (const args of [['--help'], ['-h'], ['help'], ['check', '-h'], ['check', '--kind', 'scp', '--help']]) {
      const { code, out, err } = await run(args);
      assert.equal(code, 0);
      assert.equal(err, '');
      for (const said of ['--fail-on', 'NO_COLOR', 'Exit code', 'standard input', 'byte order mark']) {
        assert.ok(out.includes(said), said);
      }
      for (const line of out.split('\n')) assert.ok(line.length <= 100, line);
    }
  });

  it('says its version', async () => {
    for (const option of ['--version', '-v']) {
      assert.match((await run([option])).out, /^policywright \d+\.\d+\.\d+\nAWS data of \d{4}-\d\d-\d\d: /);
    }
  });

  it('passes the kind on, and the name of the file where none is given', async () => {
    const kindOf = async (file: string, ...more: string[]) => {
      const args = ['check', file, '--format', 'json', '--fail-on', 'never', ...more];
      const { out } = await run(args, { files: { [file]: CLEAN } });
      return JSON.parse(out).files[0].policies[0].kind;
    };
    for (const kind of ['identity', 'scp', 'trust']) assert.equal(await kindOf('a.json', '--kind', kind), kind);
    assert.equal(await kindOf('a.scp.json'), 'scp');
    assert.equal(await kindOf('a.scp.json', '--kind', 'boundary'), 'boundary');
  });
});
