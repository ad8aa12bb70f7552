import assert from 'node:assert/strict';
import { assertFindings, assertFix, findingsOf } from '../../support/fixture.ts';

const only = 'unknown-condition-key';
const policy = (key: string, action = 's3:ListBucket'): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "${action}", "Resource": "*", "Condition": { "StringEquals": { "${key}": "x" } } }
  ]
}`;
const titles = (key: string, action?: string): string[] =>
  findingsOf(policy(key, action), { only }).flatMap(({ fixes }) => fixes.map(({ title }) => title));

describe('unknown-condition-key', () => {
  it('reports keys that neither AWS nor the service has', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:ListBucket",
    "Resource": "*",
    "Condition": {
      "StringEquals": {
        "aws:SourceIPs": "203.0.113.0/24",
//           ^^^^^^^^^ error unknown-condition-key: AWS has no condition key "aws:SourceIPs", so no request holds it. Did you mean aws:SourceIp? 💡
        "s3:prefx": "home/",
//          ^^^^^ warning unknown-condition-key: Amazon S3 lists no condition key "s3:prefx", so no request holds it. Did you mean s3:prefix? 💡
        "aws:PrincipalOrgMasterAccountId": "123456789012"
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-condition-key: AWS has no condition key "aws:PrincipalOrgMasterAccountId", so no request holds it.
      }
    }
  }
}`,
      { only },
    );
  });
  it('reports a prefix that no service has, and a name without one', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "iam:PassRole",
    "Resource": "*",
    "Condition": {
      "StringEquals": {
        "asw:RequestedRegion": "eu-west-1",
//       ^^^ error unknown-condition-key: AWS has no service with the prefix "asw", so no request holds "asw:RequestedRegion". Did you mean aws:RequestedRegion? 💡
        "PassedToService": "ec2.amazonaws.com"
//       ^^^^^^^^^^^^^^^ error unknown-condition-key: "PassedToService" is no condition key: it needs a prefix, a colon and a name, as in aws:SourceIp. Did you mean iam:PassedToService? 💡
      }
    }
  }
}`,
      { only },
    );
  });
  it('is silent on keys in any case, with tags, of providers, of devices, and on what is filled in later', () => {
    for (const key of [
      'AWS:SOURCEIP',
      'AWS:SourceOwner',
      'aws:PrincipalTag/access/level',
      'aws:ResourceTag/aws:cloudformation:stack-name',
      'ec2:ResourceTag/team',
      'kms:EncryptionContext:aws:lambda:FunctionArn',
      'catalog:ChangeType',
      'token.actions.githubusercontent.com:repository_owner',
      'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF:sub',
      'id.example.org/realms/main:groups',
      'SAML:aud',
      'saml:department',
      'deepracer:UserToken',
      'iot:Connection.Thing.IsAttached',
      '${OIDC_PROVIDER}:sub',
      '$OIDC_PROVIDER:sub',
      '<provider>:aud',
      'OIDC_PROVIDER:aud',
      'my-provider:sub',
      '{{ key }}',
      '',
    ]) {
      assertFindings(policy(key), { only });
    }
  });
  it('leaves tag keys without a tag to the rule about them, and swapped operators to theirs', () => {
    for (const key of [
      'aws:ResourceTag/',
      'aws:RequestTag',
      'ec2:ResourceTag/',
      's3:ExistingObjectTag',
      'kms:EncryptionContext:',
    ])
      assertFindings(policy(key), { only });
    assertFindings(
      `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*",
         "Condition": { "aws:SourceIp": { "NotIpAddress": "203.0.113.0/24" } } } }`,
      { only },
    );
  });
  it('suggests the same name under another prefix first', () => {
    assert.deepEqual(titles('ec2:SourceIp', 'ec2:RunInstances'), ['Change to aws:SourceIp']);
    assert.deepEqual(titles('aws:PassedToService', 'iam:PassRole'), ['Change to iam:PassedToService']);
    assert.deepEqual(titles('aws:ExternalId', 'sts:AssumeRole'), ['Change to sts:ExternalId']);
    assert.deepEqual(titles('aws:LeadingKeys', 'dynamodb:GetItem'), ['Change to dynamodb:LeadingKeys']);
    assert.deepEqual(titles('sqs:ResourceTag/team', 'sqs:SendMessage'), ['Change to aws:ResourceTag/team']);
    assert.deepEqual(titles('dynamo:LeadingKeys', 'dynamodb:GetItem'), ['Change to dynamodb:LeadingKeys']);
    assert.deepEqual(titles('aws:resourcetag:team'), ['Change to aws:ResourceTag/team']);
    assert.deepEqual(titles('aws:ResourceTags/team'), ['Change to aws:ResourceTag/team']);
    assert.deepEqual(titles('ResourceTag/team'), ['Change to aws:ResourceTag/team']);
    assert.deepEqual(titles('aws:'), []);
    assert.deepEqual(titles('s3:completely-different'), []);
  });
  it('changes the key alone, in every language', () => {
    assertFix(policy('s3:prefx'), 'Change to s3:prefix', policy('s3:prefix'));
    const block = (key: string): string => `data "aws_iam_policy_document" "list" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::invoices"]
    condition {
      test     = "StringEquals"
      variable = "${key}"
      values   = ["home/"]
    }
  }
}`;
    assertFix(block('s3:prefx'), 'Change to s3:prefix', block('s3:prefix'), { language: 'terraform' });
    const yaml = (key: string): string => `Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:ListBucket
            Resource: !Sub arn:aws:s3:::\${Bucket}
            Condition:
              StringLike:
                ${key}: home/* # only there
`;
    assertFix(yaml('s3:prefx'), 'Change to s3:prefix', yaml('s3:prefix'), { language: 'yaml' });
    assertFindings(yaml('s3:prefix'), { only, language: 'yaml' });
  });
  it('is sure of nothing once its data is half a year old', () => {
    const [finding] = findingsOf(policy('aws:NewKey'), { only, today: '2027-06-01' });
    assert.equal(finding?.severity, 'info');
  });
});
