variable "consumers" {
  type    = list(string)
  default = ["384756102938", "519283746501"]
}

resource "aws_ecr_repository_policy" "api" {
  repository = "billing/api"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ConsumersPull"
      Effect    = "Allow"
      Principal = { AWS = [for account in var.consumers : "arn:aws:iam::${account}:root"] }
      Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

data "aws_iam_policy_document" "password" {
  statement {
    sid       = "ConsumersRead"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = formatlist("arn:aws:iam::%s:root", var.consumers)
    }
  }

  statement {
    sid       = "NobodyOutside"
    effect    = "Deny"
    actions   = ["secretsmanager:*"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
  }
}

resource "aws_secretsmanager_secret_policy" "password" {
  secret_arn          = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing/database-Xk3p9Q"
  policy              = data.aws_iam_policy_document.password.json
  block_public_policy = true
}
