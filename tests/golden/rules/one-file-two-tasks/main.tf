resource "aws_dms_replication_task" "first" {
  replication_task_settings = file("settings.json")

  replication_task_id      = "first"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
  table_mappings           = var.table_mappings
}

resource "aws_dms_replication_task" "second" {
  replication_task_settings = file("settings.json")

  replication_task_id      = "second"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
  table_mappings           = var.table_mappings
}
