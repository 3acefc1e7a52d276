resource "aws_dms_replication_task" "load" {
  replication_task_id      = "load"
  migration_type           = "full-load"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  table_mappings           = var.mappings
}

resource "aws_dms_replication_task" "follow" {
  replication_task_id      = "follow"
  migration_type           = "cdc"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  table_mappings           = var.mappings
}

resource "aws_dms_replication_task" "both" {
  replication_task_id      = "both"
  migration_type           = "full-load-and-cdc"
  source_endpoint_arn      = var.source_arn
  target_endpoint_arn      = var.target_arn
  replication_instance_arn = var.instance_arn
  table_mappings           = var.mappings
}
