/** A statement with everything in it, in the six spellings that every hover must be blind to. */

export interface Rich {
  readonly sid: string;
  readonly effect: string;
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly actions: readonly string[];
  /** May hold policy variables. */
  readonly resources: readonly string[];
  readonly conditions: readonly (readonly [operator: string, key: string, values: readonly string[]])[];
}

export const RICH: Rich = {
  sid: 'ReadInvoices',
  effect: 'Allow',
  principals: {
    AWS: ['arn:aws:iam::210987654321:root', 'arn:aws:iam::210987654321:role/deploy/Ci'],
    Service: ['lambda.amazonaws.com'],
  },
  actions: ['s3:GetObject', 's3:List*', 'ec2:DescribeInstances'],
  resources: ['arn:aws:s3:::invoices/${aws:username}/*', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  conditions: [
    ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '10.0.0.0/8']],
    ['ForAllValues:StringLike', 'aws:TagKeys', ['team', 'cost-*']],
    ['NumericLessThanIfExists', 'aws:MultiFactorAuthAge', ['3600']],
  ],
};

export interface RichSpelling {
  readonly name: string;
  readonly language: string;
  write(policy: Rich): string;
}

const asDocument = ({ sid, effect, principals, actions, resources, conditions }: Rich): object => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: sid,
      Effect: effect,
      Principal: principals,
      Action: actions,
      Resource: resources,
      Condition: Object.fromEntries(conditions.map(([operator, key, values]) => [operator, { [key]: values }])),
    },
  ],
});

const asJson = (policy: Rich): string => JSON.stringify(asDocument(policy), null, 2);

const inTerraform = (text: string): string => text.replaceAll('${', () => '$${');
const list = (texts: readonly string[]): string => `[${texts.map(text => JSON.stringify(text)).join(', ')}]`;

export const RICH_SPELLINGS: readonly RichSpelling[] = [
  { name: 'JSON', language: 'json', write: asJson },
  {
    name: 'JSON in a string',
    language: 'json',
    write: policy => JSON.stringify({ policy: asJson(policy) }),
  },
  {
    name: 'YAML',
    language: 'yaml',
    write: ({ sid, effect, principals, actions, resources, conditions }) => `Version: "2012-10-17"
Statement:
  - Sid: ${sid}
    Effect: ${effect}
    Principal:
${Object.entries(principals)
  .map(([type, values]) => `      ${type}: ${list(values)}`)
  .join('\n')}
    Action: ${list(actions)}
    Resource:
${resources.map(resource => `      - "${resource}"`).join('\n')}
    Condition:
${conditions.map(([operator, key, values]) => `      "${operator}":\n        "${key}": ${list(values)}`).join('\n')}
`,
  },
  {
    name: 'aws_iam_policy_document',
    language: 'terraform',
    write: ({ sid, effect, principals, actions, resources, conditions }) => `data "aws_iam_policy_document" "this" {
  version = "2012-10-17"
  statement {
    sid       = "${sid}"
    effect    = "${effect}"
    actions   = ${list(actions)}
    resources = ${list(resources).replaceAll('${', '&{')}
${Object.entries(principals)
  .map(
    ([type, values]) => `    principals {\n      type        = "${type}"\n      identifiers = ${list(values)}\n    }`,
  )
  .join('\n')}
${conditions
  .map(
    ([operator, key, values]) =>
      `    condition {\n      test     = "${operator}"\n      variable = "${key}"\n      values   = ${list(values)}\n    }`,
  )
  .join('\n')}
  }
}
`,
  },
  {
    name: 'jsonencode',
    language: 'terraform',
    write: ({ sid, effect, principals, actions, resources, conditions }) => `resource "aws_s3_bucket_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "${sid}"
        Effect    = "${effect}"
        Principal = { ${Object.entries(principals)
          .map(([type, values]) => `${type} = ${list(values)}`)
          .join(', ')} }
        Action    = ${list(actions)}
        Resource  = ${inTerraform(list(resources))}
        Condition = {
${conditions.map(([operator, key, values]) => `          "${operator}" = { "${key}" = ${list(values)} }`).join('\n')}
        }
      },
    ]
  })
}
`,
  },
  {
    name: 'heredoc',
    language: 'terraform',
    write: policy => `resource "aws_s3_bucket_policy" "this" {
  policy = <<-EOT
    ${inTerraform(asJson(policy)).replaceAll('\n', '\n    ')}
  EOT
}
`,
  },
];
