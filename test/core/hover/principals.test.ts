/** Whom a principal names, and what is easily misread about it. */
import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { hoverAt } from '../../support/fixture.ts';
import { assertValid } from './support.ts';

type Row = readonly [what: string, principal: string, holds: readonly string[], more?: More];
interface More {
  readonly effect?: string;
  readonly kind?: Kind;
  readonly condition?: string;
  readonly element?: string;
  readonly action?: string;
}

const ROWS: readonly Row[] = [
  [
    'everyone',
    '"$0*"',
    [
      '**Everyone** · every AWS account, and people who did not sign in at all. No condition narrows it here.',
      '#principal-anonymous',
    ],
  ],
  ['everyone of AWS', '{"AWS":"$0*"}', ['**Everyone** · every AWS account']],
  [
    'everyone under conditions',
    '{"AWS":"$0*"}',
    ['**Here** it reaches them only if the caller’s organization is `o-1`.'],
    { condition: '{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}' },
  ],
  [
    'everyone in a Deny under conditions',
    '"$0*"',
    ['**Here** it reaches them if the request is not sent over TLS.'],
    { effect: 'Deny', condition: '{"Bool":{"aws:SecureTransport":"false"}}' },
  ],
  ['everyone in a Deny', '"$0*"', ['No condition spares anybody here.'], { effect: 'Deny' }],
  [
    'everyone in a trust policy',
    '"$0*"',
    ['**Everyone** · every user and role of every AWS account.'],
    { kind: 'trust', action: 'sts:AssumeRole' },
  ],
  [
    'an account',
    '{"AWS":"$0210987654321"}',
    [
      'Account `210987654321` · the account as a whole. Its administrators decide which of its users and roles may use what is allowed here',
    ],
  ],
  [
    'the account of samples, as root',
    '{"AWS":"arn:aws:iam::$0123456789012:root"}',
    ['`root` does not mean its root user alone', 'It is the number that AWS’s samples use.', '#principal-accounts'],
  ],
  [
    'root in a trust policy',
    '{"AWS":"arn:aws:iam::$0210987654321:root"}',
    ['may assume the role, with policies of their own'],
    { kind: 'trust', action: 'sts:AssumeRole' },
  ],
  [
    'root in a Deny',
    '{"AWS":"arn:aws:iam::$0210987654321:root"}',
    ['A Deny on it hits all of its users'],
    { effect: 'Deny' },
  ],
  [
    'a role',
    '{"AWS":"arn:aws:iam::210987654321:role/$0a/Ci"}',
    ['Role `Ci` of account `210987654321` · its sessions', 'AWS keeps the ID of the role', '#principal-roles'],
  ],
  [
    'a role with a wildcard',
    '{"AWS":"arn:aws:iam::210987654321:role/$0Ci*"}',
    ['AWS takes no wildcard inside a principal'],
  ],
  ['a user', '{"AWS":"arn:aws:iam::210987654321:user/$0alice"}', ['User `alice` of account', '#principal-users']],
  ['a group', '{"AWS":"arn:aws:iam::210987654321:group/$0devs"}', ['Group `devs`', 'which can be no principal']],
  [
    'a session',
    '{"AWS":"arn:aws:sts::210987654321:assumed-role/Ci/$0run"}',
    ['Session `run` of role `Ci` · one session', '#principal-role-session'],
  ],
  [
    'a federated user',
    '{"AWS":"arn:aws:sts::210987654321:federated-user/$0bob"}',
    ['Federated user `bob` ·', 'GetFederationToken', '#sts-session-principals'],
  ],
  [
    'a unique ID',
    '{"AWS":"$0AIDADBQP57FF2AEXAMPLE"}',
    ['The user with the ID `AIDADBQP57FF2AEXAMPLE` · a unique ID', '#identifiers-unique-ids'],
  ],
  [
    'an origin access identity',
    '{"AWS":"arn:aws:iam::cloudfront:user/$0CloudFront Origin Access Identity E1EXAMPLE"}',
    ['The CloudFront origin access identity `E1EXAMPLE` ·', 'An origin access control is today’s'],
  ],
  [
    'a canonical user',
    `{"CanonicalUser":"$0${'a'.repeat(64)}"}`,
    ['The account with the canonical ID', 'by the ID that S3 knows it by'],
  ],
  [
    'a service',
    '{"Service":"$0sns.amazonaws.com"}',
    [
      'Amazon SNS · `sns.amazonaws.com`, an AWS service under its own name',
      'It tells for whom it calls: a condition on `aws:SourceArn`',
      '#principal-services)',
    ],
  ],
  [
    'a service with such a condition',
    '{"Service":"$0sns.amazonaws.com"}',
    ['!It tells for whom'],
    { condition: '{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:210987654321:*"}}' },
  ],
  ['a service in a Deny', '{"Service":"$0sns.amazonaws.com"}', ['!It tells for whom'], { effect: 'Deny' }],
  [
    'a service that runs code, in a trust policy',
    '{"Service":"$0lambda.amazonaws.com"}',
    ['AWS Lambda · `lambda.amazonaws.com`, an AWS service, which hands the role to code of yours.'],
    { kind: 'trust', action: 'sts:AssumeRole' },
  ],
  [
    'another service in a trust policy',
    '{"Service":"$0config.amazonaws.com"}',
    ['which works with the role for you.'],
    { kind: 'trust', action: 'sts:AssumeRole' },
  ],
  [
    'a service in a Region',
    '{"Service":"logs.$0eu-west-1.amazonaws.com"}',
    [
      'Amazon CloudWatch Logs in `eu-west-1` ·',
      'The service in Europe \\(Ireland\\) alone.',
      '#principal-services-in-opt-in-regions',
    ],
  ],
  [
    'a service in a Region to switch on',
    '{"Service":"logs.$0af-south-1.amazonaws.com"}',
    ['as it calls from there into another Region'],
  ],
  [
    'a service in China',
    '{"Service":"ec2.$0cn-north-1.amazonaws.com.cn"}',
    [
      'China \\(Beijing\\), AWS China alone',
      'the ending `amazonaws.com.cn` is that of another partition'.replace('the', 'The'),
    ],
  ],
  [
    'a service with another name in China',
    '{"Service":"$0ec2.amazonaws.com"}',
    ['In China it is `ec2.amazonaws.com.cn`.'],
  ],
  [
    'a service with a regional form',
    '{"Service":"$0codedeploy.amazonaws.com"}',
    ['The form with a Region in it is in use too.'],
  ],
  [
    'a service that nobody knows',
    '{"Service":"$0foo.amazonaws.com"}',
    ['The service `foo.amazonaws.com` ·', 'is none of the names that are known'],
  ],
  [
    'a provider that all customers share',
    '{"Federated":"arn:aws:iam::210987654321:oidc-provider/$0token.actions.githubusercontent.com"}',
    [
      'Holders of a token from GitHub Actions ·',
      'All of its customers share it',
      'IAM refuses a trust policy without a condition on `token.actions.githubusercontent.com:sub`.',
      '**Values of** `token.actions.githubusercontent.com:sub`\n- `repo:${Owner}/${Repository}:environment:${Environment}`: a job in this environment',
      '#principal-federated-web-identity',
    ],
  ],
  [
    'a provider with the condition that IAM asks for',
    '{"Federated":"arn:aws:iam::210987654321:oidc-provider/$0token.actions.githubusercontent.com"}',
    ['!IAM refuses'],
    { condition: '{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:a/b:*"}}' },
  ],
  [
    'a provider of one customer',
    '{"Federated":"arn:aws:iam::210987654321:oidc-provider/oidc.eks.$0eu-west-1.amazonaws.com/id/ABC"}',
    ['Amazon EKS cluster', 'It is yours alone', '`oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub`'],
  ],
  [
    'a provider that nobody knows',
    '{"Federated":"arn:aws:iam::210987654321:oidc-provider/$0git.acme.io"}',
    ['Holders of a token from `git.acme.io` ·', '`git.acme.io:aud` and `git.acme.io:sub`'],
  ],
  [
    'a provider that AWS knows by itself',
    '{"Federated":"$0accounts.google.com"}',
    ['Holders of a token from Google ·'],
  ],
  [
    'SAML',
    '{"Federated":"arn:aws:iam::210987654321:saml-provider/$0Okta"}',
    ['People of the SAML provider `Okta` ·', '`sts:AssumeRoleWithSAML`', '#principal-saml'],
  ],
  [
    'in NotPrincipal',
    '{"AWS":"$0210987654321"}',
    ['**NotPrincipal** leaves it out'],
    { element: 'NotPrincipal', effect: 'Deny' },
  ],
  ['the type AWS', '{"$0AWS":"*"}', ['`AWS` · accounts, roles, users and sessions']],
  ['the type Service', '{"$0Service":"x"}', ['`Service` · AWS services']],
  ['the type Federated', '{"$0Federated":"x"}', ['`Federated` · people and programs']],
  ['the type CanonicalUser', '{"$0CanonicalUser":"x"}', ['`CanonicalUser` · an account']],
];

const textOf = (principal: string, more: More = {}): string => {
  const { effect = 'Allow', element = 'Principal', action = 's3:GetObject', condition } = more;
  const when = condition === undefined ? '' : `,"Condition":${condition}`;
  return `{"Version":"2012-10-17","Statement":[{"Effect":"${effect}","${element}":${principal},"Action":"${action}"${when}}]}`;
};

describe('hover on principals', () => {
  for (const [what, principal, holds, more] of ROWS) {
    it(what, () => {
      const shown = hoverAt(textOf(principal, more), more?.kind ? { kind: more.kind } : {})?.markdown ?? '';
      assertValid(shown);
      for (const part of holds) {
        assert.equal(shown.includes(part.replace(/^!/, '')), !part.startsWith('!'), `${part}\n\n${shown}`);
      }
    });
  }
  it('says of a key policy what root does there', () => {
    const text = `Resources:
  K:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: "arn:aws:iam::$0210987654321:root" }
            Action: kms:*
            Resource: "*"
`;
    assert.match(
      hoverAt(text, { language: 'yaml' })?.markdown ?? '',
      /lets the account’s own IAM policies decide about the key/,
    );
  });
  it('is silent on what it does not know', () => {
    for (const principal of ['{"AWS":"$0alice"}', '{"Foo":"$0bar"}', '{"$0Foo":"bar"}', '{"Service":"$0*"}']) {
      assert.equal(hoverAt(textOf(principal)), undefined, principal);
    }
  });
});
