resource "aws_s3_bucket" "invoices" {
  bucket = "acme-invoices-prod"
}

data "aws_iam_policy_document" "invoices" {
  statement {
    sid    = "TheReportReads"
    effect = "Allow"

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::384756102938:role/reporting"]
    }

    actions = [
      "s3:GetObject",
      "s3:ListBucket",
    ]

    resources = [
      aws_s3_bucket.invoices.arn,
      "${aws_s3_bucket.invoices.arn}/*",
    ]
  }

  statement {
    sid    = "OnlyOverTls"
    effect = "Deny"

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    actions = ["s3:*"]

    resources = [
      aws_s3_bucket.invoices.arn,
      "${aws_s3_bucket.invoices.arn}/*",
    ]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  policy = data.aws_iam_policy_document.invoices.json
}
