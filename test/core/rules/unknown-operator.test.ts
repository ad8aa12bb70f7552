import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = { only: 'unknown-operator' };
const policy = (condition: string): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": ${condition} } }`;
const withOperator = (operator: string): string => policy(`{ "${operator}": { "aws:PrincipalTag/team": "red" } }`);

describe('unknown-operator', () => {
  it('reports the wrong part, once for all keys of the operator', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*",
      "Condition": {
        "StringEqual": { "aws:PrincipalTag/team": "red", "aws:PrincipalTag/town": "Rome" },
//       ^^^^^^^^^^^ error unknown-operator: AWS has no condition operator "StringEqual". Did you mean StringEquals? 💡
        "ForAllValue:StringLike": { "aws:TagKeys": "t*" },
//       ^^^^^^^^^^^ error unknown-operator: AWS has no set prefix "ForAllValue". Did you mean ForAllValues:StringLike? 💡
        "ForAnyValue:StringsLike": { "aws:TagKeys": "t*" },
//                   ^^^^^^^^^^^ error unknown-operator: AWS has no condition operator "StringsLike". Did you mean ForAnyValue:StringLike? 💡
        "ForAnyValues:StringLik": { "aws:TagKeys": "t*" },
//       ^^^^^^^^^^^^^^^^^^^^^^ error unknown-operator: AWS has no condition operator "ForAnyValues:StringLik". Did you mean ForAnyValue:StringLike? 💡
        "aws:SourceIp": "203.0.113.0/24",
//      ^^^^^^^^^^^^^^ error unknown-operator: "aws:SourceIp" is a condition key. An operator, such as StringEquals, must stand around it.
        "Around": { "aws:username": "x" }
//       ^^^^^^ error unknown-operator: AWS has no condition operator "Around".
      }
    }
  ]
}`,
      only,
    );
  });
  it('is silent on what AWS reads, in whatever case, and on what is not written yet', () => {
    for (const operator of [
      'StringEquals',
      'stringequalsifexists',
      'BoolIfExists',
      'FORANYVALUE:StringLike',
      'ForAllValues:ArnLikeIfExists',
      'NullIfExists',
      'ForAnyValue:Null',
      '${operator}',
      '{{ operator }}',
      'ForAllValues:',
      'Fn::Transform',
      '',
    ])
      assertFindings(withOperator(operator), only);
    assertFindings(policy('{}'), only);
    assertFindings(
      `data "aws_iam_policy_document" "x" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    condition {
      test     = var.operator
      variable = "aws:username"
      values   = ["x"]
    }
    condition {
      test     = "String\${var.how}"
      variable = "aws:username"
      values   = ["x"]
    }
  }
}`,
      { ...only, language: 'terraform' },
    );
  });
  it('suggests what was meant, and never the opposite', () => {
    for (const [wrong, right] of [
      ['StringNotEqual', 'StringNotEquals'],
      ['StringEqualsIfExist', 'StringEqualsIfExists'],
      ['StringNotLikeIfExits', 'StringNotLikeIfExists'],
      ['NumericLessThanEqual', 'NumericLessThanEquals'],
      ['DateGreatThan', 'DateGreaterThan'],
      ['Boolean', 'Bool'],
      ['BooleanIfExists', 'BoolIfExists'],
      ['ForAllValue:StringEquals', 'ForAllValues:StringEquals'],
      ['For AllValues:StringEquals', 'ForAllValues:StringEquals'],
      ['StringEquals ', 'StringEquals'],
      ['IpAdress', 'IpAddress'],
      ['NotIpAdress', 'NotIpAddress'],
    ] as const) {
      assertFix(withOperator(wrong), `Change to ${right}`, withOperator(right), only);
      assertFindings(withOperator(right), only);
    }
    for (const operator of ['BinaryNotEquals', 'StringLikeIgnoreCase', 'NotStringEquals', 'ForEach:StringEquals'])
      assert.deepEqual(
        findingsOf(withOperator(operator), only).map(({ fixes }) => fixes.length),
        [0],
        operator,
      );
  });
  it('renames all keys of an operator at once, and joins a key to an operator that is there', () => {
    assertFix(
      policy('{ "StringEqual": { "aws:username": "a", "aws:userid": "b" } }'),
      'Change to StringEquals',
      policy('{ "StringEquals": { "aws:username": "a", "aws:userid": "b" } }'),
      only,
    );
    assertFix(
      policy('{ "StringEquals": { "aws:username": "a" }, "StringEqual": { "aws:userid": "b" } }'),
      'Change to StringEquals',
      policy('{ "StringEquals": { "aws:username": "a", "aws:userid": "b" } }'),
      only,
    );
  });
  it('works in blocks of Terraform and in CloudFormation', () => {
    const block = (operator: string): string => `data "aws_iam_policy_document" "x" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    condition {
      test     = "${operator}"
      variable = "aws:username"
      values   = ["x"]
    }
  }
}`;
    const options = { ...only, language: 'terraform' };
    assert.equal(applyFix(block('StringEqual'), 'Change to StringEquals', options), block('StringEquals'));
    const yaml = (operator: string): string => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Condition:
              ${operator}:
                aws:username: x # me
                aws:userid: y
`;
    assertFix(yaml('StringEqual'), 'Change to StringEquals', yaml('StringEquals'), { ...only, language: 'yaml' });
  });
});
