/** What each place shows: the token that the hover is about, and what must stand in it. */
import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { hoverAt } from '../../support/fixture.ts';
import { assertValid } from './support.ts';

/** What, the elements of the statement with `$0`, the token, and what the text holds (a string) or not (`!` before it). */
type Row = readonly [what: string, body: string, token: string, holds: readonly string[], kind?: Kind];

function check([what, body, token, holds, kind]: Row): void {
  it(what, () => {
    const text = `{"Version":"2012-10-17","Statement":[{${body}}]}`;
    const shown = hoverAt(text, kind ? { kind } : {});
    assert.equal(shown?.token, token);
    assertValid(shown?.markdown ?? '');
    for (const part of holds) {
      const held = shown?.markdown.includes(part.replace(/^!/, ''));
      assert.equal(held, !part.startsWith('!'), `${part}\n\n${shown?.markdown}`);
    }
  });
}

const S3 = '"Action":"s3:GetObject","Resource":"arn:aws:s3:::invoices/*"';
const SENTENCE = 'Allows whoever has this policy to use `s3:GetObject` on `arn:aws:s3:::invoices/*` (object).';

describe('hover on what stands for a statement', () => {
  const rows: readonly Row[] = [
    [
      'the key Effect',
      `"$0Effect":"Allow",${S3}`,
      '"Effect"',
      ['**Effect** · Whether', `**This statement:** ${SENTENCE}`],
    ],
    [
      'Allow',
      `"Effect":"$0Allow",${S3}`,
      '"Allow"',
      [`**Allow** · ${SENTENCE}`, 'It counts only where no Deny matches'],
    ],
    ['Deny', `"Effect":"De$0ny",${S3}`, '"Deny"', ['**Deny** · Forbids whoever', 'It wins over every Allow']],
    ['the key Sid', `"S$0id":"Read","Effect":"Allow",${S3}`, '"Sid"', ['**Sid** · A name', SENTENCE]],
    ['a Sid', `"Sid":"Re$0ad","Effect":"Allow",${S3}`, '"Read"', [SENTENCE]],
    ['the brace', `$0 "Effect":"Allow",${S3}`, '{', [SENTENCE]],
  ];
  rows.forEach(check);
  it('the brace from before it, and of a single statement', () => {
    assert.equal(hoverAt(`{"Version":"2012-10-17","Statement":[$0{"Effect":"Allow",${S3}}]}`)?.token, '{');
    assert.equal(hoverAt(`{"Version":"2012-10-17","Statement":$0{"Effect":"Allow",${S3}}}`)?.token, '{');
  });
  it('nothing for a wrong Effect, for an Id, between statements', () => {
    assert.equal(hoverAt(`{"Version":"2012-10-17","Statement":[{"Effect":"al$0low",${S3}}]}`), undefined);
    assert.equal(hoverAt(`{"Version":"2012-10-17","Id":"$0x","Statement":[]}`), undefined);
    assert.equal(hoverAt(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${S3}} $0 ]}`), undefined);
    assert.equal(hoverAt('{"Version":"2020-$001-01","Statement":[{"Effect":"Allow"}]}'), undefined);
  });
  it('the versions', () => {
    const version = (text: string) => hoverAt(`{"Version":"${text}","Statement":[{"Effect":"Allow"}]}`)?.markdown ?? '';
    assert.match(version('$02012-10-17'), /^`2012-10-17` · today’s policy language\./);
    assert.match(version('$02008-10-17'), /^`2008-10-17` · the language before 2012/);
  });
});

describe('hover on elements says what they come to here', () => {
  const rows: readonly Row[] = [
    [
      'Action',
      `"Effect":"Allow","$0Action":["s3:Get*","s3:GetObject"],"Resource":"*"`,
      '"Action"',
      ['**Here** it names 63 actions.'],
    ],
    [
      'one action',
      `"Effect":"Allow","$0Action":"s3:GetObject","Resource":"*"`,
      '"Action"',
      ['**Here** it names 1 action.'],
    ],
    [
      'NotAction',
      `"Effect":"Deny","Not$0Action":"iam:*","Resource":"*"`,
      '"NotAction"',
      ['**Here** it leaves 21,901 of AWS’s 22,091 actions.'],
    ],
    [
      'patterns of every service are not counted',
      `"Effect":"Allow","$0Action":"*:Get*","Resource":"*"`,
      '"Action"',
      ['!**Here**'],
    ],
    [
      'Principal',
      `"Effect":"Allow","$0Principal":{"AWS":"210987654321"},${S3}`,
      '"Principal"',
      ['**Here:** account `210987654321`.'],
    ],
    [
      'NotPrincipal',
      `"Effect":"Deny","$0NotPrincipal":{"AWS":"210987654321"},${S3}`,
      '"NotPrincipal"',
      ['**Here:** everyone except account `210987654321`.'],
    ],
    [
      'Condition',
      `"Effect":"Allow",${S3},"$0Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}`,
      '"Condition"',
      ['**Here:** only if the request comes from `203.0.113.0/24` **and** the caller used MFA in the last hour.'],
    ],
    [
      'Condition of a Deny',
      `"Effect":"Deny",${S3},"$0Condition":{"Bool":{"aws:SecureTransport":"false"}}`,
      '"Condition"',
      ['**Here:** if the request is not sent over TLS.'],
    ],
    [
      'Resource',
      `"Effect":"Allow","Action":"s3:*","$0Resource":"*"`,
      '"Resource"',
      ['**Resource** · What the actions may touch', '!A variable of IAM'],
    ],
    [
      'NotResource',
      `"Effect":"Allow","Action":"s3:*","$0NotResource":"*"`,
      '"NotResource"',
      ['**NotResource** · Every resource except'],
    ],
  ];
  rows.forEach(check);
});

describe('hover on actions', () => {
  const rows: readonly Row[] = [
    [
      'one, with what it needs',
      '"Effect":"Allow","Action":"ecs:$0RunTask"',
      '"ecs:RunTask"',
      ['`ecs:RunTask` · Write', '**Resources**', '**Condition keys** `ecs:', '(ARN)', '**Also needs** `iam:PassRole`'],
    ],
    ['a permission', '"Effect":"Allow","Action":"iam:Pass$0Role"', '"iam:PassRole"', ['permission only']],
    [
      'one without resources',
      '"Effect":"Allow","Action":"s3:ListAllMy$0Buckets"',
      '"s3:ListAllMyBuckets"',
      ['only `"*"`'],
    ],
    [
      'a key with several values',
      '"Effect":"Allow","Action":"dynamodb:Get$0Item"',
      '"dynamodb:GetItem"',
      ['`dynamodb:LeadingKeys` (String, several)'],
    ],
    [
      'in NotAction',
      '"Effect":"Deny","NotAction":["s3:Get$0Object","iam:*"]',
      '"s3:GetObject"',
      ['**NotAction** leaves it out, with all else that is listed: 21,900 actions of AWS remain.'],
    ],
    [
      'a pattern in NotAction',
      '"Effect":"Deny","NotAction":["s3:$0*"]',
      '"s3:*"',
      ['all 180 actions of Amazon S3', '21,911 actions of AWS remain'],
    ],
    [
      'a pattern in a NotAction that is not all known',
      '"Effect":"Deny","NotAction":["s3:$0*","*:Get*"]',
      '"s3:*"',
      ['**NotAction** leaves it out.'],
    ],
    ['a pattern of nothing', '"Effect":"Allow","Action":"s3:$0Foo*"', '"s3:Foo*"', ['matches no action of Amazon S3']],
    ['a pattern of one', '"Effect":"Allow","Action":"s3:$0GetObjec?"', '"s3:GetObjec?"', ['· 1 action of Amazon S3']],
    [
      'every action',
      '"Effect":"Allow","Action":"$0*:*"',
      '"*:*"',
      ['**Every action of every AWS service**: 22,091 actions of 456 services, and those that AWS adds tomorrow.'],
    ],
    [
      'a pattern before the colon',
      '"Effect":"Allow","Action":"s$0*:GetObject"',
      '"s*:GetObject"',
      ['`s*:GetObject` · 3 actions of 3 services'],
    ],
    ['services by pattern', '"Effect":"Allow","Action":"s3*$0:*"', '"s3*:*"', ['services']],
    ['every action in NotAction', '"Effect":"Allow","NotAction":"$0*"', '"*"', ['**NotAction** leaves it out.']],
  ];
  rows.forEach(check);
});

describe('hover on resources', () => {
  const two = '"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket","s3:ListAllMyBuckets"]';
  const rows: readonly Row[] = [
    [
      'an object',
      `${two},"Resource":"arn:aws:s3:::$0invoices/2026/*"`,
      '"arn:aws:s3:::invoices/2026/*"',
      [
        '· object of Amazon S3',
        '**Serves** `s3:GetObject`. **Not** `s3:ListBucket` (accesspoint, bucket), `s3:ListAllMyBuckets` (only `*`).',
        '- Partition `aws`',
        '- Service `s3`: Amazon S3',
        '- Region and account (empty): an ARN of type object names neither',
        '- Bucket name `invoices`',
        '- Object name `2026/*`: `*` is any text, slashes included',
      ],
    ],
    [
      'what can be two things',
      `${two},"Resource":"arn:aws:s3:::$0inv*"`,
      '"arn:aws:s3:::inv*"',
      ['· bucket, or object of Amazon S3'],
    ],
    [
      'Region and account',
      `"Effect":"Allow","Action":"dynamodb:Query","Resource":"arn:aws:dynamodb:eu-west-1:$0123456789012:table/T/index/I"`,
      '"arn:aws:dynamodb:eu-west-1:123456789012:table/T/index/I"',
      [
        '· index of Amazon DynamoDB',
        '**Serves** `dynamodb:Query`.',
        '- Region `eu-west-1`: Europe \\(Ireland\\)',
        '- Account `123456789012`: the number that AWS’s samples use',
        '- Table name `T`',
        '- Index name `I`',
      ],
    ],
    [
      'wildcards in them',
      `"Effect":"Allow","Action":"ec2:StartInstances","Resource":"arn:aws*:ec2:eu-central-?:*:instance/$0*"`,
      '"arn:aws*:ec2:eu-central-?:*:instance/*"',
      [
        '- Partition `aws*`: AWS',
        '- Region `eu-central-?`: eu\\-central\\-1, eu\\-central\\-2',
        '- Account `*`: any account',
        '- Instance id `*`: any, whatever follows',
      ],
    ],
    [
      'every Region, a Region to switch on, none that is known',
      `"Effect":"Allow","Action":"ec2:StartInstances","Resource":"arn:*:ec2:*:$0210987654321:instance/i-1"`,
      '"arn:*:ec2:*:210987654321:instance/i-1"',
      ['- Partition `*`: every partition', '- Region `*`: any Region', '- Account `210987654321`\n'],
    ],
    [
      'a Region to switch on',
      `"Effect":"Allow","Action":"ec2:StartInstances","Resource":"arn:aws-cn:ec2:af-south-1:$0210987654321:instance/i-1"`,
      '"arn:aws-cn:ec2:af-south-1:210987654321:instance/i-1"',
      ['- Partition `aws-cn`: AWS China', 'which an account must switch on'],
    ],
    [
      'fields left out',
      `"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:::$0orders"`,
      '"arn:aws:sqs:::orders"',
      [
        '· perhaps queue of Amazon SQS',
        '- Region and account (empty): left out, though every ARN of type queue names them',
      ],
    ],
    [
      'Region left out, account named',
      `"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::$0210987654321:role/a/b"`,
      '"arn:aws:iam::210987654321:role/a/b"',
      ['- Region (empty): an ARN of type role names no Region', '- Role name with path `a/b`'],
    ],
    [
      'what no type has',
      `"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:nosuch:::$0x"`,
      '"arn:aws:nosuch:::x"',
      ['· no resource type that is known has an ARN of this form', '- Resource `x`'],
    ],
    [
      'no ARN',
      `"Effect":"Allow","Action":"s3:GetObject","Resource":"in$0voices"`,
      '"invoices"',
      ['no ARN, which has six fields'],
    ],
    [
      'a managed policy',
      `"Effect":"Allow","Action":"iam:GetPolicy","Resource":"arn:aws:iam::aws:policy/$0ReadOnlyAccess"`,
      '"arn:aws:iam::aws:policy/ReadOnlyAccess"',
      [
        '**AWS managed policy** `ReadOnlyAccess`',
        'Provides read\\-only access',
        '**Serves** `iam:GetPolicy`.',
        '!- Partition',
      ],
    ],
    [
      'a managed policy on its way out',
      `"Effect":"Allow","Action":"iam:GetPolicy","Resource":"arn:aws:iam::aws:policy/$0AmazonElasticMapReduceFullAccess"`,
      '"arn:aws:iam::aws:policy/AmazonElasticMapReduceFullAccess"',
      ['on its way out: look for its successor'],
    ],
    [
      'in NotResource',
      `"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::$0x"`,
      '"arn:aws:s3:::x"',
      ['**NotResource** leaves it out', '!**Serves**'],
    ],
    [
      'everything',
      `${two},"Resource":"$0*"`,
      '"*"',
      [
        '**Everything** that the actions can touch',
        '**Needed** by `s3:ListAllMyBuckets`',
        '**Could be scoped:** `s3:GetObject` (accesspointobject, object)',
      ],
    ],
    [
      'everything in the policy of a resource',
      '"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"$0*"',
      '"*"',
      ['**Everything** in what the policy is attached to', '!**Could'],
      'resource',
    ],
    [
      'everything for NotAction',
      '"Effect":"Deny","NotAction":"s3:*","Resource":"$0*"',
      '"*"',
      ['**Everything**', '!**Needed**', '!**Could'],
    ],
    ['everything in NotResource', `${two},"NotResource":"$0*"`, '"*"', ['**Everything**, so that nothing is left.']],
    [
      'one that serves all',
      `"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::$0x/*"`,
      '"arn:aws:s3:::x/*"',
      ['**Serves** all 2 actions here.'],
    ],
    [
      'one that serves none',
      `"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:s3:::$0x/*"`,
      '"arn:aws:s3:::x/*"',
      ['**Serves** no action here. **Not** `sqs:SendMessage` (queue).'],
    ],
    [
      'one that serves some of many',
      `"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::$0x/*"`,
      '"arn:aws:s3:::x/*"',
      ['**Serves** 44 of the 180 actions here, such as `s3:', '**Not**, for example, `s3:', ' and 133 more.'],
    ],
    [
      'one that serves none of many',
      `"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:s3:::$0x/*"`,
      '"arn:aws:s3:::x/*"',
      ['**Serves** 0 of the 20 actions here. **Not**, for example,'],
    ],
    [
      'beside a NotAction',
      `"Effect":"Deny","NotAction":"s3:*","Resource":"arn:aws:s3:::$0x/*"`,
      '"arn:aws:s3:::x/*"',
      ['!**Serves**'],
    ],
  ];
  rows.forEach(check);
});

describe('hover on conditions', () => {
  const on = (condition: string, effect = 'Allow'): string =>
    `"Effect":"${effect}","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*","Condition":{${condition}}`;
  const rows: readonly Row[] = [
    [
      'an operator',
      on('"$0StringNotEquals":{"aws:PrincipalOrgID":["o-1","o-2"],"aws:RequestedRegion":"eu-west-1"}', 'Deny'),
      '"StringNotEquals"',
      [
        '`StringNotEquals` · The key does not equal the text.',
        '**Here:** if the caller’s organization is none of `o-1` and `o-2` (or is missing) **and** the Region that is called is not `eu-west-1`.',
        '**Missing key:** A request without the key passes',
        '**Several values:** Of several values none may match.',
        '**Several keys:** all of them must hold.',
        '**Made for** keys of type String, and works on ARN; the opposite is `StringEquals`.',
        '#Conditions_String)',
      ],
    ],
    [
      'a set prefix and IfExists, in any case',
      on('"$0forAnyvalue:stringlikeifexists":{"aws:TagKeys":"a*"}'),
      '"forAnyvalue:stringlikeifexists"',
      [
        '`ForAnyValue:StringLikeIfExists` ·',
        '**ForAnyValue:** for a key',
        '**IfExists:** compared only where',
        '!**Several keys',
      ],
    ],
    [
      'ForAllValues',
      on('"$0ForAllValues:StringEquals":{"aws:TagKeys":"a"}'),
      '"ForAllValues:StringEquals"',
      ['**ForAllValues:** for a key', 'add Null with false'],
    ],
    [
      'Null',
      on('"Nu$0ll":{"aws:TokenIssueTime":"true"}'),
      '"Null"',
      ['Asks whether the request lacks the key', '!**Made for'],
    ],
    [
      'Null with IfExists',
      on('"Nu$0llIfExists":{"aws:TokenIssueTime":"true"}'),
      '"NullIfExists"',
      ['**IfExists:** AWS does not take it with Null'],
    ],
    [
      'IpAddress',
      on('"Ip$0Address":{"aws:SourceIp":"10.0.0.0/8"}'),
      '"IpAddress"',
      ['**Made for** keys of type IPAddress; the opposite is `NotIpAddress`.'],
    ],
    [
      'a global key',
      on('"IpAddress":{"$0aws:sourceip":"203.0.113.0/24"}'),
      '"aws:sourceip"',
      [
        '`aws:SourceIp` · IPAddress · one value',
        'The public address',
        '**Here:** only if the request comes from',
        '**When:** Every request has it except',
        '**For example** `203.0.113.0/24`',
        '!**Carried by**',
      ],
    ],
    [
      'a key with several values and one that names one thing',
      on('"ForAnyValue:StringLike":{"$0aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}'),
      '"aws:PrincipalOrgPaths"',
      ['· several values in one request', '**Several values** need `ForAnyValue:`'],
    ],
    [
      'a key without wildcards',
      on('"StringEquals":{"$0aws:PrincipalOrgID":"o-1"}'),
      '"aws:PrincipalOrgID"',
      ['**No wildcard:**'],
    ],
    [
      'a key that proves nothing',
      on('"StringEquals":{"$0aws:UserAgent":"x"}'),
      '"aws:UserAgent"',
      ['**Proves nothing:**'],
    ],
    [
      'a key that some services fill',
      on('"StringEquals":{"$0aws:VpceAccount":"1"}'),
      '"aws:VpceAccount"',
      ['**Filled by** ', ' services only: ', '**Never there for** `iam:PassRole`'],
    ],
    [
      'a key with a companion',
      on('"IpAddress":{"$0aws:Ec2InstanceSourcePrivateIPv4":"10.0.0.1"}'),
      '"aws:Ec2InstanceSourcePrivateIPv4"',
      ['**Not unique** without `aws:Ec2InstanceSourceVpc` beside it.'],
    ],
    [
      'a key with one companion of several',
      on('"IpAddress":{"$0aws:VpcSourceIp":"10.0.0.1"}'),
      '"aws:VpcSourceIp"',
      ['**Not unique** without one of `aws:SourceVpc`, `aws:SourceVpcArn`, `aws:SourceVpce` beside it.'],
    ],
    [
      'a claim that lasts',
      on('"StringEquals":{"$0saml:sub":"x"}'),
      '"saml:sub"',
      ['`saml:sub` · String', 'Only callers that came by'],
    ],
    [
      'an old key',
      on('"StringEquals":{"$0aws:SourceOwner":"1"}'),
      '"aws:SourceOwner"',
      ['**Deprecated.** Use `aws:SourceAccount`'],
    ],
    [
      'a dead key',
      on('"ArnEquals":{"$0aws:ARN":"1"}'),
      '"aws:ARN"',
      ['**No longer supported.** Use `aws:PrincipalArn`'],
    ],
    [
      'two types',
      on('"NumericEquals":{"$0aws:EpochTime":"1793520000"}'),
      '"aws:EpochTime"',
      ['· Date or Numeric · one value'],
    ],
    [
      'fixed values',
      on('"Bool":{"$0aws:SecureTransport":"true"}'),
      '"aws:SecureTransport"',
      ['**Values:** `true`, `false`'],
    ],
    [
      'a tag',
      on('"StringEquals":{"$0aws:ResourceTag/team":"a"}'),
      '"aws:ResourceTag/team"',
      ['`aws:ResourceTag/team` · String · one value', '!**Lacks its tag'],
    ],
    [
      'a tag without its key',
      on('"StringEquals":{"$0aws:ResourceTag":"a"}'),
      '"aws:ResourceTag"',
      ['**Lacks its tag:**'],
    ],
    [
      'a key of the service',
      on('"StringEquals":{"$0s3:prefix":"a"}'),
      '"s3:prefix"',
      [
        '`s3:prefix` · String · one value',
        '**Carried by** `s3:ListBucket`; not by `s3:GetObject`.',
        '[Amazon S3 reference]',
      ],
    ],
    [
      'a key that all have',
      on('"StringEquals":{"$0s3:ResourceAccount":"1"}'),
      '"s3:ResourceAccount"',
      ['**Carried by** all 2 actions here.'],
    ],
    [
      'a key that none has',
      on('"StringEquals":{"$0ec2:Region":"x"}'),
      '"ec2:Region"',
      ['**Carried by** no action here that AWS lists: `s3:GetObject`, `s3:ListBucket` lack it.'],
    ],
    [
      'a key that some of many have',
      '"Effect":"Allow","Action":"s3:*","Condition":{"StringEquals":{"$0s3:prefix":"x"}}',
      '"s3:prefix"',
      ['**Carried by** ', ' of the 180 actions here; not, for example, by `s3:'],
    ],
    [
      'a claim',
      on('"StringEquals":{"$0token.actions.githubusercontent.com:sub":"x"}'),
      '"token.actions.githubusercontent.com:sub"',
      ['Only ', '`sts:AssumeRoleWithWebIdentity`'],
    ],
    [
      'a claim of the sign-in alone',
      on('"StringEquals":{"$0token.actions.githubusercontent.com:actor":"x"}'),
      '"token.actions.githubusercontent.com:actor"',
      ['Only the call of `sts:AssumeRoleWithWebIdentity` has it'],
    ],
  ];
  rows.forEach(check);
  it('nothing for operators and keys that nobody knows', () => {
    const shown = (body: string) => hoverAt(`{"Version":"2012-10-17","Statement":[{${body}}]}`);
    assert.equal(shown(on('"$0FooEquals":{"a:b":"c"}')), undefined);
    assert.equal(shown(on('"StringEquals":{"$0foo:bar":"c"}')), undefined);
  });
});

describe('hover on values of conditions', () => {
  const on = (operator: string, key: string, values: string): string =>
    `"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"${operator}":{"${key}":${values}}}`;
  const is = (what: string, operator: string, key: string, value: string, ...holds: string[]): Row => [
    what,
    on(operator, key, `"$0${value}"`),
    `"${value}"`,
    holds,
  ];
  const rows: readonly Row[] = [
    is(
      'a range',
      'IpAddress',
      'aws:SourceIp',
      '203.0.113.0/24',
      '· 256 addresses, from `203.0.113.0` to `203.0.113.255`.',
      '**Here:** only if the request comes from `203.0.113.0/24`.',
    ),
    is('one address', 'IpAddress', 'aws:SourceIp', '203.0.113.7', '· one address.'),
    is(
      'a private range',
      'IpAddress',
      'aws:SourceIp',
      '10.0.0.0/8',
      '16,777,216 addresses',
      'no request from the internet has such an address',
      '`aws:VpcSourceIp`',
    ),
    is(
      'a private range in a VPC',
      'IpAddress',
      'aws:VpcSourceIp',
      '10.0.0.0/8',
      'the same addresses are in use in many networks',
    ),
    is('a range with host bits', 'IpAddress', 'aws:SourceIp', '203.0.113.7/24', 'AWS reads it as `203.0.113.0/24`.'),
    is('everything', 'IpAddress', 'aws:SourceIp', '0.0.0.0/0', 'It is the whole internet.'),
    is('IPv6', 'IpAddress', 'aws:SourceIp', '2001:db8::/32', '· 2^96 addresses, from `2001:db8::`'),
    is('no range', 'IpAddress', 'aws:SourceIp', 'home', '· the request comes from `home`.'),
    is(
      'a date',
      'DateGreaterThan',
      'aws:CurrentTime',
      '2026-11-01T08:00:00Z',
      '· 1 November 2026, 08:00 UTC.',
      'only if it is after 1 November 2026, 08:00 UTC.',
    ),
    is('no date', 'DateGreaterThan', 'aws:CurrentTime', 'soon', '· it is after `soon`.'),
    is('seconds', 'NumericLessThan', 'aws:EpochTime', '1793520000', '· 1 November 2026, 08:00 UTC.'),
    is('an age', 'NumericLessThan', 'aws:MultiFactorAuthAge', '3600', '· 1 hour.'),
    is('an age in milliseconds', 'NumericGreaterThan', 's3:signatureAge', '600000', '· 10 minutes.'),
    is('a number', 'NumericLessThan', 's3:max-keys', '10', '· the number of keys that is asked for is less than `10`.'),
    is('true', 'Bool', 'aws:SecureTransport', 'true', '· the request is sent over TLS.', '!**Here:**'),
    is('null', 'Null', 'aws:TokenIssueTime', 'true', '· the key must be missing from the request.'),
    is('not null', 'Null', 'aws:TokenIssueTime', 'false', '· the key must be in the request, whatever its value.'),
    is('neither', 'Null', 'aws:TokenIssueTime', 'x', '· the request carries `aws:TokenIssueTime` or not'),
    is('a Region', 'StringEquals', 'aws:RequestedRegion', 'eu-west-1', '· Europe \\(Ireland\\).'),
    is('a Region to switch on', 'StringEquals', 'aws:RequestedRegion', 'af-south-1', 'that an account must switch on.'),
    is('an account', 'StringEquals', 'aws:PrincipalAccount', '210987654321', '· the number of an AWS account.'),
    is('the account of samples', 'StringEquals', 'aws:PrincipalAccount', '123456789012', 'AWS’s samples use'),
    is('an organization', 'StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5', '· the ID of an organization.'),
    is(
      'a unit and what is below',
      'ForAnyValue:StringLike',
      'aws:PrincipalOrgPaths',
      'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*',
      'in this organizational unit and in those below it',
    ),
    is(
      'what is below a unit',
      'ForAnyValue:StringLike',
      'aws:PrincipalOrgPaths',
      'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-*',
      'in the units below',
    ),
    is(
      'a unit alone',
      'ForAnyValue:StringEquals',
      'aws:PrincipalOrgPaths',
      'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/',
      'directly in this organizational unit',
    ),
    is(
      'a whole organization',
      'ForAnyValue:StringLike',
      'aws:PrincipalOrgPaths',
      'o-a1b2c3d4e5/*',
      'all of its accounts',
    ),
    is('a VPC', 'StringEquals', 'aws:SourceVpc', 'vpc-0e9801d129EXAMPLE', '· the ID of a VPC.'),
    is('an endpoint', 'StringEquals', 'aws:SourceVpce', 'vpce-0e9801d129EXAMPLE', '· the ID of a VPC endpoint.'),
    is('sessions of a role', 'StringLike', 'aws:userid', 'AROADBQP57FF2AEXAMPLE:*', '· sessions of one role'),
    is('a service', 'StringEquals', 'iam:PassedToService', 'ecs-tasks.amazonaws.com', '· Amazon ECS tasks.'),
    is(
      'a service in a Region',
      'StringEquals',
      'kms:ViaService',
      's3.eu-west-1.amazonaws.com',
      '· Amazon S3.',
      'Europe \\(Ireland\\) alone',
    ),
    is(
      'an ARN',
      'ArnLike',
      'aws:PrincipalArn',
      'arn:aws:iam::210987654321:role/ci-*',
      '· role of AWS Identity',
      '- Account `210987654321`',
      '- Role name with path `ci-*`',
    ),
    is('an ARN of nothing known', 'ArnLike', 'aws:SourceArn', 'arn:aws:nosuch:::x', '· an ARN of nosuch.'),
    is(
      'a managed policy',
      'ArnEquals',
      'iam:PolicyARN',
      'arn:aws:iam::aws:policy/AmazonElasticMapReduceFullAccess',
      '**AWS managed policy**',
      'on its way out',
    ),
    is(
      'a star where it is one',
      'StringLike',
      's3:prefix',
      'home/*',
      '· the prefix that is listed matches `home/*`.',
      '`*` stands for any text',
    ),
    is(
      'a star where it is none',
      'StringEquals',
      's3:prefix',
      'home/*',
      'plain characters: `StringLike` takes them as wildcards',
    ),
    is(
      'a star on an ARN',
      'StringEquals',
      'aws:PrincipalArn',
      'arn:aws:iam::1:role/*',
      '`ArnLike` takes them as wildcards',
    ),
    is('for an unknown key', 'StringEquals', 'foo:bar', 'x', '· foo'.replace('foo', '`foo:bar` is `x`.')),
    [
      'one of several',
      on('StringEquals', 's3:prefix', '["a","$0b"]'),
      '"b"',
      [
        '· the prefix that is listed is `b`.',
        '**Here:** only if the prefix that is listed is `a` or `b`.',
        'One of the 2 values is enough.',
      ],
    ],
    [
      'one of several that may not match',
      on('StringNotEquals', 's3:prefix', '["a","$0b"]'),
      '"b"',
      ['None of the 2 values may match.'],
    ],
    [
      'one of several sizes',
      on('NumericLessThan', 's3:max-keys', '["1","$02"]'),
      '"2"',
      ['Of the 2 values only the widest counts.'],
    ],
    [
      'beside a few conditions',
      `"Effect":"Allow",${S3},"Condition":{"StringEquals":{"s3:prefix":"$0a"},"Bool":{"aws:SecureTransport":"true"}}`,
      '"a"',
      ['**Here:** only if the prefix that is listed is `a` **and** the request is sent over TLS.'],
    ],
    [
      'beside many conditions',
      `"Effect":"Allow",${S3},"Condition":{"StringEquals":{"x:a":"$01","x:b":"1","x:c":"1","x:d":"1","x:e":"1"}}`,
      '"1"',
      ['**Beside it** 4 more conditions of the statement must hold.'],
    ],
    [
      'one of several beside many conditions',
      `"Effect":"Allow",${S3},"Condition":{"StringEquals":{"x:a":["$01","2"],"x:b":"1","x:c":"1","x:d":"1","x:e":"1"}}`,
      '"1"',
      ['**Here:** only if `x:a` is `1` or `2`, **and** 4 more conditions hold.'],
    ],
  ];
  rows.forEach(check);
});

describe('hover on variables', () => {
  const shown = (body: string, version = '"Version":"2012-10-17",') =>
    hoverAt(`{${version}"Statement":[{"Effect":"Allow",${body}}]}`);
  it('in a resource, on the variable alone', () => {
    const found = shown('"Resource":"arn:aws:s3:::home/${aws:user$0name}/*"');
    assert.equal(found?.token, '${aws:username}');
    assertValid(found?.markdown ?? '');
    assert.match(found?.markdown ?? '', /^`\$\{aws:username\}` · The name of the IAM user/);
    assert.match(found?.markdown ?? '', /\*\*Becomes\*\*, for example, `alice`/);
    assert.match(
      found?.markdown ?? '',
      /Without it the whole text matches nothing; a default can be written `\$\{key, 'default'\}`/,
    );
    assert.equal(
      shown('"Resource":"arn:aws:s3:::home/${aws:username}/$0*"')?.token,
      '"arn:aws:s3:::home/${aws:username}/*"',
    );
  });
  it('with a default', () => {
    const found = shown(`"Condition":{"StringEquals":{"aws:ResourceTag/team":"\${aws:PrincipalTag/$0team, 'none'}"}}`);
    assert.match(found?.markdown ?? '', /Without it `none` stands in its place\./);
  });
  it('a key that no policy should take as one', () => {
    assert.match(shown('"Resource":"arn:aws:s3:::${aws:Tag$0Keys}"')?.markdown ?? '', /\*\*Holds several values\*\*/);
    assert.match(
      shown('"Resource":"arn:aws:s3:::${s3:pre$0fix}"')?.markdown ?? '',
      /^`\$\{s3:prefix\}` · Filters access/,
    );
  });
  it('the characters themselves', () => {
    assert.match(
      shown('"Resource":"arn:aws:s3:::x/${$0*}"')?.markdown ?? '',
      /^`\$\{\*\}` · the character `\*` itself, and no wildcard/,
    );
  });
  it('the resource for a broken or unknown one', () => {
    for (const variable of ['${aws:$0 x}', '${$0}', '${foo:$0bar}']) {
      assert.match(shown(`"Resource":"arn:aws:s3:::x/${variable}"`)?.token ?? '', /^"arn:/);
    }
  });
  it('says where variables are plain text', () => {
    const plain = (version: string) => shown('"Resource":"arn:aws:s3:::${aws:user$0name}"', version)?.markdown ?? '';
    assert.match(plain(''), /\*\*Plain text here:\*\* without a Version/);
    assert.match(plain('"Version":"2008-10-17",'), /\*\*Plain text here:\*\* in version 2008-10-17/);
    assert.doesNotMatch(plain('"Version":"2012-10-17",'), /Plain text/);
    assert.doesNotMatch(plain('"Version":"2020-01-01",'), /Plain text/);
  });
  it('in Terraform as it is written there', () => {
    const text =
      'data "aws_iam_policy_document" "x" {\n  statement {\n    resources = ["arn:aws:s3:::${var.b}/&{aws:$0username}/*"]\n  }\n}';
    const found = hoverAt(text, { language: 'terraform' });
    assert.equal(found?.token, '&{aws:username}');
    assert.match(found?.markdown ?? '', /a default can be written `&\{key, 'default'\}`/);
    assert.doesNotMatch(found?.markdown ?? '', /Plain text/);
    const hole = hoverAt(text.replace('$0', '').replace('var.b', 'var.$0b'), { language: 'terraform' });
    assert.match(hole?.token ?? '', /^"arn:/);
  });
});
