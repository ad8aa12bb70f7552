import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'misplaced-variable' };
const SAME = 'Change to * and ask for the caller’s account with aws:ResourceAccount';

describe('misplaced-variable', () => {
  it('reports variables where AWS fills in none', () => {
    assertFindings(
      [
        '{',
        '  "Version": "2012-10-17",',
        '  "Statement": [',
        '    {',
        '      "Effect": "Allow",',
        '      "Principal": { "AWS": "arn:aws:iam::${aws:PrincipalAccount}:root" },',
        '//                                        ^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-variable: AWS fills in no variables in a principal, so "${aws:PrincipalAccount}" is plain text here.',
        '      "Action": ["s3:${aws:PrincipalTag/action}", "s3:GetObject"],',
        '//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-variable: AWS fills in no variables in Action, so "${aws:PrincipalTag/action}" is plain text here.',
        '      "Resource": "arn:aws:sqs:${aws:RequestedRegion}:123456789012:${aws:username}",',
        '//                             ^^^^^^^^^^^^^^^^^^^^^^ warning misplaced-variable: AWS fills in variables of an ARN only behind its fifth colon, and "${aws:RequestedRegion}" stands before it.',
        '      "Condition": {',
        '        "StringEquals": { "aws:ResourceTag/${aws:username}": "x" },',
        '//                                         ^^^^^^^^^^^^^^^ error misplaced-variable: AWS fills in no variables in the name of a key, so "${aws:username}" is plain text here.',
        '        "IpAddress": { "aws:SourceIp": ["${aws:VpcSourceIp}"] },',
        '//                                       ^^^^^^^^^^^^^^^^^^ error misplaced-variable: IpAddress takes no variables, so "${aws:VpcSourceIp}" is plain text here. 💡',
        '        "NumericLessThan": { "s3:max-keys": "${aws:PrincipalTag/max}" }',
        '//                                           ^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-variable: NumericLessThan takes no variables, so "${aws:PrincipalTag/max}" is plain text here.',
        '      }',
        '    }',
        '  ]',
        '}',
      ].join('\n'),
      only,
    );
  });
  const identity = (resource: string, condition = ''): string =>
    `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ${resource}${condition && `, "Condition": ${condition}`} } }`;

  it('gives the codes of Access Analyzer', () => {
    const codes = (text: string): readonly string[] =>
      findingsOf(text, only).flatMap(({ accessAnalyzer }) => accessAnalyzer);
    assert.deepEqual(codes(identity('"arn:aws:sqs:*:${aws:PrincipalAccount}:x"')), ['VARIABLE_UNSUPPORTED_IN_ELEMENT']);
    assert.deepEqual(codes(identity('"*"', '{ "DateLessThan": { "aws:CurrentTime": "${aws:TokenIssueTime}" } }')), [
      'INVALID_VARIABLE_FOR_OPERATOR',
    ]);
  });
  it('is silent where variables work', () => {
    for (const [resource, condition] of [
      ['"arn:aws:s3:::${aws:username}"', ''],
      ['"arn:aws:sqs:eu-west-1:123456789012:${aws:PrincipalTag/team}-${aws:username}"', ''],
      ['"arn:aws:s3:::a/${*}"', ''],
      ['"*"', '{ "StringEquals": { "aws:ResourceAccount": "${aws:PrincipalAccount}" } }'],
      ['"*"', '{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::${aws:ResourceAccount}:role/x" } }'],
      ['"*"', '{ "Bool": { "aws:SecureTransport": "${aws:PrincipalTag/secure}" } }'],
    ] as const)
      assertFindings(identity(resource, condition), only);
  });
  it('leaves the variables of other tools alone, and those of the older version', () => {
    for (const resource of [
      '"arn:aws:sqs:${Region}:${AccountId}:x"',
      '"arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:x"',
      '"arn:aws:sqs:${self:provider.region}:*:x"',
      '"${queue}"',
    ])
      assertFindings(identity(resource), only);
    assertFindings(identity('"arn:aws:sqs:*:${aws:PrincipalAccount}:x"').replace('2012', '2008'), only);
    assertFindings(identity('"*"', '{ "NumericLessThan": { "s3:max-keys": "${max}" } }'), only);
  });
  it('does not count the parts of what is not known', () => {
    const block = (value: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["sqs:SendMessage"]\n    resources = ["${value}"]\n  }\n}\n`;
    const options = { ...only, language: 'terraform' };
    assertFindings(block('${aws_sqs_queue.x.arn}-&{aws:username}'), options);
    assertFindings(block('arn:${var.partition}:sqs:*:&{aws:PrincipalAccount}:x'), options);
    assert.equal(findingsOf(block('arn:aws:sqs:*:&{aws:PrincipalAccount}:${var.name}'), options).length, 1);
    assertFix(
      block('arn:aws:sqs:*:&{aws:PrincipalAccount}:x'),
      SAME,
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["sqs:SendMessage"]\n    resources = ["arn:aws:sqs:*:*:x"]\n\n    condition {\n      test     = "StringEquals"\n      variable = "aws:ResourceAccount"\n      values   = ["&{aws:PrincipalAccount}"]\n    }\n  }\n}\n`,
      options,
    );
  });
  it('asks for the account in a condition, where the caller’s was meant', () => {
    const after = identity(
      '"arn:aws:sqs:*:*:x"',
      '{ "StringEquals": { "aws:ResourceAccount": "${aws:PrincipalAccount}" } }',
    );
    assertFix(identity('"arn:aws:sqs:*:${aws:PrincipalAccount}:x"'), SAME, after, only);
    assertFindings(after, only);
    assertFix(
      after.replace(':*:x', ':${aws:PrincipalAccount}:x'),
      'Change to * (a condition names the account)',
      after,
      only,
    );
    const deny = identity('"arn:aws:sqs:*:${aws:PrincipalAccount}:x"').replace('Allow', 'Deny');
    assert.deepEqual(
      findingsOf(deny, only).map(({ fixes }) => fixes.length),
      [0],
    );
  });
  it('compares two keys as text', () => {
    for (const [operator, after] of [
      ['NotIpAddressIfExists', 'StringNotEqualsIfExists'],
      ['IpAddress', 'StringEquals'],
    ] as const) {
      const text = (name: string): string =>
        identity('"*"', `{ "${name}": { "aws:Ec2InstanceSourcePrivateIPv4": "\${aws:VpcSourceIp}" } }`);
      assertFix(text(operator), `Change to ${after} (then the two keys are compared as text)`, text(after), only);
      assertFindings(text(after), only);
    }
    const range = identity('"*"', '{ "IpAddress": { "aws:SourceIp": "${aws:VpcSourceIp}/24" } }');
    assert.deepEqual(
      findingsOf(range, only).map(({ fixes }) => fixes.length),
      [0],
    );
  });
  it('works in CloudFormation', () => {
    const yaml = (resource: string, rest = ''): string =>
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: sqs:SendMessage\n            Resource: ${resource}\n${rest}`;
    const options = { ...only, language: 'yaml' };
    assertFix(
      yaml('arn:aws:sqs:*:${aws:PrincipalAccount}:x # mine'),
      SAME,
      yaml(
        'arn:aws:sqs:*:*:x # mine',
        '            Condition:\n              StringEquals:\n                aws:ResourceAccount: ${aws:PrincipalAccount}\n',
      ),
      options,
    );
    assertFindings(yaml('!Sub "arn:aws:sqs:*:${AWS::AccountId}:${!aws:username}"'), options);
    assertFindings(yaml('!Sub "arn:aws:sqs:${AWS::Region}:${!aws:PrincipalAccount}:x"'), options);
  });
});
