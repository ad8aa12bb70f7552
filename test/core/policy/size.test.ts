import assert from 'node:assert/strict';
import { shortestJson } from '../../../src/core/policy/size.ts';
import { openText } from '../../support/fixture.ts';
import { SPELLINGS } from '../../support/spellings.ts';

const shortest = (text: string, language = 'json') => {
  const [policy] = openText(text, { language }).policies;
  assert.ok(policy);
  return shortestJson(policy);
};

describe('the shortest JSON of a policy', () => {
  it('is the policy without white space', () => {
    const policy = {
      Version: '2012-10-17',
      Id: 'x',
      Statement: [
        {
          Sid: 'A',
          Effect: 'Deny',
          NotPrincipal: { AWS: ['123456789012', '*'], Service: 'ec2.amazonaws.com' },
          Action: ['s3:GetObject'],
          NotResource: 'arn:aws:s3:::a"b',
          Condition: {
            StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'], 'aws:RequestedRegion': 'eu-west-1' },
            Bool: { 'aws:SecureTransport': false },
            NumericLessThan: { 's3:max-keys': 10 },
          },
        },
        { Effect: 'Allow', Principal: '*', NotAction: 'iam:*', Resource: [] },
      ],
    };
    assert.deepEqual(shortest(JSON.stringify(policy, null, 4)), { text: JSON.stringify(policy), exact: true });
  });
  it('is the same in every spelling, holes apart', () => {
    const spelled = { sid: 'Read', effect: 'Deny', actions: ['s3:GetObject', 's3:PutObject'], resource: '*' };
    const texts = SPELLINGS.map(({ write, language }) => shortest(write(spelled), language).text);
    const [json] = texts;
    for (const [index, text] of texts.entries()) assert.equal(text, json, SPELLINGS[index]?.name);
  });
  it('takes what the text does not show as nothing, and says so', () => {
    const yaml = (resource: string) =>
      `AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Deny\n      Action: "*"\n      Resource: ${resource}\n`;
    const text = (resource: string) =>
      `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":${resource}}]}`;
    for (const [written, left] of [
      ['!Sub "${A}/*"', '"/*"'],
      ['!GetAtt A.Arn', '[]'],
      ['[!Ref A, "*"]', '["*"]'],
      ['!If [A, "*", !Ref B]', '[]'],
    ] as const)
      assert.deepEqual(shortest(yaml(written), 'yaml'), { text: text(left), exact: false }, written);
    assert.deepEqual(shortest(yaml('"*"'), 'yaml'), { text: text('"*"'), exact: true });
  });
  it('takes odd keys for keys', () => {
    const policy =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"__proto__":{"__proto__":"a"}}}]}';
    assert.equal(shortest(policy).text, policy);
  });
});
