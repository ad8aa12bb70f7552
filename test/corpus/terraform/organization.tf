resource "aws_organizations_policy" "regions" {
  name = "regions"
  type = "SERVICE_CONTROL_POLICY"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Sid       = "OnlyInEurope"
      Effect    = "Deny"
      NotAction = ["cloudfront:*", "iam:*", "organizations:*", "route53:*", "sts:*", "support:*"]
      Resource  = "*"
      Condition = {
        StringNotEquals = { "aws:RequestedRegion" = ["eu-central-1", "eu-west-1"] }
        ArnNotLike      = { "aws:PrincipalArn" = "arn:aws:iam::*:role/AWSControlTowerExecution" }
      }
    }
  })
}

data "aws_iam_policy_document" "trails" {
  statement {
    sid       = "TrailsStay"
    effect    = "Deny"
    actions   = ["cloudtrail:DeleteTrail", "cloudtrail:StopLogging", "cloudtrail:UpdateTrail"]
    resources = ["arn:aws:cloudtrail:*:*:trail/organization"]
  }

  statement {
    sid         = "RootUsersOnlyLookAround"
    effect      = "Deny"
    not_actions = ["iam:Get*", "iam:List*", "sts:GetCallerIdentity"]
    resources   = ["*"]

    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::*:root"]
    }
  }
}

resource "aws_organizations_policy" "trails" {
  name    = "trails"
  content = data.aws_iam_policy_document.trails.minified_json
}

resource "aws_organizations_policy" "identities" {
  name = "identities"
  type = "RESOURCE_CONTROL_POLICY"

  content = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "OnlyTheOrganization",
          "Effect": "Deny",
          "Principal": "*",
          "Action": ["s3:*", "sqs:*", "kms:*", "secretsmanager:*", "sts:AssumeRole"],
          "Resource": "*",
          "Condition": {
            "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
            "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }
          }
        }
      ]
    }
  JSON
}
