import assert from 'node:assert/strict';
import { keyFacts } from '../../../src/core/catalog/key-facts.ts';
import { sayKey } from '../../../src/core/explain/key.ts';
import { KEY_WORDS } from '../../../src/core/explain/key-words.ts';
import { plainText } from '../../../src/core/explain/phrase.ts';
import { GLOBAL_KEYS } from '../../../src/core/iam/condition-keys.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const catalog = realCatalog();

describe('words for condition keys', () => {
  it('has them for every global key', () => {
    assert.deepEqual(
      GLOBAL_KEYS.map(({ name }) => name).filter(name => !KEY_WORDS[name]),
      [],
    );
  });
  for (const [name, words] of Object.entries(KEY_WORDS)) {
    it(`says ${name}`, () => {
      const facts = keyFacts(catalog, name);
      assert.equal(facts?.name, name, 'spelled as the catalog has it');
      assert.equal(words.each !== undefined, facts?.multivalued === 'yes', 'one of several, where there are several');
      assert.equal(words.yes !== undefined, facts?.type === 'Bool', 'a sentence for true');
      assert.equal(words.no !== undefined, words.yes !== undefined);
      assert.equal(words.is !== undefined, words.isNot !== undefined);
      for (const text of Object.values(words)) {
        assert.match(text, /^[a-zA-Z]/);
        assert.doesNotMatch(text, /[.`*_]$|\s{2}/);
      }
      assert.match(words.subject, /^the /);
    });
  }
});

describe('a key in a sentence', () => {
  const said: [string, string, string][] = [
    ['aws:PrincipalOrgID', 'the caller’s organization', 'value of aws:PrincipalOrgID'],
    ['AWS:principalorgid', 'the caller’s organization', 'value of AWS:principalorgid'],
    ['aws:ResourceTag/team', 'the resource’s tag team', 'value of aws:ResourceTag/team'],
    ['ec2:ResourceTag/team', 'the resource’s tag team', 'value of ec2:ResourceTag/team'],
    ['aws:TagKeys', 'the tag key in the request', 'tag key in the request'],
    ['saml:aud', 'aud in the assertion', 'aud in the assertion'],
    ['token.actions.githubusercontent.com:sub', 'sub in the token', 'sub in the token'],
    ['cognito-identity.amazonaws.com:amr', 'amr in the token', 'amr in the token'],
    ['acm:DomainNames', 'acm:DomainNames', 'value of acm:DomainNames'],
    ['foo:bar', 'foo:bar', 'value of foo:bar'],
  ];
  for (const [key, subject, each] of said) {
    it(key, () => {
      const found = sayKey(catalog, key);
      assert.equal(plainText(found.subject), subject);
      assert.equal(plainText(found.each), each);
    });
  }
});
