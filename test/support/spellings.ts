/** One policy in the six spellings that every feature must be blind to. */

export interface Spelling {
  readonly name: string;
  readonly language: string;
  /** The text around the policy, and the policy itself, with the values put in. */
  write(policy: Spelled): string;
}

export interface Spelled {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resource: string;
}

const jsonText = ({ sid, effect, actions, resource }: Spelled, bucket = '${Bucket}'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "${sid}",
      "Effect": "${effect}",
      "Action": [${actions.map(action => `"${action}"`).join(', ')}],
      "Resource": "${resource.replace('<bucket>', bucket)}"
    }
  ]
}`;

const indent = (text: string, by: string): string => text.split('\n').join(`\n${by}`);

export const SPELLINGS: readonly Spelling[] = [
  { name: 'JSON', language: 'json', write: policy => jsonText(policy, 'bucket') },
  {
    name: 'JSON in a string',
    language: 'json',
    write: policy => `{ "policy": ${JSON.stringify(jsonText(policy, 'bucket'))} }`,
  },
  {
    name: 'CloudFormation YAML',
    language: 'yaml',
    write: ({ sid, effect, actions, resource }) => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: ${sid}
            Effect: ${effect}
            Action:
${actions.map(action => `              - "${action}"`).join('\n')}
            Resource: ${resource.includes('<bucket>') ? '!Sub ' : ''}"${resource.replace('<bucket>', '${Bucket}')}"
`,
  },
  {
    name: 'aws_iam_policy_document',
    language: 'terraform',
    write: ({ sid, effect, actions, resource }) => `data "aws_iam_policy_document" "this" {
  statement {
    sid       = "${sid}"
    effect    = "${effect}"
    actions   = [${actions.map(action => `"${action}"`).join(', ')}]
    resources = ["${resource.replace('<bucket>', '${var.bucket}')}"]
  }
}
`,
  },
  {
    name: 'jsonencode',
    language: 'terraform',
    write: ({ sid, effect, actions, resource }) => `resource "aws_iam_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "${sid}"
        Effect   = "${effect}"
        Action   = [${actions.map(action => `"${action}"`).join(', ')}]
        Resource = "${resource.replace('<bucket>', '${var.bucket}')}"
      },
    ]
  })
}
`,
  },
  {
    name: 'heredoc',
    language: 'terraform',
    write: policy => `resource "aws_iam_policy" "this" {
  policy = <<-EOT
    ${indent(jsonText(policy, '${var.bucket}'), '    ')}
  EOT
}
`,
  },
];
