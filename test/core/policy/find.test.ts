import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { findingsOf, openText } from '../../support/fixture.ts';

const kinds = (text: string, language = 'json') => openText(text, { language }).policies.map(policy => policy.kind);

describe('what is a policy', () => {
  it('is found with or without Version, as a list or one statement, nested anywhere', () => {
    const statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}';
    assert.deepEqual(kinds(`{"Statement":[${statement}]}`), ['identity']);
    assert.deepEqual(kinds(`{"Statement":${statement}}`), ['identity']);
    assert.deepEqual(
      kinds(`{"a":[{"b":{"Version":"2012-10-17","Statement":[${statement}]}},{"Statement":[${statement}]}]}`),
      ['identity', 'identity'],
    );
    assert.deepEqual(kinds(JSON.stringify({ a: JSON.stringify({ b: `{"Statement":[${statement}]}` }) })), ['identity']);
  });
  it('is found while it is typed', () => {
    assert.deepEqual(kinds('{"Version":"2012-10-17","Statement":[{"Eff'), ['identity']);
    assert.deepEqual(kinds('{"Statement":[{"Effect":"Allow",'), ['identity']);
    assert.deepEqual(kinds('{"Statement":[{"Action":"s3:Get'), ['identity']);
    assert.deepEqual(kinds('{"Version":"2012-10-17",\n}'), ['identity']);
  });
  it('has the kind that its structure or its carrier says', () => {
    assert.deepEqual(
      kinds('{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'),
      ['trust'],
    );
    assert.deepEqual(
      kinds('{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}'),
      ['resource'],
    );
  });
  it('is nothing that only looks like one', () => {
    for (const text of [
      '{"Statement":[{"Effect":"fade-in"}]}',
      '{"Statement":"SELECT 1","Effect":"Allow"}',
      '{"on":"push","jobs":{"Statement":[1,2]}}',
      '{"Name":"r","Priority":1,"Action":{"Block":{}},"Statement":{"RateBasedStatement":{"Limit":1}}}',
      '{"Statement":[{"kind":"if","test":"a:b"}]}',
      '[]',
      '""',
      '{}',
    ]) {
      assert.deepEqual(kinds(text), [], text);
    }
  });
});

describe('the examples', () => {
  const languages: Record<string, string> = { json: 'json', yaml: 'yaml', tf: 'terraform' };
  const expected: Record<string, readonly [kinds: string[], rules: string[]]> = {
    'bucket-policy.json': [['resource'], []],
    'ec2-administrator.iam.json': [['identity'], ['wildcard-action']],
    'ec2-trust-policy.json': [['trust'], []],
    'get-policy-version.json': [['identity'], []],
    'home-folder.iam.json': [['identity'], ['invalid-placeholder', 'invalid-placeholder']],
    'main.tf': [['identity', 'identity', 'trust'], []],
    'mistakes.iam.json': [
      ['identity'],
      [
        'missing-version',
        'invalid-effect',
        'unknown-action',
        'duplicate-sid',
        'redundant-action',
        'ineffective-resource',
        'wildcard-resource',
      ],
    ],
    'role.yaml': [['trust', 'identity'], []],
    'secret-reader.iam.json': [['identity'], []],
    'template.json': [['trust', 'identity'], []],
  };
  for (const name of readdirSync('examples').filter(file => !file.endsWith('.md'))) {
    it(`${name}: its policies are found, and nothing false is said of them`, () => {
      const text = readFileSync(`examples/${name}`, 'utf8');
      const language = languages[name.split('.').at(-1) ?? ''] ?? '';
      assert.ok(expected[name], 'not in the table above');
      assert.deepEqual(
        [kinds(text, language), findingsOf(text, { language }).map(finding => finding.rule)],
        expected[name],
      );
    });
  }
});
