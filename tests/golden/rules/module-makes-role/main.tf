module "dms" {
  source = "terraform-aws-modules/dms/aws"

  endpoints = {
    source = {
      endpoint_id         = "orders-source"
      endpoint_type       = "source"
      engine_name         = "mysql"
      database_name       = "orders"
      secrets_manager_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders"
    }
  }
}

resource "aws_dms_endpoint" "source" {
  endpoint_id         = "orders-source"
  endpoint_type       = "source"
  engine_name         = "mysql"
  database_name       = "orders"
  secrets_manager_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders"
}
