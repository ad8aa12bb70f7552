/** Bad input: every prefix of every text, and much worse, goes through every function of the façade. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { actions, check, complete, type Document, hover, open } from '../../src/core/index.ts';
import { TODAY } from '../support/fixture.ts';
import { realCatalog } from '../support/mini-catalog.ts';
import { SPELLINGS } from '../support/spellings.ts';

const catalog = realCatalog();
const inside = (text: string, { start, end }: { start: number; end: number }): boolean =>
  0 <= start && start <= end && end <= text.length;

/** Asks everything at the offset; what comes back lies in the text. */
function ask(text: string, language: string, offset: number): Document {
  const document = open(text, language);
  const { findings, faults } = check(document, { catalog, today: TODAY });
  assert.deepEqual(faults, []);
  for (const finding of findings) {
    assert.ok(inside(text, finding.span), finding.rule);
    for (const fix of finding.fixes)
      for (const edit of fix.make()?.edits ?? []) assert.ok(inside(text, edit.span), fix.title);
  }
  const shown = hover(document, offset, () => catalog);
  if (shown) assert.ok(inside(text, shown.span));
  for (const item of complete(document, offset, () => catalog).items.slice(0, 5))
    assert.ok(inside(text, item.edit.span));
  actions(document, offset, () => catalog);
  return document;
}

describe('half-typed text', () => {
  const languages: Record<string, string> = { json: 'json', yaml: 'yaml', tf: 'terraform' };
  const fixtures = ['yaml', 'terraform'].flatMap(language =>
    readdirSync(`test/fixtures/${language}`).map(name => ({
      name,
      language,
      text: readFileSync(`test/fixtures/${language}/${name}`, 'utf8'),
    })),
  );
  const good = {
    sid: 'Read',
    effect: 'Allow',
    actions: ['s3:GetObject', 'ec2:*'],
    resource: 'arn:aws:s3:::<bucket>/*',
  };
  const texts = [
    ...readdirSync('examples')
      .filter(name => !name.endsWith('.md'))
      .map(name => ({
        name,
        language: languages[name.split('.').at(-1) ?? ''] ?? '',
        text: readFileSync(`examples/${name}`, 'utf8'),
      })),
    ...SPELLINGS.map(({ name, language, write }) => ({ name, language, text: write(good) })),
    ...fixtures,
  ];
  for (const { name, language, text } of texts) {
    it(`every prefix of ${name}`, () => {
      // A step of a few characters keeps long files quick; each start differs, so that every kind of cut is met.
      const step = Math.max(1, Math.floor(text.length / (fixtures.some(fixture => fixture.text === text) ? 60 : 400)));
      for (let end = 0; end <= text.length; end += step) ask(text.slice(0, end), language, end);
    }).timeout(60_000);
  }
});

describe('hostile text', () => {
  it('never throws, and what comes back lies in the text', () => {
    const pieces = [
      '"Statement"',
      '"Effect"',
      '"Allow"',
      '"Action"',
      '"s3:*"',
      '"Resource"',
      '"Condition"',
      '"Principal"',
      '"2012-10-17"',
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '\\',
      '"',
      '\n',
      ' ',
      '*',
      '${',
      '}',
      '\u0000',
      '\ud800',
      '/*',
      '//',
      '<<EOT',
      '- ',
      '!Sub ',
    ];
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 40 })
      .map(parts => `{"Statement":[{"Effect":"Allow",${parts.join('')}`);
    fc.assert(
      fc.property(text, fc.constantFrom('json', 'yaml', 'terraform'), fc.nat(), (broken, language, offset) => {
        ask(broken, language, offset % (broken.length + 1));
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
  it('is left alone where it is too large, and said to be', () => {
    const document = open('{"Statement":[{"Effect":"Allow"}]}', 'json', { maxLength: 10 });
    assert.deepEqual([document.tooLarge, document.policies.length], [true, 0]);
  });
  it('gives nothing in a language that holds no policy', () => {
    assert.deepEqual(ask('{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}', 'python', 5).policies, []);
  });
  it('gives findings in bounded time, and quotes no more than a person would read', () => {
    const statement = (action: string) => `{"Sid":"A","Effect":"allow","Action":"${action}","Resource":"*"}`;
    const many = `{"Version":"2012-10-17","Statement":[${Array.from({ length: 5_000 }, () => statement('s3:Nonsense')).join()}]}`;
    const { findings } = check(open(many, 'json'), { catalog, today: TODAY });
    // The last: of the size of the policy.
    assert.equal(findings.length, 5_000 * 3 - 1 + 1);
    const long = `{"Version":"2012-10-17","Statement":[${statement(`s3:${'x'.repeat(1_000_000)}`)}]}`;
    for (const { message } of check(open(long, 'json'), { catalog, today: TODAY }).findings)
      assert.ok(message.length < 300);
    const roots = '{"Statement":[{"Effect":"Allow"}]}\n'.repeat(20_000);
    assert.equal(open(roots, 'jsonl').policies.length, 20_000);
  }).timeout(30_000);
  it('is no policy by the names of JavaScript', () => {
    const text = '{"constructor":{"__proto__":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","toString":1}]}}}';
    assert.deepEqual(
      ask(text, 'json', 30).policies.map(({ kind }) => kind),
      ['identity'],
    );
  });
  it('is read in bounded time, however deep or large', () => {
    const deep = `{"Version":"2012-10-17","Statement":${'['.repeat(100_000)}`;
    assert.equal(ask(deep, 'json', 50).policies.length, 1);
    const statement = '{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::b/*"}';
    const large = `{"Version":"2012-10-17","Statement":[${`${statement},`.repeat(20_000)}${statement}]}`;
    assert.equal(open(large, 'json').policies[0]?.statements.length, 20_001);
  }).timeout(30_000);
});
