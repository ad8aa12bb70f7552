import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'unknown-variable' };
const policy = (text: string, version = '2012-10-17'): string =>
  `{ "Version": "${version}", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::a/${text}" } }`;
const yaml = (value: string): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: s3:*\n            Resource: ${value}\n`;
const block = (value: string): string =>
  `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["${value}"]\n  }\n}\n`;

describe('unknown-variable', () => {
  it('reports names that no key has, and keys that cannot be variables', () => {
    assertFindings(
      [
        '{',
        '  "Version": "2012-10-17",',
        '  "Statement": [',
        '    {',
        '      "Effect": "Allow",',
        '      "Action": "s3:ListBucket",',
        '      "Resource": "arn:aws:s3:::a-${aws:usernme}",',
        '//                                ^^^^^^^^^^^^^^ warning unknown-variable: AWS has no condition key "aws:usernme", so "${aws:usernme}" is never filled in. Did you mean aws:username? 💡',
        '      "Condition": {',
        '        "StringLike": {',
        '          "s3:prefix": [',
        '            "${aws:team}/*",',
        '//           ^^^^^^^^^^^ warning unknown-variable: AWS has no condition key "aws:team", so "${aws:team}" is never filled in.',
        '            "${aws:TagKeys}/*",',
        '//           ^^^^^^^^^^^^^^ warning unknown-variable: "aws:TagKeys" can hold several values, and AWS fills in no such variable.',
        '            "${aws:PrincipalTag}/*",',
        '//           ^^^^^^^^^^^^^^^^^^^ warning unknown-variable: "${aws:PrincipalTag}" names no tag. Write the key of the tag behind a slash.',
        '            "${awz:userid}/*",',
        '//           ^^^^^^^^^^^^^ warning unknown-variable: AWS has no condition key "awz:userid", so "${awz:userid}" is never filled in. Did you mean aws:userid? 💡',
        '            "${username}/*"',
        '//           ^^^^^^^^^^^ hint unknown-variable: AWS itself fills in ${aws:username}, with the prefix. If no other tool fills in "${username}", nothing does. 💡',
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
  it('is silent on keys that AWS, its services and identity providers have', () => {
    for (const text of [
      '${aws:username}',
      '${AWS:UserName}',
      "${aws:PrincipalTag/team, 'none'}",
      '${aws:PrincipalTag/a:b}',
      '${s3:prefix}',
      '${iam:ResourceTag/team}',
      '${saml:sub}',
      '${cognito-identity.amazonaws.com:sub}',
      '${oidc.example.com:anything}',
      '${transfer:HomeDirectory}',
      '${redshift:DbUser}',
      '${identitystore:UserId}',
      '${*}${?}${$}',
    ])
      assertFindings(policy(text), only);
  });
  it('leaves what other tools fill in alone', () => {
    for (const text of [
      '${Bucket}',
      '${AccountId}',
      '${AWS::AccountId}',
      '${!aws:username}',
      '${self:custom.username}',
      '${env:username}',
      '${opt:stage}',
      '${param:SourceVpc}',
      '${ssm:/aws/reference/x}',
      '${ssm:resourcetags}',
      '${s3:prefixs/key.json}',
      '${cf:stack.Output}',
      '${aws:accountId}',
      '${aws:region}',
      '${iot:Connection.Thing.ThingName}',
      '${credentials-iot:ThingName}',
      '${var.bucket}',
      '${file(x.yml):bucket}',
    ])
      assertFindings(policy(text), only);
    assertFindings(policy('${aws:usernme}', '2008-10-17'), only);
    assertFindings(yaml('!Sub "arn:aws:s3:::${Bucket}-${AWS::AccountId}/${username}"'), { ...only, language: 'yaml' });
    assertFindings(block('arn:aws:s3:::${username}/${aws_iam_user.x.name}'), { ...only, language: 'terraform' });
  });
  it('finds a forgotten !Sub', () => {
    assert.deepEqual(
      findingsOf(yaml('"arn:aws:s3:::a-${AWS::AccountId}"'), { ...only, language: 'yaml' }).map(
        ({ message }) => message,
      ),
      ['CloudFormation fills in "${AWS::AccountId}" within !Sub only. Here it stays as it is.'],
    );
  });
  it('changes to the key that was meant', () => {
    for (const [text, title, after] of [
      ['${aws:usernme}/*', 'Change to ${aws:username}', '${aws:username}/*'],
      ['${aws:PrincipleTag/team}', 'Change to ${aws:PrincipalTag/team}', '${aws:PrincipalTag/team}'],
      ["${aws:usernam, 'x'}", 'Change to ${aws:username}', "${aws:username, 'x'}"],
      ['${userid}', 'Change to ${aws:userid}', '${aws:userid}'],
    ] as const) {
      assertFix(policy(text), title, policy(after), only);
      assertFindings(policy(after), only);
    }
    assertFix(
      yaml('!Sub "arn:aws:s3:::${Bucket}/${!aws:usernme}" # mine'),
      'Change to ${aws:username}',
      yaml('!Sub "arn:aws:s3:::${Bucket}/${!aws:username}" # mine'),
      { ...only, language: 'yaml' },
    );
    assertFix(
      block('arn:aws:s3:::${var.bucket}/&{aws:usernme}'),
      'Change to ${aws:username}',
      block('arn:aws:s3:::${var.bucket}/&{aws:username}'),
      { ...only, language: 'terraform' },
    );
  });
});
