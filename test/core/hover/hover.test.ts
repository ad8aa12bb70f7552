import assert from 'node:assert/strict';
import { ELEMENTS } from '../../../src/core/iam/grammar.ts';
import { hoverAt } from '../../support/fixture.ts';

const inStatement = (body: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${body} }] }`;

describe('hover', () => {
  it('explains every element on its key', () => {
    for (const { name, level, shape } of ELEMENTS) {
      const value = shape === 'condition' || shape === 'principal' ? '{}' : '"x"';
      const text =
        name === 'Version' || name === 'Statement'
          ? '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow" }] }'.replace(`"${name}`, `"$0${name}`)
          : level === 'policy'
            ? `{ "$0${name}": "x", "Version": "2012-10-17", "Statement": [] }`
            : inStatement(`"Action": "s3:GetObject", "$0${name}": ${value}`);
      const shown = hoverAt(text);
      assert.equal(shown?.token, `"${name}"`);
      assert.ok(shown?.markdown.startsWith(`**${name}** · `), name);
      assert.match(shown?.markdown ?? '', /\*\*Mind:\*\*/);
      assert.match(shown?.markdown ?? '', /\(https:\/\/docs\.aws\.amazon\.com\/IAM\//);
    }
  });
  it('explains an action', () => {
    const shown = hoverAt(inStatement('"Action": ["s3:Get$0Object"]'));
    assert.equal(shown?.token, '"s3:GetObject"');
    assert.match(shown?.markdown ?? '', /^`s3:GetObject` · Read\n\nRetrieve objects from Amazon S3/);
    assert.match(shown?.markdown ?? '', /object.*`arn:\$\{Partition\}:s3:::\$\{BucketName\}\/\$\{ObjectName\}`/);
  });
  it('counts what a pattern matches, the weightiest first', () => {
    assert.match(
      hoverAt(inStatement('"NotAction": "sqs:$0*"'))?.markdown ?? '',
      /^`sqs:\*` · all 20 actions of Amazon SQS\n\n- \*\*Permissions/,
    );
    assert.match(hoverAt(inStatement('"Action": "$0*"'))?.markdown ?? '', /^\*\*Every action of every AWS service\*\*/);
  });
  it('is silent on what it does not know', () => {
    assert.equal(hoverAt(inStatement('"Action": "s3:$0NoSuchThing"')), undefined);
    assert.equal(hoverAt(inStatement('"Foo$0": 1')), undefined);
    assert.equal(hoverAt(`$0${inStatement('"Action": "s3:GetObject"')}`), undefined);
    assert.equal(hoverAt('{"a": "b$0"}'), undefined);
  });
});
