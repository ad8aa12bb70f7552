import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'unknown-element';
const fixesOf = (text: string, options = {}) =>
  findingsOf(text, { only, ...options }).flatMap(finding => finding.fixes.map(fix => fix.title));

describe('unknown-element', () => {
  it('reports slips in a statement and renames them', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Actions": "s3:GetObject", "resource": "*" }
//                       ^^^^^^^^^ error unknown-element: The policy language has no "Actions", and AWS rejects the policy. Did you mean Action? 💡
//                                                  ^^^^^^^^^^ error unknown-element: "resource" must be spelled Resource: here AWS tells small letters from capitals. 💡
  ]
}`;
    assertFindings(text, { only });
    const bare = text.replace(/\n\/\/.*/g, '');
    const once = applyFix(bare, 'Rename to Action');
    assert.deepEqual(findingsOf(applyFix(once, 'Rename to Resource'), { only }), []);
  });
  it('reports slips beside Statement', () => {
    assertFindings(
      `{
  "version": "2012-10-17",
//^^^^^^^^^ error unknown-element: "version" must be spelled Version: here AWS tells small letters from capitals. 💡
  "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
}`,
      { only },
    );
  });
  it('takes out what only people and editors read', () => {
    const text = `{
  "$schema": "./policy.schema.json",
//^^^^^^^^^ error unknown-element: AWS rejects a policy that has "$schema". Tell the editor in its settings which schema is meant. 💡
  "Version": "2012-10-17",
  "Statement": { "_comment": "reads", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
//               ^^^^^^^^^^ error unknown-element: The policy language has no "_comment", and AWS rejects the policy. 💡
}`;
    assertFindings(text, { only });
    const bare = text.replace(/\n\/\/.*/g, '');
    const once = applyFix(bare, 'Remove "$schema"');
    assert.equal(
      applyFix(once, 'Remove "_comment"'),
      `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
}`,
    );
  });
  it('does not take out what may be there to narrow, nor make an element double', () => {
    const policy = (more: string) =>
      `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", ${more} } }`;
    assert.deepEqual(fixesOf(policy('"When": {}')), []);
    assert.equal(findingsOf(policy('"When": {}'), { only }).length, 1);
    assert.deepEqual(fixesOf(policy('"Resources": "*"')), []);
    assert.deepEqual(fixesOf(policy('"Conditions": {}')), ['Rename to Condition']);
  });
  it('speaks of arguments in Terraform, and knows those that are no elements', () => {
    const fixture = `data "aws_iam_policy_document" "this" {
  count                   = 1
  provider                = aws.other
  depends_on              = [aws_s3_bucket.this]
  source_policy_documents = [local.base]
  statement {
    action    = ["s3:GetObject"]
#   ^^^^^^ error unknown-element: There is no "action" here. Did you mean actions? 💡
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
    dynamic "condition" {
      for_each = local.conditions
      content {
        test     = "StringEquals"
        variable = condition.key
        values   = condition.value
      }
    }
  }
  dynamic "statement" {
    for_each = local.statements
    content {
      actions   = statement.value
      resources = ["*"]
    }
  }
  lifecycle {
    precondition {
      condition     = true
      error_message = "no"
    }
  }
}
`;
    assertFindings(fixture, { only, language: 'terraform' });
    const bare = fixture.replace(/\n#.*/g, '');
    assertFix(bare, 'Rename to actions', bare.replace('action    =', 'actions   ='), { language: 'terraform' });
  });
  it('is silent on a block of Terraform that is double, and renames one', () => {
    const text = `data "aws_iam_policy_document" "this" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    principal {
      type        = "AWS"
      identifiers = ["123456789012"]
    }
  }
}
`;
    assertFix(text, 'Rename to principals', text.replace('principal {', 'principals {'), { language: 'terraform' });
  });
  it('is silent on functions of CloudFormation, in the file of another tool too', () => {
    const policy = `Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://a/b } }
          - Fn::If: [A, { Effect: Allow, Action: "s3:GetObject", Resource: "*" }, { Ref: AWS::NoValue }]`;
    assertFindings(
      `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        ${policy}\n`,
      { only, language: 'yaml' },
    );
    assertFindings(`resources:\n  P:\n      Doc:\n        ${policy}\n`, { only, language: 'yaml' });
  });
  it('reports a slip in a CloudFormation template', () => {
    assertFindings(
      `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Ressource: "*"
#           ^^^^^^^^^ error unknown-element: The policy language has no "Ressource", and AWS rejects the policy. Did you mean Resource? 💡
`,
      { only, language: 'yaml' },
    );
  });
  it('is silent on the file of another tool around statements', () => {
    assertFindings(
      '{ "Name": "reader", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }',
      { only },
    );
  });
  it('is silent on placeholders, holes and half-typed keys', () => {
    assertFindings(
      '{ "Version": "2012-10-17", "{{extra}}": 1, "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "" : 1, "Cond" }] }',
      { only },
    );
    assertFindings(
      `locals {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*", "\${var.key}" = "x", (var.other) = "y" }]
  })
}
`,
      { only, language: 'terraform' },
    );
  });
});
