/** Every place, valid and half-typed, in the six spellings: what is offered first, and the text once it is accepted. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/index.ts';
import { completionsAt, cursorIn, type Options } from '../../support/fixture.ts';

interface Row {
  /** What stands in the statement, the cursor in it. */
  readonly at: string;
  /** The labels that come first, in this order. */
  readonly first: readonly string[];
  /** What stands there once `pick`, or else the first label, is accepted. */
  readonly after?: string;
  readonly pick?: string;
}

const row = (at: string, first: string, after?: string, pick?: string): Row => ({
  at,
  first: first === '' ? [] : first.split(' | '),
  ...(after === undefined ? {} : { after }),
  ...(pick === undefined ? {} : { pick }),
});

/** Indents all lines but the first. */
const indented = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`);

/** Proves the rows of a spelling, whose text around the statement `wrap` is. */
function prove(rows: readonly Row[], wrap: (inner: string) => string, options: Options): void {
  for (const { at, first, after, pick } of rows) {
    it(`${JSON.stringify(at)} -> ${first[0] ?? 'nothing'}`, () => {
      const marked = wrap(at);
      const items = completionsAt(marked, options);
      assert.deepEqual(
        items.slice(0, Math.max(first.length, 1)).map(({ label }) => label),
        first,
      );
      if (after === undefined) return;
      const item = items.find(({ label }) => label === (pick ?? first[0]));
      assert.ok(item, `no ${pick}`);
      assert.equal(applyEdits(cursorIn(marked).text, [item.edit, ...item.also]), wrap(after));
    });
  }
}

const OBJECT = 'arn:aws:s3:::${bucket-name}/*';
const TAG = 's3:ExistingObjectTag/${TagKey} | aws:ResourceTag/${TagKey}';

describe('completion in JSON', () => {
  const wrap = (inner: string) =>
    `{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      ${indented(inner, '      ')}\n    }\n  ]\n}\n`;
  const get = '"Action": "s3:GetObject",\n';
  prove(
    [
      row('$0', 'Action | Resource | Sid', '"Action": ""'),
      row('"Act$0"', 'Action', '"Action": ""'),
      row('"Act$0', 'Action', '"Action": ""'),
      row('Act$0', 'Action', '"Action": ""'),
      row('"Action" $0', ''),
      row('"Action": $0', 'cloudwatch: | dynamodb: | ec2:', '"Action": "s3:"', 's3:'),
      row('"Action": "$0"', 'cloudwatch: | dynamodb: | ec2:', '"Action": "s3:"', 's3:'),
      row('"Action": "s3:putobj$0', 's3:AbortMultipartUpload', '"Action": "s3:PutObject"', 's3:PutObject'),
      row('"Action": ["s3:GetObject", "$0"]', 's3:', '"Action": ["s3:GetObject", "s3:"]'),
      row('"Action": ["s3:GetObject" $0]', 's3:', '"Action": ["s3:GetObject", "s3:"]'),
      row('"Action": [$0, "s3:GetObject"]', 's3:', '"Action": ["s3:", "s3:GetObject"]'),
      row('"Action": ["s3:GetObject" // get $0\n]', ''),
      row(`${get}$0`, 'Resource | Sid', `${get}"Resource": ""`),
      row('"Action": "s3:GetObject"\n$0', 'Resource', `${get}"Resource": ""`),
      row('$0\n"Action": "s3:GetObject"', 'Resource', '"Resource": "",\n"Action": "s3:GetObject"'),
      row(`${get}"Resource": $0`, OBJECT, `${get}"Resource": "arn:aws:s3:::bucket-name/*"`),
      row(`${get}"Resource": ["*" "$0"]`, OBJECT, `${get}"Resource": ["*", "arn:aws:s3:::bucket-name/*"]`),
      row(
        `${get}"Resource": "arn:aws:sqs:eu$0::jobs"`,
        'arn:aws:sqs:: | arn:aws:sqs:*:',
        `${get}"Resource": "arn:aws:sqs:eu-west-1::jobs"`,
        'arn:aws:sqs:eu-west-1:',
      ),
      row(`${get}"Resource": "a/\${$0"`, '${aws:username}', `${get}"Resource": "a/\${aws:username}"`),
      row(`${get}"Resource": "a/$$0"`, '${aws:username}', `${get}"Resource": "a/\${aws:username}"`),
      row(
        `${get}"Condition": $0`,
        'StringEquals | StringLike | ArnLike | Bool | IpAddress',
        `${get}"Condition": {\n  "StringEquals": {\n    "aws:PrincipalOrgID": ""\n  }\n}`,
      ),
      row(
        `${get}"Condition": { "$0" }`,
        'StringEquals',
        `${get}"Condition": { "StringEquals": { "aws:PrincipalOrgID": "" } }`,
      ),
      row(
        `${get}"Condition": { "$0": { "aws:SecureTransport": "true" } }`,
        'Bool | BoolIfExists | Null',
        `${get}"Condition": { "Bool": { "aws:SecureTransport": "true" } }`,
      ),
      row(`${get}"Condition": { "$0": {} }`, 'StringEquals', `${get}"Condition": { "StringEquals": {} }`),
      row(
        `${get}"Condition": {\n  "StringEquals": $0\n}`,
        TAG,
        `${get}"Condition": {\n  "StringEquals": {\n    "aws:PrincipalOrgID": ""\n  }\n}`,
        'aws:PrincipalOrgID',
      ),
      row(
        `${get}"Condition": { "Bool": { "$0" } }`,
        'aws:SecureTransport | aws:MultiFactorAuthPresent',
        `${get}"Condition": { "Bool": { "aws:SecureTransport": "" } }`,
      ),
      row(
        `${get}"Condition": { "Bool": { "aws:SecureTransport": "true" $0 } }`,
        'aws:MultiFactorAuthPresent',
        `${get}"Condition": { "Bool": { "aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": "" } }`,
      ),
      row(
        `${get}"Condition": { "Bool": { "aws:SecureTransport": $0 } }`,
        'true | false',
        `${get}"Condition": { "Bool": { "aws:SecureTransport": "true" } }`,
      ),
      row(`${get}"Principal": $0`, 'AWS | Service', `${get}"Principal": "*"`, '*'),
      row(`${get}"Principal": $0`, 'AWS | Service', `${get}"Principal": {\n  "AWS": ""\n}`),
      row(`${get}"Principal": { "$0" }`, 'AWS | Service', `${get}"Principal": { "AWS": "" }`),
      row(
        `${get}"Principal": { "Service": $0 }`,
        'lambda.amazonaws.com | ec2.amazonaws.com | ecs-tasks.amazonaws.com',
        `${get}"Principal": { "Service": "lambda.amazonaws.com" }`,
      ),
      row(`${get}"Principal": { "AWS": "*" $0 }`, 'Service', `${get}"Principal": { "AWS": "*", "Service": "" }`),
    ],
    wrap,
    { language: 'jsonc' },
  );
});

describe('completion of whole statements', () => {
  const text = '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket-name/*" }';
  const wrap = (inner: string) => `{ "Version": "2012-10-17", "Statement": ${inner} }`;
  prove(
    [
      row('$0', 'New statement', `[${text}]`),
      row('[$0]', 'New statement', `[${text}]`),
      row(
        '[{ "Effect": "Deny", "Action": "s3:*" } $0]',
        'New statement',
        `[{ "Effect": "Deny", "Action": "s3:*" }, ${text}]`,
      ),
      row(
        '[{ "Effect": "Deny", "Action": "s3:*" }, $0]',
        'New statement',
        `[{ "Effect": "Deny", "Action": "s3:*" }, ${text}]`,
      ),
      row(
        '[$0{ "Effect": "Deny", "Action": "s3:*" }]',
        'New statement',
        `[${text}, { "Effect": "Deny", "Action": "s3:*" }]`,
      ),
    ],
    wrap,
    { kind: 'identity' },
  );
});

describe('completion in JSON in a string', () => {
  const wrap = (inner: string) =>
    `{ "policy": ${JSON.stringify(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${inner}}]}`)} }`;
  prove(
    [
      row('"Action":"$0"', 'cloudwatch:', '"Action":"s3:"', 's3:'),
      row('"Action":["s3:GetObject" $0]', 's3:', '"Action":["s3:GetObject", "s3:"]'),
      row('"Action":"s3:GetObject",$0', 'Resource', '"Action":"s3:GetObject","Resource": ""'),
      row(
        '"Action":"s3:GetObject","Resource":"$0"',
        OBJECT,
        '"Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket-name/*"',
      ),
      row(
        '"Action":"s3:GetObject","Resource":"a/${$0"',
        '${aws:username}',
        '"Action":"s3:GetObject","Resource":"a/${aws:username}"',
      ),
      row(
        '"Action":"*","Condition":{"Bool":{"$0"}}',
        'aws:SecureTransport',
        '"Action":"*","Condition":{"Bool":{"aws:SecureTransport": ""}}',
      ),
      row(
        '"Action":"*","Condition":{"Bool":{"aws:SecureTransport":$0}}',
        'true | false',
        '"Action":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}',
      ),
      row(
        '"Action":"*","Principal":{"Service":"$0"}',
        'lambda.amazonaws.com',
        '"Action":"*","Principal":{"Service":"lambda.amazonaws.com"}',
      ),
    ],
    wrap,
    {},
  );
});

describe('completion in CloudFormation', () => {
  const wrap = (inner: string) =>
    `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            ${indented(inner, '            ')}\n`;
  const get = 'Action: s3:GetObject\n';
  prove(
    [
      row('$0', 'Action | Resource', 'Action: '),
      row('Act$0', 'Action', 'Action: '),
      row('Action: $0', 'cloudwatch:', 'Action: s3:', 's3:'),
      row('Action:$0', 'cloudwatch:', 'Action: s3:', 's3:'),
      row('Action:\n  $0', 'cloudwatch:', 'Action:\n  s3:', 's3:'),
      row('Action:\n  - $0', 'cloudwatch:', 'Action:\n  - s3:', 's3:'),
      row('Action:\n  -$0', 'cloudwatch:', 'Action:\n  - s3:', 's3:'),
      row('Action:\n- $0', 'cloudwatch:', 'Action:\n- s3:', 's3:'),
      row('Action:\n  - s3:GetObject\n  - $0', 's3:', 'Action:\n  - s3:GetObject\n  - s3:'),
      row('Action:\n  - s3:GetObject\n  $0', 's3:', 'Action:\n  - s3:GetObject\n  - s3:'),
      row('Action: "s3:$0', 's3:AbortMultipartUpload', 'Action: "s3:PutObject"', 's3:PutObject'),
      row('Action: [$0]', 'cloudwatch:', 'Action: [s3:]', 's3:'),
      row('Action: [s3:GetObject $0]', 's3:', 'Action: [s3:GetObject, s3:]'),
      row('Action: s3:GetObject # $0', ''),
      row(`${get}$0`, 'Resource', `${get}Resource: `),
      row(`$0\n${get}Resource: "*"`, 'Sid', `Sid: \n${get}Resource: "*"`),
      row(`${get}  $0`, ''),
      row(`${get}Resource: $0`, OBJECT, `${get}Resource: arn:aws:s3:::bucket-name/*`),
      row(`${get}Resource: a/\${$0`, '${aws:username}', `${get}Resource: a/\${aws:username}`),
      row(`${get}Resource: !Sub "a/\${$0"`, '${aws:username}', `${get}Resource: !Sub "a/\${!aws:username}"`),
      row(`${get}Resource: !Sub "\${B}/\${$0"`, '${aws:username}', `${get}Resource: !Sub "\${B}/\${!aws:username}"`),
      row(`${get}Resource: !Sub "\${B$0}/a"`, ''),
      row(`${get}Resource: !Sub "arn:\${AWS::Partition}:$0"`, OBJECT),
      row(`${get}Condition: $0`, 'StringEquals | StringLike'),
      row(`${get}Condition:\n  $0`, 'StringEquals', `${get}Condition:\n  StringEquals:\n    aws:PrincipalOrgID: `),
      row(
        `${get}Condition:\n  Bool:\n    $0`,
        'aws:SecureTransport',
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: `,
      ),
      row(
        `${get}Condition:\n  Bool:\n    sec$0`,
        'aws:SecureTransport',
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: `,
      ),
      row(
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: 'true'\n    $0`,
        'aws:MultiFactorAuthPresent',
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: 'true'\n    aws:MultiFactorAuthPresent: `,
      ),
      row(
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: 'true'\n  $0`,
        'StringEquals',
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: 'true'\n  StringEquals:\n    aws:PrincipalOrgID: `,
      ),
      row(
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: $0`,
        'true | false',
        `${get}Condition:\n  Bool:\n    aws:SecureTransport: 'true'`,
      ),
      row(
        `${get}Condition:\n  Bool: { $0 }`,
        'aws:SecureTransport',
        `${get}Condition:\n  Bool: { aws:SecureTransport:  }`,
      ),
      row(`${get}Principal:\n  $0`, 'AWS | Service', `${get}Principal:\n  AWS: `),
      row(
        `${get}Principal:\n  Service: $0`,
        'lambda.amazonaws.com',
        `${get}Principal:\n  Service: lambda.amazonaws.com`,
      ),
      row(
        `${get}Principal:\n  Service:\n    - $0`,
        'lambda.amazonaws.com',
        `${get}Principal:\n  Service:\n    - lambda.amazonaws.com`,
      ),
    ],
    wrap,
    { language: 'yaml' },
  );
});

describe('completion of whole statements in YAML', () => {
  const text = (indent: string) =>
    indented('- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::bucket-name/*', indent);
  const first = '- Effect: Deny\n    Action: s3:*\n    Resource: "*"';
  prove(
    [
      row(`Statement:\n  ${first}\n  - $0`, 'New statement', `Statement:\n  ${first}\n  ${text('  ')}`),
      row(`Statement:\n  ${first}\n  -$0`, 'New statement', `Statement:\n  ${first}\n  ${text('  ')}`),
      row(`Statement:\n  ${first}\n  $0`, 'New statement', `Statement:\n  ${first}\n  ${text('  ')}`),
      row(`Statement:\n  ${first}\n    $0`, 'Sid', `Statement:\n  ${first}\n    Sid: `),
      row(`Statement:\n  ${first}\n$0`, ''),
      row('Statement:\n  $0', 'New statement', `Statement:\n  ${text('  ')}`),
      row('Statement:\n  - $0', 'New statement', `Statement:\n  ${text('  ')}`),
      row('$0', 'Statement'),
    ],
    inner => `Version: "2012-10-17"\n${inner}\n`,
    { language: 'yaml', kind: 'identity' },
  );
});

describe('completion in jsonencode', () => {
  const wrap = (inner: string) =>
    `resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n      {\n        Effect = "Allow"\n        ${indented(inner, '        ')}\n      }\n    ]\n  })\n}\n`;
  const get = 'Action = "s3:GetObject"\n';
  prove(
    [
      row('$0', 'Action', 'Action = ""'),
      row('Act$0', 'Action', 'Action = ""'),
      row('Action $0', ''),
      row('Action = $0', 'cloudwatch:', 'Action = "s3:"', 's3:'),
      row('Action = ["s3:GetObject" $0]', 's3:', 'Action = ["s3:GetObject", "s3:"]'),
      row('Action = "s3:GetObject" # $0', ''),
      row(`${get}Resource = $0`, OBJECT, `${get}Resource = "arn:aws:s3:::bucket-name/*"`),
      row(`${get}Resource = "a/$\${$0"`, '${aws:username}', `${get}Resource = "a/$\${aws:username}"`),
      row(`${get}Resource = "a/$$0"`, '${aws:username}', `${get}Resource = "a/$\${aws:username}"`),
      row(
        `${get}Resource = "\${local.arn}/$\${user$0}"`,
        '${aws:username}',
        `${get}Resource = "\${local.arn}/$\${aws:username}"`,
      ),
      row(`${get}Resource = "a/\${$0}"`, ''),
      row(
        `${get}Condition = $0`,
        'StringEquals',
        `${get}Condition = {\n  StringEquals = {\n    "aws:PrincipalOrgID" = ""\n  }\n}`,
      ),
      row(
        `${get}Condition = {\n  $0\n}`,
        'StringEquals',
        `${get}Condition = {\n  StringEquals = {\n    "aws:PrincipalOrgID" = ""\n  }\n}`,
      ),
      row(
        `${get}Condition = {\n  Bool = {\n    sec$0\n  }\n}`,
        'aws:SecureTransport',
        `${get}Condition = {\n  Bool = {\n    "aws:SecureTransport" = ""\n  }\n}`,
      ),
      row(
        `${get}Condition = {\n  Bool = {\n    "aws:SecureTransport" = $0\n  }\n}`,
        'true | false',
        `${get}Condition = {\n  Bool = {\n    "aws:SecureTransport" = "true"\n  }\n}`,
      ),
      row(`${get}Principal = $0`, 'AWS', `${get}Principal = {\n  AWS = ""\n}`),
      row(`${get}Principal = { $0 }`, 'AWS', `${get}Principal = { AWS = "" }`),
      row(
        `${get}Principal = { Service = $0 }`,
        'lambda.amazonaws.com',
        `${get}Principal = { Service = "lambda.amazonaws.com" }`,
      ),
    ],
    wrap,
    { language: 'terraform' },
  );
});

describe('completion in a heredoc', () => {
  const wrap = (inner: string) =>
    `resource "aws_iam_policy" "p" {\n  policy = <<-EOT\n    {\n      "Version": "2012-10-17",\n      "Statement": [\n        {\n          "Effect": "Allow",\n          ${indented(inner, '          ')}\n        }\n      ]\n    }\n  EOT\n}\n`;
  const get = '"Action": "s3:GetObject",\n';
  prove(
    [
      row('$0', 'Action', '"Action": ""'),
      row('"Action": $0', 'cloudwatch:', '"Action": "s3:"', 's3:'),
      row('"Action": ["s3:GetObject" "$0"]', 's3:', '"Action": ["s3:GetObject", "s3:"]'),
      row(`${get}"Resource": "$0"`, OBJECT, `${get}"Resource": "arn:aws:s3:::bucket-name/*"`),
      row(`${get}"Resource": "a/$\${$0"`, '${aws:username}', `${get}"Resource": "a/$\${aws:username}"`),
      row(
        `${get}"Resource": "\${local.arn}/$\${$0}"`,
        '${aws:username}',
        `${get}"Resource": "\${local.arn}/$\${aws:username}"`,
      ),
      row(
        `${get}"Condition": { "Bool": { "$0" } }`,
        'aws:SecureTransport',
        `${get}"Condition": { "Bool": { "aws:SecureTransport": "" } }`,
      ),
      row(`${get}"Principal": { "$0" }`, 'AWS', `${get}"Principal": { "AWS": "" }`),
    ],
    wrap,
    { language: 'terraform' },
  );
});

describe('completion in aws_iam_policy_document', () => {
  const wrap = (inner: string) =>
    `data "aws_iam_policy_document" "d" {\n  statement {\n    effect = "Allow"\n    ${indented(inner, '    ')}\n  }\n}\n`;
  const get = 'actions = ["s3:GetObject"]\n';
  prove(
    [
      row('$0', 'actions | resources', 'actions = [""]'),
      row('act$0', 'actions', 'actions = [""]'),
      row('actions $0', ''),
      row('actions = $0', 'cloudwatch:', 'actions = ["s3:"]', 's3:'),
      row('actions = "s3:$0"', 's3:AbortMultipartUpload', 'actions = ["s3:PutObject"]', 's3:PutObject'),
      row('actions = ["s3:GetObject" $0]', 's3:', 'actions = ["s3:GetObject", "s3:"]'),
      row('actions = [\n  "s3:GetObject"\n  $0\n]', 's3:', 'actions = [\n  "s3:GetObject",\n  "s3:"\n]'),
      row('actions = [\n  "s3:GetObject", # $0\n]', ''),
      row(`${get}resources = [$0]`, OBJECT, `${get}resources = ["arn:aws:s3:::bucket-name/*"]`),
      row(`${get}resources = ["a/&{$0"]`, '${aws:username}', `${get}resources = ["a/&{aws:username}"]`),
      row(`${get}resources = ["a/&{user$0}"]`, '${aws:username}', `${get}resources = ["a/&{aws:username}"]`),
      row(`${get}resources = ["a/&$0"]`, '${aws:username}', `${get}resources = ["a/&{aws:username}"]`),
      row(`${get}resources = ["\${local.arn$0}"]`, ''),
      row(
        `${get}cond$0`,
        'resources',
        `${get}condition {\n  test     = "StringEquals"\n  variable = "aws:PrincipalOrgID"\n  values   = [""]\n}`,
        'condition',
      ),
      row(`${get}condition {\n  $0\n}`, 'test | variable | values', `${get}condition {\n  test = ""\n}`),
      row(
        `${get}condition {\n  test = "Bool"\n  var$0\n}`,
        'variable',
        `${get}condition {\n  test = "Bool"\n  variable = ""\n}`,
      ),
      row(`${get}condition {\n  test = $0\n}`, 'StringEquals', `${get}condition {\n  test = "StringEquals"\n}`),
      row(
        `${get}condition {\n  test = "Bool"\n  variable = "$0"\n}`,
        'aws:SecureTransport',
        `${get}condition {\n  test = "Bool"\n  variable = "aws:SecureTransport"\n}`,
      ),
      row(
        `${get}condition {\n  test = "Bool"\n  variable = "aws:SecureTransport"\n  values = $0\n}`,
        'true | false',
        `${get}condition {\n  test = "Bool"\n  variable = "aws:SecureTransport"\n  values = ["true"]\n}`,
      ),
      row(`${get}principals {\n  $0\n}`, 'type | identifiers', `${get}principals {\n  type = ""\n}`),
      row(`${get}principals {\n  type = $0\n}`, 'AWS', `${get}principals {\n  type = "AWS"\n}`),
      row(
        `${get}principals {\n  type = "Service"\n  identifiers = [$0]\n}`,
        'lambda.amazonaws.com',
        `${get}principals {\n  type = "Service"\n  identifiers = ["lambda.amazonaws.com"]\n}`,
      ),
    ],
    wrap,
    { language: 'terraform' },
  );
});
