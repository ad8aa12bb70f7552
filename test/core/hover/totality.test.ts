/** A hover at every offset of many texts: it never throws, lies in the text, and is valid Markdown that ends with AWS's page. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type Hover, hover, open } from '../../../src/core/index.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { RICH, RICH_SPELLINGS } from './rich.ts';
import { assertValid } from './support.ts';

const catalog = realCatalog();

/** Distinct hovers of a text, in its order. */
function hoversOf(text: string, language: string): Hover[] {
  const document = open(text, language);
  const found = new Map<string, Hover>();
  for (let offset = 0; offset <= text.length; offset++) {
    const shown = hover(document, offset, () => catalog);
    if (!shown) continue;
    assert.ok(0 <= shown.span.start && shown.span.start <= offset, 'begins at or before the cursor');
    // In the middle of an escape the cursor is taken to be before it.
    const slack = text[offset - 1] === '\\' ? 1 : 0;
    assert.ok(offset <= shown.span.end + slack && shown.span.end <= text.length, 'ends at or after the cursor');
    found.set(`${shown.span.start}-${shown.span.end}`, shown);
  }
  return [...found.values()];
}

const LANGUAGES: Readonly<Record<string, string>> = { json: 'json', yaml: 'yaml', tf: 'terraform' };
const filesIn = (folder: string): { name: string; language: string; text: string }[] =>
  readdirSync(folder)
    .filter(name => LANGUAGES[name.split('.').at(-1) ?? ''])
    .map(name => ({
      name: `${folder}/${name}`,
      language: LANGUAGES[name.split('.').at(-1) ?? ''] ?? '',
      text: readFileSync(`${folder}/${name}`, 'utf8'),
    }));

describe('hover at every offset', () => {
  const rich = RICH_SPELLINGS.map(({ name, language, write }) => ({ name, language, text: write(RICH) }));
  for (const { name, language, text } of [...rich, ...filesIn('examples')]) {
    it(name, () => {
      const hovers = hoversOf(text, language);
      assert.ok(hovers.length > 5, 'there is something to explain');
      for (const { markdown } of hovers) assertValid(markdown);
    }).timeout(60_000);
  }
  it('half-typed texts', () => {
    for (const { language, text } of rich) {
      for (let end = 0; end < text.length; end += 97) {
        const document = open(text.slice(0, end), language);
        for (const offset of [end, end - 1, end - 5, Math.floor(end / 2)]) hover(document, offset, () => catalog);
      }
    }
  }).timeout(60_000);
});

/** Texts that would be markup, a link, a command or a script if they were not taken for data. */
const HOSTILE: readonly string[] = [
  '**bold**',
  '`tick`',
  '``` fence',
  '[x](https://evil.example)',
  '[x](command:evil)',
  '<script>alert(1)</script>',
  '![x](https://evil.example/x.png)',
  '$(icon)',
  'a\\nb',
  '# head',
  '| table |',
  '&lt;',
  '\\\\',
  '',
  ' ',
  '\\u0000',
  '\\ud800',
  '${aws:username}',
  '${',
  '*',
  '?',
  'x'.repeat(5_000),
];

describe('hover over hostile texts', () => {
  const places: [string, (text: string) => string][] = [
    ['an action', text => `"Action":["s3:${text}","${text}","s3:*${text}"]`],
    [
      'a resource',
      text =>
        `"Action":"s3:GetObject","Resource":["arn:aws:s3:::${text}/x","${text}","arn:aws:iam::aws:policy/${text}"]`,
    ],
    ['a NotResource', text => `"Action":"s3:*","NotResource":"arn:aws:ec2:${text}:${text}:instance/${text}"`],
    [
      'a principal',
      text =>
        `"Principal":{"AWS":["${text}","arn:aws:iam::123456789012:role/${text}"],"Service":"${text}.amazonaws.com","Federated":"arn:aws:iam::1:oidc-provider/${text}"}`,
    ],
    ['a principal type', text => `"Principal":{"${text}":"x"}`],
    ['an operator', text => `"Condition":{"${text}":{"aws:SourceIp":"x"}}`],
    ['a key', text => `"Condition":{"StringEquals":{"${text}":"x","aws:ResourceTag/${text}":"y"}}`],
    [
      'a value',
      text =>
        `"Condition":{"StringLike":{"aws:PrincipalArn":["${text}","arn:aws:iam::1:role/${text}"],"s3:prefix":"${text}"}}`,
    ],
    ['a Sid', text => `"Sid":"${text}","Action":"${text}"`],
  ];
  for (const [what, write] of places) {
    it(what, () => {
      for (const effect of ['Allow', '**x**']) {
        for (const hostile of HOSTILE) {
          const text = `{"Version":"2012-10-17","Statement":[{"Effect":"${effect}",${write(hostile)}}]}`;
          const document = open(text, 'json');
          const step = text.length > 2_000 ? 211 : 4;
          for (let offset = 0; offset <= text.length; offset += step) {
            const shown = hover(document, offset, () => catalog);
            if (shown) assertValid(shown.markdown);
          }
        }
      }
    }).timeout(60_000);
  }
  it('takes no long time over a long text', () => {
    const long = 'a*'.repeat(500_000);
    const text = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:${long}","Resource":"arn:aws:s3:::${long}","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::1:${long}"}}}]}`;
    const document = open(text, 'json');
    for (const place of ['"Effect"', '"s3:', '"arn:aws:s3', '"StringLike"', '"aws:Pri', '"arn:aws:iam']) {
      const shown = hover(document, text.indexOf(place) + 3, () => catalog);
      if (shown) assertValid(shown.markdown);
    }
  }).timeout(10_000);
});

describe('hover is fast', () => {
  it('everywhere in a rich policy', () => {
    for (const { language, write } of RICH_SPELLINGS.slice(2, 4)) {
      const text = write(RICH);
      const document = open(text, language);
      const all = (): number => {
        const start = performance.now();
        for (let offset = 0; offset < text.length; offset++) hover(document, offset, () => catalog);
        return (performance.now() - start) / text.length;
      };
      all();
      // On an idle machine a twentieth of this; the aim is 5 ms each.
      assert.ok(Math.min(all(), all()) < 5);
    }
  }).timeout(60_000);
});
