import assert from 'node:assert/strict';
import type { Kind } from '../../../src/core/iam/grammar.ts';
import { explained, explainedIn } from './support.ts';

/** What is tested, the statement without braces, its sentence, and the kind where the text does not tell. */
type Row = readonly [what: string, body: string, sentence: string, kind?: Kind];

const GET = '"Action":"s3:GetObject","Resource":"arn:aws:s3:::invoices/*"';
const OBJECT = 'arn:aws:s3:::invoices/* (object)';

const EFFECTS: readonly Row[] = [
  ['Allow', `"Effect":"Allow",${GET}`, `Allows whoever has this policy to use s3:GetObject on ${OBJECT}.`],
  ['Deny', `"Effect":"Deny",${GET}`, `Forbids whoever has this policy to use s3:GetObject on ${OBJECT}.`],
  [
    'no Effect',
    GET,
    `Allows or forbids whoever has this policy to use s3:GetObject on ${OBJECT}; it has no Effect yet.`,
  ],
  [
    'a wrong Effect',
    `"Effect":"allow",${GET}`,
    `Allows or forbids whoever has this policy to use s3:GetObject on ${OBJECT}; the Effect allow is neither Allow nor Deny.`,
  ],
  [
    'an Effect that is a map',
    `"Effect":{"a":1},${GET}`,
    `Allows or forbids whoever has this policy to use s3:GetObject on ${OBJECT}; the text does not show its Effect.`,
  ],
];

const ACTIONS: readonly Row[] = [
  [
    'one',
    '"Effect":"Allow","Action":"s3:GetObject","Resource":"*"',
    'Allows whoever has this policy to use s3:GetObject on everything.',
  ],
  [
    'a few',
    '"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"',
    'Allows whoever has this policy to use s3:GetObject and s3:PutObject on everything.',
  ],
  [
    'many, the weightiest named',
    '"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket","s3:PutObject","s3:PutBucketPolicy","s3:GetBucketLocation"],"Resource":"*"',
    'Allows whoever has this policy to use 5 actions (s3:PutBucketPolicy, s3:PutObject and s3:GetObject among them) on everything.',
  ],
  [
    'many with patterns',
    '"Effect":"Allow","Action":["s3:Get*","s3:ListBucket","iam:*","nonsense","sqs:SendMessage"],"Resource":"*"',
    'Allows whoever has this policy to use 5 actions and patterns (iam:*, sqs:SendMessage and s3:Get* among them) on everything.',
  ],
  [
    'a service',
    '"Effect":"Allow","Action":"s3:*","Resource":"*"',
    'Allows whoever has this policy to use every action of Amazon S3 on everything.',
  ],
  [
    'a pattern',
    '"Effect":"Allow","Action":"ec2:*Tags","Resource":"*"',
    'Allows whoever has this policy to use ec2:*Tags (3 actions) on everything.',
  ],
  [
    'a pattern of one action',
    '"Effect":"Allow","Action":"s3:GetObjec?","Resource":"*"',
    'Allows whoever has this policy to use s3:GetObjec? (1 action) on everything.',
  ],
  [
    'a pattern of none',
    '"Effect":"Allow","Action":"s3:Foo*","Resource":"*"',
    'Allows whoever has this policy to use s3:Foo* (no action) on everything.',
  ],
  [
    'a pattern before the colon',
    '"Effect":"Allow","Action":"*:Get*","Resource":"*"',
    'Allows whoever has this policy to use *:Get* on everything.',
  ],
  [
    'a service that nobody knows',
    '"Effect":"Allow","Action":"foo:*","Resource":"*"',
    'Allows whoever has this policy to use foo:* on everything.',
  ],
  [
    'all',
    '"Effect":"Allow","Action":"*","Resource":"*"',
    'Allows whoever has this policy to use every action of AWS on everything.',
  ],
  [
    'all, in a Deny',
    '"Effect":"Deny","Action":["*:*"],"Resource":"*"',
    'Forbids whoever has this policy to use any action of AWS on anything.',
  ],
  [
    'an empty list',
    '"Effect":"Allow","Action":[],"Resource":"*"',
    'Allows whoever has this policy to use no action on everything.',
  ],
  [
    'none',
    '"Effect":"Allow","Resource":"*"',
    'Allows whoever has this policy to use no action, since none is named, on everything.',
  ],
  [
    'NotAction in an Allow',
    '"Effect":"Allow","NotAction":["iam:*","organizations:*"],"Resource":"*"',
    'Allows whoever has this policy to use every action except those of AWS Identity and Access Management (IAM) and those of AWS Organizations on everything.',
  ],
  [
    'NotAction in a Deny',
    '"Effect":"Deny","NotAction":["iam:Get*"],"Resource":"*"',
    'Forbids whoever has this policy to use any action except iam:Get* (34 actions) on anything.',
  ],
  [
    'NotAction of all',
    '"Effect":"Deny","NotAction":"*","Resource":"*"',
    'Forbids whoever has this policy to use any action except those of AWS on anything.',
  ],
  [
    'NotAction with many',
    '"Effect":"Deny","NotAction":["iam:a","iam:b","iam:c","iam:d","iam:PassRole"],"Resource":"*"',
    'Forbids whoever has this policy to use any action except 5 actions (iam:PassRole, iam:a and iam:b among them) on anything.',
  ],
  [
    'an empty NotAction',
    '"Effect":"Deny","NotAction":[],"Resource":"*"',
    'Forbids whoever has this policy to use any action on anything.',
  ],
];

const RESOURCES: readonly Row[] = [
  [
    'none',
    '"Effect":"Allow","Action":"s3:GetObject"',
    'Allows whoever has this policy to use s3:GetObject on no resource, since none is named.',
  ],
  [
    'none in a resource policy',
    '"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"',
    'Allows everyone to use ecr:BatchGetImage on what the policy is attached to.',
    'resource',
  ],
  [
    'everything in a resource policy, which is the resource',
    '"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"kms:*","Resource":"*"',
    'Allows account 210987654321 to use every action of AWS Key Management Service on what the policy is attached to.',
    'resource',
  ],
  [
    'none in a trust policy, with other actions',
    '"Effect":"Allow","Principal":"*","Action":"iam:PassRole"',
    'Allows everyone to use iam:PassRole on this role.',
    'trust',
  ],
  [
    'several, and one among them that can be two things',
    '"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a","arn:aws:s3:::b/*","arn:aws:s3:::c*"]',
    'Allows whoever has this policy to use s3:GetObject on arn:aws:s3:::a (bucket), arn:aws:s3:::b/* (object) and arn:aws:s3:::c*.',
  ],
  [
    'more than four',
    '"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a","arn:aws:s3:::b","arn:aws:s3:::c","arn:aws:s3:::d","arn:aws:s3:::e"]',
    'Allows whoever has this policy to use s3:GetObject on arn:aws:s3:::a (bucket), arn:aws:s3:::b (bucket), arn:aws:s3:::c (bucket) and 2 more.',
  ],
  [
    'everything beside something',
    '"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a","*"]',
    'Allows whoever has this policy to use s3:GetObject on everything.',
  ],
  [
    'an empty list',
    '"Effect":"Allow","Action":"s3:GetObject","Resource":[]',
    'Allows whoever has this policy to use s3:GetObject on no resource.',
  ],
  [
    'NotResource in an Allow',
    '"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*"',
    'Allows whoever has this policy to use s3:GetObject on everything except arn:aws:s3:::a/* (object).',
  ],
  [
    'NotResource in a Deny',
    '"Effect":"Deny","Action":"s3:GetObject","NotResource":["arn:aws:s3:::a/*","*"]',
    'Forbids whoever has this policy to use s3:GetObject on anything except arn:aws:s3:::a/* (object) and everything.',
  ],
  [
    'an empty NotResource',
    '"Effect":"Deny","Action":"s3:GetObject","NotResource":[]',
    'Forbids whoever has this policy to use s3:GetObject on anything.',
  ],
  [
    'a map where an ARN should be',
    '"Effect":"Deny","Action":"s3:GetObject","Resource":{"Ref":"x"}',
    'Forbids whoever has this policy to use s3:GetObject on resources that the text does not show.',
  ],
];

const ASSUME = '"Action":"sts:AssumeRole"';
const trusts = (principal: string): string => `"Effect":"Allow","Principal":${principal},${ASSUME}`;

const PRINCIPALS: readonly Row[] = [
  ['everyone', trusts('"*"'), 'Allows everyone to assume this role.'],
  ['everyone of AWS', trusts('{"AWS":"*"}'), 'Allows everyone to assume this role.'],
  ['an account', trusts('{"AWS":"210987654321"}'), 'Allows account 210987654321 to assume this role.'],
  ['root', trusts('{"AWS":"arn:aws:iam::210987654321:root"}'), 'Allows account 210987654321 to assume this role.'],
  [
    'a role and a user',
    trusts('{"AWS":["arn:aws:iam::210987654321:role/a/Ci","arn:aws:iam::210987654321:user/alice"]}'),
    'Allows role Ci of account 210987654321 and user alice of account 210987654321 to assume this role.',
  ],
  [
    'a session and a federated user',
    trusts('{"AWS":["arn:aws:sts::210987654321:assumed-role/Ci/run","arn:aws:sts::210987654321:federated-user/bob"]}'),
    'Allows session run of role Ci and federated user bob to assume this role.',
  ],
  [
    'unique IDs',
    trusts('{"AWS":["AROADBQP57FF2AEXAMPLE","ABIADBQP57FF2AEXAMPLE"]}'),
    'Allows the role with the ID AROADBQP57FF2AEXAMPLE and the principal with the ID ABIADBQP57FF2AEXAMPLE to assume this role.',
  ],
  [
    'services, in a Region, and one that nobody knows',
    trusts('{"Service":["lambda.amazonaws.com","logs.eu-west-1.amazonaws.com","foo.amazonaws.com"]}'),
    'Allows AWS Lambda, Amazon CloudWatch Logs in eu-west-1 and the service foo.amazonaws.com to assume this role.',
  ],
  [
    'federated',
    '"Effect":"Allow","Principal":{"Federated":["accounts.google.com","arn:aws:iam::210987654321:oidc-provider/git.acme.io","arn:aws:iam::210987654321:saml-provider/Okta"]},"Action":["sts:AssumeRoleWithWebIdentity","sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity"]',
    'Allows holders of a token from Google, holders of a token from git.acme.io and people of the SAML provider Okta to assume this role with a web token, assume this role with SAML, tag the session and name a source identity.',
  ],
  [
    'canonical',
    `"Effect":"Allow","Principal":{"CanonicalUser":"${'a'.repeat(64)}"},${GET}`,
    `Allows the account with the canonical ID ${'a'.repeat(64)} to use s3:GetObject on ${OBJECT}.`,
  ],
  [
    'an origin access identity',
    `"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE"},${GET}`,
    `Allows the CloudFront origin access identity E1EXAMPLE to use s3:GetObject on ${OBJECT}.`,
  ],
  ['what has no form', trusts('{"AWS":"alice"}'), 'Allows alice to assume this role.'],
  ['more than four', trusts('{"AWS":["1","2","3","4","5"]}'), 'Allows 1, 2, 3 and 2 more to assume this role.'],
  ['an empty map', trusts('{}'), 'Allows nobody to assume this role.'],
  ['a list', trusts('["*"]'), 'Allows principals that the text does not show to assume this role.'],
  [
    'NotPrincipal',
    `"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::210987654321:root"},${GET}`,
    `Forbids everyone except account 210987654321 to use s3:GetObject on ${OBJECT}.`,
  ],
  [
    'an empty NotPrincipal',
    `"Effect":"Deny","NotPrincipal":{},${GET}`,
    `Forbids everyone to use s3:GetObject on ${OBJECT}.`,
  ],
  [
    'nobody, where somebody must be named',
    `"Effect":"Allow",${ASSUME}`,
    'Allows nobody, since no principal is named, to assume this role.',
    'trust',
  ],
];

const LIMIT = ' It only sets a limit: another policy must allow the same.';

const KINDS: readonly Row[] = [
  [
    'a boundary',
    `"Effect":"Allow",${GET}`,
    `Allows whoever has this boundary to use s3:GetObject on ${OBJECT}.${LIMIT}`,
    'boundary',
  ],
  [
    'a Deny in a boundary',
    `"Effect":"Deny",${GET}`,
    `Forbids whoever has this boundary to use s3:GetObject on ${OBJECT}.`,
    'boundary',
  ],
  ['a session', `"Effect":"Allow",${GET}`, `Allows the session to use s3:GetObject on ${OBJECT}.${LIMIT}`, 'session'],
  [
    'an SCP',
    `"Effect":"Allow",${GET}`,
    `Allows everyone in the accounts under this policy to use s3:GetObject on ${OBJECT}.${LIMIT}`,
    'scp',
  ],
  [
    'a Deny in an SCP',
    `"Effect":"Deny",${GET}`,
    `Forbids everyone in the accounts under this policy to use s3:GetObject on ${OBJECT}.`,
    'scp',
  ],
  ['an RCP', `"Effect":"Deny","Principal":"*",${GET}`, `Forbids everyone to use s3:GetObject on ${OBJECT}.`, 'rcp'],
  [
    'an endpoint',
    `"Effect":"Allow","Principal":"*",${GET},"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}`,
    `Allows everyone to use s3:GetObject on ${OBJECT} through this endpoint, but only if the caller’s organization is o-1.${LIMIT}`,
    'endpoint',
  ],
  [
    'a Deny in an endpoint',
    `"Effect":"Deny","Principal":"*",${GET}`,
    `Forbids everyone to use s3:GetObject on ${OBJECT} through this endpoint.`,
    'endpoint',
  ],
];

const CONDITIONS: readonly Row[] = [
  [
    'of an Allow',
    `"Effect":"Allow",${GET},"Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}`,
    `Allows whoever has this policy to use s3:GetObject on ${OBJECT}, but only if the request comes from 203.0.113.0/24 and the caller used MFA in the last hour.`,
  ],
  [
    'of a Deny',
    `"Effect":"Deny",${GET},"Condition":{"Bool":{"aws:SecureTransport":"false"}}`,
    `Forbids whoever has this policy to use s3:GetObject on ${OBJECT}, if the request is not sent over TLS.`,
  ],
  [
    'empty',
    `"Effect":"Deny",${GET},"Condition":{}`,
    `Forbids whoever has this policy to use s3:GetObject on ${OBJECT}.`,
  ],
  [
    'that is no map',
    `"Effect":"Deny",${GET},"Condition":["x"]`,
    `Forbids whoever has this policy to use s3:GetObject on ${OBJECT}, if conditions hold that the text does not show.`,
  ],
];

const GROUPS: readonly (readonly [string, readonly Row[]])[] = [
  ['effects', EFFECTS],
  ['actions', ACTIONS],
  ['resources', RESOURCES],
  ['principals', PRINCIPALS],
  ['kinds', KINDS],
  ['conditions', CONDITIONS],
];

for (const [group, rows] of GROUPS) {
  describe(`the sentence of a statement: ${group}`, () => {
    for (const [what, body, sentence, kind] of rows) {
      it(what, () => assert.equal(explained(body, kind), sentence));
    }
  });
}

describe('the sentence of a statement: what the text does not show', () => {
  const terraform = (body: string): string => `data "aws_iam_policy_document" "x" {
  statement {
    ${body}
  }
}`;
  it('in Terraform, where Allow is left out', () => {
    assert.equal(
      explainedIn(terraform('actions = ["s3:GetObject"]\n    resources = ["${aws_s3_bucket.b.arn}/*"]'), 'terraform'),
      'Allows whoever has this policy to use s3:GetObject on ${aws_s3_bucket.b.arn}/*.',
    );
  });
  it('in Terraform, an effect, actions and resources that are computed', () => {
    assert.equal(
      explainedIn(
        terraform('effect = var.effect\n    actions = var.actions\n    resources = concat(["*"], var.more)'),
        'terraform',
      ),
      'Allows or forbids whoever has this policy to use actions that the text does not show on resources that the text does not show; the text does not show its Effect.',
    );
  });
  it('in Terraform, some of the values', () => {
    assert.equal(
      explainedIn(
        terraform(
          'effect = "Deny"\n    actions = ["s3:GetObject", var.action]\n    resources = [var.arn, "arn:aws:s3:::a/*"]\n    principals {\n      type = "AWS"\n      identifiers = [var.account, "arn:aws:iam::${var.id}:root"]\n    }',
        ),
        'terraform',
      ),
      'Forbids arn:aws:iam::${var.id}:root and principals that the text does not show to use s3:GetObject and actions that the text does not show on arn:aws:s3:::a/* (object) and resources that the text does not show.',
    );
  });
  it('in Terraform, many actions and more that are computed', () => {
    assert.match(
      explainedIn(
        terraform('actions = ["s3:a", "s3:b", "s3:c", "s3:d", "s3:e", var.f]\n    resources = ["*"]'),
        'terraform',
      ),
      /to use 5 actions \(s3:a, s3:b and s3:c among them\) and actions that the text does not show on everything\.$/,
    );
  });
  it('in JSON in a string, in YAML, the same sentence', () => {
    const policy = `{"Version":"2012-10-17","Statement":{"Effect":"Allow",${GET}}}`;
    const sentence = `Allows whoever has this policy to use s3:GetObject on ${OBJECT}.`;
    assert.equal(explainedIn(`{"policy":${JSON.stringify(policy)}}`, 'json'), sentence);
    assert.equal(
      explainedIn(
        'Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: arn:aws:s3:::invoices/*\n',
        'yaml',
      ),
      sentence,
    );
  });
  it('a statement that may hold more', () => {
    const text = `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
    <<: *more
`;
    const block = terraform(
      'effect = "Allow"\n    actions = ["s3:GetObject"]\n    resources = ["*"]\n    dynamic "condition" {\n      for_each = var.conditions\n      content {\n        test = condition.value.test\n      }\n    }',
    );
    for (const [shown, language] of [
      [text, 'yaml'],
      [block, 'terraform'],
    ] as const) {
      assert.equal(
        explainedIn(shown, language),
        'Allows whoever has this policy to use s3:GetObject on everything. The statement may hold more than the text shows.',
      );
    }
  });
  it('a statement that may hold its Effect', () => {
    const text = 'Version: "2012-10-17"\nStatement:\n  - Action: s3:GetObject\n    Resource: "*"\n    <<: *more\n';
    assert.equal(
      explainedIn(text, 'yaml'),
      'Allows or forbids whoever has this policy to use s3:GetObject on anything; the text does not show its Effect. The statement may hold more than the text shows.',
    );
  });
  it('a statement with a choice', () => {
    const text = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: !If [Strict, Deny, Allow]
            Action: !If [Strict, "s3:*", "s3:GetObject"]
            Resource: "*"
`;
    assert.equal(
      explainedIn(text, 'yaml'),
      'Allows or forbids whoever has this policy to use any action of Amazon S3, s3:GetObject and actions that the text does not show on anything; the text does not show its Effect.',
    );
  });
});
