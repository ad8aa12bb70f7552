/** The same hover for the same thing in the six spellings, but for the sample, which is one of the spelling. */
import assert from 'node:assert/strict';
import { hoverAt } from '../../support/fixture.ts';
import { RICH, RICH_SPELLINGS, type RichSpelling } from './rich.ts';

/** What to point at, and the element that a key stands for. */
const TOKENS: readonly string[] = [
  '2012-10-17',
  'ReadInvoices',
  'Allow',
  'AWS',
  'arn:aws:iam::210987654321:root',
  'arn:aws:iam::210987654321:role/deploy/Ci',
  'lambda.amazonaws.com',
  's3:GetObject',
  's3:List*',
  'ec2:DescribeInstances',
  'aws:username',
  'arn:aws:s3:::invoices/',
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'IpAddress',
  'aws:SourceIp',
  '203.0.113.0/24',
  '10.0.0.0/8',
  'ForAllValues:StringLike',
  'aws:TagKeys',
  'cost-*',
  'NumericLessThanIfExists',
  'aws:MultiFactorAuthAge',
  '3600',
];

/** The hover on the first place of the token, without its sample and without how a variable would be written. */
function shownOn({ language, write }: RichSpelling, token: string): string {
  const text = write(RICH);
  const at = text.indexOf(token) + Math.min(3, token.length - 1);
  const shown = hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`, { language, kind: 'resource' });
  return (shown?.markdown ?? 'nothing').replace(/[$&]+\{key, 'default'\}/, '{key}');
}

describe('hover in the six spellings', () => {
  const [json, ...others] = RICH_SPELLINGS;
  assert.ok(json);
  for (const token of TOKENS) {
    const expected = shownOn(json, token);
    it(token, () => {
      assert.notEqual(expected, 'nothing');
      for (const spelling of others) assert.equal(shownOn(spelling, token), expected, spelling.name);
    });
  }
});

/** Key, sample and all, in each spelling. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  JSON: {
    Statement:
      '```json\n"Statement": [\n  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::invoices/*" }\n]\n```',
    Action: '```json\n"Action": ["s3:GetObject", "s3:List*"]\n```',
    Principal: '```json\n"Principal": { "Service": "ec2.amazonaws.com" }\n```',
    Condition: '```json\n"Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }\n```',
  },
  YAML: {
    Version: '```yaml\nVersion: "2012-10-17"\n```',
    Statement:
      '```yaml\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: arn:aws:s3:::invoices/*\n```',
    Action: '```yaml\nAction:\n  - s3:GetObject\n  - s3:List*\n```',
    Principal: '```yaml\nPrincipal:\n  Service: ec2.amazonaws.com\n```',
    Condition: '```yaml\nCondition:\n  Bool:\n    aws:MultiFactorAuthPresent: "true"\n```',
  },
  aws_iam_policy_document: {
    statement:
      '```terraform\nstatement {\n  effect    = "Allow"\n  actions   = ["s3:GetObject"]\n  resources = ["arn:aws:s3:::invoices/*"]\n}\n```',
    sid: '```terraform\nsid = "ReadInvoices"\n```',
    actions: '```terraform\nactions = ["s3:GetObject", "s3:List*"]\n```',
    principals: '```terraform\nprincipals {\n  type        = "Service"\n  identifiers = ["ec2.amazonaws.com"]\n}\n```',
    condition:
      '```terraform\ncondition {\n  test     = "Bool"\n  variable = "aws:MultiFactorAuthPresent"\n  values   = ["true"]\n}\n```',
  },
  jsonencode: {
    Statement:
      '```terraform\nStatement = [\n  { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::invoices/*" }\n]\n```',
    Action: '```terraform\nAction = ["s3:GetObject", "s3:List*"]\n```',
    Principal: '```terraform\nPrincipal = { Service = "ec2.amazonaws.com" }\n```',
    Condition: '```terraform\nCondition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }\n```',
  },
  heredoc: { Effect: '```json\n"Effect": "Allow"\n```' },
  'JSON in a string': { Effect: '```json\n"Effect": "Allow"\n```' },
};

describe('the sample of an element', () => {
  for (const { name, language, write } of RICH_SPELLINGS) {
    for (const [key, sample] of Object.entries(SAMPLES[name] ?? {})) {
      it(`${key} as ${name}`, () => {
        const text = write(RICH);
        const at = text.search(new RegExp(`\\b${key}\\b`)) + 1;
        const shown = hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`, { language })?.markdown ?? '';
        assert.ok(shown.includes(`\n\n${sample}\n\n[AWS reference]`), shown);
      });
    }
  }
  it('has the keys inside of Terraform’s blocks', () => {
    const blocks = RICH_SPELLINGS.find(({ name }) => name === 'aws_iam_policy_document');
    const text = blocks?.write(RICH) ?? '';
    for (const key of ['type', 'identifiers', 'test', 'variable', 'values']) {
      const at = text.search(new RegExp(`\\b${key} +=`)) + 1;
      const shown = hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`, { language: 'terraform' });
      assert.equal(shown?.token, key);
      assert.ok(shown?.markdown.startsWith(`\`${key}\` · `));
    }
  });
  it('says how variables are written where the language has its own', () => {
    const notes = RICH_SPELLINGS.map(({ name, language, write }) => {
      const text = write(RICH);
      const at = text.search(/\b(Resource|resources)\b/) + 1;
      const shown = hoverAt(`${text.slice(0, at)}$0${text.slice(at)}`, { language })?.markdown ?? '';
      return [name, /`([^`]*)\{aws:username\}` here/.exec(shown)?.[1]];
    });
    assert.deepEqual(
      notes.filter(([, mark]) => mark !== undefined),
      [
        ['aws_iam_policy_document', '&'],
        ['jsonencode', '$$'],
      ],
    );
    const template =
      'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: s3:GetObject\n            Re$0source: "*"\n';
    assert.match(
      hoverAt(template, { language: 'yaml' })?.markdown ?? '',
      /Inside `!Sub` a variable of IAM is written `\$\{!aws:username\}`/,
    );
  });
});
