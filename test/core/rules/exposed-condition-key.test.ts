import { assertFindings } from '../../support/fixture.ts';

const only = 'exposed-condition-key';

describe('exposed-condition-key', () => {
  it('warns where nothing else keeps anyone out', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": "*",
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::pictures/*",
    "Condition": {
      "StringLike": { "aws:Referer": "https://www.example.com/*" },
//                    ^^^^^^^^^^^^^ warning exposed-condition-key: aws:referer proves nothing: the address of the page in front is whatever the caller writes. Here it is all that stands between the resource and everyone.
      "StringEquals": { "aws:UserAgent": "secret" }
//                      ^^^^^^^^^^^^^^^ warning exposed-condition-key: aws:UserAgent proves nothing: the name of the calling program is whatever the caller writes. …
    }
  }
}`,
      { only, kind: 'resource' },
    );
  });
  it('informs where more is asked, or callers are named', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "*" },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::pictures/*",
      "Condition": {
        "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:referer": "https://www.example.com/" }
//                                                              ^^^^^^^^^^^^^ info exposed-condition-key: aws:referer proves nothing: the address of the page in front is whatever the caller writes.
      }
    },
    {
      "Effect": "Allow",
      "Principal": { "AWS": "123456789012" },
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::pictures/*",
      "Condition": { "StringNotLike": { "aws:useragent": "curl*" } }
//                                      ^^^^^^^^^^^^^^^ info exposed-condition-key: aws:UserAgent proves nothing: the name …
    }
  ]
}`,
      { only, kind: 'resource' },
    );
  });
  it('is silent in a Deny and on keys that AWS fills', () => {
    assertFindings(
      `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotLike": { "aws:UserAgent": "Mozilla*" } } },
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }
  ]
}`,
      { only },
    );
  });
  it('reads blocks', () => {
    assertFindings(
      `resource "aws_s3_bucket_policy" "pictures" {
  bucket = "pictures"
  policy = data.aws_iam_policy_document.read.json
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::pictures/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringLike"
      variable = "aws:Referer"
#                ^^^^^^^^^^^^^ warning exposed-condition-key: aws:referer proves nothing: the address of the page in front is whatever the caller writes. Here it is all …
      values   = ["https://www.acme.dev/*"]
    }
  }
}`,
      { only, language: 'terraform' },
    );
  });
  it('informs in the policy of a caller', () => {
    assertFindings(
      `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::pictures/*"]
    condition {
      test     = "StringLike"
      variable = "aws:UserAgent"
#                ^^^^^^^^^^^^^^^ info exposed-condition-key: aws:UserAgent proves …
      values   = [var.agent]
    }
  }
}`,
      { only, language: 'terraform' },
    );
  });
});
