import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-value';
const other = '{ "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }';
const policy = (...bodies: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${bodies.map(body => `{ "Effect": "Deny", ${body} }`).join(', ')}] }`;
const full = '"Action": "s3:GetObject", "Resource": "*"';
const found = (text: string, language = 'json') =>
  findingsOf(text, { only, language }).map(({ severity, message, accessAnalyzer, fixes }) => ({
    severity,
    message,
    code: accessAnalyzer.join(),
    fixes: fixes.map(({ title }) => title),
  }));

describe('missing-value', () => {
  it('says what becomes of a statement without actions or resources', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Deny", "Action": [], "Resource": "*" },
//                                ^^ warning missing-value: Action is empty, so the statement is about nothing. 💡
    { "Effect": "Deny", "NotAction": [], "NotResource": [] }
//                                                      ^^ warning missing-value: NotResource is empty, so the statement is about every resource.
//                                   ^^ warning missing-value: NotAction is empty, so the statement is about every action.
  ]
}`,
      { only },
    );
    assert.deepEqual(
      found(policy('"Action": [], "NotResource": []', '"NotAction": [], "Resource": []')).map(({ code }) => code),
      ['EMPTY_ARRAY_ACTION', 'EMPTY_ARRAY_RESOURCE', 'EMPTY_ARRAY_ACTION', 'EMPTY_ARRAY_RESOURCE'],
    );
  });
  it('takes out a statement about nothing, where another is left', () => {
    const text = policy('"Action": [], "Resource": "*"', full);
    assertFix(text, 'Remove the statement (it is about nothing)', policy(full));
    assert.deepEqual(found(policy('"Action": [], "Resource": "*"'))[0]?.fixes, []);
  });
  it('says whom an empty principal means', () => {
    assert.deepEqual(
      found(
        policy(
          `"Principal": {}, ${full}`,
          `"NotPrincipal": {}, ${full}`,
          `"Principal": { "AWS": [] }, ${full}`,
          `"Principal": { "AWS": [], "Service": "ec2.amazonaws.com" }, ${full}`,
        ),
      ).map(({ severity, message, code }) => [severity, message, code]),
      [
        ['warning', 'Principal is empty, so the statement is about nobody.', 'EMPTY_OBJECT_PRINCIPAL'],
        ['warning', 'NotPrincipal is empty, so the statement is about everyone.', 'EMPTY_OBJECT_PRINCIPAL'],
        ['warning', '"AWS" is empty, so the statement is about nobody.', 'EMPTY_ARRAY_PRINCIPAL'],
        ['hint', '"AWS" is empty, so it names nobody.', 'EMPTY_ARRAY_PRINCIPAL'],
      ],
    );
    assertFix(
      policy(`"Principal": { "AWS": [], "Service": "ec2.amazonaws.com" }, ${full}`),
      'Remove "AWS"',
      policy(`"Principal": { "Service": "ec2.amazonaws.com" }, ${full}`),
    );
  });
  it('takes out an empty condition, safely', () => {
    const hint = (condition: string) => {
      const [finding] = findingsOf(policy(`${full}, "Condition": ${condition}`), { only });
      assert.equal(finding?.severity, 'hint');
      assert.deepEqual(finding.accessAnalyzer, ['EMPTY_OBJECT_CONDITION']);
      assert.equal(finding.fixes[0]?.safe, true);
    };
    hint('{}');
    hint('{ "Bool": {} }');
    assertFix(policy(`${full}, "Condition": {}`), 'Remove Condition', policy(full));
    assertFix(policy(`${full}, "Condition": { "Bool": {} }`), 'Remove Condition', policy(full));
    const kept = '"Bool": { "aws:SecureTransport": "true" }';
    assertFix(
      policy(`${full}, "Condition": { "StringEquals": {}, ${kept} }`),
      'Remove StringEquals',
      policy(`${full}, "Condition": { ${kept} }`),
    );
  });
  it('says when a condition without values holds', () => {
    const KEY = 'aws:PrincipalOrgID';
    const said = (operator: string) => {
      const [finding] = found(policy(`${full}, "Condition": { "${operator}": { "${KEY}": [] } }`, full));
      return [
        finding?.message.replace(`${KEY} has no values here, so the condition `, ''),
        finding?.code,
        ...(finding?.fixes ?? []),
      ];
    };
    const dead = 'Remove the statement (it never applies)';
    const gone = 'Remove the condition (it always holds)';
    const toNull = 'Change to Null "true" (the key must be missing)';
    for (const [operator, ...expected] of [
      ['StringEquals', 'never holds.', 'EMPTY_ARRAY_CONDITION', dead],
      ['Bool', 'never holds.', 'EMPTY_ARRAY_CONDITION', dead],
      ['StringNotEquals', 'holds for every request.', 'EMPTY_ARRAY_CONDITION', gone],
      ['StringLikeIfExists', 'holds only for requests without the key.', 'EMPTY_ARRAY_CONDITION_IFEXISTS', toNull],
      [
        'ForAllValues:StringLike',
        'holds only for requests without the key.',
        'EMPTY_ARRAY_CONDITION_FORALLVALUES',
        toNull,
      ],
      ['ForAnyValue:StringLike', 'never holds.', 'EMPTY_ARRAY_CONDITION_FORANYVALUE', dead],
      [
        'ForAnyValue:StringNotLike',
        'holds only for requests with the key.',
        'EMPTY_ARRAY_CONDITION_FORANYVALUE',
        'Change to Null "false" (the key must be there)',
      ],
    ])
      assert.deepEqual(said(operator ?? ''), expected, operator);
  });
  it('knows which key no request is without', () => {
    const text = policy(`${full}, "Condition": { "StringEqualsIfExists": { "aws:RequestedRegion": [] } }`);
    const [finding, ...more] = findingsOf(text, { only: 'missing-value' });
    assert.match(finding?.message ?? '', /never holds\.$/);
    assert.ok(!finding?.fixes.some(({ title }) => title.includes('Null')));
    assert.deepEqual(more, []);
  });
  it('changes to Null, and takes out what always holds', () => {
    const text = policy(`${full}, "Condition": { "StringEqualsIfExists": { "aws:PrincipalOrgID": [] } }`);
    const after = applyFix(text, 'Change to Null "true" (the key must be missing)');
    assert.equal(after, policy(`${full}, "Condition": { "Null": { "aws:PrincipalOrgID": "true" } }`));
    assert.deepEqual(found(after), []);
    assertFix(
      policy(`${full}, "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": [] } }`),
      'Remove the condition (it always holds)',
      policy(full),
    );
  });
  it('works in YAML', () => {
    const yaml = (condition: string) =>
      `Version: "2012-10-17"\nStatement:\n  - Effect: Deny\n    Action: s3:GetObject\n    Resource: "*"\n${condition}`;
    assertFix(yaml('    Condition: {}\n'), 'Remove Condition', yaml(''), { language: 'yaml' });
  });
  it('knows that Terraform leaves empty lists out', () => {
    const document = (body: string) =>
      `data "aws_iam_policy_document" "this" {\n  statement {\n${body.replace(/^/gm, '    ')}\n  }\n}\n`;
    assert.deepEqual(
      found(document('actions   = ["s3:GetObject"]\nresources = []'), 'terraform').map(({ message }) => message),
      ['Resource is empty, so the statement is about nothing.'],
    );
    assert.deepEqual(
      found(document('actions     = ["s3:GetObject"]\nnot_actions = []\nresources   = ["*"]'), 'terraform'),
      [],
    );
    const block = (type: string, ids: string) =>
      `principals {\n  type        = "${type}"\n  identifiers = [${ids}]\n}\n`;
    const two = document(`${block('AWS', '')}${block('Service', '"ec2.amazonaws.com"')}actions = ["sts:AssumeRole"]`);
    assert.deepEqual(
      found(two, 'terraform').map(({ message }) => message),
      ['"AWS" is empty, so it names nobody.'],
    );
    assert.deepEqual(found(applyFix(two, 'Remove "AWS"', { language: 'terraform' }), 'terraform'), []);
    const text = document(
      'actions   = ["s3:GetObject"]\nresources = ["*"]\ncondition {\n  test     = "StringNotEquals"\n  variable = "aws:PrincipalOrgID"\n  values   = []\n}',
    );
    assert.deepEqual(
      found(text, 'terraform').map(({ code }) => code),
      ['EMPTY_ARRAY_CONDITION'],
    );
    const after = applyFix(text, 'Remove the condition (it always holds)', { language: 'terraform' });
    assert.deepEqual(found(after, 'terraform'), []);
  });
  it('is silent on values, and on what the text does not show', () => {
    assertFindings(
      `{ "Version": "2012-10-17", "Statement": [${other}, { "Effect": "Deny", ${full}, "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }`,
      { only },
    );
    assertFindings(policy('"Action": [""], "Resource": ""'), { only });
    assertFindings(policy('"Action": [, "Resource": "*"'), { only });
    assertFindings(policy(`${full}, "Condition": { "Null": { "aws:PrincipalOrgID": [] } }`), { only });
    assertFindings(
      'locals {\n  p = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = concat([], var.actions), Resource = [for x in var.y : x], Condition = {for k, v in var.z : k => v} }] })\n}\n',
      { only, language: 'terraform' },
    );
    assertFindings('Version: "2012-10-17"\nStatement:\n  - Effect: Deny\n    Action:\n    Resource: "*"\n', {
      only,
      language: 'yaml',
    });
  });
});
