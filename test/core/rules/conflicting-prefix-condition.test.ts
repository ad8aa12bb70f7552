import { assertFindings } from '../../support/fixture.ts';

const only = 'conflicting-prefix-condition';
const policy = (effect: string, condition: string, action = '"s3:ListBucket"'): string =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "${effect}", "Action": ${action}, "Resource": "*", "Condition": ${condition} } }`;

describe('conflicting-prefix-condition', () => {
  it('reports prefixes that are excluded', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "s3:ListBucket",
      "Resource": "*",
      "Condition": { "StringLike": { "s3:prefix": "secret/*" } }
//                                   ^^^^^^^^^^^ warning conflicting-prefix-condition: s3:prefix is what the caller asks for. A shorter one, or none, lists what begins with "secret/*" past this Deny.
    },
    {
      "Effect": "Allow",
      "Action": ["s3:List*", "s3:GetObject"],
      "Resource": "*",
      "Condition": { "StringNotLikeIfExists": { "S3:Prefix": ["secret/*", "private/*"] } }
//                                              ^^^^^^^^^^^ warning conflicting-prefix-condition: s3:prefix is what the caller asks for. A shorter one, or none, lists what begins with these prefixes past this Allow.
    }
  ]
}`,
      { only },
    );
  });
  it('is silent on prefixes that are named, on other keys, and where nothing lists', () => {
    for (const [effect, condition, action] of [
      ['Allow', '{ "StringLike": { "s3:prefix": ["", "home/*"] } }'],
      ['Deny', '{ "StringNotLike": { "s3:prefix": "home/*" } }'],
      ['Deny', '{ "Null": { "s3:prefix": "true" } }'],
      ['Deny', '{ "StringEquals": { "s3:delimiter": "/" } }'],
      ['Deny', '{ "StringLike": { "s3:prefix": "a*" } }', '"s3:GetObject"'],
    ] as const)
      assertFindings(policy(effect, condition, action), { only });
  });
  it('reads templates', () => {
    assertFindings(
      `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: s3:ListBucket
            Resource: !GetAtt Bucket.Arn
            Condition:
              StringEquals:
                s3:prefix: !Sub \${Folder}/
#               ^^^^^^^^^ warning conflicting-prefix-condition: s3:prefix is what the caller asks for. A shorter one, or none, lists what begins with these prefixes past this Deny.
`,
      { only, language: 'yaml' },
    );
  });
});
