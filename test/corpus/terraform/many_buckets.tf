variable "buckets" {
  type    = set(string)
  default = ["acme-lake-raw", "acme-lake-sales"]
}

variable "write_prefixes" {
  type    = map(string)
  default = { "acme-lake-sales" = "curated" }
}

locals {
  bucket_arns = [for name in var.buckets : "arn:aws:s3:::${name}"]
}

data "aws_iam_policy_document" "lake" {
  statement {
    sid       = "ListBuckets"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = local.bucket_arns
  }

  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject"]
    resources = [for arn in local.bucket_arns : "${arn}/*"]
  }

  dynamic "statement" {
    for_each = var.write_prefixes

    content {
      sid       = "Write${replace(title(statement.key), "-", "")}"
      actions   = ["s3:DeleteObject", "s3:PutObject"]
      resources = ["arn:aws:s3:::${statement.key}/${statement.value}/*"]
    }
  }
}

resource "aws_iam_policy" "lake" {
  name   = "lake"
  policy = data.aws_iam_policy_document.lake.json
}

resource "aws_iam_policy" "queues" {
  name = "queues"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "SendToQueues"
          Effect   = "Allow"
          Action   = "sqs:SendMessage"
          Resource = [for name in ["orders", "refunds"] : "arn:aws:sqs:eu-west-1:210987654321:${name}"]
        },
      ],
      [
        for name in sort(keys(var.write_prefixes)) : {
          Sid      = "Announce${title(replace(name, "-", ""))}"
          Effect   = "Allow"
          Action   = "sns:Publish"
          Resource = "arn:aws:sns:eu-west-1:210987654321:${name}-changed"
        }
      ],
    )
  })
}
