import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'redundant-action' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('redundant-action', () => {
  it('reports what another one of the list matches, in any case, and what stands twice', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "s3:GetObject",
//      ^^^^^^^^^^^^^^ hint redundant-action: "s3:GetObject" is matched by "s3:Get*" in this list already. 💡
        "S3:getbucketacl",
//      ^^^^^^^^^^^^^^^^^ hint redundant-action: "S3:getbucketacl" is matched by "s3:Get*" in this list already. 💡
        "s3:Get*",
        "s3:Get*",
//      ^^^^^^^^^ hint redundant-action: "s3:Get*" stands in this list already. 💡
        "s3:Get?*",
//      ^^^^^^^^^^ hint redundant-action: "s3:Get?*" is matched by "s3:Get*" in this list already. 💡
        "s3:PutObject"
      ],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "NotAction": [
        "iam:*",
        "iam:GetUser"
//      ^^^^^^^^^^^^^ hint redundant-action: "iam:GetUser" is matched by "iam:*" in this list already. 💡
      ],
      "Resource": "*"
    }
  ]
}`,
      only,
    );
  });
  it('is silent on actions that say something of their own, on holes, choices and other statements', () => {
    for (const action of [
      '["s3:GetObject", "s3:PutObject"]',
      '["s3:Get*", "s3:List*", "s3:*Acl"]',
      '["s3:Get*", "s3express:GetObject"]',
      '["s3:GetObject?", "s3:GetObject"]',
      '"s3:*"',
      '["", ""]',
      '["${action}", "s3:{{ action }}"]',
    ]) {
      assertFindings(policy('"*"', action), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:Get\${var.what}", "s3:Get*", var.more, uuid(), uuid()]
    resources = ["*"]
  }
  statement {
    actions   = ["s3:Get*"]
    resources = ["*"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
    assertFindings(
      `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
              - s3:Get*
              - !If [Writes, s3:PutObject, s3:GetObject]
            Resource: "*"
`,
      { ...only, language: 'yaml' },
    );
  });
  it('takes one out, or all', () => {
    const before = policy('"*"', '["s3:*", "s3:GetObject", "s3:PutObject"]');
    assertFix(before, 'Remove s3:GetObject', policy('"*"', '["s3:*", "s3:PutObject"]'), only);
    assertCure(before, 'Remove all 2 that others cover', policy('"*"', '["s3:*"]'));
    assertCure(policy('"*"', '["s3:*", "S3:*"]'), 'Remove S3:*', policy('"*"', '["s3:*"]'));
    const terraform = (actions: string) => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = [${actions}]
    resources = ["*"]
  }
}
`;
    assertCure(terraform('"s3:Get*", "s3:GetObject"'), 'Remove s3:GetObject', terraform('"s3:Get*"'), {
      language: 'terraform',
    });
    const template = (more: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
              - s3:Get*
${more}            Resource: "*"
`;
    assertCure(template('              - s3:GetObject\n'), 'Remove s3:GetObject', template(''), { language: 'yaml' });
  });
});
