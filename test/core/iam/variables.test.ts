import assert from 'node:assert/strict';
import { globalKey } from '../../../src/core/iam/condition-keys.ts';
import { federationKey } from '../../../src/core/iam/federation.ts';
import { KNOWN_VARIABLES, mayBeVariable, parseVariables } from '../../../src/core/iam/variables.ts';
import { assertProse, assertUnique } from './prose.ts';

/** Each variable as its text, its key, and its problem with the text that is at fault. */
const read = (text: string): unknown[] =>
  parseVariables(text).map(({ start, end, key, keyPart, fallback, literal, problem }) => {
    assert.equal(text.slice(keyPart.start, keyPart.end), key);
    return [
      text.slice(start, end),
      key,
      ...(fallback === undefined ? [] : [{ fallback }]),
      ...(literal === undefined ? [] : [{ literal }]),
      ...(problem ? [problem.kind, text.slice(problem.part.start, problem.part.end)] : []),
    ];
  });

describe('policy variables', () => {
  it('are found where they stand', () => {
    assert.deepEqual(read('home/${aws:username}/${aws:PrincipalTag/team}*'), [
      ['${aws:username}', 'aws:username'],
      ['${aws:PrincipalTag/team}', 'aws:PrincipalTag/team'],
    ]);
    for (const text of ['', '$', '{aws:username}', '$aws:username', '$ {x}', '}${'.slice(0, 1)])
      assert.deepEqual(read(text), []);
  });

  it('have a default in single quotes', () => {
    assert.deepEqual(read("${aws:PrincipalTag/team, 'company-wide'}"), [
      ["${aws:PrincipalTag/team, 'company-wide'}", 'aws:PrincipalTag/team', { fallback: 'company-wide' }],
    ]);
    assert.deepEqual(read("${a:b,'x'}")[0], ["${a:b,'x'}", 'a:b', { fallback: 'x' }]);
    assert.deepEqual(read("${a:b, 'a } b'}/${a:c, ''}"), [
      ["${a:b, 'a } b'}", 'a:b', { fallback: 'a } b' }],
      ["${a:c, ''}", 'a:c', { fallback: '' }],
    ]);
  });

  it('are three characters when they hold one', () => {
    assert.deepEqual(read('${*}${?}${$}'), [
      ['${*}', '*', { literal: '*' }],
      ['${?}', '?', { literal: '?' }],
      ['${$}', '$', { literal: '$' }],
    ]);
  });

  it('are told when they are broken', () => {
    assert.deepEqual(read('a/${aws:username'), [['${aws:username', 'aws:username', 'unclosed', '${aws:username']]);
    assert.deepEqual(read('${aws:username/${aws:userid}'), [
      ['${aws:username/', 'aws:username/', 'unclosed', '${aws:username/'],
      ['${aws:userid}', 'aws:userid'],
    ]);
    assert.deepEqual(read('${'), [['${', '', 'unclosed', '${']]);
    assert.deepEqual(read('x${}y'), [['${}', '', 'empty', '${}']]);
    assert.deepEqual(read('${  }'), [['${  }', '', 'empty', '${  }']]);
    assert.deepEqual(read("${, 'x'}"), [["${, 'x'}", '', { fallback: 'x' }, 'empty', "${, 'x'}"]]);
    assert.deepEqual(read('${aws: username}'), [['${aws: username}', 'aws: username', 'space', ' ']]);
    assert.deepEqual(read('${ aws:username}'), [['${ aws:username}', 'aws:username', 'space', ' ']]);
    assert.deepEqual(read('${aws:username  }'), [['${aws:username  }', 'aws:username', 'space', '  ']]);
    assert.deepEqual(read('${aws:username, x}'), [['${aws:username, x}', 'aws:username', 'unquoted-default', 'x']]);
    assert.deepEqual(read('${aws:username, "x"}')[0], [
      '${aws:username, "x"}',
      'aws:username',
      'unquoted-default',
      '"x"',
    ]);
    assert.deepEqual(read("${aws:username, 'x}")[0], ["${aws:username, 'x}", 'aws:username', 'unquoted-default', "'x"]);
    assert.deepEqual(read('${aws:username,}')[0], ['${aws:username,}', 'aws:username', 'unquoted-default', '']);
  });

  it('may have a space in a tag key, and before the comma', () => {
    assert.deepEqual(read('${aws:PrincipalTag/cost center}'), [
      ['${aws:PrincipalTag/cost center}', 'aws:PrincipalTag/cost center'],
    ]);
    assert.equal(parseVariables("${aws:username , 'x'}")[0]?.problem, undefined);
  });

  it('never run past each other, whatever the text', () => {
    const pieces = ['$', '{', '}', '${', "'", ',', ' ', 'a', '*', '/'];
    let seed = 1;
    for (let round = 0; round < 2000; round++) {
      let text = '';
      for (let i = 0; i < 12; i++) {
        seed = (seed * 48271) % 2147483647;
        text += pieces[seed % pieces.length];
      }
      let last = 0;
      for (const { start, end, keyPart } of parseVariables(text)) {
        assert.ok(start >= last && end > start && end <= text.length, text);
        assert.ok(keyPart.start >= start && keyPart.end <= end, text);
        last = end;
      }
    }
  });

  it('take time in proportion to the text', () => {
    const begin = Date.now();
    parseVariables("${a,'".repeat(20000));
    parseVariables('${a'.repeat(20000));
    parseVariables(`\${${'a,'.repeat(20000)}`);
    assert.ok(Date.now() - begin < 2000, `${Date.now() - begin} ms`);
  });

  it('can be keys with one value only', () => {
    assert.equal(mayBeVariable('AWS:username'), 'yes');
    assert.equal(mayBeVariable('aws:PrincipalTag/team'), 'yes');
    assert.equal(mayBeVariable('aws:TagKeys'), 'no');
    assert.equal(mayBeVariable('aws:CalledVia'), 'no');
    assert.equal(mayBeVariable('cognito-identity.amazonaws.com:sub'), 'yes');
    assert.equal(mayBeVariable('cognito-identity.amazonaws.com:amr'), 'no');
    assert.equal(mayBeVariable('saml:cn'), 'no');
    assert.equal(mayBeVariable('saml:mail'), 'unknown');
    assert.equal(mayBeVariable('s3:prefix'), 'unknown');
  });

  it('worth offering are explained, and their keys known where the table can know them', () => {
    assertUnique(KNOWN_VARIABLES.map(({ key }) => key));
    for (const { key, text, example } of KNOWN_VARIABLES) {
      assertProse(text, key);
      assert.ok(example !== '');
      assert.notEqual(mayBeVariable(key), 'no', key);
      if (!/^(redshift|transfer):/.test(key)) assert.ok(globalKey(key) ?? federationKey(key), key);
    }
  });
});
