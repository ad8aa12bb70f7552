import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const only = 'invalid-syntax';
const document = (json: string): string => `resource "aws_iam_policy" "this" {
  policy = <<EOT
${json}
EOT
}`;
const options = { only, language: 'terraform' };

describe(only, () => {
  it('reports a missing comma where the next token stands', () => {
    assertFindings(
      `{
  "Version": "2012-10-17"
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }]
//^^^^^^^^^^^ error invalid-syntax: A comma is missing in front of "Statement". AWS cannot read the policy. 💡
}`,
      { only },
    );
  });
  it('reports the first fault only', () => {
    const text = `{ "Version": "2012-10-17" "Statement": [{ "Effect" "Allow", "Action": , "Resource": "*" },] }`;
    assert.equal(findingsOf(text, { only }).length, 1);
  });
  it('names what is never closed', () => {
    const [finding] = findingsOf('{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow"', { only });
    assert.equal(finding?.message, '{ is opened here and never closed. AWS cannot read the policy.');
  });
  it('looks into the texts that other languages hold', () => {
    const json =
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" },] }';
    assert.equal(
      findingsOf(document(json), options)[0]?.message.split('.')[0],
      'JSON takes no comma behind the last one of a list or object',
    );
    const mended = applyFix(document(json), 'Remove the comma (the policy becomes valid JSON)', options);
    assert.equal(mended, document(json.replace('},]', '}]')));
    assert.deepEqual(findingsOf(mended, options), []);
  });
  it('leaves a comma behind the last item to those who write JSONC', () => {
    const text = '{ "Version": "2012-10-17", "Statement": [], }';
    assert.equal(findingsOf(text, { only }).length, 1);
    assert.deepEqual(findingsOf(text, { only, language: 'jsonc' }), []);
  });
  it('is silent on comments, on interpolations, and between policies', () => {
    assert.deepEqual(findingsOf('{ "Version": "2012-10-17", /* a */ "Statement": [] } // b', { only }), []);
    const json = '{ "Version": "2012-10-17", "Statement": [ ${join(",", var.statements)} ] }';
    assert.deepEqual(findingsOf(document(json), options), []);
    const loop = '{ "Version": "2012-10-17", "Statement": [%{ for s in var.all }{ "Effect": "Allow" },%{ endfor }] }';
    assert.deepEqual(findingsOf(document(loop), options), []);
    const around = '[ { "Version": "2012-10-17", "Statement": [] } { "Version": "2012-10-17", "Statement": [] } ]';
    assert.deepEqual(findingsOf(around, { only }), []);
  });
});
