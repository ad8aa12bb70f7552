import assert from 'node:assert/strict';
import { isBroken, isFunctionKey, meantBy, showsAll } from '../../../src/core/judge/elements.ts';
import { usesVariables } from '../../../src/core/judge/variables.ts';
import type { Policy } from '../../../src/core/policy/model.ts';
import { openText } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

function read(text: string, language = 'json'): Policy {
  const [policy] = openText(text, { language }).policies;
  assert.ok(policy);
  return policy;
}

const policy = (statement: string): Policy => read(`{ "Version": "2012-10-17", "Statement": [{ ${statement} }] }`);

describe('elements', () => {
  it('are meant by slips of their keys', () => {
    const meant = (key: string) => {
      const slipped = policy(`"Effect": "Deny", "${key}": "x"`);
      const element = slipped.statements[0]?.elements[1];
      return element && meantBy(slipped, element, 'statement');
    };
    for (const [key, name] of [
      ['Actions', 'Action'],
      ['action', 'Action'],
      ['Principle', 'Principal'],
      ['NotAcion', 'NotAction'],
      ['Conditions', 'Condition'],
      ['Comment', undefined],
      ['Statement', undefined],
      ['Ref', undefined],
      ['Resource', undefined],
    ] as const)
      assert.equal(meant(key), name, key);
  });
  it('are meant by slips of Terraform’s arguments', () => {
    const slipped = read('data "aws_iam_policy_document" "a" {\n  statement {\n    action = []\n  }\n}\n', 'terraform');
    const [element] = slipped.statements[0]?.elements ?? [];
    assert.ok(element);
    assert.equal(meantBy(slipped, element, 'statement'), 'Action');
  });
  it('are all shown but where a function or a variable may bring some', () => {
    const shown = (statement: string) => policy(statement).statements.map(showsAll);
    assert.deepEqual(shown('"Effect": "Deny"'), [true]);
    assert.deepEqual(shown('"Effect": "Deny", "Fn::Transform": {}'), [false]);
    for (const [key, expected] of [
      ['Ref', true],
      ['Fn::If', true],
      ['fn::join', true],
      ['Refs', false],
    ] as const)
      assert.equal(isFunctionKey(key), expected, key);
  });
  it('are not judged in broken JSON, statement by statement', () => {
    const text = (middle: string) =>
      read(`{ "Version": "2012-10-17", "Statement": [{ "Sid": "A" }, { "Sid": ${middle} }, { "Sid": "C" }] }`);
    const broken = (middle: string) => text(middle).statements.map(statement => isBroken(text(middle), statement));
    assert.deepEqual(broken('"B"'), [false, false, false]);
    assert.deepEqual(broken('x'), [false, true, false]);
    assert.deepEqual(broken('"B",'), [false, false, false]);
    assert.ok(isBroken(text('x'), text('x')));
    assert.ok(!isBroken(text('"B",'), text('"B",')));
  });
});

describe('variables of a policy', () => {
  it('are certain, possible or none', () => {
    const uses = (resource: string) =>
      usesVariables(policy(`"Effect": "Deny", "Action": "*", "Resource": "${resource}"`), realCatalog());
    assert.equal(uses('arn:aws:s3:::b/${aws:username}'), 'yes');
    assert.equal(uses("arn:aws:s3:::b/${aws:PrincipalTag/team, 'none'}"), 'yes');
    assert.equal(uses('arn:aws:s3:::b/${*}'), 'yes');
    assert.equal(uses('arn:aws:s3:::${bucket}'), 'unknown');
    assert.equal(uses('arn:aws:s3:::b/$'), 'no');
  });
});
