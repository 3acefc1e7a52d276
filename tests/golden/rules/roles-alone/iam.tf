data "aws_iam_policy_document" "dms" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "vpc" {
  name               = "dms-vpc-role"
  assume_role_policy = data.aws_iam_policy_document.dms.json
}

resource "aws_iam_role" "logs" {
  name               = "dms-cloudwatch-logs-role"
  assume_role_policy = data.aws_iam_policy_document.dms.json
}

resource "aws_iam_role" "secrets" {
  name               = "shop-secrets"
  assume_role_policy = data.aws_iam_policy_document.dms.json
}

resource "aws_iam_role" "management" {
  name               = "shop-management"
  assume_role_policy = data.aws_iam_policy_document.dms.json
}
