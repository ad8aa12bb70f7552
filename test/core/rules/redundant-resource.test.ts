import { assertFindings, assertFix, type Options } from '../../support/fixture.ts';

const only = { only: 'redundant-resource' };

const policy = (resource: string, action = '"*"'): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource} }] }`;

/** The fix makes this of it, and then the rule is silent. */
function assertCure(before: string, title: string, after: string, options: Options = {}): void {
  assertFix(before, title, after, { ...options, ...only });
  assertFindings(after, { ...options, ...only });
}

describe('redundant-resource', () => {
  it('reports what another one of the list matches, letter by letter, and what stands twice', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": [
        "arn:aws:s3:::invoices*",
        "arn:aws:s3:::invoices/*",
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-resource: "arn:aws:s3:::invoices/*" is matched by "arn:aws:s3:::invoices*" in this list already. 💡
        "arn:aws:s3:::invoices*",
//      ^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-resource: "arn:aws:s3:::invoices*" stands in this list already. 💡
        "arn:aws:s3:::home/\${aws:username}/*",
        "arn:aws:s3:::home/\${aws:username}/docs/*",
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-resource: "arn:aws:s3:::home/\${aws:username}/docs/*" is matched by … 💡
        "arn:aws:s3:::Invoices/*"
      ]
    }
  ]
}`,
      only,
    );
  });
  it('is silent on resources that say something of their own, on holes and choices', () => {
    for (const resource of [
      '["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"]',
      '["arn:aws:s3:::invoices", "arn:aws:s3:::INVOICES"]',
      '["arn:aws:s3:::${*}", "arn:aws:s3:::a"]',
      '["arn:aws:s3:::home/${aws:username}", "arn:aws:s3:::home/${aws:userid}"]',
      '["", ""]',
      '"*"',
    ]) {
      assertFindings(policy(resource), only);
    }
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:*"]
    resources = ["\${var.a}*", "\${var.a}/*", "\${var.b}/*", "arn:aws:s3:::\${uuid()}", "arn:aws:s3:::\${uuid()}"]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('knows what is written twice with a hole, and what is written beside a star', () => {
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:*"]
    resources = [
      "\${aws_s3_bucket.invoices.arn}/*",
      "\${aws_s3_bucket.invoices.arn}/*",
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint redundant-resource: "\${aws_s3_bucket.invoices.arn}/*" stands in this list already. 💡
    ]
  }
}
`,
      { ...only, language: 'terraform' },
    );
  });
  it('takes one out', () => {
    assertCure(
      policy('["arn:aws:s3:::invoices/*", "arn:aws:s3:::*"]'),
      'Remove arn:aws:s3:::invoices/*',
      policy('["arn:aws:s3:::*"]'),
    );
    const terraform = (last: string) => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:*"]
    resources = ["\${var.bucket}/*"${last}]
  }
}
`;
    assertCure(terraform(', "${var.bucket}/*"'), 'Remove ${var.bucket}/*', terraform(''), { language: 'terraform' });
    const template = (more: string) => `Resources:
  Read:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:*
            Resource:
              - arn:aws:s3:::invoices*
${more}`;
    assertCure(template('              - arn:aws:s3:::invoices/*\n'), 'Remove arn:aws:s3:::invoices/*', template(''), {
      language: 'yaml',
    });
  });
});
