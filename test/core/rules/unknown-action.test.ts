import { assertFindings, assertFix } from '../../support/fixture.ts';

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
    ]) {
      assertFindings(policy(action));
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
});
