import assert from 'node:assert/strict';
import { OPERATORS } from '../../../src/core/iam/operators.ts';
import { openText } from '../../support/fixture.ts';
import { explainedIn, readAloud } from './support.ts';

/** Operator, key, values, and what is read. */
type Row = readonly [operator: string, key: string, values: unknown, read: string];

const ROWS: readonly Row[] = [
  // Words of their own.
  ['Bool', 'aws:SecureTransport', 'true', 'the request is sent over TLS'],
  ['Bool', 'aws:SecureTransport', 'FALSE', 'the request is not sent over TLS'],
  ['Bool', 'aws:MultiFactorAuthPresent', 'true', 'the caller used MFA'],
  ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'false', 'the caller did not use MFA (or the request does not tell)'],
  ['StringEquals', 'aws:SecureTransport', 'true', 'the request is sent over TLS'],
  ['StringNotEquals', 'aws:SecureTransport', 'true', 'the mark of TLS is not true'],
  ['Bool', 'aws:SecureTransport', ['true', 'false'], 'the mark of TLS is true or false'],
  ['Bool', 'aws:SecureTransport', 'yess', 'the mark of TLS is yess'],
  ['Bool', 'ec2:Encrypted', 'false', 'ec2:Encrypted is false'],
  ['BoolIfExists', 'ec2:Encrypted', 'true', 'ec2:Encrypted is true (or is missing)'],
  ['NumericLessThan', 'aws:MultiFactorAuthAge', '3600', 'the caller used MFA in the last hour'],
  ['NumericLessThanEquals', 'aws:MultiFactorAuthAge', '900', 'the caller used MFA in the last 15 minutes'],
  [
    'NumericLessThanIfExists',
    'aws:MultiFactorAuthAge',
    '3600',
    'the caller used MFA in the last hour (or the request does not tell)',
  ],
  ['NumericGreaterThan', 'aws:MultiFactorAuthAge', '3600', 'the caller used MFA more than 1 hour ago'],
  ['NumericEquals', 'aws:MultiFactorAuthAge', '5', 'the age of the MFA sign-in in seconds is 5'],
  [
    'NumericLessThan',
    'aws:MultiFactorAuthAge',
    ['60', '120'],
    'the age of the MFA sign-in in seconds is less than 60 or 120',
  ],
  // Texts.
  ['StringEquals', 'aws:PrincipalOrgID', 'o-1', 'the caller’s organization is o-1'],
  ['StringEquals', 'aws:PrincipalOrgID', ['o-1', 'o-2'], 'the caller’s organization is o-1 or o-2'],
  ['StringEquals', 's3:prefix', ['a', 'b', 'c', 'd', 'e', 'f'], 'the prefix that is listed is a, b, c or 3 more'],
  ['StringEquals', 's3:prefix', 'a*', 'the prefix that is listed is a*'],
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1', 'the caller’s organization is o-1 (or is missing)'],
  ['StringNotEquals', 'aws:PrincipalOrgID', 'o-1', 'the caller’s organization is not o-1 (or is missing)'],
  [
    'StringNotEquals',
    'aws:RequestedRegion',
    ['eu-west-1', 'eu-west-2'],
    'the Region that is called is none of eu-west-1 and eu-west-2',
  ],
  ['StringEqualsIgnoreCase', 's3:prefix', 'a', 'the prefix that is listed is a in any case of letters'],
  [
    'StringNotEqualsIgnoreCase',
    's3:prefix',
    'a',
    'the prefix that is listed is not a in any case of letters (or is missing)',
  ],
  ['StringLike', 's3:prefix', ['home/*', 'x'], 'the prefix that is listed matches home/* or x'],
  ['StringLike', 's3:prefix', 'home', 'the prefix that is listed is home'],
  ['StringLike', 's3:prefix', 'home/${*}', 'the prefix that is listed is home/${*}'],
  ['StringNotLike', 's3:prefix', 'home/*', 'the prefix that is listed does not match home/* (or is missing)'],
  ['StringNotLike', 's3:prefix', ['a*', 'b*'], 'the prefix that is listed matches none of a* and b* (or is missing)'],
  // Variables.
  [
    'StringEquals',
    'aws:ResourceTag/team',
    '${aws:PrincipalTag/team}',
    'the resource’s tag team equals the caller’s tag team',
  ],
  [
    'StringNotEquals',
    'aws:ResourceOrgID',
    '${aws:PrincipalOrgID}',
    'the organization of the resource does not equal the caller’s organization (or is missing)',
  ],
  [
    'StringNotEquals',
    'aws:ResourceTag/team',
    ['${aws:PrincipalTag/team}', '${aws:username}'],
    'the resource’s tag team equals none of the caller’s tag team and the caller’s user name (or is missing)',
  ],
  [
    'StringEquals',
    'aws:ResourceTag/team',
    "${aws:PrincipalTag/team, 'none'}",
    'the resource’s tag team equals the caller’s tag team (none where it has none)',
  ],
  ['StringEquals', 's3:prefix', '${foo:bar}', 'the prefix that is listed equals ${foo:bar}'],
  ['StringEquals', 's3:prefix', 'x-${aws:username}', 'the prefix that is listed is x-${aws:username}'],
  // Numbers.
  ['NumericEquals', 's3:max-keys', '10', 'the number of keys that is asked for is 10'],
  ['NumericNotEquals', 's3:max-keys', '10', 'the number of keys that is asked for is not 10 (or is missing)'],
  ['NumericLessThan', 's3:max-keys', '10', 'the number of keys that is asked for is less than 10'],
  ['NumericLessThanEquals', 's3:max-keys', '10', 'the number of keys that is asked for is at most 10'],
  ['NumericGreaterThan', 's3:max-keys', '10', 'the number of keys that is asked for is more than 10'],
  ['NumericGreaterThanEquals', 's3:max-keys', '10', 'the number of keys that is asked for is at least 10'],
  // Moments.
  ['DateEquals', 'aws:CurrentTime', '2026-11-01T08:00:00Z', 'it is 1 November 2026, 08:00 UTC'],
  ['DateNotEquals', 'aws:CurrentTime', '2026-11-01T08:00:00Z', 'it is not 1 November 2026, 08:00 UTC'],
  ['DateLessThan', 'aws:CurrentTime', '2026-11-01T08:00:00Z', 'it is before 1 November 2026, 08:00 UTC'],
  ['DateLessThanEquals', 'aws:CurrentTime', '2026-11-01', 'it is not after 1 November 2026, 00:00 UTC'],
  ['DateGreaterThan', 'aws:CurrentTime', '2026-11-01', 'it is after 1 November 2026, 00:00 UTC'],
  ['DateGreaterThanEquals', 'aws:CurrentTime', 'soon', 'it is not before soon'],
  [
    'DateLessThan',
    'aws:TokenIssueTime',
    '2026-11-01',
    'the moment at which the credentials were issued is before 1 November 2026, 00:00 UTC',
  ],
  ['NumericGreaterThan', 'aws:EpochTime', '1793520000', 'it is after 1 November 2026, 08:00 UTC'],
  // Addresses.
  ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', 'the request comes from 203.0.113.0/24'],
  [
    'NotIpAddress',
    'aws:SourceIp',
    ['203.0.113.0/24', '10.0.0.0/8'],
    'the request does not come from 203.0.113.0/24 or 10.0.0.0/8 (or the request does not tell)',
  ],
  ['IpAddress', 'foo:Ip', '10.0.0.1', 'foo:Ip lies in 10.0.0.1'],
  ['NotIpAddress', 'foo:Ip', '10.0.0.1', 'foo:Ip lies outside 10.0.0.1 (or is missing)'],
  ['NotIpAddress', 'foo:Ip', ['10.0.0.1', '10.0.0.2'], 'foo:Ip lies in none of 10.0.0.1 and 10.0.0.2 (or is missing)'],
  // ARNs and bytes.
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::1:role/x', 'the caller is arn:aws:iam::1:role/x'],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::1:role/x*', 'the caller’s ARN matches arn:aws:iam::1:role/x*'],
  [
    'ArnNotEquals',
    'aws:PrincipalArn',
    'arn:aws:iam::1:role/x',
    'the caller is not arn:aws:iam::1:role/x (or the request does not tell)',
  ],
  [
    'ArnNotLike',
    'aws:SourceArn',
    'arn:*',
    'the resource that the service acts for does not match arn:* (or is missing)',
  ],
  ['BinaryEquals', 'foo:Bytes', 'QmluYXJ5', 'foo:Bytes is QmluYXJ5'],
  // Whether it is there.
  ['Null', 'aws:TokenIssueTime', 'true', 'the request carries no aws:TokenIssueTime'],
  ['Null', 'aws:TokenIssueTime', false, 'the request carries aws:TokenIssueTime'],
  ['Null', 'aws:TokenIssueTime', 'x', 'the request carries aws:TokenIssueTime or not, as the value says'],
  ['Null', 'aws:TokenIssueTime', ['true', 'false'], 'the request carries aws:TokenIssueTime or not, as the value says'],
  // Several values in one request.
  ['ForAnyValue:StringEquals', 'aws:TagKeys', ['a', 'b'], 'at least one tag key in the request is a or b'],
  ['ForAnyValue:StringNotEquals', 'aws:TagKeys', 'a', 'at least one tag key in the request is not a'],
  ['ForAnyValue:StringNotEquals', 'aws:TagKeys', ['a', 'b'], 'at least one tag key in the request is none of a and b'],
  ['ForAllValues:StringLike', 'aws:TagKeys', ['a*'], 'every tag key in the request matches a* (or there is none)'],
  ['ForAllValues:StringNotEquals', 'aws:TagKeys', ['a', 'b'], 'no tag key in the request is a or b'],
  ['ForAnyValue:StringEquals', 's3:prefix', 'a', 'at least one value of s3:prefix is a'],
  // What cannot be read.
  ['FooEquals', 's3:prefix', 'a', 'FooEquals holds for s3:prefix'],
  ['StringEquals', 's3:prefix', [], 's3:prefix has one of no values, which never holds'],
  ['StringEquals', 'foo:bar', 'a', 'foo:bar is a'],
];

describe('conditions read aloud', () => {
  for (const [operator, key, values, read] of ROWS) {
    it(`${operator} ${key} ${JSON.stringify(values)}`, () => {
      assert.equal(readAloud({ [operator]: { [key]: values } }), read);
    });
  }
  it('has every operator', () => {
    const missing = OPERATORS.filter(({ name }) => !ROWS.some(([operator]) => operator === name));
    assert.deepEqual(missing, []);
  });
  it('joins operators and keys by and', () => {
    assert.equal(
      readAloud({
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
        StringEquals: { 's3:prefix': 'a', 's3:delimiter': '/' },
      }),
      'the request comes from 203.0.113.0/24 and the caller used MFA in the last hour and the prefix that is listed is a and the delimiter of the listing is /',
    );
  });
  it('says MFA once where the time of it is asked for', () => {
    assert.equal(
      readAloud({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        NumericLessThan: { 'aws:MultiFactorAuthAge': '60' },
      }),
      'the caller used MFA in the last minute',
    );
  });
  it('counts what is more than six', () => {
    const keys = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(key => [`x:${key}`, '1']));
    assert.equal(
      readAloud({ StringEquals: keys }),
      'x:a is 1 and x:b is 1 and x:c is 1 and x:d is 1 and x:e is 1 and 3 more conditions hold',
    );
  });
  it('says what it does not see', () => {
    const yaml = (condition: string) => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Condition: ${condition}
`;
    assert.match(
      explainedIn(yaml('{ StringEquals: { "s3:prefix": !Ref Prefix } }'), 'yaml'),
      /only if the prefix that is listed is a value that the text does not show\.$/,
    );
    assert.match(
      explainedIn(yaml('{ StringEquals: { "s3:prefix": !Sub "${Prefix}/x" } }'), 'yaml'),
      /only if the prefix that is listed is \$\{Prefix\}\/x\.$/,
    );
    assert.match(explainedIn(yaml('{ StringEquals: !Ref Keys }'), 'yaml'), /only if StringEquals holds\.$/);
    assert.match(
      explainedIn(yaml('!Ref Condition'), 'yaml'),
      /but only if conditions hold that the text does not show\.$/,
    );
  });
  it('takes blocks of one operator and one key as one condition', () => {
    const block = (value: string) => `condition {
      test     = "StringEquals"
      variable = "s3:prefix"
      values   = ["${value}"]
    }`;
    const text = `data "aws_iam_policy_document" "x" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["*"]
    ${block('a')}
    ${block('b')}
  }
}`;
    assert.equal(openText(text, { language: 'terraform' }).policies[0]?.statements[0]?.conditions.length, 2);
    assert.match(explainedIn(text, 'terraform'), /only if the prefix that is listed is a or b\.$/);
  });
});
