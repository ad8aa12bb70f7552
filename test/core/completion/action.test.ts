import assert from 'node:assert/strict';
import { createScore } from '../../../src/core/completion/search.ts';
import { accept, completionsAt, findingsOf } from '../../support/fixture.ts';

const policy = (action: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action} }] }`;
const labels = (marked: string): string[] => completionsAt(marked).map(item => item.label);

describe('completion of actions', () => {
  it('finds an action by any part of its name, across services', () => {
    for (const [typed, wanted] of [
      ['putobj', 's3:PutObject'],
      ['PutObject', 's3:PutObject'],
      ['kms decrypt', 'kms:Decrypt'],
      ['decrypt', 'kms:Decrypt'],
      ['gO', 's3:GetObject'],
      ['assumerole', 'sts:AssumeRole'],
      ['passrole', 'iam:PassRole'],
      ['getitem', 'dynamodb:GetItem'],
      ['bucket', 's3:CreateBucket'],
    ] as const) {
      const found = labels(policy(`"${typed}$0"`));
      const at = found.indexOf(wanted);
      assert.ok(at >= 0 && at < 25, `${typed}: ${wanted} is number ${at} of ${found.slice(0, 5)}`);
      assert.ok(found.length <= 320);
    }
  });
  it('offers services first, and all of a service after its colon', () => {
    assert.ok(labels(policy('"$0"')).includes('s3:'));
    const s3 = labels(policy('"s3:$0"'));
    assert.ok(s3.includes('s3:GetObject') && s3.includes('s3:Get*') && s3.includes('s3:*'));
    assert.ok(s3.every(label => label.startsWith('s3:')));
  });
  it('lets what is listed or covered already sink to the end', () => {
    const items = completionsAt(policy('["s3:Get*", "s3:$0"]'));
    const listed = items.filter(item => item.note === 'in this list already');
    assert.ok(listed.some(item => item.label === 's3:GetObject'));
    assert.deepEqual(items.slice(-listed.length), listed);
  });
  it('leaves a valid document: whole strings, empty, half-typed and missing ones', () => {
    assert.equal(accept(policy('"putobj$0"'), 's3:PutObject'), policy('"s3:PutObject"'));
    assert.equal(accept(policy('"s3:$0GetObject"'), 's3:PutObject'), policy('"s3:PutObject"'));
    assert.equal(accept(policy('["s3:GetObject", "$0"]'), 's3:'), policy('["s3:GetObject", "s3:"]'));
    assert.equal(accept(policy('$0'), 's3:'), policy('"s3:"'));
    assert.equal(accept(policy('["s3:GetObject", $0]'), 's3:'), policy('["s3:GetObject", "s3:"]'));
    assert.equal(
      accept('{"Statement":[{"Effect":"Allow","Action":"putobj$0', 's3:PutObject'),
      '{"Statement":[{"Effect":"Allow","Action":"s3:PutObject"',
    );
  });
  it('offers only what the checks know', () => {
    for (const label of labels(policy('"sqs:$0"'))) {
      assert.deepEqual(
        findingsOf(policy(`"${label}"`)).filter(finding => finding.rule === 'unknown-action'),
        [],
      );
    }
  });
  it('carries the text to be filtered by, quotes included', () => {
    const item = completionsAt(policy('"put$0"')).find(candidate => candidate.label === 's3:PutObject');
    assert.equal(item?.filter, '"put s3:PutObject');
    assert.match(item?.documentation() ?? '', /^`s3:PutObject` · Write/);
  });
  it('offers at the end of the last item of a block list', () => {
    const text =
      'Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action:\n      - s3:GetO$0\n    Resource: "*"\n';
    assert.equal(accept(text, 's3:GetObject', { language: 'yaml' }), text.replace('GetO$0', 'GetObject'));
  });
  it('writes nothing into a comment', () => {
    for (const [text, language] of [
      [policy('["s3:GetObject" /* get$0 */]'), 'jsonc'],
      [policy('["s3:GetObject", // get$0\n]'), 'jsonc'],
      [
        'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:GetObject", # get$0\n    ]\n  }\n}\n',
        'terraform',
      ],
    ] as const) {
      assert.deepEqual(completionsAt(text, { language }), []);
    }
  });
  it('offers nothing elsewhere', () => {
    assert.deepEqual(labels('{"a": "s3:$0"}'), []);
    assert.ok(!labels(policy('"s3:GetObject", "Sid": "$0"')).some(label => label.includes(':')));
  });
});

describe('search by parts of a name', () => {
  it('ranks whole names before beginnings before humps before middles', () => {
    const points = ['decrypt', 'decr', 'dec', 'crypt'].map(text => createScore(text)('kms', 'Decrypt') ?? 0);
    assert.deepEqual(
      [...points].sort((a, b) => b - a),
      points,
    );
    assert.equal(createScore('xyz')('kms', 'Decrypt'), undefined);
  });
  it('stays quick on names made to be slow', () => {
    assert.equal(createScore(`${'a'.repeat(200)}b`)('x', 'A'.repeat(400)), undefined);
  });
});

/** Without the hints about what the person is still to fill in. */
const unfilled = (findings: ReturnType<typeof findingsOf>) =>
  findings.filter(({ rule }) => rule !== 'invalid-placeholder');

describe('completion of templates', () => {
  it('offers whole policies in an empty file', () => {
    const text = accept('', 'A home folder in S3 for each user');
    assert.match(text, /^\{\n {2}"Version": "2012-10-17",/);
    assert.match(text, /home\/\$\{aws:username\}/);
    assert.deepEqual(unfilled(findingsOf(text)), []);
    assert.ok(labels('iam-s3$0').length > 0);
  });
  it('offers statements between statements', () => {
    const marked = '{ "Version": "2012-10-17", "Statement": [$0] }';
    const text = accept(marked, 'Read one secret');
    assert.deepEqual(unfilled(findingsOf(text)), []);
    assert.ok(!labels(marked).some(label => label.startsWith('Trust policy')));
  });
});
