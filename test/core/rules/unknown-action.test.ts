import { assertFindings, assertFix } from '../../support/fixture.ts';
import { realCatalog } from '../../support/mini-catalog.ts';

const only = { only: 'unknown-action' };

const policy = (action: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Deny", "Action": ${action}, "Resource": "*" }
  ]
}`;

describe('unknown-action', () => {
  it('names the nearest action of the service', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": "s3:GetObjct",
//                ^^^^^^^^ error unknown-action: Amazon S3 has no action "GetObjct". Did you mean GetObject? 💡
    "Resource": "*"
  }
}`);
  });
  it('names the nearest service that has the action', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": ["s4:GetObject", "nosuchservice:Run"],
//              ^^ error unknown-action: AWS has no service with the prefix "s4". Did you mean s3? 💡
//                              ^^^^^^^^^^^^^ error unknown-action: AWS has no service with the prefix "nosuchservice".
    "Resource": "*"
  }
}`);
  });
  it('reports a pattern that matches nothing', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "NotAction": "s3:Fetch*",
//                   ^^^^^^ error unknown-action: No action of Amazon S3 matches "Fetch*", so this pattern names nothing.
    "Resource": "*"
  }
}`);
  });
  it('is silent on any case, patterns, retired names, half-typed and foreign text', () => {
    for (const action of [
      '"S3:getobject"',
      '"s3:Get*"',
      '"s3:?etObject"',
      '"*"',
      '"*:GetObject"',
      '"s3:"',
      '"s3"',
      '""',
      '5',
      '"${service}:Get*"',
      '"s3:${name}"',
      '"s3:<action>"',
      '"s3:#{Action}"',
    ]) {
      assertFindings(policy(action), only);
    }
  });
  it('knows which action an API operation of another name needs', () => {
    assertFix(policy('"s3:ListBuckets"'), 'Change to s3:ListAllMyBuckets', policy('"s3:ListAllMyBuckets"'));
    assertFindings(policy('["SNS:Receive", "s3:{{ action }}"]'));
  });
  it('changes only the wrong part', () => {
    assertFix(
      policy('["s3:GetObjct", "s3:ListBucket"]'),
      'Change to s3:GetObject',
      policy('["s3:GetObject", "s3:ListBucket"]'),
    );
    assertFix(policy('"s4:GetObject"'), 'Change to s3:GetObject', policy('"s3:GetObject"'));
  });
  it('tells a name that AWS has no more from one that it never had', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": [
      "deepracer:ListModels",
//     ^^^^^^^^^ info unknown-action: AWS no longer lists the service "deepracer": most likely its actions have nothing to act on any more. 💡
      "s3:GetObject"
    ],
    "Resource": "*"
  }
}`,
      only,
    );
    assertFix(
      policy('["deepracer:ListModels", "s3:GetObject"]'),
      'Remove deepracer:ListModels',
      policy('["s3:GetObject"]'),
    );
  });
  it('says less where what is known of AWS is old', () => {
    const fixture = (finding: string) => `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": "s3:GetObjct",
//                ^^^^^^^^ ${finding} 💡
    "Resource": "*"
  }
}`;
    const { date } = realCatalog();
    const later = (days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    const message = 'unknown-action: Amazon S3 has no action "GetObjct". Did you mean GetObject?';
    assertFindings(fixture(`error ${message}`), { ...only, today: later(180) });
    assertFindings(fixture(`info ${message} It may be new: what is known here is of ${date}.`), {
      ...only,
      today: later(181),
    });
  });
  it('knows services by the names that people give them', () => {
    assertFix(policy('"ddb:GetItem"'), 'Change to dynamodb:GetItem', policy('"dynamodb:GetItem"'));
    assertFix(
      policy('"stepfunctions:StartExecution"'),
      'Change to states:StartExecution',
      policy('"states:StartExecution"'),
    );
  });
  it('is found and repaired in Terraform and CloudFormation', () => {
    const terraform = (action: string) => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["${action}", "s3:\${var.action}"]
    resources = ["*"]
  }
}
`;
    const options = { ...only, language: 'terraform' };
    assertFix(terraform('s3:GetObjct'), 'Change to s3:GetObject', terraform('s3:GetObject'), options);
    assertFindings(terraform('s3:GetObject'), options);
  });
});
