/** What a person most likely wants comes first, is found by what people type, and explains itself. */
import assert from 'node:assert/strict';
import { KEY_VALUES } from '../../../src/core/completion/key-values.ts';
import { completionsAt, type Options } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const labels = (marked: string, options: Options = {}): string[] =>
  completionsAt(marked, options).map(({ label }) => label);
const statement = (action: string, rest: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, ${rest} }] }`;
const condition = (action: string, text: string): string =>
  statement(action, `"Resource": "*", "Condition": { ${text} }`);
const trust = (principal: string, action: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": ${principal}, "Action": ${action} }] }`;

describe('the first of a completion', () => {
  it('is what fits the principal of a trust policy', () => {
    const first = (principal: string) => labels(trust(principal, '"$0"'), { kind: 'trust' })[0];
    assert.equal(first('{ "Service": "ec2.amazonaws.com" }'), 'sts:AssumeRole');
    assert.equal(first('{ "Federated": "accounts.google.com" }'), 'sts:AssumeRoleWithWebIdentity');
    assert.equal(first('{ "Federated": "arn:aws:iam::123456789012:saml-provider/a" }'), 'sts:AssumeRoleWithSAML');
  });
  it('is a service that the statement speaks of', () => {
    assert.equal(labels(statement('"$0"', '"Resource": "arn:aws:sqs:eu-west-1:123456789012:jobs"'))[0], 'sqs:');
    assert.equal(labels(statement('["glue:GetTable", "$0"]', '"Resource": "*"'))[0], 'glue:');
  });
  it('is a key that the actions carry', () => {
    assert.equal(labels(condition('"iam:PassRole"', '"StringEquals": { "$0" }'))[0], 'iam:PassedToService');
    assert.ok(labels(condition('"ec2:RunInstances"', '"StringEquals": { "$0" }')).slice(0, 5).includes('aws:TagKeys'));
    assert.equal(labels(condition('"*"', '"Bool": { "$0" }'))[0], 'aws:SecureTransport');
  });
  it('is a tag or a value that the policy names already', () => {
    const text = (end: string) =>
      condition(
        '"ec2:RunInstances"',
        `"StringEquals": { "aws:ResourceTag/team": "a", "aws:PrincipalOrgID": "o-abcdefghij" }, ${end}`,
      );
    assert.equal(labels(text('"StringLike": { "aws:RequestTag/$0" }'))[0], 'aws:RequestTag/team');
    assert.equal(labels(text('"ForAllValues:StringEquals": { "aws:TagKeys": "$0" }'))[0], 'team');
    assert.deepEqual(labels(text('"StringNotEquals": { "aws:PrincipalOrgID": "$0" }')), [
      'o-abcdefghij',
      'o-a1b2c3d4e5',
    ]);
  });
});

describe('values of keys', () => {
  it('are those that AWS lists', () => {
    const catalog = realCatalog();
    for (const [name, values] of Object.entries(KEY_VALUES)) {
      assert.ok(catalog.conditionKey(name), name);
      assert.deepEqual(labels(condition('"*"', `"StringEquals": { "${name}": "$0" }`)), values, name);
    }
  });
  it('are managed policies for keys that hold their ARNs', () => {
    const [first] = completionsAt(condition('"iam:AttachRolePolicy"', '"ArnEquals": { "iam:PolicyARN": "$0" }'));
    assert.match(first?.label ?? '', /^arn:aws:iam::aws:policy\//);
    assert.match(first?.documentation() ?? '', /AWS managed policy/);
  });
});

/** The editor compares what is typed from the start of the edit on, in this order and in any case. */
const isFound = (typed: string, filter: string): boolean => {
  let at = 0;
  for (const letter of filter.toLowerCase()) if (letter === typed[at]) at++;
  return at === typed.length;
};

describe('every item', () => {
  const places: readonly (readonly [marked: string, typed: string, wanted: string])[] = [
    [statement('"putobj$0"', '"Sid": "A"'), '"putobj', 's3:PutObject'],
    [condition('"*"', '"bool$0"'), '"bool', 'Bool'],
    [condition('"*"', '"Bool": { "secure$0" }'), '"secure', 'aws:SecureTransport'],
    [trust('{ "Service": "lambda$0" }', '"sts:AssumeRole"'), '"lambda', 'lambda.amazonaws.com'],
    [statement('"s3:GetObject"', '"Reso$0"'), '"reso', 'Resource'],
    [statement('"s3:GetObject"', '"Resource": "a/${user$0"'), '${user', '${aws:username}'],
    [trust('{ "$0" }', '"sts:AssumeRole"'), '"', 'Service'],
    ['{ "Version": "2012-10-17", "Statement": [{ "Effect": "al$0", "Action": "*" }] }', '"al', 'Allow'],
    [statement('"s3:GetObject"', '"Resource": "bucket$0"'), '"bucket', 'arn:aws:s3:::${bucket-name}/*'],
  ];
  for (const [marked, typed, wanted] of places) {
    it(`is found by ${typed} and explains itself: ${wanted}`, () => {
      const item = completionsAt(marked).find(({ label }) => label === wanted);
      assert.ok(item && isFound(typed, item.filter), item?.filter);
      assert.ok((item.documentation() ?? '').length > 20);
    });
  }
});
