import { assertFindings, assertFix } from '../../support/fixture.ts';

const only = 'deprecated-condition-key';
const topic = (principal: string, key: string): string => `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": ${principal},
    "Action": "sns:Publish",
    "Resource": "arn:aws:sns:eu-west-1:123456789012:orders",
    "Condition": { "StringEquals": { "${key}": "123456789012" } }
  }
}`;

describe('deprecated-condition-key', () => {
  it('reports aws:ARN in any case, and offers both keys that can be meant', () => {
    const policy = (key: string): string => `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*",
    "Condition": { "ArnLike": { "${key}": "arn:aws:iam::123456789012:role/Deploy" } }
  }
}`;
    assertFindings(
      policy('AWS:arn').replace(
        /("Condition".*)/,
        `$1
//                              ^^^^^^^^^ warning deprecated-condition-key: AWS no longer supports aws:ARN, and does not say which requests hold it. Use aws:PrincipalArn for the user or role that calls, or aws:SourceArn for the resource for which a service calls. 💡`,
      ),
      { only },
    );
    for (const [name, meaning] of [
      ['aws:PrincipalArn', 'the user or role that calls'],
      ['aws:SourceArn', 'the resource for which a service calls'],
    ] as const) {
      assertFix(policy('aws:ARN'), `Change to ${name} (${meaning})`, policy(name));
      assertFindings(policy(name), { only });
    }
  });
  it('hints at aws:SourceOwner where only services call', () => {
    const service = '{ "Service": "ses.amazonaws.com" }';
    assertFix(
      topic(service, 'AWS:SourceOwner'),
      'Change to aws:SourceAccount (the account for which a service calls)',
      topic(service, 'aws:SourceAccount'),
    );
    assertFindings(topic(service, 'aws:SourceAccount'), { only });
  });
  it('is silent on it in the policy that SNS gives every new topic, where people of the account call too', () => {
    assertFindings(topic('{ "AWS": "*" }', 'AWS:SourceOwner'), { only });
    assertFindings(topic('"*"', 'AWS:SourceOwner'), { only });
    assertFindings(topic('{ "Service": "s3.amazonaws.com", "AWS": "123456789012" }', 'AWS:SourceOwner'), { only });
  });
  it('changes a block of Terraform', () => {
    const block = (key: string): string => `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::invoices/*"]
    condition {
      test     = "ArnLike"
      variable = "${key}" # who
      values   = ["arn:aws:iam::123456789012:role/Deploy"]
    }
  }
}`;
    const title = 'Change to aws:PrincipalArn (the user or role that calls)';
    assertFix(block('aws:arn'), title, block('aws:PrincipalArn'), { language: 'terraform' });
  });
});
