import assert from 'node:assert/strict';
import { everyoneIn, namedPrincipals } from '../../../src/core/judge/named-principals.ts';
import { openText } from '../../support/fixture.ts';

function read(text: string, language = 'json') {
  const [policy] = openText(text, { language }).policies;
  const [statement] = policy?.statements ?? [];
  assert.ok(statement);
  return statement;
}
const json = (principal: string, element = 'Principal') =>
  read(
    `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "${element}": ${principal}, "Action": "sts:*" } }`,
  );
const kinds = (statement: ReturnType<typeof read>) => namedPrincipals(statement).named.map(one => one.principal.kind);

describe('named principals', () => {
  it('are all values of all types, in order', () => {
    const statement = json('{ "Service": "ec2.amazonaws.com", "AWS": ["210987654321", "*"] }');
    assert.deepEqual(kinds(statement), ['service', 'account', 'everyone']);
    assert.ok(namedPrincipals(statement).complete);
    assert.equal(everyoneIn(statement)?.type, 'AWS');
  });
  it('are everyone by a plain star, in Terraform too', () => {
    assert.equal(everyoneIn(json('"*"'))?.group, undefined);
    const block = read(
      `data "aws_iam_policy_document" "x" {
  statement {
    actions = ["sts:*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
`,
      'terraform',
    );
    assert.equal(everyoneIn(block)?.type, '*');
  });
  it('are not all where something is not known', () => {
    const yaml = read(
      `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: [!Ref Account, "210987654321"]
            Action: sts:AssumeRole
`,
      'yaml',
    );
    assert.deepEqual(kinds(yaml), ['account']);
    assert.ok(!namedPrincipals(yaml).complete);
  });
  it('are nobody under NotPrincipal', () => {
    assert.deepEqual(namedPrincipals(json('{ "AWS": "*" }', 'NotPrincipal')), { named: [], complete: false });
  });
});
