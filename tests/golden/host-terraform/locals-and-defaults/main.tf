resource "aws_dms_replication_task" "shop" {
  replication_task_settings = var.settings
  table_mappings            = local.mappings["shop"]

  replication_task_id      = "shop"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}

resource "aws_dms_replication_task" "elsewhere" {
  table_mappings = local.nowhere

  replication_task_id      = "elsewhere"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  migration_type           = var.migration_type
}
