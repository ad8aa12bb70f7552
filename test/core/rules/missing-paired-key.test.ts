import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'missing-paired-key';
const VPC = 'Add StringEquals on aws:SourceVpc (then only addresses of this VPC count)';
const SELECT = 'Add StringEqualsIfExists on dynamodb:Select (then reads must name their attributes)';
const statement = (effect: string, condition: string, action = '"s3:GetObject"'): string =>
  `{ "Effect": "${effect}", "Action": ${action}, "Resource": "*", "Condition": ${condition} }`;
const policy = (...statements: readonly string[]): string =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const count = (...statements: readonly string[]): number => findingsOf(policy(...statements), { only }).length;

describe('missing-paired-key', () => {
  it('reports private addresses without their network', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*",
      "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/16" } }
//                                  ^^^^^^^^^^^^^^^^^ warning missing-paired-key: Private addresses are the same in many networks: without aws:SourceVpc the condition on aws:VpcSourceIp is about all of them. 💡
    },
    {
      "Effect": "Deny",
      "Action": "*",
      "Resource": "*",
      "Condition": { "NotIpAddress": { "aws:ec2InstanceSourcePrivateIPv4": "10.0.0.0/16" } }
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-paired-key: Private addresses are the same in many networks: without aws:Ec2InstanceSourceVpc the condition on aws:Ec2InstanceSourcePrivateIPv4 is about all of them.
    }
  ]
}`,
      { only },
    );
  });
  it('reports attributes of DynamoDB where reads can leave them out', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["dynamodb:GetItem", "dynamodb:Query"],
    "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/users",
    "Condition": { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "name"] } }
//                                                ^^^^^^^^^^^^^^^^^^^^^ warning missing-paired-key: A read that names no attributes gets them all. Without dynamodb:Select the condition on dynamodb:Attributes does not prevent it. 💡
  }
}`,
      { only },
    );
  });
  it('is silent where the other key is there', () => {
    const address = '"IpAddress": { "aws:VpcSourceIp": "10.0.0.0/16" }';
    assert.equal(count(statement('Allow', `{ ${address}, "StringEquals": { "aws:sourcevpc": "vpc-1" } }`)), 0);
    assert.equal(count(statement('Allow', `{ ${address}, "StringLike": { "aws:SourceVpce": "vpce-1" } }`)), 0);
    assert.equal(
      count(
        statement('Deny', '{ "StringNotEquals": { "aws:Ec2InstanceSourceVPC": "${aws:SourceVpc}" } }', '"*"'),
        statement('Deny', '{ "StringNotEquals": { "aws:ec2InstanceSourcePrivateIPv4": "${aws:VpcSourceIp}" } }', '"*"'),
      ),
      0,
    );
    assert.equal(
      count(
        statement(
          'Allow',
          '{ "ForAllValues:StringEquals": { "dynamodb:Attributes": "a" }, "StringEqualsIfExists": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } }',
          '"dynamodb:Query"',
        ),
      ),
      0,
    );
  });
  it('is silent where nothing is opened by it, and where conditions are hidden', () => {
    for (const one of [
      statement('Deny', '{ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/16" } }'),
      statement('Allow', '{ "Null": { "aws:VpcSourceIp": "false" } }'),
      statement('Allow', '{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }'),
      statement('Allow', '{ "ForAllValues:StringEquals": { "dynamodb:Attributes": "a" } }', '"dynamodb:PutItem"'),
      statement('Deny', '{ "ForAnyValue:StringEquals": { "dynamodb:Attributes": "a" } }', '"dynamodb:Query"'),
      statement('Allow', '{ "ForAllValues:StringEquals": { "dynamodb:Attributes": "a" } }', '"*"'),
    ])
      assert.equal(count(one), 0, one);
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    condition {
      test     = "IpAddress"
      variable = "aws:VpcSourceIp"
      values   = ["10.0.0.0/16"]
    }
    dynamic "condition" {
      for_each = var.networks
      content {
        test     = "StringEquals"
        variable = "aws:SourceVpc"
        values   = [condition.value]
      }
    }
  }
}`,
      { only, language: 'terraform' },
    );
  });
  it('adds the other key', () => {
    const before = policy(statement('Allow', '{ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/16" } }'));
    const after = applyFix(before, VPC);
    assert.deepEqual(JSON.parse(after).Statement[0].Condition, {
      IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' },
      StringEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' },
    });
    assertFindings(after, { only });
    const weak = policy(statement('Allow', '{ "IpAddressIfExists": { "aws:VpcSourceIp": "10.0.0.0/16" } }'));
    assert.match(applyFix(weak, VPC.replace('Equals', 'EqualsIfExists')), /"StringEqualsIfExists"/);
    const yaml = (more: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: dynamodb:Query
    Resource: "*"
    Condition:
      ForAllValues:StringEquals:
        dynamodb:Attributes: [id, name]
${more}`;
    const select = '      StringEqualsIfExists:\n        dynamodb:Select: SPECIFIC_ATTRIBUTES\n';
    assertFix(yaml(''), SELECT, yaml(select), { language: 'yaml' });
    const block = `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["dynamodb:Query"]
    resources = ["*"]
    condition {
      test     = "ForAllValues:StringEquals"
      variable = "dynamodb:Attributes"
      values   = ["id"]
    }
  }
}`;
    const fixed = applyFix(block, SELECT, { language: 'terraform' });
    assert.match(fixed, /variable = "dynamodb:Select"\s+values {3}= \["SPECIFIC_ATTRIBUTES"\]/);
    assertFindings(fixed, { only, language: 'terraform' });
  });
});
