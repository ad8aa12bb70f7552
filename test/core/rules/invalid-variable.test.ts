import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'invalid-variable' };
const policy = (resource: string, version = '2012-10-17'): string =>
  `{ "Version": "${version}", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": ${JSON.stringify(resource)} } }`;

describe('invalid-variable', () => {
  it('reports what AWS cannot read', () => {
    assertFindings(
      [
        '{',
        '  "Version": "2012-10-17",',
        '  "Statement": [',
        '    {',
        '      "Effect": "Allow",',
        '      "Action": "s3:ListBucket",',
        '      "Resource": "arn:aws:s3:::invoices/${aws:username/*",',
        '//                                       ^^^^^^^^^^^^^^ error invalid-variable: The variable "${aws:username" has no closing brace. 💡',
        '      "Condition": {',
        '        "StringLike": {',
        '          "s3:prefix": [',
        '            "home/${}/x",',
        '//                ^^^ error invalid-variable: "${}" names no key.',
        '            "home/${ aws:username }/x",',
        '//                ^^^^^^^^^^^^^^^^^ error invalid-variable: The name in "${ aws:username }" has a space, and AWS then knows no such key. 💡',
        '            "home/${aws:username, guest}/${aws:userid}",',
        '//                                ^^^^^ error invalid-variable: The default of "${aws:username, guest}" must stand in single quotes. 💡',
        '            "home/${aws:PrincipalTag/team-${aws:userid}"',
        '//                ^^^^^^^^^^^^^^^^^^^^^^^ error invalid-variable: The variable "${aws:PrincipalTag/team" has no closing brace. 💡',
        '          ]',
        '        }',
        '      }',
        '    }',
        '  ]',
        '}',
      ].join('\n'),
      only,
    );
  });
  it('gives the codes of Access Analyzer', () => {
    for (const [resource, code] of [
      ['arn:aws:s3:::a/${aws:username', 'MISSING_BRACE_IN_VARIABLE'],
      ['arn:aws:s3:::a/${aws:username, x}', 'MISSING_QUOTE_IN_VARIABLE'],
      ['arn:aws:s3:::a/${aws: username}', 'UNSUPPORTED_SPACE_IN_VARIABLE'],
      ['arn:aws:s3:::a/${}', 'EMPTY_VARIABLE'],
    ] as const)
      assert.deepEqual(
        findingsOf(policy(resource), only).map(({ accessAnalyzer }) => accessAnalyzer),
        [[code]],
      );
  });
  it('is silent on what AWS reads', () => {
    for (const text of [
      '${aws:username}',
      "${aws:username, 'guest'}",
      "${aws:username,'a } b'}",
      '${aws:PrincipalTag/cost center}',
      '${*}${?}${$}',
      '${nobody:knows}',
      '$aws:username',
      '$',
    ])
      assertFindings(policy(`arn:aws:s3:::a/${text}`), only);
  });
  it('leaves the variables of other tools and of the older version alone', () => {
    for (const text of [
      '${Bucket',
      '${ var.bucket }',
      '${bucket, x}',
      '${self:custom.x',
      '${',
      '${AWS::Region',
      '${ }',
    ])
      assertFindings(policy(`arn:aws:s3:::a/${text}`), only);
    assertFindings(policy('arn:aws:s3:::a/${aws:username', '2008-10-17'), only);
    assertFindings(policy('*').replace('"s3:*"', '"s3:${aws:username"'), only);
  });
  it('changes to what AWS reads', () => {
    for (const [text, title, after] of [
      ['x/${aws:username/*', 'Change to ${aws:username}', 'x/${aws:username}/*'],
      ['${aws:PrincipalTag/team', 'Change to ${aws:PrincipalTag/team}', '${aws:PrincipalTag/team}'],
      [
        '${aws:PrincipalTag/team-${aws:userid}',
        'Change to ${aws:PrincipalTag/team}',
        '${aws:PrincipalTag/team}-${aws:userid}',
      ],
      ['${ aws:username}', 'Change to ${aws:username}', '${aws:username}'],
      ["${aws: username, 'x y'}", "Change to ${aws:username, 'x y'}", "${aws:username, 'x y'}"],
      ['${aws:username, x}', "Change to ${aws:username, 'x'}", "${aws:username, 'x'}"],
      ['${aws:username,}', "Change to ${aws:username, ''}", "${aws:username, ''}"],
      ['${aws:username, "x y"}', "Change to ${aws:username, 'x y'}", "${aws:username, 'x y'}"],
    ] as const) {
      const fixed = policy(`arn:aws:s3:::a/${after}`);
      assertFix(policy(`arn:aws:s3:::a/${text}`), title, fixed, only);
      assertFindings(fixed, only);
    }
  });
  it('reads and writes as each language does, and never looks into what it fills in', () => {
    const yaml = (value: string): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: s3:*\n            Resource: ${value}\n`;
    const inYaml = { ...only, language: 'yaml' };
    assertFix(
      yaml('!Sub "arn:aws:s3:::${Bucket}/${!aws:username, guest}/*" # mine'),
      "Change to ${aws:username, 'guest'}",
      yaml('!Sub "arn:aws:s3:::${Bucket}/${!aws:username, \'guest\'}/*" # mine'),
      inYaml,
    );
    assertFindings(yaml('!Sub "arn:aws:s3:::${Bucket}/${!aws:username}"'), inYaml);
    assertFindings(yaml('!Sub "arn:aws:s3:::${ Bucket }"'), inYaml);
    const block = (value: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["${value}"]\n  }\n}\n`;
    const inTerraform = { ...only, language: 'terraform' };
    assertFix(
      block('arn:aws:s3:::${var.bucket}/&{aws:username/*'),
      'Change to ${aws:username}',
      block('arn:aws:s3:::${var.bucket}/&{aws:username}/*'),
      inTerraform,
    );
    assertFindings(block('arn:aws:s3:::${var.bucket}/&{aws:PrincipalTag/${var.tag}}'), inTerraform);
    assertFindings(block('arn:aws:s3:::${ var.bucket }/${format("%s", "a b")}'), inTerraform);
  });
});
