import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { applyEdits } from '../../../src/core/index.ts';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'invalid-sid';
const statement = (sid: string): string =>
  `{ "Sid": "${sid}", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }`;
const policy = (...sids: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${sids.map(statement).join(', ')}] }`;
const found = (text: string, kind?: Kind, language = 'json') =>
  findingsOf(text, { only, language, ...(kind ? { kind } : {}) });

describe('invalid-sid', () => {
  it('reports other characters than letters and digits', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read invoices", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }
//           ^^^^^^^^^^^^^^^ error invalid-sid: AWS takes only the letters A to Z, a to z and digits in the Sid here, not " ". 💡
  ]
}`,
      { only, kind: 'identity' },
    );
  });
  it('goes by the kind, and takes a guess for what it is', () => {
    for (const kind of ['identity', 'boundary', 'session', 'scp', 'rcp'] as const)
      assert.deepEqual(
        found(policy('a-b'), kind).map(({ severity, accessAnalyzer }) => [severity, ...accessAnalyzer]),
        [['error', 'UNSUPPORTED_SID']],
      );
    for (const kind of ['resource', 'trust', 'endpoint'] as const) assert.deepEqual(found(policy('a-b'), kind), []);
    assert.deepEqual(
      found(policy('a-b')).map(({ severity }) => severity),
      ['warning'],
    );
    assert.deepEqual(found(policy('a-b').replace('"Action"', '"Principal": "*", "Action"')), []);
  });
  it('renames all of them apart, safely', () => {
    const text = policy('allow-s3 read', 'allowS3Read', 'allow_S3_read', 'Übersicht', '10%');
    const fixes = found(text).flatMap(finding => finding.fixes);
    assert.ok(fixes.every(fix => fix.safe));
    const after = applyEdits(
      text,
      fixes.flatMap(fix => fix.make()?.edits ?? []),
    );
    assert.equal(after, policy('allowS3Read2', 'allowS3Read', 'allowS3Read3', 'Ubersicht', '10'));
    assert.deepEqual(found(after), []);
  });
  it('takes out a Sid of which nothing would be left', () => {
    assertFix(policy('---'), 'Remove Sid', policy('---').replace('"Sid": "---", ', ''));
  });
  it('hints at an empty one in every kind', () => {
    for (const kind of ['identity', 'resource', 'trust'] as const)
      assert.deepEqual(
        found(policy(''), kind).map(({ severity, accessAnalyzer, fixes }) => [
          severity,
          ...accessAnalyzer,
          fixes[0]?.safe,
        ]),
        [['hint', 'EMPTY_SID_VALUE', true]],
      );
    assertFix(policy(''), 'Remove Sid', policy('').replace('"Sid": "", ', ''));
  });
  it('mends in YAML and in Terraform', () => {
    const yaml =
      'Version: "2012-10-17"\nStatement:\n  - Sid: read-all\n    Effect: Deny\n    Action: s3:GetObject\n    Resource: "*"\n';
    assertFix(yaml, 'Rename to readAll', yaml.replace('read-all', 'readAll'), { language: 'yaml' });
    const terraform = (sid: string) =>
      `data "aws_iam_policy_document" "this" {\n  statement {\n    sid       = "${sid}"\n    actions   = ["s3:GetObject"]\n    resources = ["*"]\n  }\n}\n`;
    assert.equal(applyFix(terraform('Read it'), 'Rename to ReadIt', { language: 'terraform' }), terraform('ReadIt'));
    const after = applyFix(terraform(''), 'Remove Sid', { language: 'terraform' });
    assert.deepEqual(found(after, undefined, 'terraform'), []);
    assert.deepEqual(found(terraform('${var.name}-read'), undefined, 'terraform'), []);
  });
  it('is silent on letters and digits, on none, and on what another tool fills in', () => {
    assert.deepEqual(found(policy('ReadInvoices2', '1', '{{ sid }}')), []);
    assert.deepEqual(found(policy('A').replace('"Sid": "A", ', '')), []);
    assert.deepEqual(found(policy('A').replace('"A"', '1')), []);
  });
});
