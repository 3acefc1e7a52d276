resource "aws_dms_endpoint" "target" {
  endpoint_id   = "shop-target"
  endpoint_type = "target"
  engine_name   = "aurora-postgresql"
  ssl_mode      = "verify-all"
  server_name   = var.host
  port          = 5432
  database_name = "shop"
  username      = "dms"
  password      = var.password
}

resource "aws_dms_replication_task" "shop" {
  replication_task_id      = "shop"
  migration_type           = "full-load"
  replication_instance_arn = var.instance_arn
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = aws_dms_endpoint.target.endpoint_arn

  table_mappings            = file("${path.module}/tables.json")
  replication_task_settings = file("${path.module}/settings.json")
}
