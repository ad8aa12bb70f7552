variable "issuer" {
  type    = string
  default = "oidc.eks.eu-west-1.amazonaws.com/id/D539D4633E53DE1B71A05C2F0B8E7A94"
}

data "aws_iam_openid_connect_provider" "cluster" {
  url = "https://${var.issuer}"
}

data "aws_iam_policy_document" "service_account" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [data.aws_iam_openid_connect_provider.cluster.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${var.issuer}:sub"
      values   = ["system:serviceaccount:billing:billing-api"]
    }

    condition {
      test     = "StringEquals"
      variable = "${replace(data.aws_iam_openid_connect_provider.cluster.url, "https://", "")}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "pod_identity" {
  statement {
    sid     = "AllowEksAuthToAssumeRoleForPodIdentity"
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "billing_api" {
  for_each = {
    irsa         = data.aws_iam_policy_document.service_account.json
    pod-identity = data.aws_iam_policy_document.pod_identity.json
  }

  name               = "billing-api-${each.key}"
  assume_role_policy = each.value
}
