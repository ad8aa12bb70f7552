import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

describe('missing-version', () => {
  it('reports a policy without one', () => {
    assertFindings(`{
  "Statement": [
//^^^^^^^^^^^ warning missing-version: This policy has no Version, so AWS reads it as the language of 2008, without policy variables. 💡
    { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }
  ]
}`);
  });
  it('says what becomes of variables', () => {
    const text =
      '{ "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:username}" } }';
    const [finding] = findingsOf(text);
    assert.equal(
      finding?.message,
      'This policy has no Version, so AWS reads it as the language of 2008 and takes ${…} as plain text.',
    );
    assert.equal(finding?.fixes[0]?.safe, false);
  });
  it('does not take the holes of a template for variables', () => {
    const text =
      'AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Statement:\n    Effect: Deny\n    Action: s3:GetObject\n    Resource: !Sub "${Bucket.Arn}/*"\n';
    const [finding] = findingsOf(text, { language: 'yaml' });
    assert.match(finding?.message ?? '', /without policy variables\.$/);
    assert.deepEqual(
      finding?.fixes.map(({ title, safe }) => [title, safe]),
      [['Add "Version": "2012-10-17"', false]],
    );
  });
  it('puts it first', () => {
    assertFix(
      '{\n  "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }\n}',
      'Add "Version": "2012-10-17"',
      '{\n  "Version": "2012-10-17",\n  "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }\n}',
    );
  });
  it('is silent with either version', () => {
    for (const version of ['2012-10-17', '2008-10-17']) {
      assertFindings(
        `{ "Version": "${version}", "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" } }`,
      );
    }
  });
});
