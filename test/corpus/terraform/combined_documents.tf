variable "can_write" {
  type    = bool
  default = false
}

data "aws_iam_policy_document" "guard" {
  statement {
    sid       = "NotWithoutMfa"
    effect    = "Deny"
    actions   = ["s3:DeleteObject", "s3:PutObject"]
    resources = ["*"]

    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "analysts" {
  source_policy_documents = [data.aws_iam_policy_document.guard.json]

  statement {
    sid       = "Objects"
    actions   = var.can_write ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
    resources = ["arn:aws:s3:::acme-lake-sales/*"]
  }

  statement {
    sid       = "Query"
    actions   = ["athena:GetQueryExecution", "athena:GetQueryResults", "athena:StartQueryExecution"]
    resources = ["arn:aws:athena:eu-west-1:210987654321:workgroup/analysts"]

    condition {
      test     = "ForAnyValue:StringEquals"
      variable = "aws:PrincipalOrgPaths"
      values   = ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"]
    }
  }
}

resource "aws_iam_role_policy" "analysts" {
  name   = "analysts"
  role   = "analysts"
  policy = data.aws_iam_policy_document.analysts.json
}

resource "aws_ssoadmin_permission_set_inline_policy" "analysts" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-7223a4c5d6e7f890"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-7223a4c5d6e7f890/ps-1a2b3c4d5e6f7089"
  inline_policy      = data.aws_iam_policy_document.analysts.json
}
