import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'invalid-character';
/** Those that meet the same tokens. */
const RULES = [
  only,
  'invalid-sid',
  'invalid-effect',
  'unknown-action',
  'unknown-element',
  'invalid-arn',
  'unknown-operator',
  'unknown-condition-key',
];
const ZERO = '\u200b';
const policy = (sid: string, action = 's3:GetObject', more = ''): string =>
  `{ "Version": "2012-10-17", "Statement": { "Sid": "${sid}", "Effect": "Deny", "Action": "${action}", "Resource": "*"${more} } }`;
const found = (text: string, language = 'json') =>
  findingsOf(text, { language })
    .filter(({ rule }) => RULES.includes(rule))
    .map(({ rule, message }) => [rule, message]);

describe('invalid-character', () => {
  it('reports what IAM refuses', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices–2026/*",
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-character: "–" (U+2013) cannot stand in this policy: AWS rejects it. 💡
    "Condition": { "StringEquals": { "aws:PrincipalTag/team": "開発" } }
//                                                            ^^^^ error invalid-character: "開" (U+958B) cannot stand in this policy: AWS rejects it.
  }
}`,
      { only, kind: 'identity' },
    );
  });
  it('speaks for the rules that meet the same token, and takes the character out', () => {
    const text = policy('A', `s3:Get${ZERO}Object`);
    assert.deepEqual(found(text), [
      ['invalid-character', 'The invisible character U+200B cannot stand in this policy: AWS rejects it.'],
    ]);
    assertFix(text, 'Remove the invisible character', policy('A'));
    assert.deepEqual(
      found(policy('A', `${ZERO}s3:GetObject`)).map(([rule]) => rule),
      ['invalid-character'],
    );
    const element = policy('A').replace('"Effect"', `"Effect${ZERO}\ufeff"`);
    assert.deepEqual(
      found(element).map(([rule]) => rule),
      ['invalid-character'],
    );
    assert.equal(applyFix(element, 'Remove the invisible characters'), policy('A'));
    assert.deepEqual(
      found(policy('A').replace('Deny', `Deny${ZERO}`)).map(([rule]) => rule),
      ['invalid-character'],
    );
  });
  it('speaks for them in conditions too', () => {
    const text = policy(
      'A',
      's3:GetObject',
      `, "Condition": { "StringEq${ZERO}uals": { "aws:Principal${ZERO}OrgID": "o-1" } }`,
    );
    assert.deepEqual(
      found(text).map(([rule]) => rule),
      ['invalid-character', 'invalid-character'],
    );
  });
  it('writes the plain ones', () => {
    assert.equal(
      applyFix(
        policy('A', 's3:GetObject', ', "Condition": { "StringEquals": { "aws:username": "it’s “a” – b…＊" } }'),
        'Change to it\'s "a" - b...*',
      ),
      policy('A', 's3:GetObject', ', "Condition": { "StringEquals": { "aws:username": "it\'s \\"a\\" - b...*" } }'),
    );
  });
  it('leaves the name of a statement to the rule that knows what may stand in it', () => {
    assert.deepEqual(
      found(policy('Read–it')).map(([rule]) => rule),
      ['invalid-sid'],
    );
    assert.deepEqual(found(applyFix(policy('Read–it'), 'Rename to ReadIt')), []);
  });
  it('works in YAML, Terraform and JSON in it', () => {
    const yaml = (id: string) =>
      `Version: "2012-10-17"\nStatement:\n  - Effect: Deny\n    Action: s3:GetObject\n    Resource: arn:aws:s3:::a${id}b/*\n`;
    assertFix(yaml('‑'), 'Change to arn:aws:s3:::a-b/*', yaml('-'), { language: 'yaml' });
    const document = (id: string) =>
      `# – a dash in a comment is no fault\ndata "aws_iam_policy_document" "this" {\n  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["arn:aws:s3:::\${var.a}${id}b/*"]\n  }\n}\n`;
    assertFix(document('‑'), 'Change to arn:aws:s3:::${var.a}-b/*', document('-'), { language: 'terraform' });
    const heredoc = (id: string) =>
      `resource "aws_iam_policy" "this" {\n  policy = <<EOT\n${policy('A', 's3:GetObject').replace('"*"', `"arn:aws:s3:::a${id}b"`)}\nEOT\n}\n`;
    assertFix(heredoc('‑'), 'Change to arn:aws:s3:::a-b', heredoc('-'), { language: 'terraform' });
  });
  it('is silent where AWS takes it', () => {
    for (const kind of ['resource', 'scp', 'rcp', 'endpoint'] as const)
      assertFindings(policy('A', 's3:Get–Object'), { only, kind });
    for (const text of ['é', 'ÿ', '\u00a0', '§', '~', '\u007f'])
      assertFindings(policy('A', 's3:GetObject', `, "Condition": { "StringEquals": { "aws:username": "${text}" } }`), {
        only,
      });
  });
  it('is silent on escapes, comments and holes', () => {
    assertFindings(policy('A', 's3:GetObject', ', "Condition": { "StringEquals": { "aws:username": "\\u2013" } }'), {
      only,
    });
    assertFindings(`// – \n${policy('A').replace('"Effect"', '/* … */ "Effect"')}`, { only, language: 'jsonc' });
    assertFindings(
      'data "aws_iam_policy_document" "this" {\n  statement {\n    # –\n    actions   = ["s3:GetObject"]\n    resources = ["${var.x["–"]}/*"]\n  }\n}\n',
      { only, language: 'terraform' },
    );
  });
});
