import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/index.ts';
import { assertFindings, findingsOf } from '../../support/fixture.ts';

const only = 'duplicate-sid';
const statement = (sid: string): string =>
  `{ "Sid": "${sid}", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }`;
const policy = (...sids: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${sids.map(statement).join(', ')}] }`;

describe('duplicate-sid', () => {
  it('reports each later one', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" },
    { "Sid": "Read", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }
//           ^^^^^^ warning duplicate-sid: The Sid "Read" is taken by an earlier statement. AWS rejects a policy with equal Sids. 💡
  ]
}`,
      { only },
    );
  });
  it('is an error where the kind is known, information where AWS accepts it', () => {
    assert.deepEqual(
      findingsOf(policy('A', 'A'), { only, kind: 'identity' }).map(finding => finding.severity),
      ['error'],
    );
    assert.deepEqual(
      findingsOf(policy('A', 'A'), { only, kind: 'scp' }).map(finding => finding.severity),
      ['info'],
    );
  });
  it('is silent on different and on empty ones', () => {
    assertFindings(policy('A', 'B', 'a'), { only });
    assertFindings(policy('', ''), { only });
  });
  it('is silent between the branches of a choice', () => {
    const branch = '{Sid: A, Effect: Deny, Action: "s3:GetObject", Resource: "*"}';
    const text = `AWSTemplateFormatVersion: "2010-09-09"\nP:\n  Version: "2012-10-17"\n  Statement:\n    - !If [C, ${branch}, ${branch}]\n`;
    assert.deepEqual(findingsOf(text, { only, language: 'yaml' }), []);
  });
  it('renames all of them apart, safely', () => {
    const text = policy('A', 'A', 'A2', 'A');
    const fixes = findingsOf(text, { only }).flatMap(finding => finding.fixes);
    assert.ok(fixes.every(fix => fix.safe));
    assert.equal(
      applyEdits(
        text,
        fixes.flatMap(fix => fix.make()?.edits ?? []),
      ),
      policy('A', 'A3', 'A2', 'A4'),
    );
  });
});
