import assert from 'node:assert/strict';
import { applyFix, assertFindings, findingsOf } from '../../support/fixture.ts';

const policy = (action: string, resource = '"*"', effect = 'Allow'): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "${effect}", "Action": ${action}, "Resource": ${resource} } }`;

const rulesOf = (text: string, kind?: 'scp' | 'boundary' | 'resource') =>
  findingsOf(text, kind ? { kind } : {})
    .filter(finding => finding.rule === 'wildcard-action')
    .map(finding => finding.severity);

describe('wildcard-action', () => {
  it('warns of a whole service on everything', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "ec2:*",
//            ^^^^^^^ warning wildcard-action: "ec2:*" allows all … 💡
    "Resource": "*"
  }
}`);
    assert.deepEqual(rulesOf(policy('"*"')), ['warning']);
  });
  it('tells of less breadth as information', () => {
    assert.deepEqual(rulesOf(policy('"s3:Put*"')), ['info']);
    assert.deepEqual(rulesOf(policy('"s3:*"', '"arn:aws:s3:::invoices/*"')), ['info']);
  });
  it('knows that Terraform puts Allow where effect is left out', () => {
    const text =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["ec2:*"]\n    resources = ["*"]\n  }\n}\n';
    assert.deepEqual(
      findingsOf(text, { language: 'terraform' }).map(({ rule }) => rule),
      ['wildcard-action'],
    );
    const unknown = text.replace('actions ', 'effect = var.effect\n    actions ');
    assert.deepEqual(findingsOf(unknown, { language: 'terraform' }), []);
  });
  it('is silent on reading, on Deny, on NotAction and where breadth is the point', () => {
    assert.deepEqual(rulesOf(policy('["ec2:Describe*", "s3:Get*", "s3:List*"]')), []);
    assert.deepEqual(rulesOf(policy('"s3:*"', '"*"', 'Deny')), []);
    assert.deepEqual(rulesOf(policy('"ec2:*"').replace('"Action"', '"NotAction"')), []);
    assert.deepEqual(rulesOf(policy('"*"'), 'scp'), []);
    assert.deepEqual(rulesOf(policy('"*"'), 'boundary'), []);
    assert.deepEqual(rulesOf(policy('"kms:*"'), 'resource'), []);
  });
  it('narrows to reading, and then there is nothing to report', () => {
    const title = findingsOf(policy('"ec2:*"'))[0]?.fixes[0]?.title ?? '';
    assert.match(title, /^Narrow to reading: \d+ actions$/);
    const after = applyFix(policy('"ec2:*"'), title);
    assert.match(after, /"ec2:Describe\*", "ec2:/);
    assert.deepEqual(findingsOf(after), []);
  });
  it('narrows to the chosen levels with patterns that name nothing else', () => {
    const after = applyFix(policy('"sqs:*"'), 'Narrow to chosen access levels…', { answer: ['Read'] });
    assert.equal(after, policy('["sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"]'));
  });
  it('expands to the actions it allows, among others in a list', () => {
    const before = policy('["sqs:Tag*", "s3:GetObject", "s3:*Tagging"]');
    const title = findingsOf(before)
      .flatMap(finding => finding.fixes)
      .find(fix => fix.title.startsWith('Replace by'))?.title;
    assert.equal(applyFix(before, title ?? ''), policy('["sqs:TagQueue", "s3:GetObject", "s3:*Tagging"]'));
  });
});
