variable "bucket" {
  type    = string
  default = "acme-team-files"
}

# The data source writes &{…} for what IAM fills in.
data "aws_iam_policy_document" "home" {
  statement {
    sid       = "ListTheOwnFolder"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::${var.bucket}"]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"

      values = [
        "home/&{aws:username}",
        "home/&{aws:username}/*",
      ]
    }
  }

  statement {
    sid       = "UseTheOwnFolder"
    actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::${var.bucket}/home/&{aws:username}/*"]
  }
}

resource "aws_iam_group_policy" "home" {
  name   = "home-folder"
  group  = "everyone"
  policy = data.aws_iam_policy_document.home.json
}

# Everywhere else $${…} does.
resource "aws_iam_policy" "own_keys" {
  name = "rotate-own-keys"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "RotateOwnKeys"
        Effect = "Allow"
        Action = [
          "iam:CreateAccessKey",
          "iam:DeleteAccessKey",
          "iam:ListAccessKeys",
          "iam:UpdateAccessKey",
        ]
        Resource = "arn:aws:iam::*:user/$${aws:username}"
      },
    ]
  })
}
