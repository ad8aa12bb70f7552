import assert from 'node:assert/strict';
import { textReporter } from '../../src/cli/report-text.ts';
import { styleFor } from '../../src/cli/style.ts';
import { type Finding, type Offer, open, type Severity } from '../../src/core/index.ts';
import { run, WITH_ERROR } from './support.ts';

const TEXT = '{\n\t"Statement": {\n\t\t"Effect": "allow", "Sid": "A" }\n}\n';

const offer = (title: string, more: Partial<Offer> = {}): Offer => ({
  title,
  kind: 'quickfix',
  preferred: false,
  safe: false,
  make: () => ({ edits: [] }),
  ...more,
});

function finding(text: string, token: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(token);
  return {
    rule: 'invalid-effect',
    category: 'shape',
    severity: 'error',
    message: 'Effect cannot be "allow".',
    accessAnalyzer: [],
    span: { start, end: start + token.length },
    unfinished: { start, end: start + token.length },
    policy: 0,
    path: 'Statement.Effect',
    docs: 'https://example.org/invalid-effect',
    links: [],
    related: [],
    fixes: [],
    ...more,
  };
}

interface Options {
  readonly text?: string;
  readonly path?: string;
  readonly isTTY?: boolean;
  readonly env?: Record<string, string>;
  readonly columns?: number;
}

function shown(
  findings: readonly Finding[],
  { text = TEXT, path = 'a.json', isTTY = false, env = {}, columns }: Options = {},
) {
  let out = '';
  const reporter = textReporter(piece => (out += piece), { style: styleFor({ isTTY, env }), columns });
  reporter.file({ path, document: open(text, 'json'), findings });
  reporter.end();
  return out;
}

describe('cli report as text', () => {
  it('reads like a compiler', () => {
    const findings = [
      finding(TEXT, '"allow"', {
        related: [{ span: { start: 0, end: 1 }, message: 'The policy.' }],
        fixes: [offer('Change to Allow'), offer('Change to Deny'), offer('Remove it')],
      }),
      finding(TEXT, '"A"', { severity: 'hint', message: 'A short name.' }),
    ];
    assert.equal(
      shown(findings),
      [
        'a.json:3:13 error invalid-effect Effect cannot be "allow".',
        '  3 |         "Effect": "allow", "Sid": "A" }',
        '    |                   ^^^^^^^',
        '  note: a.json:1:1 The policy.',
        '  help: Change to Allow',
        '  help: Change to Deny',
        '  docs: https://example.org/invalid-effect',
        '',
        'a.json:3:29 hint invalid-effect A short name.',
        '  3 |         "Effect": "allow", "Sid": "A" }',
        '    |                                   ^^^',
        '',
        '1 error, 1 hint in 1 file',
        '',
      ].join('\n'),
    );
  });

  it('offers a question, and no fix that cannot be made', () => {
    const ask = { title: '?', many: false, items: [] };
    const fixes = [offer('Impossible', { make: () => undefined }), offer('Choose…', { ask, make: () => undefined })];
    const help = shown([finding(TEXT, '"allow"', { fixes })]).match(/help: .*/g);
    assert.deepEqual(help, ['help: Choose…']);
  });

  it('makes no fix that it does not show', () => {
    let made = 0;
    const make = () => {
      made++;
      return { edits: [] };
    };
    shown([finding(TEXT, '"allow"', { fixes: Array.from({ length: 9 }, () => offer('Same', { make })) })]);
    assert.ok(made <= 3);
  });

  it('counts each severity, most severe first', () => {
    const of = (severity: Severity) => finding(TEXT, '"A"', { severity });
    const lines = shown(['hint', 'info', 'error', 'warning', 'info', 'error'].map(one => of(one as Severity)));
    assert.equal(lines.trimEnd().split('\n').at(-1), '2 errors, 1 warning, 2 infos, 1 hint in 1 file');
  });

  describe('colours', () => {
    const coloured = (options: Options) => shown([finding(TEXT, '"allow"')], options).includes('\u001B[');
    const cases: readonly (readonly [boolean, Options])[] = [
      [false, {}],
      [true, { isTTY: true }],
      [false, { isTTY: true, env: { NO_COLOR: '1' } }],
      [true, { isTTY: true, env: { NO_COLOR: '' } }],
      [false, { isTTY: true, env: { TERM: 'dumb' } }],
      [true, { env: { FORCE_COLOR: '1' } }],
      [true, { env: { FORCE_COLOR: '' } }],
      [false, { isTTY: true, env: { FORCE_COLOR: '0' } }],
      [true, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }],
    ];
    for (const [expected, options] of cases) {
      it(`are ${expected ? 'on' : 'off'} for ${JSON.stringify(options)}`, () =>
        assert.equal(coloured(options), expected));
    }

    it('change no word', () => {
      const findings = [finding(TEXT, '"allow"', { fixes: [offer('Change to Allow')] })];
      const painted = shown(findings, { isTTY: true });
      assert.ok(painted.includes('\u001B[1;31merror\u001B[0m'));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      assert.equal(painted.replace(/\u001B\[[0-9;]*m/g, ''), shown(findings));
    });
  });

  it('obeys no text of a file', () => {
    const evil = '\u001B[2J\u009B1m\u202E\u200B\u0007\uFEFF\r';
    const text = `{ "Effect": "${evil}x" }`;
    const out = shown(
      [
        finding(text, `"${evil}x"`, {
          message: `Not ${evil}`,
          related: [{ span: { start: 0, end: 1 }, message: evil }],
          fixes: [offer(`Change ${evil}`)],
        }),
      ],
      { text, path: `${evil}.json` },
    );
    assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    assert.ok(out.includes('Not <U+001B>[2J<U+009B>1m<U+202E><U+200B><U+0007><U+FEFF><U+000D>'));
  });

  it('cuts a long line to the terminal', () => {
    const text = `{ ${'"x": 1, '.repeat(40)}"Effect": "allow"${', "y": 2'.repeat(40)} }`;
    const [, source = '', carets = ''] = shown([finding(text, '"allow"')], { text, columns: 60 }).split('\n');
    assert.match(source, /^ {2}1 \| ….*"Effect": "allow".*…$/);
    assert.ok(source.length <= 60);
    assert.equal(carets.indexOf('^'), source.indexOf('"allow"'));
  });

  it('is the same through the command, with the width of the terminal', async () => {
    const { out } = await run(['check', 'a.json'], {
      files: { 'a.json': WITH_ERROR },
      isTTY: true,
      columns: 40,
      env: { NO_COLOR: '1' },
    });
    const [, source = ''] = out.split('\n');
    assert.match(source, /^ {2}4 \| .*"Effect": "allow".*…$/);
  });
});
