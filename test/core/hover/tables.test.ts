/** Everything that the tables and the catalog know has its text and AWS's page. */
import assert from 'node:assert/strict';
import { managedPolicyArn } from '../../../src/core/catalog/managed.ts';
import { GLOBAL_KEYS } from '../../../src/core/iam/condition-keys.ts';
import { OIDC_PROVIDERS, SAML_CLAIMS } from '../../../src/core/iam/federation.ts';
import { ELEMENTS, PRINCIPAL_TYPES, VERSIONS } from '../../../src/core/iam/grammar.ts';
import { OPERATORS, SET_PREFIXES } from '../../../src/core/iam/operators.ts';
import { REGIONS } from '../../../src/core/iam/regions.ts';
import { SERVICE_PRINCIPALS } from '../../../src/core/iam/service-principals.ts';
import { KNOWN_VARIABLES } from '../../../src/core/iam/variables.ts';
import { open } from '../../../src/core/index.ts';
import { hoverAt } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';
import { RICH, RICH_SPELLINGS } from './rich.ts';
import { assertValid } from './support.ts';

const catalog = realCatalog();

/** The hover in a statement, at `$0`; it is valid. */
function shownIn(body: string): string {
  const shown = hoverAt(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${body}}]}`);
  assert.ok(shown, `nothing for ${body}`);
  assertValid(shown.markdown);
  return shown.markdown;
}

const inAction = (text: string): string => shownIn(`"Action":"$0${text}"`);
const inCondition = (operator: string, key: string, value = 'x'): string =>
  shownIn(`"Action":"s3:GetObject","Condition":{"${operator}":{"${key}":"${value}"}}`);

const filled = (template: string): string => template.replace(/\$\{[^}]*\}/g, 'x1');

describe('hover has a text and an address', () => {
  it('for every element, in every spelling, with a sample of that spelling', () => {
    for (const { name: spelling, language, write } of RICH_SPELLINGS) {
      const text = write(RICH);
      const [policy] = open(text, language).policies;
      assert.ok(policy);
      for (const { name } of ELEMENTS.filter(element => element.name !== 'Id' && !element.name.startsWith('Not'))) {
        const key = policy.dialect.keyOf(name);
        const at = text.search(new RegExp(`(?<=["\\s\\\\])${key}(?=["\\\\:\\s])`));
        const marked = `${text.slice(0, at + 1)}$0${text.slice(at + 1)}`;
        const shown = hoverAt(marked, { language })?.markdown ?? '';
        assert.ok(shown.startsWith(`**${name}** · `), `${spelling}: ${name}`);
        assertValid(shown);
        assert.match(shown, /\*\*Mind:\*\* /);
        const sample = /```(\w+)\n([\s\S]*?)\n```/.exec(shown);
        assert.ok(sample, `${name} has a sample`);
        assertSample(sample[1] ?? '', sample[2] ?? '', spelling);
      }
    }
  });
  it('for every service, its patterns and some of its actions', () => {
    for (const { prefix, name, actionCount } of catalog.services) {
      if (actionCount > 0) assert.match(inAction(`${prefix}:*`), /all \d+ actions? of /, name);
      for (const action of catalog.service(prefix)?.actions.slice(0, 3) ?? []) {
        const markdown = inAction(action.id);
        assert.ok(markdown.startsWith(`\`${action.id}\` · `));
        assert.ok(action.conditionKeys.length === 0 || markdown.includes('**Condition keys** '), action.id);
        assert.equal(action.dependentActions.length > 0, markdown.includes('**Also needs** '), action.id);
      }
    }
  }).timeout(60_000);
  it('for every resource type', () => {
    for (const { prefix } of catalog.services) {
      for (const { name, arns } of catalog.service(prefix)?.resourceTypes ?? []) {
        const arn = filled((arns[0] ?? '').replace('${Partition}', 'aws').replace('${Account}', '210987654321'));
        const markdown = shownIn(`"Resource":"$0${arn}"`);
        assert.match(markdown, /^`.*` · (?!no resource type)/, `${prefix} ${name}`);
        assert.match(markdown, /- Partition `aws`/);
      }
    }
  }).timeout(60_000);
  it('for every operator, with every prefix and IfExists', () => {
    for (const { name, text } of OPERATORS) {
      for (const spelled of [name, `${name}IfExists`, ...SET_PREFIXES.map(prefix => `${prefix}:${name}`)]) {
        const markdown = inCondition(`$0${spelled}`, 's3:prefix');
        assert.ok(markdown.startsWith(`\`${spelled}\` · ${text.slice(0, 12)}`), spelled);
        assert.match(markdown, /\*\*Missing key:\*\* .*\n- \*\*Several values:\*\* /);
        assert.match(markdown, /\*\*Here:\*\* only if /);
      }
    }
  });
  it('for every global key, with its presence, on the key and on a value', () => {
    for (const { name, anchor, status } of GLOBAL_KEYS) {
      const key = filled(name);
      const markdown = inCondition('StringEquals', `$0${key}`);
      assert.ok(markdown.startsWith(`\`${key}\` · `), name);
      assert.match(markdown, /\*\*When:\*\* /);
      assert.ok(markdown.includes(anchor ? `condition-keys.html#${anchor})` : 'condition-keys.html)'), name);
      assert.equal(status !== undefined, /\*\*(Deprecated|No longer supported)\.\*\*/.test(markdown), name);
      inCondition('StringEquals', key, '$0x');
    }
  });
  it('for every key of every service', () => {
    for (const { prefix } of catalog.services) {
      for (const { name } of catalog.service(prefix)?.conditionKeys ?? []) {
        const markdown = inCondition('StringEquals', `$0${filled(name)}`);
        assert.match(markdown, /^`[^`]+` · \w+/, name);
      }
    }
  }).timeout(60_000);
  it('for every claim of every identity provider', () => {
    for (const { issuer, claims } of OIDC_PROVIDERS) {
      for (const { name } of claims) inCondition('StringEquals', `$0${filled(issuer)}:${name}`);
    }
    for (const { name } of SAML_CLAIMS) inCondition('StringEquals', `$0saml:${name}`);
  });
  it('for every type of principal and every service principal', () => {
    for (const type of PRINCIPAL_TYPES) shownIn(`"Principal":{"$0${type}":"x"}`);
    for (const { name, title } of SERVICE_PRINCIPALS) {
      const markdown = shownIn(`"Principal":{"Service":"$0${name}"}`);
      assert.ok(markdown.replaceAll('\\', '').startsWith(title), name);
    }
  });
  it('for every identity provider', () => {
    for (const { issuer, principal } of OIDC_PROVIDERS) {
      const value = principal === 'name' ? issuer : `arn:aws:iam::210987654321:oidc-provider/${filled(issuer)}`;
      assert.match(shownIn(`"Principal":{"Federated":"$0${value}"}`), /^Holders of a token from /);
    }
  });
  it('for every managed policy', () => {
    for (const policy of catalog.managedPolicies) {
      const markdown = shownIn(`"Resource":"$0${managedPolicyArn(policy)}"`);
      assert.match(markdown, /\*\*AWS managed policy\*\* /);
      assert.equal(policy.deprecated, markdown.includes('on its way out'), policy.name);
    }
  }).timeout(60_000);
  it('for every variable that is offered', () => {
    for (const { key, example } of KNOWN_VARIABLES) {
      const markdown = shownIn(`"Resource":"arn:aws:s3:::x/\${$0${filled(key)}}"`);
      assert.ok(markdown.includes(`**Becomes**, for example, \`${example}\``), key);
    }
  });
  it('for every Region and both versions', () => {
    for (const { name, title } of REGIONS) {
      const markdown = inCondition('StringEquals', 'aws:RequestedRegion', `$0${name}`);
      assert.ok(markdown.replaceAll('\\', '').includes(title), name);
    }
    for (const version of VERSIONS) {
      const shown = hoverAt(`{"Version":"$0${version}","Statement":[{"Effect":"Allow"}]}`);
      assertValid(shown?.markdown ?? '');
    }
  });
});

/** The sample is read as what it is a sample of. */
function assertSample(fence: string, text: string, spelling: string): void {
  if (spelling === 'JSON' || spelling === 'JSON in a string' || spelling === 'heredoc') {
    assert.equal(fence, 'json');
    assert.doesNotThrow(() => JSON.parse(`{${text}}`), text);
  } else if (spelling === 'YAML') {
    assert.equal(fence, 'yaml');
    assert.match(text, /^[A-Z]\w+:/);
  } else {
    assert.equal(fence, 'terraform');
    assert.match(text, spelling === 'jsonencode' ? /^[A-Z]\w+ = / : /^[a-z_]+( = | \{)/);
  }
}
