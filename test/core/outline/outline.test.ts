import assert from 'node:assert/strict';
import { links, occurrences, symbols, tokens } from '../../../src/core/index.ts';
import { corpus } from '../../../src/tools/corpus.ts';
import { cursorIn, openText } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": ["s3:Get*", "kms:Decrypt"], "Resource": "arn:aws:s3:::a/\${aws:username}/*",
      "Condition": { "StringLike": { "s3:prefix": "home/\${aws:UserName}/?" } } },
    { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }
  ]
}`;
const shown = (text: string): [string, string][] =>
  tokens(openText(text)).map(({ span, type }) => [type, text.slice(span.start, span.end)]);
const found = (marked: string): string[] => {
  const { text, cursor } = cursorIn(marked);
  return occurrences(openText(text), cursor).map(
    ({ span, grants }) => `${text.slice(span.start, span.end)}${grants ? ' grants' : ''}`,
  );
};

describe('colours', () => {
  it('name the parts of actions, patterns, variables, operators and keys', () => {
    assert.deepEqual(shown(POLICY), [
      ['enumMember', 'Allow'],
      ['namespace', 's3'],
      ['function', 'Get'],
      ['operator', '*'],
      ['namespace', 'kms'],
      ['function', 'Decrypt'],
      ['variable', '${aws:username}'],
      ['operator', '*'],
      ['keyword', 'StringLike'],
      ['property', 's3:prefix'],
      ['variable', '${aws:UserName}'],
      ['operator', '?'],
      ['enumMember', 'Deny'],
      ['namespace', 's3'],
      ['function', 'GetObject'],
      ['operator', '*'],
    ]);
  });
  it('never lie over one another, on all policies that we have', () => {
    for (const { text, ...options } of corpus()) {
      let end = 0;
      for (const { span } of tokens(openText(text, options))) {
        assert.ok(span.start >= end && span.end > span.start && span.end <= text.length);
        end = span.end;
      }
    }
  });
});

describe('occurrences', () => {
  it('of an action are the patterns that have it, and the Allow among them', () => {
    assert.deepEqual(found(POLICY.replace('s3:GetObject', 's3:Get$0Object')), ['s3:Get* grants', 's3:GetObject']);
  });
  it('of a variable are all of it, in any case', () => {
    assert.deepEqual(found(POLICY.replace('aws:username', 'aws:$0username')), ['${aws:username}', '${aws:UserName}']);
  });
  it('of a name that stands once are itself', () => {
    assert.deepEqual(found(POLICY.replace('"Read"', '"Re$0ad"')), ['Read']);
  });
});

describe('outline', () => {
  it('has the policies and their statements, by Sid or number', () => {
    const [policy] = symbols(openText(POLICY));
    assert.equal(policy?.name, 'Identity policy');
    assert.deepEqual(
      policy?.children.map(({ name, detail }) => [name, detail]),
      [
        ['Read', 'Allow s3:Get*, kms:Decrypt'],
        ['Statement 2', 'Deny s3:GetObject'],
      ],
    );
  });
  it('stands in the text, the anchor within the whole', () => {
    for (const { text, ...options } of corpus()) {
      for (const symbol of symbols(openText(text, options)).flatMap(one => [one, ...one.children])) {
        assert.ok(symbol.span.start <= symbol.anchor.start && symbol.anchor.end <= symbol.span.end, text);
      }
    }
  });
});

describe('links', () => {
  it('lead from a managed policy to its page, and from nothing else', () => {
    const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const text = POLICY.replace('arn:aws:s3:::a/${aws:username}/*', managed);
    const own = links(openText(text), realCatalog());
    assert.deepEqual(
      own.map(({ span, address }) => [text.slice(span.start, span.end), address.split('/').at(-1)]),
      [[managed, 'ReadOnlyAccess.html']],
    );
  });
});
