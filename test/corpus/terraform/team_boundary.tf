resource "aws_iam_role" "worker" {
  name                 = "billing-worker"
  permissions_boundary = aws_iam_policy.boundary.arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "ecs-tasks.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = {
          StringEquals = { "aws:SourceAccount" = "210987654321" }
          ArnLike      = { "aws:SourceArn" = "arn:aws:ecs:eu-west-1:210987654321:*" }
        }
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::210987654321:role/platform/on-call" }
        Action    = "sts:AssumeRole"
        Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
      },
    ]
  })

  inline_policy {
    name = "work"

    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid      = "TakeWork"
        Effect   = "Allow"
        Action   = ["sqs:DeleteMessage", "sqs:ReceiveMessage"]
        Resource = "arn:aws:sqs:eu-west-1:210987654321:billing-work"
      }]
    })
  }
}

resource "aws_iam_policy" "boundary" {
  name   = "team-boundary"
  path   = "/boundaries/"
  policy = data.aws_iam_policy_document.boundary.json
}

# policywright-kind: boundary
data "aws_iam_policy_document" "boundary" {
  statement {
    sid       = "ServicesOfApplications"
    actions   = ["dynamodb:*", "logs:*", "s3:*", "sns:*", "sqs:*"]
    resources = ["*"]
  }

  statement {
    sid       = "OnlyInsideTheOrganization"
    effect    = "Deny"
    actions   = ["s3:*", "sns:*", "sqs:*"]
    resources = ["*"]

    condition {
      test     = "StringNotEqualsIfExists"
      variable = "aws:ResourceOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
  }
}
