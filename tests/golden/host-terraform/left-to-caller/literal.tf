resource "aws_dms_replication_task" "items" {
  table_mappings = ""

  replication_task_id      = "items"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
