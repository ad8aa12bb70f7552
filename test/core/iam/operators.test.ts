import assert from 'node:assert/strict';
import {
  OPERATORS,
  operatorFits,
  operatorSentences,
  parseOperator,
  SET_PREFIXES,
  whenKeyMissing,
} from '../../../src/core/iam/operators.ts';
import { assertProse, assertUnique } from './prose.ts';

const parsed = (text: string) => {
  const operator = parseOperator(text);
  assert.ok(operator, text);
  return operator;
};
const missing = (text: string): string => whenKeyMissing(parsed(text));
const fits = (name: string, type: string): string => operatorFits(parsed(name).facts, type);

describe('condition operators', () => {
  it('are all of AWS’s, each once', () => {
    assert.equal(OPERATORS.length, 27);
    assertUnique(OPERATORS.map(({ name }) => name));
    assert.deepEqual(
      OPERATORS.filter(({ negated }) => negated).map(({ name }) => name),
      OPERATORS.map(({ name }) => name).filter(name => /Not/.test(name)),
    );
  });

  it('have an opposite whose opposite they are or do the same as', () => {
    for (const { name, opposite, family, order } of OPERATORS) {
      const other = OPERATORS.find(facts => facts.name === opposite);
      if (['Bool', 'Binary', 'Null'].includes(family)) assert.equal(opposite, undefined, name);
      else assert.ok(other?.family === family && other.opposite === name, name);
      if (order) assert.notEqual(other?.order, order, name);
    }
  });

  it('take wildcards only with Like and for ARNs, variables only for strings and ARNs', () => {
    assert.deepEqual(
      OPERATORS.filter(({ wildcards }) => wildcards).map(({ name }) => name),
      ['StringLike', 'StringNotLike', 'ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    );
    for (const { name, family, variables } of OPERATORS) {
      const expected = family === 'Bool' ? 'unknown' : family === 'String' || family === 'Arn' ? 'yes' : 'no';
      assert.equal(variables, expected, name);
    }
  });

  it('are read in any case and spelled as AWS does', () => {
    assert.deepEqual(parseOperator('StringEquals')?.spelling, 'StringEquals');
    const long = parsed('foranyvalue:STRINGNOTLIKEIFEXISTS');
    assert.equal(long.spelling, 'ForAnyValue:StringNotLikeIfExists');
    assert.equal(long.prefix, 'ForAnyValue');
    assert.ok(long.ifExists && long.facts.name === 'StringNotLike');
    for (const { name } of OPERATORS)
      for (const prefix of ['', ...SET_PREFIXES.map(set => `${set}:`)])
        for (const suffix of ['', 'IfExists'])
          assert.equal(parseOperator(`${prefix}${name}${suffix}`.toLowerCase())?.spelling, `${prefix}${name}${suffix}`);
  });

  it('are not read from a near miss', () => {
    for (const text of [
      '',
      'StringEqual',
      'IfExists',
      'ForAllValues',
      'ForAllValues:',
      ':StringEquals',
      'ForAll:StringEquals',
    ])
      assert.equal(parseOperator(text), undefined, text);
    for (const text of [
      'StringEquals ',
      'ForAnyValue:ForAllValues:StringEquals',
      'StringEqualsIfExistsIfExists',
      'constructor',
    ])
      assert.equal(parseOperator(text), undefined, text);
  });

  it('say what a missing key does', () => {
    assert.equal(missing('StringEquals'), 'false');
    assert.equal(missing('StringNotEquals'), 'true');
    assert.equal(missing('NotIpAddress'), 'true');
    assert.equal(missing('Bool'), 'false');
    assert.equal(missing('BoolIfExists'), 'true');
    assert.equal(missing('StringNotEqualsIfExists'), 'true');
    assert.equal(missing('ForAllValues:StringEquals'), 'true');
    assert.equal(missing('ForAnyValue:StringEquals'), 'false');
    assert.equal(missing('ForAnyValue:StringNotEquals'), 'false');
    assert.equal(missing('ForAnyValue:StringEqualsIfExists'), 'true');
    assert.equal(missing('Null'), 'asks');
  });

  it('fit the types of keys', () => {
    assert.equal(fits('StringEquals', 'String'), 'yes');
    assert.equal(fits('StringEquals', 'ArrayOfString'), 'yes');
    assert.equal(fits('StringLike', 'ARN'), 'unknown');
    assert.equal(fits('StringEquals', 'Bool'), 'no');
    assert.equal(fits('ArnLike', 'ARN'), 'yes');
    assert.equal(fits('ArnLike', 'String'), 'unknown');
    assert.equal(fits('IpAddress', 'IPAddress'), 'yes');
    assert.equal(fits('NumericLessThan', 'Date'), 'no');
    assert.equal(fits('Bool', 'ArrayOfBool'), 'yes');
    assert.equal(fits('Null', 'Numeric'), 'yes');
    assert.equal(fits('StringEquals', 'Something'), 'unknown');
  });

  it('are explained, with every prefix and suffix', () => {
    for (const { name } of OPERATORS)
      for (const prefix of ['', 'ForAllValues:', 'ForAnyValue:'])
        for (const suffix of name === 'Null' ? [''] : ['', 'IfExists'])
          for (const text of Object.values(operatorSentences(parsed(`${prefix}${name}${suffix}`))))
            assertProse(text, name);
  });
});
