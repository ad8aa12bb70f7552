import assert from 'node:assert/strict';
import { applyFix, assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'invalid-type';
const policy = (body: string): string => `{ "Version": "2012-10-17", "Statement": [{ ${body} }] }`;
const full = '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"';
const messages = (text: string, language = 'json') =>
  findingsOf(text, { only, language }).map(({ message }) => message);

describe('invalid-type', () => {
  it('reports each value of the wrong type', () => {
    assertFindings(
      `{
  "Version": 2012,
//           ^^^^ error invalid-type: Version must be a string, not a number. 💡
  "Id": ["a", "b"],
//      ^^^^^^^^^^ error invalid-type: Id must be a string, not a list.
  "Statement": [
    {
      "Sid": 1,
//           ^ error invalid-type: Sid must be a string, not a number. 💡
      "Effect": ["Deny"],
//              ^^^^^^^^ error invalid-type: Effect must be a string, not a list. 💡
      "Principal": { "AWS": { "account": "123456789012" } },
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-type: AWS must be a string or a list of strings, not an object.
      "Action": ["s3:GetObject", 1, ["s3:PutObject"]],
//                               ^ error invalid-type: Action must be a string or a list of strings, not a number.
//                                  ^^^^^^^^^^^^^^^^ error invalid-type: Action must be a string or a list of strings, not a list.
      "Resource": { "bucket": "invoices" },
//                ^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-type: Resource must be a string or a list of strings, not an object.
      "Condition": [
//    ^^^^^^^^^^^ error invalid-type: Condition must be an object of operators, not a list.
        { "Bool": { "aws:SecureTransport": "true" } }
      ]
    },
    "s3:GetObject"
//  ^^^^^^^^^^^^^^ error invalid-type: A statement must be an object, not a string.
  ]
}`,
      { only },
    );
  });
  it('looks into conditions', () => {
    assert.deepEqual(
      messages(
        policy(
          `${full}, "Condition": { "Bool": "true", "StringEquals": { "aws:PrincipalOrgID": { "a": 1 }, "aws:RequestedRegion": [["x"]] } }`,
        ),
      ),
      [
        'Bool must be an object of condition keys and their values, not a string.',
        'aws:PrincipalOrgID must be a value or a list of values, not an object.',
        'aws:RequestedRegion must be a value or a list of values, not a list.',
      ],
    );
  });
  it('reports a Statement that is no list of statements', () => {
    assert.deepEqual(messages('{ "Version": "2012-10-17", "Statement": "x" }'), [
      'Statement must be a list of statements, not a string.',
    ]);
    assert.deepEqual(messages('{ "Version": "2012-10-17", "Statement": true }'), [
      'Statement must be a list of statements, not true or false.',
    ]);
  });
  it('makes strings of lists and numbers', () => {
    for (const [before, title, after] of [
      ['"Effect": ["Deny"]', 'Change to "Deny"', '"Effect": "Deny"'],
      ['"Effect": "Deny", "Sid": 1', 'Change to "1"', '"Effect": "Deny", "Sid": "1"'],
      ['"Effect": "Deny", "Sid": ["A"]', 'Change to "A"', '"Effect": "Deny", "Sid": "A"'],
    ] as const) {
      assertFix(policy(before), title, policy(after));
      assert.deepEqual(messages(policy(after)), []);
    }
    assertFix(
      '{ "Version": 2012, "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } }',
      'Change to "2012-10-17"',
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } }',
    );
  });
  it('knows that Terraform wants lists', () => {
    const text = `data "aws_iam_policy_document" "this" {
  statement {
    sid       = 1
    actions   = "s3:GetObject"
#               ^^^^^^^^^^^^^^ error invalid-type: Terraform takes a list here, not a string. 💡
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = "*"
#                   ^^^ error invalid-type: Terraform takes a list here, not a string. 💡
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = "true"
#                ^^^^^^ error invalid-type: Terraform takes a list here, not a string. 💡
    }
  }
  statement {
    actions     = var.actions
    resources   = "\${var.resources}"
    not_actions = local.some ? ["a"] : "b"
  }
}
`;
    assertFindings(text, { only, language: 'terraform' });
    const bare = text.replace(/\n#.*/g, '');
    let after = bare;
    for (const title of ['Change to ["s3:GetObject"]', 'Change to ["*"]', 'Change to ["true"]'])
      after = applyFix(after, title, { language: 'terraform' });
    assert.equal(
      after,
      bare
        .replace('= "s3:GetObject"', '= ["s3:GetObject"]')
        .replace('= "*"', '= ["*"]')
        .replace('= "true"', '= ["true"]'),
    );
  });
  it('reports and mends in YAML', () => {
    const yaml = `AWSTemplateFormatVersion: "2010-09-09"
P:
  Version: "2012-10-17"
  Statement:
    - Effect: [Deny]
      Action: s3:GetObject
      Resource: "*"
`;
    assertFix(yaml, 'Change to "Deny"', yaml.replace('[Deny]', 'Deny'), { language: 'yaml' });
  });
  it('is silent on what is right', () => {
    assertFindings(
      policy(
        `"Sid": "A", ${full}, "Condition": { "NumericLessThan": { "s3:max-keys": 10 }, "Bool": { "aws:SecureTransport": [true] } }`,
      ),
      { only },
    );
    assertFindings('{ "Version": "2012-10-17", "Statement": [[]] }'.replace('[[]]', '{}'), { only });
    // AWS may take the number of an account, and YAML's own types are made strings on the way.
    assertFindings(policy(`"Principal": { "AWS": 123456789012 }, ${full}`), { only });
    assertFindings(
      'Version: 2012-10-17\nStatement:\n  - Sid: 1\n    Effect: Deny\n    Action: "*"\n    Resource: "*"\n',
      {
        only,
        language: 'yaml',
      },
    );
  });
  it('is silent on functions of CloudFormation, in the file of another tool too', () => {
    const body = `Version: "2012-10-17"
    Statement:
      - Sid: !Sub "\${A}"
        Effect: !If [A, Allow, Deny]
        Principal: { AWS: !GetAtt Role.Arn, Service: { "Fn::Sub": "x" } }
        Action: { "Fn::If": [A, ["s3:GetObject"], ["s3:PutObject"]] }
        Resource: { "Fn::GetAtt": [Bucket, Arn] }
        Condition: { "Fn::If": [A, {}, { Ref: AWS::NoValue }] }
      - Effect: Allow
        Action: ["s3:GetObject", !Ref B]
        Resource: [{ "Fn::Sub": "\${Bucket.Arn}/*" }, { Ref: C }]
        Condition: { StringEquals: { "Fn::Transform": x }, Bool: { "aws:SecureTransport": !Ref D } }
      - "Fn::If": [A, { Effect: Allow, Action: "*", Resource: "*" }, { Ref: AWS::NoValue }]
`;
    assertFindings(`AWSTemplateFormatVersion: "2010-09-09"\nR:\n  P:\n    ${body}`, { only, language: 'yaml' });
    assertFindings(`resources:\n  P:\n    ${body}`, { only, language: 'yaml' });
  });
  it('is silent on what Terraform or another tool fills in', () => {
    assertFindings(
      'locals {\n  p = jsonencode({ Version = "2012-10-17", Statement = [for s in var.x : s], Id = var.id })\n}\n',
      { only, language: 'terraform' },
    );
    assertFindings('{ "Version": "2012-10-17", "Statement": "${statements}" }', { only });
    assertFindings(policy(`${full}, "Condition": "{{ condition }}"`), { only });
  });
  it('is silent while JSON is broken, and on what is still to be typed', () => {
    assertFindings(policy('"Effect": "Deny", "Action": ["s3:GetObject", "Resource": "*"'), { only });
    assertFindings('Version: "2012-10-17"\nStatement:\n  -\n  - Effect: Deny\n    Action:\n      -\n', {
      only,
      language: 'yaml',
    });
  });
});
