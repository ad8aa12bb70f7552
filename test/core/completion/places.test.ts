/** What is offered at every place, and the document after it is accepted. */
import assert from 'node:assert/strict';
import { complete } from '../../../src/core/index.ts';
import { accept, completionsAt, cursorIn, type Options, openText } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const labels = (marked: string, options: Options = {}): string[] =>
  completionsAt(marked, options).map(item => item.label);
const inStatement = (text: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", ${text} }] }`;
const inCondition = (text: string): string => inStatement(`"Resource": "*", "Condition": { ${text} }`);
const trust = (text: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": ${text}, "Action": "sts:AssumeRole" }] }`;

describe('completion of elements', () => {
  it('offers what is missing and what the kind allows', () => {
    const found = labels(inStatement('$0'), { kind: 'identity' });
    assert.deepEqual(found, ['Resource', 'Sid', 'NotResource', 'Condition']);
    assert.ok(labels(inStatement('$0'), { kind: 'resource' }).includes('Principal'));
    assert.ok(!labels(inStatement('$0'), { kind: 'trust' }).includes('Resource'));
    assert.deepEqual(
      labels('{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject" }], $0 }', { kind: 'identity' }),
      ['Version'],
    );
  });
  it('offers what only other kinds have too, and last, where the kind is a guess', () => {
    const found = labels(inStatement('$0'));
    assert.deepEqual(found.slice(-2), ['Principal', 'NotPrincipal']);
  });
  it('writes key and value, with the commas that are missing', () => {
    assert.equal(accept(inStatement('$0'), 'Resource'), inStatement('"Resource": ""'));
    assert.equal(
      accept('{ "Statement": [{ "Effect": "Allow" $0 "Action": "s3:GetObject" }] }', 'Resource'),
      '{ "Statement": [{ "Effect": "Allow", "Resource": "", "Action": "s3:GetObject" }] }',
    );
    assert.equal(
      accept('{ "Version": "2012-10-17", "Statement": [{ "Act$0" }] }', 'Action'),
      '{ "Version": "2012-10-17", "Statement": [{ "Action": "" }] }',
    );
    assert.equal(
      accept('{ "Statement": [{ "Effect": "Allow", "Cond$0": {} }] }', 'Condition'),
      '{ "Statement": [{ "Effect": "Allow", "Condition": {} }] }',
    );
    assert.equal(
      accept(inStatement('$0'), 'Condition'),
      inStatement('"Condition": { "StringEquals": { "aws:PrincipalOrgID": "" } }'),
    );
  });
  it('writes YAML and the blocks of Terraform', () => {
    const yaml = (text: string) => `PolicyDocument:
  Version: "2012-10-17"
  Statement:
    - Effect: Allow
      Action: s3:GetObject
      ${text}
`;
    assert.equal(accept(yaml('$0'), 'Resource', { language: 'yaml' }), yaml('Resource: '));
    assert.equal(
      accept(yaml('$0'), 'Condition', { language: 'yaml' }),
      yaml('Condition:\n        StringEquals:\n          aws:PrincipalOrgID: '),
    );
    const terraform = (text: string) => `data "aws_iam_policy_document" "this" {
  statement {
    effect = "Allow"
    ${text}
  }
}
`;
    assert.equal(accept(terraform('$0'), 'actions', { language: 'terraform' }), terraform('actions = [""]'));
    assert.equal(
      accept(terraform('$0'), 'condition', { language: 'terraform' }),
      terraform(`condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = [""]
    }`),
    );
  });
});

describe('completion of a second action', () => {
  const text = (actions: string, rest: string): string =>
    `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${actions}${rest} }] }`;
  const wanted = '["s3:GetObject", "s3:PutObject"]';

  it('turns a string into a list, whatever commas are there', () => {
    const rest = ', "Resource": "*"';
    assert.equal(accept(text('"s3:GetObject", "s3:put$0"', rest), 's3:PutObject'), text(wanted, rest));
    assert.equal(accept(text('"s3:GetObject" "s3:put$0"', rest), 's3:PutObject'), text(wanted, rest));
    assert.equal(accept(text('"s3:GetObject", "putobj$0"', ''), 's3:PutObject'), text(wanted, ''));
    assert.equal(
      accept(text('"s3:GetObject", "putobj$0"', ' "Resource": "*"'), 's3:PutObject'),
      text(wanted, ', "Resource": "*"'),
    );
  });
  it('is not offered behind another element', () => {
    assert.ok(!labels(text('"s3:GetObject", "Resource": "*", "s3:put$0"', '')).includes('s3:PutObject'));
  });
});

describe('a list that nobody asked for', () => {
  const asked = (marked: string, trigger: string, language = 'json'): number => {
    const { text, cursor } = cursorIn(marked);
    return complete(openText(text, { language }), cursor, realCatalog, trigger).items.length;
  };
  it('does not take the Enter that follows a brace or the colon of a key', () => {
    assert.equal(asked('{ "Version": "2012-10-17", "Statement": [{$0}] }', '{'), 0);
    assert.equal(asked(inStatement('"Condition": {$0}'), '{'), 0);
    assert.equal(asked(inStatement('"Resource":$0'), ':'), 0);
    assert.equal(asked('Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action:$0\n', ':', 'yaml'), 0);
  });
  it('comes within a word', () => {
    assert.ok(asked(inStatement('"Resource": "arn:aws:$0"'), ':') > 0);
    assert.ok(asked(inStatement('"Resource": "arn:aws:s3:::a/${$0"'), '{') > 0);
    assert.ok(asked(inStatement('"$0"'), '"') > 0);
  });
});

describe('completion of values', () => {
  it('knows Effect and Version', () => {
    assert.deepEqual(labels('{ "Version": "2012-10-17", "Statement": [{ "Effect": "$0" }] }'), ['Allow', 'Deny']);
    assert.deepEqual(labels('{ "Version": $0, "Statement": [{ "Effect": "Allow" }] }'), ['2012-10-17', '2008-10-17']);
    assert.equal(
      accept('{ "Version": $0, "Statement": [{ "Effect": "Allow" }] }', '2012-10-17'),
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow" }] }',
    );
  });
  it('draws a Sid from the content, and none that is taken', () => {
    assert.deepEqual(labels(inStatement('"Sid": "$0"')), ['ReadS3']);
    const taken = `{ "Statement": [
      { "Sid": "ReadS3", "Effect": "Allow", "Action": "s3:GetObject" },
      { "Sid": "$0", "Effect": "Allow", "Action": "s3:GetObject" }] }`;
    assert.deepEqual(labels(taken), ['ReadS32']);
  });
});

describe('completion of principals', () => {
  it('offers the types that the kind has', () => {
    assert.deepEqual(labels(trust('{ $0 }'), { kind: 'trust' }), ['Service', 'AWS', 'Federated']);
    assert.ok(!labels(trust('{ $0 }'), { kind: 'resource' }).includes('Federated'));
    assert.equal(accept(trust('{ $0 }'), 'Service', { kind: 'trust' }), trust('{ "Service": "" }'));
  });
  it('offers services, callers and identity providers', () => {
    assert.ok(labels(trust('{ "Service": "$0" }')).includes('lambda.amazonaws.com'));
    assert.ok(labels(trust('{ "AWS": "$0" }')).includes('arn:aws:iam::<account>:root'));
    assert.ok(
      labels(trust('{ "Federated": "$0" }')).includes(
        'arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com',
      ),
    );
    assert.equal(
      accept(trust('{ "Service": ["ec2.amazonaws.com" $0] }'), 'lambda.amazonaws.com'),
      trust('{ "Service": ["ec2.amazonaws.com" , "lambda.amazonaws.com"] }').replace('com" ,', 'com",'),
    );
  });
});

describe('completion of resources', () => {
  it('offers the ARN forms of the actions first', () => {
    const found = labels(inStatement('"Resource": "$0"'));
    assert.equal(found[0], 'arn:aws:s3:::${bucket-name}/*');
    assert.ok(found.includes('*'));
    assert.equal(
      accept(inStatement('"Resource": "$0"'), 'arn:aws:s3:::${bucket-name}/*'),
      inStatement('"Resource": "arn:aws:s3:::bucket-name/*"'),
    );
  });
  it('goes through an ARN part by part', () => {
    assert.ok(labels(inStatement('"Resource": "arn:$0"')).includes('arn:aws:'));
    assert.ok(labels(inStatement('"Resource": "arn:aws:sqs:$0"')).includes('arn:aws:sqs:eu-west-1:'));
    assert.ok(labels(inStatement('"Resource": "arn:aws:sqs:eu-west-1:$0"')).includes('arn:aws:sqs:eu-west-1:*:'));
  });
  it('offers variables behind a dollar', () => {
    const marked = inStatement('"Resource": "arn:aws:s3:::home/${$0/*"');
    assert.ok(labels(marked).includes('${aws:username}'));
    assert.equal(accept(marked, '${aws:username}'), inStatement('"Resource": "arn:aws:s3:::home/${aws:username}/*"'));
  });
});

describe('completion of conditions', () => {
  it('offers operators, those that fit the key first', () => {
    assert.equal(labels(inCondition('"$0": { "aws:SecureTransport": "true" }'))[0], 'Bool');
    assert.ok(labels(inCondition('$0')).includes('StringEquals'));
    assert.equal(
      accept(inCondition('"Str$0": { "aws:SecureTransport": "true" }'), 'Bool'),
      inCondition('"Bool": { "aws:SecureTransport": "true" }'),
    );
    assert.equal(accept(inCondition('$0'), 'Bool'), inCondition('"Bool": { "aws:PrincipalOrgID": "" }'));
  });
  it('offers keys, those that the actions carry first', () => {
    const found = labels(inCondition('"StringEquals": { "$0" }'));
    assert.ok(
      found.slice(0, 10).every(label => label.startsWith('s3:') || label.startsWith('aws:')),
      found
        .slice(0, 10)
        .filter(label => !/^(s3|aws):/.test(label))
        .join(),
    );
    assert.ok(found.includes('s3:ExistingObjectTag/${TagKey}'));
    assert.equal(
      accept(inCondition('"StringEquals": { $0 }'), 'aws:PrincipalOrgID'),
      inCondition('"StringEquals": { "aws:PrincipalOrgID": "" }'),
    );
    assert.equal(
      accept(inCondition('"StringEquals": { "aws:Pri$0": "o-a1b2c3d4e5" }'), 'aws:PrincipalOrgID'),
      inCondition('"StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }'),
    );
    assert.equal(
      accept(inCondition('"StringEquals": { $0 }'), 'aws:PrincipalTag/${TagKey}'),
      inCondition('"StringEquals": { "aws:PrincipalTag/tag-key": "" }'),
    );
  });
  it('offers the values that there are', () => {
    assert.deepEqual(labels(inCondition('"Bool": { "aws:SecureTransport": "$0" }')), ['true', 'false']);
    assert.ok(labels(inCondition('"StringEquals": { "aws:RequestedRegion": ["$0"] }')).includes('eu-west-1'));
    assert.ok(
      labels(inCondition('"StringEquals": { "iam:PassedToService": "$0" }')).includes('ecs-tasks.amazonaws.com'),
    );
    assert.ok(
      labels(inCondition('"StringLike": { "token.actions.githubusercontent.com:sub": "$0" }'))[0]?.startsWith('repo:'),
    );
    assert.ok(labels(inCondition('"StringEquals": { "s3:prefix": "home/${$0" }')).includes('${aws:username}'));
  });
});
