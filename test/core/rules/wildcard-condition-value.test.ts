import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/index.ts';
import { assertFindings, findingsOf } from '../../support/fixture.ts';

const only = { only: 'wildcard-condition-value' };
const policy = (effect: string, operator: string, key: string, value: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "${effect}", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "${operator}": { "${key}": ${value} } } } }`;
const severities = (text: string, kind: Kind): string[] =>
  findingsOf(text, { ...only, kind }).map(({ severity, accessAnalyzer }) => `${severity} ${accessAnalyzer[0]}`);

describe('wildcard-condition-value', () => {
  it('reports wildcards in what is to name one owner', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": {
        "StringLike": {
          "aws:PrincipalOrgID": "o-*",
//                              ^^^^^ warning wildcard-condition-value: aws:PrincipalOrgID should name one organization, but "o-*" also matches those of strangers.
          "aws:SourceVpce": ["vpce-1a2b3c4d", "*"],
//                                            ^^^ warning wildcard-condition-value: aws:SourceVpce should name one VPC endpoint, but "*" also matches those of strangers.
          "aws:userid": "*"
//                      ^^^ warning wildcard-condition-value: "*" is every caller there is. Write the ID of a role, then :*, to name its sessions.
        },
        "StringEquals": { "aws:SourceAccount": "\${aws:PrincipalTag/account}" }
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info wildcard-condition-value: Whoever sets the value of \${aws:PrincipalTag/account} decides which account counts here.
      }
    },
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "StringNotLikeIfExists": { "aws:PrincipalAccount": "1234*" } }
//                                                                      ^^^^^^^ warning wildcard-condition-value: aws:PrincipalAccount should name one account, but "1234*" also matches those of strangers.
    }
  ]
}`,
      { ...only, kind: 'resource' },
    );
  });
  it('is silent where a wider value lets nothing more through', () => {
    assertFindings(policy('Deny', 'StringLike', 'aws:PrincipalOrgID', '"o-*"'), { ...only, kind: 'resource' });
    assertFindings(policy('Allow', 'StringNotLike', 'aws:PrincipalOrgID', '"o-*"'), { ...only, kind: 'resource' });
    for (const kind of ['scp', 'boundary'] as const)
      assertFindings(policy('Allow', 'StringLike', 'aws:ResourceAccount', '"1*"'), { ...only, kind });
    assertFindings(policy('${effect}', 'StringNotLike', 'aws:PrincipalOrgID', '"o-*"'), { ...only, kind: 'resource' });
  });
  it('is silent on whole values, on other keys, and on numbers that AWS gives', () => {
    for (const [operator, key, value] of [
      ['StringLike', 'aws:PrincipalOrgID', '"o-a1b2c3d4e5"'],
      ['StringEquals', 'aws:PrincipalOrgID', '"o-*"'],
      ['StringEquals', 'aws:ResourceOrgID', '"${aws:PrincipalOrgID}"'],
      ['StringEquals', 'aws:PrincipalAccount', '["${aws:ResourceAccount}"]'],
      ['StringEquals', 'aws:SourceVpc', '"${aws:Ec2InstanceSourceVpc}"'],
      ['StringLike', 'aws:RequestTag/team', '"*"'],
      ['StringLike', 's3:prefix', '"a*"'],
      ['StringLike', 'aws:userid', '["AROAEXAMPLEID:*", "*:ann@example.com"]'],
      ['StringEquals', 'aws:PrincipalTag/team', '"${aws:ResourceTag/team}"'],
      ['StringLike', 'aws:PrincipalOrgID', '"${org}"'],
      ['Null', 'aws:SourceVpc', '"*"'],
    ] as const)
      assertFindings(policy('Allow', operator, key, value), { ...only, kind: 'resource' });
  });
  it('asks more of endpoint policies, as AWS does', () => {
    for (const [effect, operator, key, value, found] of [
      ['Deny', 'StringLike', 'aws:PrincipalOrgID', '"o-*"', 'warning WILDCARD_USAGE_TOO_PERMISSIVE'],
      ['Allow', 'StringLike', 'aws:PrincipalTag/team', '"red*"', 'warning WILDCARD_USAGE_TOO_PERMISSIVE'],
      ['Allow', 'StringLike', 'aws:PrincipalTag/team', '"finance*x*"', 'warning WILDCARD_USAGE_TOO_PERMISSIVE'],
      ['Allow', 'StringLike', 'aws:userid', '"AROA*"', 'warning WILDCARD_USAGE_TOO_PERMISSIVE'],
      [
        'Allow',
        'StringEquals',
        'aws:SourceAccount',
        '"${aws:PrincipalTag/a}"',
        'warning VARIABLE_USAGE_TOO_PERMISSIVE',
      ],
      [
        'Allow',
        'StringEquals',
        'aws:PrincipalTag/team',
        '"${aws:ResourceTag/team}"',
        'info VARIABLE_USAGE_TOO_PERMISSIVE',
      ],
    ] as const)
      assert.deepEqual(severities(policy(effect, operator, key, value), 'endpoint'), [found], value);
    for (const [operator, key, value] of [
      ['StringLike', 'aws:PrincipalTag/team', '["finance*", "*finance", "finance*reports?", "red"]'],
      ['StringLike', 'aws:userid', '["AROAEXAMPLEID:*", "*:*"]'],
      ['StringEquals', 'aws:ResourceOrgID', '"${aws:PrincipalOrgID}"'],
      ['StringEquals', 'aws:PrincipalTag/team', '"department-${aws:ResourceTag/team}"'],
      ['ArnLike', 'aws:PrincipalArn', '"arn:aws:iam::*:role/x"'],
    ] as const)
      assert.deepEqual(severities(policy('Allow', operator, key, value), 'endpoint'), [], value);
  });
  it('speaks alone where the pattern is nothing but *', () => {
    const text = policy('Allow', 'StringLike', 'aws:SourceOrgID', '"*"');
    const found = findingsOf(text, { kind: 'resource' }).filter(
      ({ span }) => text.slice(span.start, span.end) === '"*"',
    );
    const own = found.filter(({ rule }) => rule.endsWith('-condition') || rule.endsWith('-condition-value'));
    assert.deepEqual(
      own.map(({ rule, accessAnalyzer }) => [rule, accessAnalyzer]),
      [['wildcard-condition-value', ['WILDCARD_USAGE_TOO_PERMISSIVE', 'EQUIVALENT_TO_NULL_FALSE']]],
    );
  });
  it('reads blocks of Terraform, and what stands beside their holes', () => {
    const block = (value: string): string =>
      `data "aws_iam_policy_document" "x" {\n  statement {\n    actions   = ["s3:*"]\n    resources = ["*"]\n    principals {\n      type        = "*"\n      identifiers = ["*"]\n    }\n    condition {\n      test     = "StringLike"\n      variable = "aws:PrincipalOrgID"\n      values   = ["${value}"]\n    }\n  }\n}\n`;
    const options = { ...only, language: 'terraform', kind: 'resource' } as const;
    assert.equal(findingsOf(block('${var.org}*'), options).length, 1);
    assertFindings(block('${var.org == "*" ? "a" : "b"}'), options);
    assert.equal(findingsOf(block('&{aws:PrincipalTag/org}'), options).length, 1);
  });
});
