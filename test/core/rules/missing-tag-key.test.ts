import { assertFindings, assertFix } from '../../support/fixture.ts';

const only = 'missing-tag-key';
const policy = (key: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "ec2:StartInstances", "Resource": "*", "Condition": { "StringEquals": { "${key}": "x" } } }
  ]
}`;

describe('missing-tag-key', () => {
  it('reports global keys and keys of services without their tag', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "ec2:StartInstances",
    "Resource": "*",
    "Condition": {
      "StringEquals": {
        "aws:RequestTag": "x",
//      ^^^^^^^^^^^^^^^^ error missing-tag-key: "aws:RequestTag" does not say which tag it is about, so no request holds it. 💡
        "aws:resourcetag/": "x",
//      ^^^^^^^^^^^^^^^^^^ error missing-tag-key: "aws:resourcetag/" does not say which tag it is about, so no request holds it. 💡
        "ec2:ResourceTag/": "x",
//      ^^^^^^^^^^^^^^^^^^ error missing-tag-key: "ec2:ResourceTag/" does not say which tag … 💡
        "kms:EncryptionContext:": "x",
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error missing-tag-key: "kms:EncryptionContext:" does not say which encryption context key it is about, so no request holds it. 💡
        "aws:PrincipalTag/*": "x"
//      ^^^^^^^^^^^^^^^^^^^^ error missing-tag-key: A key takes no wildcard: "aws:PrincipalTag/*" is about a tag with just this name, and tags cannot be named so. 💡
      }
    }
  }
}`,
      { only },
    );
  });
  it('is silent where a tag is named, where a key needs none, and on what is nobody’s key', () => {
    for (const key of [
      'aws:ResourceTag/team',
      'aws:TagKeys',
      'ec2:ResourceTag/a/b',
      'ec2:Attribute',
      'kms:EncryptionContextKeys',
      'kms:EncryptionContext:aws:s3:arn',
      's3:RequestObjectTagKeys',
      'aws:ResourceTags',
      'codebuild:secondarySources/',
      'github.com/enterprises/',
      'aws:ResourceTag/team/*',
      '${key}',
      '',
    ]) {
      assertFindings(policy(key), { only });
    }
  });
  it('leaves the tag to be filled in', () => {
    for (const [before, title, after] of [
      ['aws:RequestTag', 'aws:RequestTag/${tag-key}', 'aws:RequestTag/tag-key'],
      ['aws:RequestTag/', 'aws:RequestTag/${tag-key}', 'aws:RequestTag/tag-key'],
      ['aws:RequestTag/*', 'aws:RequestTag/${tag-key}', 'aws:RequestTag/tag-key'],
      ['ec2:ResourceTag', 'ec2:ResourceTag/${tag-key}', 'ec2:ResourceTag/tag-key'],
    ] as const) {
      assertFix(policy(before), `Change to ${title}`, policy(after));
      assertFindings(policy(after), { only });
    }
  });
  it('does so in Terraform and YAML', () => {
    const block = (key: string): string => `data "aws_iam_policy_document" "start" {
  statement {
    actions   = ["ec2:StartInstances"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "${key}"
      values   = ["&{aws:PrincipalTag/team}"]
    }
  }
}`;
    const title = 'Change to aws:ResourceTag/${tag-key}';
    assertFix(block('aws:ResourceTag/'), title, block('aws:ResourceTag/tag-key'), { language: 'terraform' });
    const yaml = (key: string): string => `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: ec2:StartInstances
    Resource: "*"
    Condition:
      StringEquals:
        ${key}: red
`;
    assertFix(yaml('aws:ResourceTag'), title, yaml('aws:ResourceTag/tag-key'), { language: 'yaml' });
    assertFix(yaml('"aws:ResourceTag/"'), title, yaml('"aws:ResourceTag/tag-key"'), { language: 'yaml' });
  });
});
