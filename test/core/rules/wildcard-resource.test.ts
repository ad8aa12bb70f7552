import { assertFindings, assertFix } from '../../support/fixture.ts';

const policy = (action: string, resource: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ${action},
      "Resource": ${resource}
    }
  ]
}`;

describe('wildcard-resource', () => {
  it('tells where all actions could be scoped', () => {
    assertFindings(`{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": ["s3:GetObject", "s3:ListBucket"],
    "Resource": "*"
//              ^^^ info wildcard-resource: "*" is every resource that these actions can reach. All of them can be scoped to "bucket" and "object" resources. 💡
  }
}`);
  });
  it('is silent where an action has no resource, where one is unknown, and where wildcard-action speaks', () => {
    assertFindings(policy('"s3:ListAllMyBuckets"', '"*"'));
    assertFindings(policy('["s3:GetObject", "s3:ListAllMyBuckets"]', '"*"'));
    assertFindings(policy('"s3:GetObject"', '"arn:aws:s3:::invoices/*"'));
  });
  it('scopes to the ARN forms, placeholders in them', () => {
    assertFix(
      policy('"s3:GetObject"', '"*"'),
      'Scope to arn:aws:s3:::${bucket-name}/*',
      policy('"s3:GetObject"', '"arn:aws:s3:::bucket-name/*"'),
    );
    assertFix(
      policy('["s3:GetObject", "s3:ListBucket"]', '["*"]'),
      'Scope to arn:aws:s3:::${bucket-name} and 1 more',
      policy('["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::bucket-name", "arn:aws:s3:::bucket-name/*"]'),
    );
  });
});
