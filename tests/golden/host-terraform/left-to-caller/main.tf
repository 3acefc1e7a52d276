resource "aws_dms_replication_task" "orders" {
  table_mappings            = var.mappings
  replication_task_settings = var.settings

  replication_task_id      = "orders"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
